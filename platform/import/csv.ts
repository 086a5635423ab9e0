/**
 * CSV records (RFC 4180) with everything that published files do: quoted fields with line breaks and doubled quotes,
 * LF and CRLF mixed, a byte order mark. A record keeps its text as published beside its fields, and the physical line
 * it begins on, so that a problem names the line a person sees. Refuses what cannot be read one way only.
 */
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';

export interface CsvRecord {
  readonly fields: readonly string[];
  /** As published, without the record separator. */
  readonly text: string;
  /** 1-based physical line on which the record begins. */
  readonly line: number;
}

/** Largest file in bytes that is read whole. Larger data sets need the streaming importer. */
export const fileLimitBytes = 512 * 1024 * 1024;

/** Bytes of a file → its records, the header first; empty lines are passed over. */
export function readCsv(bytes: Uint8Array): Result<readonly CsvRecord[]> {
  if (bytes.length > fileLimitBytes) {
    return failure([{code: 'file-too-large', message: `has ${bytes.length} bytes, at most ${fileLimitBytes}`}]);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return failure([{code: 'not-utf-8', message: 'is not UTF-8 text; save it as UTF-8 and try again'}]);
  }
  if (text.includes('\0')) return failure([{code: 'not-text', message: 'holds a zero byte; it is not a text file'}]);
  return scan(text);
}

function scan(text: string): Result<readonly CsvRecord[]> {
  const records: CsvRecord[] = [];
  const problems: Problem[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const record = readRecord(text, at, line);
    if ('problem' in record) {
      problems.push(record.problem);
      break;
    }
    if (record.text !== '') records.push({fields: record.fields, text: record.text, line});
    line += record.lines;
    at = record.next;
  }
  if (problems.length === 0 && records.length === 0)
    problems.push({code: 'empty-file', message: 'has no header and no rows'});
  return problems.length > 0 ? failure(problems) : success(records);
}

interface RecordReading {
  readonly fields: readonly string[];
  readonly text: string;
  readonly next: number;
  readonly lines: number;
}

function readRecord(text: string, start: number, line: number): RecordReading | {readonly problem: Problem} {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    let value: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      if (end === -1)
        return {
          problem: {code: 'open-quote', line, message: 'a quoted field that begins in this record is never closed'},
        };
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      const after = text[at];
      if (after !== undefined && after !== ',' && after !== '\n' && !(after === '\r' && text[at + 1] === '\n')) {
        return {
          problem: {code: 'text-after-quote', line, message: 'has text between a closing quote and the next comma'},
        };
      }
    } else {
      let end = at;
      while (end < text.length && text[end] !== ',' && text[end] !== '\n') end += 1;
      value = text.slice(at, end);
      at = end;
      if (text[at] !== ',' && value.endsWith('\r')) value = value.slice(0, -1);
    }
    fields.push(value);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text[at] === '\r') at += 1;
    const raw = text.slice(start, at).replace(/\r$/, '');
    return {fields, text: raw, next: at + 1, lines: text.slice(start, at + 1).split('\n').length - 1};
  }
}

/** Index of the quote that closes the field opened at `from`, or −1. */
function closingQuote(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return -1;
    if (text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}
