/** One row of the register as a release makes it, and what every row is made from. */
import type {CaseFile} from '../../agreement/index.ts';
import type {Desk} from '../desk.ts';
import type {ReleaseFile} from '../state.ts';
import type {ReleaseContents} from './contents.ts';

/** A row by column name; a column that is not there is empty. */
export interface ReleasedRow {
  readonly table: 'incidents' | 'reports' | 'statements' | 'casualties' | 'findings' | 'restrictions';
  readonly id: string;
  readonly record: Readonly<Record<string, string>>;
}

export interface ReleasingContext {
  readonly caseFile: CaseFile;
  /** Day of the release, `YYYY-MM-DD` in UTC: when the public learns of it. */
  readonly day: string;
  readonly sha256: (text: string) => string;
}

export interface Making {
  readonly desk: Desk;
  readonly release: ReleaseFile;
  readonly contents: ReleaseContents;
  readonly context: ReleasingContext;
  /** `Release R.`, and what it corrects. */
  readonly remark: string;
}

type Cells = Readonly<Record<string, string | number | undefined>>;

export function row(table: ReleasedRow['table'], id: string, cells: Cells): ReleasedRow {
  const all: Cells = {id, ...cells};
  const record = Object.entries(all).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)] as const],
  );
  return {table, id, record: Object.fromEntries(record)};
}
