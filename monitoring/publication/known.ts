/**
 * What was public by a day, indexed once for all pages: a record counts from the day on which it became known, a
 * finding from the day on which it was decided. Rows come in the order of their entries, whatever order they arrived in.
 * The words of a row are those of the version that stands at the ledger size; the day decides only which rows are there.
 */
import type {Actor, Agreement, CaseFile} from '../agreement/index.ts';
import type {Statement} from '../attribution/index.ts';
import type {CoverageRecord, Restriction} from '../coverage/index.ts';
import type {Finding} from '../findings/index.ts';
import type {Casualty, Incident} from '../incidents/index.ts';
import type {Day, Recorded, Superseded} from '../kernel/index.ts';
import type {SeriesFigure} from '../measures/index.ts';
import type {Report} from '../reports/index.ts';
import type {Witnessing} from './witnessing.ts';

type Records<T> = readonly Recorded<T>[];

export interface Known {
  readonly date: Day;
  readonly size: number;
  readonly witnessing?: Witnessing;
  readonly caseFile: Recorded<CaseFile>;
  /** The day asked for, or the last day of the record where that is earlier: clocks and windows end here. */
  readonly lastDay: Day;
  readonly agreements: Records<Agreement>;
  readonly reports: Records<Report>;
  readonly statements: Records<Statement>;
  readonly incidents: Records<Incident>;
  readonly casualties: Records<Casualty>;
  readonly findings: Records<Finding>;
  readonly coverage: Records<CoverageRecord>;
  readonly restrictions: Records<Restriction>;
  readonly series: Records<SeriesFigure>;
  readonly earlier: {
    readonly incidents: readonly Superseded<Incident>[];
    readonly reports: readonly Superseded<Report>[];
    readonly casualties: readonly Superseded<Casualty>[];
    readonly findings: readonly Superseded<Finding>[];
  };
  readonly incident: (id: string) => Recorded<Incident> | undefined;
  readonly reportsOf: (incident: string) => Records<Report>;
  readonly statementsOf: (incident: string) => Records<Statement>;
  readonly casualtiesOf: (incident: string) => Records<Casualty>;
  readonly findingsOf: (incident: string) => Records<Finding>;
  /** Decisions of one kind on one clause and duty-bearer. */
  readonly decisionsOn: (kind: 'breach' | 'duty', obligation: string, actor: string) => Records<Finding>;
  /** Incidents that somebody says are this actor’s, or that a decision attributes to it on any layer. */
  readonly allegedAgainst: (actor: string) => readonly Recorded<Incident>[];
  readonly actor: (id: string) => Actor | undefined;
  /** Short name of an actor, or the name of a source, or the id. */
  readonly nameOf: (id: string) => string;
  /** The party that this actor is or is a member of. */
  readonly partyOf: (actor: string) => string | undefined;
}

/** When each kind of row became public. */
export const knownFrom = {
  reports: (report: Report): Day => report.published,
  statements: (statement: Statement): Day =>
    statement.published > statement.date ? statement.published : statement.date,
  incidents: (incident: Incident): Day => incident.known_from,
  casualties: (casualty: Casualty): Day => casualty.known_from,
  findings: (finding: Finding): Day => finding.decided,
  coverage: (record: CoverageRecord): Day => record.known_from,
  restrictions: (restriction: Restriction): Day => restriction.known_from,
  series: (figure: SeriesFigure): Day => figure.known_from,
} as const;
