/** Records found in bytes are those that the reader of small files finds in text. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {readCsv} from '../csv.ts';
import {fieldText, recordFields, scanRecord} from './record-scanner.ts';

const utf8 = new TextEncoder();

type Read = {readonly fields: readonly string[]; readonly text: string; readonly line: number}[];

/** Scans as a file reader does: `step` bytes at a time, from the record's beginning again where it was incomplete. */
function scanned(bytes: Uint8Array, step: number): Read | string {
  const fields = recordFields(16);
  const records: Read = [];
  let at = 0;
  let line = 1;
  let limit = Math.min(step, bytes.length);
  while (at < bytes.length) {
    const last = limit === bytes.length;
    const scan = scanRecord(fields, bytes, at, limit, last);
    if (scan === 'text-after-quote') return scan;
    if (scan === 'incomplete') {
      if (last) return 'open-quote';
      limit = Math.min(limit + step, bytes.length);
      continue;
    }
    const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(fields.from, fields.to));
    const values = Array.from({length: fields.count}, (_, index) => fieldText(bytes, fields, index));
    if (text !== '') records.push({fields: values, text, line});
    line += fields.lines;
    at = fields.next;
  }
  return records;
}

function expected(text: string): Read | string {
  const csv = readCsv(utf8.encode(text));
  if (csv.ok) return csv.value.map(({fields, text, line}) => ({fields, text, line}));
  const code = csv.problems[0]?.code ?? '';
  return code === 'empty-file' ? [] : code;
}

test('bytes and text give the same records, whatever the pieces in which the bytes come', () => {
  const part = fc.constantFrom('a', 'ä', '𐎠', ',', '"', '""', '\n', '\r\n', '\r', ' ', '"x,\ny"', '"a""b"');
  fc.assert(
    fc.property(fc.array(part, {maxLength: 24}), fc.integer({min: 1, max: 40}), (parts, step) => {
      const text = parts.join('');
      assert.deepEqual(scanned(utf8.encode(text), step), expected(text), JSON.stringify(text));
    }),
    {seed: 31, numRuns: 3_000},
  );
});

test('line breaks inside quotes belong to the record, those between records end in LF or CRLF', () => {
  assert.deepEqual(scanned(utf8.encode('a,"b\nc"\r\n\r\nd,"e ""f"""\n'), 4), [
    {fields: ['a', 'b\nc'], text: 'a,"b\nc"', line: 1},
    {fields: ['d', 'e "f"'], text: 'd,"e ""f"""', line: 4},
  ]);
});

test('fields beyond the room are counted', () => {
  const fields = recordFields(2);
  assert.equal(scanRecord(fields, utf8.encode('1,2,3,4'), 0, 7, true), 'found');
  assert.equal(fields.count, 4);
});
