/**
 * One field of one CSV record, without reading the rest of it: to find a row's id, half a million times. The record was
 * read whole by csv.ts before it was written, so nothing is checked again.
 */

/** Value of field number `wanted` (0-based), without its quotes; undefined where the record has fewer. */
export function csvField(record: string, wanted: number): string | undefined {
  let at = 0;
  for (let field = 0; ; field += 1) {
    const quoted = record[at] === '"';
    const end = quoted ? afterQuotes(record, at) : commaFrom(record, at);
    if (field === wanted) return quoted ? record.slice(at + 1, end - 1).replaceAll('""', '"') : record.slice(at, end);
    if (end >= record.length) return undefined;
    at = end + 1;
  }
}

function commaFrom(record: string, from: number): number {
  const comma = record.indexOf(',', from);
  return comma === -1 ? record.length : comma;
}

/** Offset after the quote that closes the field opened at `from`. */
function afterQuotes(record: string, from: number): number {
  for (let at = from + 1; ; at += 2) {
    at = record.indexOf('"', at);
    if (at === -1) return record.length;
    if (record[at + 1] !== '"') return at + 1;
  }
}
