/**
 * The port of the views: databases built from the ledger and from nothing else, so that deleting one and rebuilding it
 * gives the same state. DuckDB in the process is the embedded implementation; a server tier follows.
 */
import type {Day} from '../../monitoring/kernel/index.ts';
import type {CaseFacts} from '../../monitoring/publication/index.ts';
import type {IncidentColumns, IncidentQuery} from '../contract/index.ts';

/** Both filters of the as-of control: what was public by `date`, in the first `size` entries. */
export interface ViewAsOf {
  readonly date: Day;
  readonly size: number;
}

/** An incident as the table needs it: of the register (decorated from the facts) or a row of a data set. */
export interface IncidentHit {
  readonly id: string;
  /** `register`, or the data set's table name. */
  readonly recordedIn: string;
  readonly entry: number;
  /** Only for rows of a data set: the typed columns of the row. */
  readonly event?: DataSetEvent;
}

export interface DataSetEvent {
  readonly id: string;
  readonly dataSet: string;
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly datePrecision: number;
  readonly place: string;
  readonly province: string;
  readonly country: string;
  readonly placePrecision: number;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly sideA: string;
  readonly sideB: string;
  readonly dyad: string;
  readonly violence: number;
  readonly low: number;
  readonly best: number;
  readonly high: number;
  /** low ≤ best ≤ high does not hold, as published. */
  readonly flagged: boolean;
  readonly sources: number;
  readonly entry: number;
  readonly endedBy?: number;
}

export interface MonthCount {
  readonly month: string;
  readonly violence: number;
  readonly events: number;
  readonly best: number;
}

export interface ProvinceActorCount {
  readonly province: string;
  readonly actor: string;
  readonly events: number;
  readonly best: number;
}

export interface DayTally {
  readonly day: Day;
  readonly events: number;
  readonly best: number;
}

export interface Views {
  /** Ledger size up to which the views are built. */
  readonly size: number;
  caseIds(size: number): Promise<readonly string[]>;
  /** The whole register of a case at a ledger size; undefined where the case is not in it. */
  facts(caseId: string, size: number): Promise<CaseFacts | undefined>;
  dataSetEventCount(caseId: string, asOf: ViewAsOf): Promise<number>;
  incidentPage(
    caseId: string,
    asOf: ViewAsOf,
    query: IncidentQuery,
  ): Promise<{readonly total: number; readonly hits: readonly IncidentHit[]}>;
  /** With `search`, only what the table shows for the same words. */
  incidentColumns(caseId: string, asOf: ViewAsOf, search?: string): Promise<IncidentColumns>;
  /** Every version of one event of a data set, oldest first. */
  eventVersions(caseId: string, id: string, size: number): Promise<readonly DataSetEvent[]>;
  /** Which entry superseded this one, if any did. */
  endedBy(entry: number): Promise<number | undefined>;
  monthly(caseId: string, asOf: ViewAsOf, country: string, from: Day, to: Day): Promise<readonly MonthCount[]>;
  provinceActor(caseId: string, asOf: ViewAsOf, limit: number): Promise<readonly ProvinceActorCount[]>;
  mapWindow(
    caseId: string,
    asOf: ViewAsOf,
    box: readonly number[],
    from: Day,
    to: Day,
  ): Promise<readonly DataSetEvent[]>;
  /** One row for each day, days without an event included. */
  dyadDaily(caseId: string, asOf: ViewAsOf, dyad: string, from: Day, to: Day): Promise<readonly DayTally[]>;
  /** Canonical text of every row of every table, in a fixed order: equal after any rebuild. */
  dump(write: (line: string) => void): Promise<void>;
  close(): Promise<void>;
}
