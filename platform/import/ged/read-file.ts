/**
 * A GED file → its header and its rows, each checked. Refuses the file whole: the visitor gets no row after the first
 * problem, and the problems of all rows are gathered, the first of them listed and all of them counted.
 */
import {readSync} from 'node:fs';
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {leafLimitBytes, rowLeafRoomBytes, writeRowLeaf} from '../../../monitoring/ledger/index.ts';
import {changedColumns, versionOf} from './changed-columns.ts';
import {gedShape, type GedShape} from './columns.ts';
import {flagWords} from './event-columns.ts';
import {eventRow, type EventRow} from './event-row.ts';
import {fieldText, recordFields, scanRecord, type RecordFields} from './record-scanner.ts';
import {scanFile, type RecordPlace} from './scan-file.ts';

export interface GedHead {
  /** Names as published, trimmed, in the file's order. */
  readonly header: readonly string[];
  readonly shape: GedShape;
}

export interface GedVisitor {
  head(head: GedHead): void;
  /** A sound row, read by `row`. */
  row(row: EventRow, source: Uint8Array, fields: RecordFields): void;
  /** The memory of the rows since the last call, which may be kept. */
  afterPiece(source: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** The first of many, and how many there are. */
export interface Listed<T> {
  readonly count: number;
  readonly listed: readonly T[];
}

export interface GedReading extends GedHead {
  readonly rows: number;
  /** Rows that stand twice in the file with the same values; the second one is passed over. */
  readonly repeated: number;
  readonly flagged: Listed<{readonly id: string; readonly flags: readonly string[]}>;
}

export const listLimit = 1_000;

/** Fills up to the limit and goes on counting. */
export function listing<T>(): {readonly add: (item: T) => void; readonly get: () => Listed<T>} {
  const listed: T[] = [];
  let count = 0;
  return {
    add: (item) => {
      count += 1;
      if (listed.length < listLimit) listed.push(item);
    },
    get: () => ({count, listed}),
  };
}

export async function readGedFile(file: number, name: string, visitor: GedVisitor): Promise<Result<GedReading>> {
  const problems = listing<Problem>();
  const flagged = listing<{id: string; flags: readonly string[]}>();
  const seen = seenIds(file);
  let head: GedHead | undefined;
  let row: EventRow | undefined;
  let records = 0;
  let rows = 0;
  let repeated = 0;
  const refuse = (problem: Problem, line?: number): true => {
    problems.add({...problem, file: name, ...(line === undefined ? {} : {line})});
    return true;
  };
  const visit = (source: Uint8Array, fields: RecordFields, place: RecordPlace): boolean => {
    records += 1;
    if (head === undefined || row === undefined) {
      const read = readHead(source, fields);
      if (!read.ok) {
        read.problems.forEach((problem) => refuse(problem, place.line));
        return false;
      }
      head = read.value;
      row = eventRow(head.header);
      visitor.head(head);
      return true;
    }
    if (records === 2 && isTagRow(source, fields)) return true;
    rows += 1;
    if (fields.count !== head.header.length) return refuse(wrongCount(fields, head), place.line);
    if (!row.read(source, fields)) {
      row.problems(source, fields).forEach((problem) => refuse(problem, place.line));
      return true;
    }
    const twice = seen(row.values[0] as number, place, head.header, source, fields);
    if (twice === 'same') {
      repeated += 1;
      return true;
    }
    if (twice !== undefined) return refuse(twice, place.line);
    if (row.flags !== 0) flagged.add({id: String(row.values[0]), flags: flagWords(row.flags)});
    if (tooLarge(source, fields)) return refuse(entryTooLarge(fields), place.line);
    if (problems.get().count === 0) visitor.row(row, source, fields);
    return true;
  };
  const broken = await scanFile(file, visit, (source) => visitor.afterPiece(source));
  if (broken !== undefined) refuse(broken);
  if (records === 0 && broken === undefined) refuse({code: 'empty-file', message: 'has no header and no rows'});
  const {count, listed} = problems.get();
  if (count > listed.length) {
    return failure([...listed, {code: 'more-problems', file: name, message: `has ${count} problems in all`}]);
  }
  if (count > 0 || head === undefined) return failure(listed);
  return success({...head, rows, repeated, flagged: flagged.get()});
}

function readHead(source: Uint8Array, fields: RecordFields): Result<GedHead> {
  if (fields.count > fields.starts.length) {
    return failure([{code: 'unknown-shape', message: `has ${fields.count} columns, no published shape has over 50`}]);
  }
  const header = Array.from({length: fields.count}, (_, index) => fieldText(source, fields, index).trim());
  const shape = gedShape(header);
  return shape.ok ? success({header, shape: shape.value}) : shape;
}

/** HDX puts a row of HXL tags under the header: every cell that is not empty begins with `#`. */
function isTagRow(source: Uint8Array, {starts, ends, count}: RecordFields): boolean {
  let tags = 0;
  for (let index = 0; index < Math.min(count, starts.length); index += 1) {
    const [from, to] = [starts[index] as number, ends[index] as number];
    if (from === to) continue;
    if (source[from] !== 0x23) return false;
    tags += 1;
  }
  return tags > 0;
}

const wrongCount = ({count}: RecordFields, {header}: GedHead): Problem => ({
  code: 'wrong-field-count',
  message: `has ${count} fields, the header has ${header.length}`,
});

/** Six bytes are the most that one can become in an entry. */
const surelyFits = leafLimitBytes / 6 - 100;

function tooLarge(source: Uint8Array, {from, to}: RecordFields): boolean {
  if (to - from < surelyFits) return false;
  return (
    to - from > leafLimitBytes || writeRowLeaf(source, from, to, new Uint8Array(rowLeafRoomBytes(to - from)), 0) === -1
  );
}

const entryTooLarge = ({from, to}: RecordFields): Problem => ({
  code: 'entry-too-large',
  message: `has ${to - from} bytes, more than an entry can hold`,
});

type SeenBefore = (
  id: number,
  place: RecordPlace,
  header: readonly string[],
  source: Uint8Array,
  fields: RecordFields,
) => 'same' | Problem | undefined;

/** Where each id stood first; that row is read again only where the id comes a second time. */
function seenIds(file: number): SeenBefore {
  const places = new Map<number, number>();
  return (id, {offset}, header, source, fields) => {
    const earlier = places.get(id);
    if (earlier === undefined) {
      places.set(id, offset);
      return undefined;
    }
    const later = versionOf(header, source.slice(fields.from, fields.to));
    const columns = changedColumns(versionOf(header, recordAt(file, earlier)), later);
    if (columns.length === 0) return 'same';
    const message = `${id} stands in this file before, with other values in ${columns.join(', ')}`;
    return {code: 'repeated-id', field: 'id', message};
  };
}

function recordAt(file: number, offset: number): Uint8Array {
  const bytes = new Uint8Array(1024 * 1024);
  const read = readSync(file, bytes, 0, bytes.length, offset);
  const fields = recordFields(1);
  if (scanRecord(fields, bytes, 0, read, true) !== 'found') throw new Error('the file changed while it was read');
  return bytes.slice(fields.from, fields.to);
}
