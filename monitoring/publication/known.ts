/**
 * What was public by a day, indexed once for all pages: a record counts from the day on which it became known, a
 * finding from the day on which it was decided. Rows come in the order of their entries, whatever order they arrived in.
 * The words of a row are those of the version that stands at the ledger size; the day decides only which rows are there.
 */
import type {Actor, Agreement, CaseFile} from '../agreement/index.ts';
import {allegedActors, type Statement} from '../attribution/index.ts';
import type {CoverageRecord, Restriction} from '../coverage/index.ts';
import type {Finding} from '../findings/index.ts';
import type {Casualty, Incident} from '../incidents/index.ts';
import {byEntry, type Day, type Recorded, type Superseded} from '../kernel/index.ts';
import type {SeriesFigure} from '../measures/index.ts';
import type {Report} from '../reports/index.ts';
import {agreementAt} from './agreement-at.ts';
import type {CaseFacts} from './facts.ts';

type Records<T> = readonly Recorded<T>[];

export interface Known {
  readonly date: Day;
  readonly size: number;
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
  readonly statementsOn: (obligation: string) => Records<Statement>;
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

/** Pure: the same facts and day give the same answer, so it is kept beside the facts. A reader moves between few days. */
const kept = new WeakMap<CaseFacts, Map<Day, Known>>();
const mostDaysKept = 8;

export function knownAt(facts: CaseFacts, date: Day): Known {
  const days = kept.get(facts) ?? new Map<Day, Known>();
  kept.set(facts, days);
  const before = days.get(date);
  if (before !== undefined) return before;
  const known = readKnown(facts, date);
  if (days.size >= mostDaysKept) days.clear();
  days.set(date, known);
  return known;
}

/**
 * The day that a page opens with: the end of the record, or the last day on which anything in it became known where
 * that is later (editors decide after the record has ended).
 */
export function defaultAsOfDate(facts: CaseFacts): Day {
  let last = facts.caseFile.record.recordEnds;
  for (const name of [
    'reports',
    'statements',
    'incidents',
    'casualties',
    'findings',
    'coverage',
    'restrictions',
    'series',
  ] as const) {
    const dayOf = knownFrom[name] as (record: unknown) => Day;
    for (const {record} of facts[name]) if (dayOf(record) > last) last = dayOf(record);
  }
  return last;
}

function readKnown(facts: CaseFacts, date: Day): Known {
  const cut = <T, R extends Recorded<T>>(records: readonly R[], dayOf: (record: T) => Day): readonly R[] =>
    byEntry(records.filter(({record}) => dayOf(record) <= date));
  const {caseFile, earlier} = facts;
  const {recordEnds} = caseFile.record;
  const rows = {
    agreements: byEntry(facts.agreements).flatMap(({entry, record}) => {
      const published = agreementAt(record, date);
      return published === undefined ? [] : [{entry, record: published}];
    }),
    reports: cut(facts.reports, knownFrom.reports),
    statements: cut(facts.statements, knownFrom.statements),
    incidents: cut(facts.incidents, knownFrom.incidents),
    casualties: cut(facts.casualties, knownFrom.casualties),
    findings: cut(facts.findings, knownFrom.findings),
    coverage: cut(facts.coverage, knownFrom.coverage),
    restrictions: cut(facts.restrictions, knownFrom.restrictions),
    series: cut(facts.series, knownFrom.series),
    earlier: {
      incidents: cut(earlier.incidents, knownFrom.incidents),
      reports: cut(earlier.reports, knownFrom.reports),
      casualties: cut(earlier.casualties, knownFrom.casualties),
      findings: cut(earlier.findings, knownFrom.findings),
    },
  };
  const names = namesOf(caseFile.record);
  return {
    date,
    size: facts.size,
    caseFile,
    lastDay: date < recordEnds ? date : recordEnds,
    ...rows,
    ...names,
    ...lookups(rows),
    allegedAgainst: allegations(rows, names.chain),
  };
}

function lookups(rows: Pick<Known, 'incidents' | 'reports' | 'statements' | 'casualties' | 'findings'>) {
  const incidents = new Map(rows.incidents.map((incident) => [incident.record.id, incident]));
  const reports = grouped(rows.reports, ({incident}) => incident);
  const statements = grouped(rows.statements, ({incident}) => incident);
  const statementsByClause = grouped(rows.statements, ({obligation}) => obligation);
  const casualties = grouped(rows.casualties, ({incident}) => incident);
  const findings = grouped(rows.findings, ({incident}) => incident);
  const decisions = grouped(rows.findings, ({kind, obligation, actor}) => `${kind} ${obligation ?? ''} ${actor ?? ''}`);
  return {
    incident: (id: string) => incidents.get(id),
    reportsOf: (id: string) => reports.get(id) ?? [],
    statementsOf: (id: string) => statements.get(id) ?? [],
    statementsOn: (obligation: string) => statementsByClause.get(obligation) ?? [],
    casualtiesOf: (id: string) => casualties.get(id) ?? [],
    findingsOf: (id: string) => findings.get(id) ?? [],
    decisionsOn: (kind: string, obligation: string, actor: string) =>
      decisions.get(`${kind} ${obligation} ${actor}`) ?? [],
  };
}

function grouped<T>(records: Records<T>, keyOf: (record: T) => string | undefined): ReadonlyMap<string, Records<T>> {
  const groups = new Map<string, Recorded<T>[]>();
  for (const recorded of records) {
    const key = keyOf(recorded.record);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [recorded]);
    else group.push(recorded);
  }
  return groups;
}

function namesOf(caseFile: CaseFile) {
  const actors = new Map(caseFile.actors.map((actor) => [actor.id, actor]));
  const sources = new Map(caseFile.sources.map((source) => [source.id, source]));
  const chain = (id: string): readonly string[] => {
    const ids = [id];
    for (
      let next = actors.get(id)?.memberOf;
      next !== undefined && !ids.includes(next);
      next = actors.get(next)?.memberOf
    ) {
      ids.push(next);
    }
    return ids;
  };
  return {
    chain,
    actor: (id: string) => actors.get(id),
    nameOf: (id: string) => actors.get(id)?.short ?? sources.get(id)?.name ?? id,
    partyOf: (id: string) => chain(id).find((member) => caseFile.parties.includes(member)),
  };
}

function allegations(
  {incidents, statements, findings}: Pick<Known, 'incidents' | 'statements' | 'findings'>,
  chain: (id: string) => readonly string[],
): Known['allegedAgainst'] {
  const accused = new Map<string, Set<string>>();
  const add = (actor: string, incident: string | undefined): void => {
    if (incident === undefined) return;
    const set = accused.get(actor) ?? new Set<string>();
    accused.set(actor, set.add(incident));
  };
  for (const {record} of statements) for (const actor of allegedActors(record, chain)) add(actor, record.incident);
  for (const {record} of findings) {
    const attributed = record.result === 'attributed' || record.result === 'attributed_probable';
    if (record.kind !== 'attribution' || !attributed || record.actor === undefined) continue;
    for (const actor of chain(record.actor)) add(actor, record.incident);
  }
  const byActor = new Map<string, readonly Recorded<Incident>[]>();
  return (actor) => {
    const ids = accused.get(actor);
    const own = byActor.get(actor) ?? (ids === undefined ? [] : incidents.filter(({record}) => ids.has(record.id)));
    byActor.set(actor, own);
    return own;
  };
}
