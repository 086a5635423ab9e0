/**
 * Finds one CSV record and its fields in bytes (RFC 4180, with LF and CRLF mixed). Works on offsets: nothing is copied and
 * no string is made. Reads the same records as `csv.ts` reads from text; a test holds them together.
 */

export interface RecordFields {
  /** Field `i` is `source[starts[i], ends[i])`, without its quotes. Fields beyond the room are counted only. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where the field stood in quotes; 2 where it holds doubled quotes too. */
  readonly quoted: Uint8Array;
  count: number;
  /** The record as published is `source[from, to)`, without its separator. */
  from: number;
  to: number;
  /** Offset after the separator. */
  next: number;
  /** Line feeds up to `next`. */
  lines: number;
}

/** `incomplete`: the bytes end within the record; with no more to come, a record that ends with them is `found`. */
export type Scan = 'found' | 'incomplete' | 'text-after-quote';

const [quote, comma, lineFeed, carriageReturn] = [0x22, 0x2c, 0x0a, 0x0d];

export const recordFields = (room: number): RecordFields => ({
  starts: new Int32Array(room),
  ends: new Int32Array(room),
  quoted: new Uint8Array(room),
  count: 0,
  from: 0,
  to: 0,
  next: 0,
  lines: 0,
});

/** Scans from `from`; `limit` ends the bytes, `last` says that none follow it. */
export function scanRecord(into: RecordFields, source: Uint8Array, from: number, limit: number, last: boolean): Scan {
  const {starts, ends, quoted} = into;
  into.from = from;
  into.lines = 0;
  let count = 0;
  let at = from;
  for (;;) {
    let start = at;
    let end: number;
    let kind = 0;
    if (at < limit && source[at] === quote) {
      start = at + 1;
      kind = 1;
      end = start;
      for (;;) {
        while (end < limit && source[end] !== quote) {
          if (source[end] === lineFeed) into.lines += 1;
          end += 1;
        }
        if (end >= limit || (end + 1 === limit && !last)) return 'incomplete';
        if (end + 1 >= limit || source[end + 1] !== quote) break;
        kind = 2;
        end += 2;
      }
      at = end + 1;
      if (at < limit && source[at] === carriageReturn) {
        if (at + 1 === limit && !last) return 'incomplete';
        if (at + 1 < limit && source[at + 1] === lineFeed) at += 1;
      }
      if (at < limit && source[at] !== comma && source[at] !== lineFeed) return 'text-after-quote';
    } else {
      while (at < limit && source[at] !== comma && source[at] !== lineFeed) at += 1;
      end = at;
      if (at < limit && source[at] === lineFeed && end > start && source[end - 1] === carriageReturn) end -= 1;
      else if (at >= limit && last && end > start && source[end - 1] === carriageReturn) end -= 1;
    }
    if (count < starts.length) {
      starts[count] = start;
      ends[count] = end;
      quoted[count] = kind;
    }
    count += 1;
    if (at < limit && source[at] === comma) {
      at += 1;
      continue;
    }
    if (at >= limit && !last) return 'incomplete';
    into.count = count;
    into.to = kind === 0 ? end : end + 1;
    into.next = at + 1;
    if (at < limit) into.lines += 1;
    return 'found';
  }
}

/** The text of a field, with doubled quotes undone. */
export function fieldText(source: Uint8Array, {starts, ends, quoted}: RecordFields, index: number): string {
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString(
    'utf8',
    starts[index] as number,
    ends[index] as number,
  );
  return quoted[index] === 2 ? text.replaceAll('""', '"') : text;
}
