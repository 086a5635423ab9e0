/**
 * Two versions of a GED row → the columns whose values differ. Order of columns, quoting, and the ways in which releases
 * write one value (a time of midnight after a date, `1` or `true`, trailing zeros, nothing or `NA`) are not a change. A
 * column that only the earlier version has is not compared; one that only the later one fills is a change.
 */
import {gedKinds, type GedColumn, type GedKind} from './columns.ts';
import {fieldText, recordFields, scanRecord, type RecordFields} from './record-scanner.ts';

export interface RowVersion {
  readonly header: readonly string[];
  readonly source: Uint8Array;
  readonly fields: RecordFields;
}

export function changedColumns(earlier: RowVersion, later: RowVersion): readonly string[] {
  return later.header.filter((name, index) => {
    const position = earlier.header.indexOf(name);
    const before = position === -1 ? '' : fieldText(earlier.source, earlier.fields, position);
    return !sameValue(gedKinds[name as GedColumn], before, fieldText(later.source, later.fields, index));
  });
}

/** A record alone in its bytes, as it stands in the ledger. Throws where it is none. */
export function versionOf(header: readonly string[], record: Uint8Array): RowVersion {
  const fields = recordFields(header.length);
  if (scanRecord(fields, record, 0, record.length, true) !== 'found')
    throw new Error('the row in the ledger is no record');
  return {header, source: record, fields};
}

const missing = (text: string): boolean => text === '' || text === 'NA';

function sameValue(kind: GedKind, before: string, after: string): boolean {
  if (before === after || (missing(before) && missing(after))) return true;
  if (missing(before) || missing(after)) return false;
  switch (kind) {
    case 'text':
      return false;
    case 'whole':
    case 'decimal':
      return Number(before) === Number(after);
    case 'day':
      return dayPart(before) === dayPart(after);
    case 'yes_no':
      return yesNo(before) === yesNo(after);
  }
}

/** Midnight is how releases since 20.1 write a day; another time is another value. */
const dayPart = (text: string): string => text.replace(/[ T]00:00:00(\.0+)?$/, '');

const yesNo = (text: string): string => ({true: '1', t: '1', false: '0', f: '0'})[text.toLowerCase()] ?? text;
