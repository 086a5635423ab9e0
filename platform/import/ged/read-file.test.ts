/** Every public shape is read; a file with problems is refused whole, with all of them by line. */
import assert from 'node:assert/strict';
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Result} from '../../../monitoring/kernel/index.ts';
import {checkedColumns} from './event-columns.ts';
import {readGedFile, type GedReading} from './read-file.ts';
import {fieldText} from './record-scanner.ts';

const fixtures = fileURLToPath(new URL('../../../test/fixtures/ged/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'holdfire-ged-'));
after(() => rmSync(folder, {recursive: true}));

interface ReadRow {
  readonly id: number;
  readonly record: string;
  /** Of each checked column. */
  readonly typed: readonly unknown[];
}

async function readPath(
  path: string,
): Promise<{readonly result: Result<GedReading>; readonly rows: readonly ReadRow[]}> {
  const rows: ReadRow[] = [];
  const text = (bytes: Uint8Array, from: number, to: number): string =>
    Buffer.from(bytes.subarray(from, to)).toString();
  const file = openSync(path, 'r');
  const result = await readGedFile(file, 'x.csv', {
    head: () => undefined,
    row: (row, source, fields) => {
      const typed = checkedColumns.map(({kind}, index) =>
        kind === 'name' ? fieldText(source, fields, row.positions[index] as number) : row.values[index],
      );
      rows.push({id: row.values[0] as number, record: text(source, fields.from, fields.to), typed});
    },
    afterPiece: async () => undefined,
  });
  closeSync(file);
  return {result, rows};
}

function readBytes(bytes: string | Uint8Array) {
  const path = join(folder, 'file.csv');
  writeFileSync(path, bytes);
  return readPath(path);
}

const codes = ({result}: {readonly result: Result<GedReading>}): readonly string[] =>
  result.ok ? [] : result.problems.map(({line, code, field}) => [line, code, field].filter((part) => part).join(':'));

const fixture = (name: string): string => readFileSync(join(fixtures, name), 'utf8');
const [header = '', ...lines] = fixture('ged-49.csv').split('\n');
/** The sound row of the fixture (its first) with other values. */
const row = (values: Readonly<Record<string, string>> = {}): string => {
  const cells = (lines[0] as string).split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  for (const [name, value] of Object.entries(values)) cells[header.split(',').indexOf(name)] = value;
  return cells.join(',');
};

for (const [name, shape] of [
  ['ged-49.csv', /49 columns/],
  ['ged-hdx-50.csv', /HDX/],
  ['ged-42.csv', /42 columns/],
  ['ged-syria-41.csv', /Syria/],
] as const) {
  test(`${name}: four events, the same in every shape, one of them flagged`, async () => {
    const {result, rows} = await readPath(join(fixtures, name));
    assert.ok(result.ok, JSON.stringify(result));
    assert.match(result.value.shape.name, shape);
    assert.equal(result.value.rows, 4);
    assert.deepEqual(result.value.flagged, {count: 1, listed: [{id: '3', flags: ['range']}]});
    const same = (await readPath(join(fixtures, 'ged-49.csv'))).rows;
    assert.deepEqual(
      rows.map(({typed}) => typed.map((value) => (value === 'Exercise Coast' ? 'Exercise Land' : value))),
      same.map(({typed}) => typed),
    );
    assert.ok(
      rows.every(({record}) => fixture(name).includes(record)),
      'rows are kept as published',
    );
    assert.match(rows[1]?.record ?? '', /3\/4 2001\nsecond line/);
  });
}

test('columns may come in any order, with a byte order mark', async () => {
  const records = [header, row()].map((line) =>
    line
      .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      .toReversed()
      .join(','),
  );
  const {result, rows} = await readBytes(`\u{feff}${records.join('\n')}`);
  assert.ok(result.ok);
  assert.deepEqual(rows[0]?.typed, (await readBytes(`${header}\n${row()}\n`)).rows[0]?.typed);
});

test('a set of columns that was never published is refused, and the nearest named', async () => {
  const read = await readBytes(`${header.replace('relid', 'rel').replace(',gwnob', '')}\n${row()}\n`);
  assert.ok(!read.result.ok);
  assert.deepEqual(codes(read), ['1:unknown-shape']);
  assert.match(
    read.result.problems[0]?.message ?? '',
    /48 columns .*49 columns.*without gwnob, relid and with the unknown rel/,
  );
  assert.deepEqual(codes(await readBytes(`${header},id\n`)), ['1:repeated-column:id']);
  assert.deepEqual(codes(await readBytes('')), ['empty-file']);
});

test('every problem is named by its line, and no row follows the first', async () => {
  const bad = [
    row(),
    row({id: '', best: '', where_prec: 'x'}),
    row({id: '5', date_start: '2001-02-30', latitude: '90.1', longitude: '-180.5'}),
    `${row({id: '6'})},`,
    row({id: '7', low: '-1', high: '2.5', number_of_sources: '-2', where_description: '"two\nlines"'}),
    row({id: '8', deaths_a: 'none', date_end: '03/02/2001'}),
    row({best: '4'}),
    row({id: '9'}),
  ];
  const read = await readBytes(`${header}\n${bad.join('\n')}\n`);
  assert.deepEqual(codes(read), [
    '3:missing-value:id',
    '3:not-an-integer:where_prec',
    '3:missing-value:best',
    '4:too-large:latitude',
    '4:too-small:longitude',
    '4:not-a-day:date_start',
    '5:wrong-field-count',
    '6:too-small:number_of_sources',
    '6:not-an-integer:high',
    '6:too-small:low',
    '8:not-a-day:date_end',
    '8:not-an-integer:deaths_a',
    '9:repeated-id:id',
  ]);
  assert.deepEqual(
    read.rows.map(({id}) => id),
    [1],
  );
});

test('the same row twice is one row; an unknown code and days that run backwards are kept and flagged', async () => {
  const odd = row({id: '2', type_of_violence: '4', date_end: '2001-01-01'});
  const {result, rows} = await readBytes(`${header}\n${row()}\n${odd}\n${row({best: '"3"'})}\n`);
  assert.ok(result.ok);
  assert.equal(result.value.repeated, 1);
  assert.deepEqual(result.value.flagged.listed, [{id: '2', flags: ['days', 'code']}]);
  assert.equal(rows.length, 2);
});

test('what is no text, and what cannot be read one way only, is refused at its line', async () => {
  const sound = `${header}\n${row()}\n`;
  const latin1 = Buffer.concat([Buffer.from(sound), Buffer.from(row({id: '2', adm_1: 'M\u{e4}'}), 'latin1')]);
  assert.deepEqual(codes(await readBytes(latin1)), ['3:not-utf-8']);
  assert.deepEqual(codes(await readBytes(`${sound}${row({id: '2', adm_1: 'a\0b'})}\n`)), ['3:not-text']);
  assert.deepEqual(codes(await readBytes(`${sound}${row({id: '2', gwnob: '"open'})}\nand more`)), ['3:open-quote']);
  assert.deepEqual(codes(await readBytes(`${sound}${row({id: '2', adm_1: '"a"b'})}\n`)), ['3:text-after-quote']);
});

test('a row too large for an entry is refused; a thousand problems are listed and all are counted', async () => {
  const large = await readBytes(`${header}\n${row({where_description: 'x'.repeat(70_000)})}\n`);
  assert.deepEqual(codes(large), ['2:entry-too-large']);
  const many = Array.from({length: 1_500}, () => row({id: ''}));
  const read = await readBytes(`${header}\n${many.join('\n')}\n`);
  assert.ok(!read.result.ok);
  assert.equal(read.result.problems.length, 1_001);
  assert.match(read.result.problems.at(-1)?.message ?? '', /1500 problems in all/);
});
