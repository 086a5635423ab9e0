/** The downloaded table: nothing in it runs, every row says its case and as-of, and an exercise says so in name and rows. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {IncidentRow} from '../../../platform/contract/index.ts';
import {readCsv} from '../../../platform/import/csv.ts';
import {csvField, csvName, incidentCsv} from './incident-csv.ts';

const heading = {caseId: 'case-one', exercise: true, asOf: {date: '2025-11-24', size: 120, root: 'r='}};
const row: IncidentRow = {
  id: 'one',
  title: 'Strike, "reported"',
  from: '2025-11-24',
  to: '2025-11-25',
  datePrecision: 2,
  place: '=HYPERLINK("x")',
  province: 'گربز\nlower',
  territory: '',
  placePrecision: 3,
  eventType: 'air_strike',
  targetType: 'unknown',
  sideAffected: '',
  verification: 'alleged',
  severity: 'S3',
  killed: {low: 10},
  killedTally: 'verified',
  reports: 8,
  origins: 3,
  statements: 4,
  recordedIn: 'register',
  flagged: false,
  entry: 26,
};

test('reads back as what was shown, with its case, as-of and the mark of an exercise', () => {
  const read = readCsv(new TextEncoder().encode(incidentCsv([row], heading)));
  assert.ok(read.ok);
  const [header, values] = read.value.map(({fields}) => fields);
  const at = (name: string): string | undefined => values?.[header?.indexOf(name) ?? -1];
  assert.equal(at('exercise'), 'EXERCISE');
  assert.equal(at('case'), 'case-one');
  assert.equal(at('as_of_date'), '2025-11-24');
  assert.equal(at('as_of_ledger_size'), '120');
  assert.equal(at('title'), 'Strike, "reported"');
  assert.equal(at('province'), 'گربز\nlower');
  assert.equal(at('killed_low'), '10');
  assert.equal(at('killed_best'), '');
  assert.equal(at('place'), '\'=HYPERLINK("x")');
  assert.match(csvName(heading), /^EXERCISE-/);
  assert.doesNotMatch(csvName({...heading, exercise: false}), /EXERCISE/);
});

test('no field begins with what a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (first, rest) => {
      const field = csvField(first + rest);
      assert.match(field.startsWith('"') ? field.slice(1) : field, /^'/);
    }),
    {seed: 37},
  );
  assert.equal(csvField(-1), '-1');
  assert.equal(csvField(undefined), '');
});
