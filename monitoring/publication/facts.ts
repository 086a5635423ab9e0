/**
 * Everything that a case's record holds at one ledger size, as the pure functions of the core take it. Each record
 * carries the entry that made it; superseded versions stand apart, so that a page can show what was revised.
 * Rows of large data sets are not in here: the views count them.
 */
import type {Agreement, CaseFile} from '../agreement/index.ts';
import type {Statement} from '../attribution/index.ts';
import type {CoverageRecord, Restriction} from '../coverage/index.ts';
import type {Finding} from '../findings/index.ts';
import type {Casualty, Incident} from '../incidents/index.ts';
import type {Recorded, Superseded} from '../kernel/index.ts';
import type {SeriesFigure} from '../measures/index.ts';
import type {Report} from '../reports/index.ts';
import type {Witnessing} from './witnessing.ts';

export type {Recorded, Superseded} from '../kernel/index.ts';

export interface CaseFacts {
  /** Only entries below this index are in here. */
  readonly size: number;
  /** What witnesses had cosigned of these entries; absent where nobody was asked. */
  readonly witnessing?: Witnessing;
  readonly caseFile: Recorded<CaseFile>;
  readonly agreements: readonly Recorded<Agreement>[];
  readonly reports: readonly Recorded<Report>[];
  readonly statements: readonly Recorded<Statement>[];
  readonly incidents: readonly Recorded<Incident>[];
  readonly casualties: readonly Recorded<Casualty>[];
  readonly findings: readonly Recorded<Finding>[];
  readonly coverage: readonly Recorded<CoverageRecord>[];
  readonly restrictions: readonly Recorded<Restriction>[];
  readonly series: readonly Recorded<SeriesFigure>[];
  readonly earlier: {
    readonly incidents: readonly Superseded<Incident>[];
    readonly reports: readonly Superseded<Report>[];
    readonly casualties: readonly Superseded<Casualty>[];
    readonly findings: readonly Superseded<Finding>[];
  };
}
