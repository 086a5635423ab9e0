import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {readCsv} from '../../platform/import/csv.ts';
import {corpusFile, corpusText} from './index.ts';
import {marginals} from './marginals.ts';

const rowCount = 20_000;
const text = [...corpusText(rowCount)].join('');
const reading = readCsv(new TextEncoder().encode(text));
assert.ok(reading.ok);
const [header, ...records] = reading.value;
const column = (name: string): readonly string[] => {
  const index = header?.fields.indexOf(name) ?? -1;
  return records.map(({fields}) => fields[index] ?? '');
};
const share = (values: readonly string[], holds: (value: string) => boolean): number =>
  values.filter(holds).length / values.length;
const near = (value: number, expected: number, tolerance: number, what: string): void => {
  assert.ok(Math.abs(value - expected) <= tolerance, `${what}: ${value}, measured ${expected}`);
};

test('the same seed gives the same bytes, and a smaller corpus begins a larger one', async () => {
  const file = readFileSync(await corpusFile(500), 'utf8');
  assert.equal(
    createHash('sha256').update(file).digest('hex'),
    'c07a0ed22271822e2c93ad3fa26de72d2e2e4543730ae05e7fec1e86e6d73bf8',
  );
  assert.ok(text.startsWith(file));
  assert.notEqual([...corpusText(10, 1)].join(''), [...corpusText(10, 2)].join(''));
});

test('every record has 49 fields and an id of its own, as long as those of the public file', () => {
  assert.equal(records.length, rowCount);
  for (const {fields, line} of records) assert.equal(fields.length, 49, `line ${line}`);
  assert.equal(new Set(column('id')).size, rowCount);
  // 273,992,720 bytes for 417,968 events in version 26.1.
  near(Buffer.byteLength(text) / rowCount, 655, 20, 'bytes a row');
});

test('codes, types of violence and countries keep their shares', () => {
  marginals.placePrecision.forEach((code, index) => {
    near(
      share(column('where_prec'), (value) => value === String(index + 1)),
      code.share,
      0.012,
      `place code ${index + 1}`,
    );
  });
  marginals.datePrecision.forEach((code, index) => {
    near(
      share(column('date_prec'), (value) => value === String(index + 1)),
      code.share,
      0.012,
      `date code ${index + 1}`,
    );
  });
  near(
    share(column('event_clarity'), (value) => value === '2'),
    marginals.unclear,
    0.01,
    'unclear',
  );
  [0.71, 0.133, 0.16].forEach((expected, index) => {
    near(
      share(column('type_of_violence'), (value) => value === String(index + 1)),
      expected,
      0.03,
      `type ${index + 1}`,
    );
  });
  const countries = [...Map.groupBy(column('country'), (name) => name).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  marginals.countries.slice(0, 10).forEach(({events}, rank) => {
    near((countries[rank]?.length ?? 0) / rowCount, events / marginals.rows, 0.015, `country ${rank + 1}`);
  });
});

test('years run from 1989 to 2025, and -1 sources stand in the older ones only', () => {
  const years = column('year').map(Number);
  assert.equal(Math.min(...years), 1989);
  assert.equal(Math.max(...years), 2025);
  const sources = column('number_of_sources');
  assert.ok(years.every((year, index) => year < 2014 || sources[index] !== '-1'));
  near(
    share(sources, (value) => value === '-1'),
    0.25,
    0.02,
    'not coded',
  );
  column('date_start').forEach((value, index) => assert.equal(Number(value.slice(0, 4)), years[index]));
});

test('line breaks in quoted fields and letters outside ASCII are as frequent as measured', () => {
  near(records.filter(({text: record}) => record.includes('\n')).length / rowCount, 0.068, 0.012, 'line breaks');
  near(
    share(column('source_headline'), (value) => /[^\0-\x7f]/.test(value)),
    0.087,
    0.015,
    'not ASCII',
  ); // oxlint-disable-line no-control-regex
});

test('deaths add up to best, and the bounds are out of order in about 1.2 % of rows', () => {
  const [low, best, high] = [column('low'), column('best'), column('high')].map((values) => values.map(Number));
  const parts = ['deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown'].map((name) => column(name).map(Number));
  let flagged = 0;
  best?.forEach((value, index) => {
    assert.equal(
      parts.reduce((sum, values) => sum + (values[index] ?? 0), 0),
      value,
    );
    if ((low?.[index] ?? 0) > value || value > (high?.[index] ?? 0)) flagged += 1;
  });
  near(flagged / rowCount, 0.0121, 0.003, 'flagged');
  const ordered = best?.toSorted((a, b) => a - b) ?? [];
  assert.deepEqual(
    [0.25, 0.5, 0.75].map((level) => ordered[level * rowCount]),
    [1, 2, 5],
  );
});
