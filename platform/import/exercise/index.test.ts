import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import fc from 'fast-check';
import {readCase} from '../../../monitoring/agreement/index.ts';
import {readTable, type TableFile} from '../read-table.ts';
import {registerTables} from '../register-tables.ts';
import {exerciseSeed, generateExercise} from './index.ts';

const caseFolder = new URL('../../../cases/exercise/', import.meta.url);

function tablesOf(seed: number): ReadonlyMap<string, TableFile> {
  const {files} = generateExercise(seed);
  return new Map(
    registerTables.map((definition) => {
      const name = `${definition.name}.csv`;
      const reading = readTable(definition, name, new TextEncoder().encode(files.get(name)));
      assert.ok(reading.ok, reading.ok ? '' : JSON.stringify(reading.problems.slice(0, 5)));
      return [definition.name, reading.value];
    }),
  );
}

const shipped = tablesOf(exerciseSeed);
const records = (name: string): readonly Readonly<Record<string, unknown>>[] =>
  shipped.get(name)!.rows.map(({record}) => record);
const idsIn = (name: string): ReadonlySet<unknown> => new Set(shipped.get(name)!.rows.map(({id}) => id));

// Whoever changes the generator on purpose writes the new hashes here, with the reason in the commit.
const expectedHashes: Readonly<Record<string, string>> = {
  'reports.csv': '64d98d4907ddd397bc7c6a6d22f86ae238ed47d81a8286e3ecd931ae9a7b0807',
  'incidents.csv': 'c83486d2fe85f7ec7b86e78f5393e2604dc034b2250c6e0379543a10c0480556',
  'statements.csv': 'ce6e3a25430be79c80549a6e7b086e02225ca7c0bbf172b921e21f8857468270',
  'casualties.csv': '923699ecf110aac9970e910caaf1b739392bd0919190132d2b919c1bf4f306a6',
  'findings.csv': 'f760d53bc6cff6c2c802c6d00df8079644457ccda998637eda1c0773f4a28d0f',
  'coverage.csv': 'bc65a3dbfd181b0f6d53144308237004a382ab9be32bdc31ff36f02bdb05591f',
  'restrictions.csv': 'c516e628896ae29c927b07a196d21be22f0b8b4be52fbf4286667358430dce7e',
  'series.csv': 'fdd5710e0cfd19bfa732bfabdb790ed62f51817d93f4d83b42c5f274190f6e1c',
};

test('the same seed gives the same bytes, and these bytes', () => {
  const [first, second] = [generateExercise(exerciseSeed), generateExercise(exerciseSeed)];
  assert.deepEqual([...first.files], [...second.files]);
  const hashes = Object.fromEntries(
    [...first.files].map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')]),
  );
  assert.deepEqual(hashes, expectedHashes);
  assert.notDeepEqual([...generateExercise(exerciseSeed + 1).files], [...first.files]);
});

test('any seed gives 5,000 reports and tables that the reader takes', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 2 ** 31}), (seed) => {
      assert.equal(tablesOf(seed).get('reports')!.rows.length, 5000);
    }),
    {seed: 20_240_301, numRuns: 8},
  );
});

const ids = (items: readonly {readonly id: string}[]): ReadonlySet<unknown> => new Set(items.map(({id}) => id));

test('every name leads somewhere', () => {
  const reading = readCase(readFileSync(new URL('case.yaml', caseFolder), 'utf8'), 'case.yaml');
  assert.ok(reading.ok);
  const {actors, sources, territories, places} = reading.value;
  const [actor, source, territory, place] = [ids(actors), ids(sources), ids(territories), ids(places)];
  const [incident, report, statement] = [idsIn('incidents'), idsIn('reports'), idsIn('statements')];
  const expected: readonly (readonly [string, string, ...ReadonlySet<unknown>[]])[] = [
    ['reports', 'incident', incident],
    ['reports', 'source', source],
    ['reports', 'place', place],
    ['reports', 'actors_named', actor],
    ['incidents', 'place', place],
    ['incidents', 'territory', territory],
    ['incidents', 'side_affected', actor],
    ['incidents', 'access_withheld_by', actor],
    ['statements', 'incident', incident],
    ['statements', 'speaker', actor],
    ['statements', 'about_actor', actor],
    ['statements', 'source', source],
    ['casualties', 'incident', incident],
    ['casualties', 'report', report],
    ['casualties', 'statement', statement],
    ['casualties', 'speaker', actor, source],
    ['casualties', 'side_affected', actor],
    ['findings', 'incident', incident],
    ['findings', 'actor', actor],
    ['findings', 'basis', report],
    ['coverage', 'territory', territory],
    ['restrictions', 'actor', actor],
    ['restrictions', 'place', place],
    ['restrictions', 'territory', territory],
    ['series', 'source', source],
    ['series', 'territory', territory],
    ['series', 'about_actors', actor],
  ];
  for (const [table, column, ...known] of expected) {
    const named = records(table).flatMap((record) => record[column] ?? []);
    assert.ok(named.length > 0, `${table}.${column} is never filled`);
    for (const id of named)
      assert.ok(
        known.some((set) => set.has(id)),
        `${table}.${column}: ${JSON.stringify(id)}`,
      );
  }
});

// The exercise is told in four languages; the others of the list are for real cases.
const senseless = new Set(['ar', 'tr', 'zh', 'hi', 'other'].map((value) => `language ${value}`));

const precisions = (name: string): readonly unknown[] =>
  [...new Set(records('incidents').map((row) => Number(row[name])))].sort((a, b) => a - b);

test('every controlled value of every table occurs', () => {
  const missing: string[] = [];
  for (const definition of registerTables) {
    for (const [name, column] of Object.entries(definition.columns)) {
      const used = new Set(records(definition.name).flatMap((record) => record[name] ?? []));
      for (const value of column.values ?? []) {
        if (!used.has(value) && !senseless.has(`${name} ${value}`)) missing.push(`${definition.name}.${name} ${value}`);
      }
    }
  }
  assert.deepEqual(missing, []);
  assert.deepEqual(precisions('date_precision'), [1, 2, 3, 4, 5]);
  assert.deepEqual(precisions('place_precision'), [1, 2, 3, 4, 5, 6, 7]);
});

test('every row says that it is an exercise, in its own language', () => {
  const word = {en: 'EXERCISE', ur: 'مشق', ps: 'تمرین', 'fa-AF': 'تمرین'} as const;
  for (const row of records('reports')) {
    assert.ok(String(row['text']).startsWith(word[row['language'] as keyof typeof word]), String(row['id']));
  }
  for (const row of records('statements')) {
    assert.ok(String(row['wording']).startsWith(word[row['language'] as keyof typeof word]), String(row['id']));
  }
  for (const name of registerTables.map((definition) => definition.name)) {
    const labelled = records(name).every((row) => /exercise|مشق|تمرین/i.test(JSON.stringify(Object.values(row))));
    assert.ok(labelled, name);
  }
  assert.ok(records('incidents').every((row) => String(row['title']).startsWith('EXERCISE: ')));
});

test('nothing is known before it happened or after the record ends', () => {
  const knownColumn: Readonly<Record<string, string>> = {
    reports: 'published',
    statements: 'published',
    findings: 'decided',
  };
  for (const {name} of registerTables) {
    for (const row of records(name)) {
      const known = String(row[knownColumn[name] ?? 'known_from']);
      assert.ok(known >= '2023-03-01' && known <= '2025-02-28', `${name} ${String(row['id'])} ${known}`);
    }
  }
  for (const row of records('reports')) assert.ok(String(row['occurred_to']) <= String(row['published']));
});

test('reprints, contradictory tolls, midnight dates, late reports and quoted lines are in it', () => {
  const byOrigin = Map.groupBy(records('reports'), (row) => row['origin']);
  assert.ok([...byOrigin.values()].some((rows) => new Set(rows.map((row) => row['source'])).size >= 5));
  const byIncident = Map.groupBy(
    records('reports').filter((row) => row['incident'] !== undefined),
    (row) => row['incident'],
  );
  const tolls = [...byIncident.values()].map((rows) => new Set(rows.flatMap((row) => row['killed_best'] ?? [])).size);
  assert.ok(tolls.filter((count) => count >= 3).length > 20);
  assert.ok(records('incidents').filter((row) => /clocks/.test(String(row['note']))).length > 30);
  assert.ok(records('reports').filter((row) => /late/.test(String(row['note']))).length > 100);
  assert.match(
    generateExercise(exerciseSeed).files.get('reports.csv')!,
    /"EXERCISE[^"]*\nPosition: [^"]*""north gate""/,
  );
});

test('the two sides draw from the same distributions', () => {
  // About 700 draws a side; six standard deviations of their difference are far above any honest draw.
  const affected = records('incidents').filter((row) => row['side_affected'] === 'velmoth').length;
  const [all, half] = [records('incidents').length, records('incidents').length / 2];
  assert.ok(Math.abs(affected - half) < 3 * Math.sqrt(all), `${affected} of ${all}`);
  const withheld = Map.groupBy(records('restrictions'), (row) => row['actor']);
  assert.equal(withheld.get('velmoth')?.length, withheld.get('dorquine')?.length);
});
