/**
 * The port of the views: databases built from the ledger and from nothing else, so that deleting one and rebuilding it
 * gives the same state. DuckDB in the process is the embedded implementation; a server tier follows.
 */
import type {Day} from '../../monitoring/kernel/index.ts';
import type {Leaf} from '../../monitoring/ledger/index.ts';
import type {CaseFacts} from '../../monitoring/publication/index.ts';
import type {IncidentColumns, IncidentQuery} from '../contract/index.ts';
import type {EventBatch} from '../import/ged/index.ts';

/**
 * Both filters of the as-of control: what was public by `date`, in the first `size` entries. A row of a data set does
 * not say when it became public: it counts from its last day, and carries the release that it came with.
 */
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
  /** The table that its import named: `ucdp-ged`. */
  readonly dataSet: string;
  /** Release of the data set that this version came with, as the importer gave it; empty if unknown. */
  readonly release: string;
  /** Put together from the coded fields: dyad and place. Headlines of third parties stay in the row as published. */
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly datePrecision: number;
  readonly place: string;
  readonly district: string;
  readonly province: string;
  readonly country: string;
  readonly placePrecision: number;
  /** As published, whatever the precision; only a precision of 1 to 3 may be drawn as a point. */
  readonly latitude?: number;
  readonly longitude?: number;
  readonly sideA: string;
  readonly sideB: string;
  readonly dyad: string;
  readonly dyadId?: number;
  /** As coded; `violenceType` in data-set-words.ts names it. */
  readonly violence: number;
  readonly low: number;
  readonly best: number;
  readonly high: number;
  /** What the row says of itself that does not fit together, as published: `range`, `days`, `code` (docs/formats/ged.md). */
  readonly flags: readonly string[];
  /** −1 where the data set did not code them. */
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
  readonly country: string;
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

/** Which version of each event of a data set stands, for comparing a new release with it. */
export interface StandingEvents {
  /** Ascending. */
  readonly ids: Float64Array;
  /** The entry of each of `ids`. */
  readonly entries: Int32Array;
  /** The columns of the import that an entry belongs to. */
  header(entry: number): readonly string[];
}

/** Entries of an import that is being written, loaded beside the ledger instead of after it. One at a time. */
export interface ViewsLoad {
  /** `import_opened` and `import_sealed`. */
  readonly leaf: (entry: number, leaf: Leaf) => void;
  /** Rows of a data set as its reader makes them, in the order of the file. */
  readonly batch: (batch: EventBatch) => void;
  /** The entry of one row of the batch given last. */
  readonly event: (entry: number, row: number) => void;
  /** The ledger has acknowledged all of it. */
  readonly finish: (size: number, root: Uint8Array) => Promise<void>;
  readonly abandon: () => Promise<void>;
}

export interface Views {
  /** Ledger size up to which the views are built. */
  readonly size: number;
  /** Adds what the ledger has got since; whoever appends calls it before saying that the pages show it. */
  catchUp(): Promise<void>;
  /** Everything else that would change the views waits until it is finished or abandoned. */
  beginLoad(): Promise<ViewsLoad>;
  standingEvents(caseId: string): Promise<StandingEvents>;
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
  /** By the month of the first day; an empty country is all of them. */
  monthly(caseId: string, asOf: ViewAsOf, country: string, from: Day, to: Day): Promise<readonly MonthCount[]>;
  /** Both sides of each event are counted as actors; most events first. */
  provinceActor(caseId: string, asOf: ViewAsOf, limit: number): Promise<readonly ProvinceActorCount[]>;
  /** Events that may be drawn as points (place precision 1 to 3) in west, south, east, north, first day in the window. */
  mapWindow(
    caseId: string,
    asOf: ViewAsOf,
    box: readonly number[],
    from: Day,
    to: Day,
  ): Promise<readonly DataSetEvent[]>;
  /** By first day; one row for each day of the window, days without an event included. */
  dyadDaily(caseId: string, asOf: ViewAsOf, dyadId: number, from: Day, to: Day): Promise<readonly DayTally[]>;
  /** Canonical text of every row of every table, in a fixed order: equal after any rebuild. */
  dump(write: (line: string) => void): Promise<void>;
  close(): Promise<void>;
}
