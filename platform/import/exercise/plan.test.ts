import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {readAgreement, type Agreement} from '../../../monitoring/agreement/index.ts';
import {findingTable, proofStandards, type Finding} from '../../../monitoring/findings/index.ts';
import {addDays, day, type Day} from '../../../monitoring/kernel/index.ts';
import {readTable} from '../read-table.ts';
import {clauses} from './clauses.ts';
import {exerciseSeed, generateExercise} from './index.ts';
import {plannedBreaches} from './plan.ts';

const agreement = (name: string): Agreement => {
  const file = new URL(`../../../cases/exercise/agreements/${name}.yaml`, import.meta.url);
  const reading = readAgreement(readFileSync(file, 'utf8'), `${name}.yaml`);
  assert.ok(reading.ok);
  return reading.value;
};

const agreements = [agreement('quenzora'), agreement('july-pause')];
const provisions = new Map(
  agreements.flatMap(({provisions: all}) => all.map((one) => [one.code.toLowerCase(), one] as const)),
);

const bytes = new TextEncoder().encode(generateExercise(exerciseSeed).files.get('findings.csv'));
const reading = readTable(findingTable, 'findings.csv', bytes);
assert.ok(reading.ok);
const findings = reading.value.rows.map(({record}) => record as unknown as Finding);

const rank = (value: string): number => (proofStandards as readonly string[]).indexOf(value);

/** Breach decisions that reach the standard that their clause asks for. */
const breaches = findings.filter(({kind, result, standard, obligation}) => {
  const asked = provisions.get(obligation ?? '')?.test.standard ?? '';
  return kind === 'breach' && result === 'violation' && rank(standard) >= rank(asked);
});

const countIn = (obligation: string, by: string, to: Day, windowDays: number): number =>
  breaches.filter(
    (one) =>
      one.obligation === obligation && one.actor === by && one.decided > addDays(to, -windowDays) && one.decided <= to,
  ).length;

test('only planned breaches are violations to the standard of their clause', () => {
  const planned = plannedBreaches.reduce((sum, {count}) => sum + count, 0);
  assert.equal(breaches.length, planned);
  const weak = findings.filter(({kind, result}) => kind === 'breach' && result === 'violation').length - planned;
  assert.ok(weak > 0, 'some violations stay under the standard');
});

const perSide = (by: string): readonly number[] =>
  plannedBreaches
    .filter((one) => one.by === by)
    .map(({count}) => count)
    .sort((a, b) => a - b);

test('both sides get every state, equally often, on clauses of their own', () => {
  assert.deepEqual(perSide('velmoth'), perSide('dorquine'));

  const {repeatedFrom, systematicFrom, patternWindowDays} = agreements[0]!.rules;
  assert.deepEqual(agreements[0]!.rulesFromText, ['repeatedFrom', 'systematicFrom']);
  const stateOf = (count: number): string => {
    if (count >= systematicFrom) return 'systematic';
    if (count >= repeatedFrom) return 'repeated';
    return count > 0 ? 'isolated' : 'none';
  };
  const states = (by: string, to: Day): readonly string[] =>
    ['exc-1', 'exc-2', 'exc-3', 'exc-4', 'exc-5'].map((code) => stateOf(countIn(code, by, to, patternWindowDays)));
  const atEnd = day('2025-02-28');
  assert.deepEqual(states('velmoth', atEnd), ['repeated', 'isolated', 'none', 'systematic', 'none']);
  assert.deepEqual(states('dorquine', atEnd), ['isolated', 'repeated', 'none', 'none', 'systematic']);
  assert.equal(stateOf(countIn('exc-2', 'velmoth', day('2024-07-20'), patternWindowDays)), 'systematic');
  assert.equal(stateOf(countIn('exc-1', 'dorquine', day('2024-10-15'), patternWindowDays)), 'systematic');
});

const last = (actor: string): readonly string[] => {
  const byDuty = new Map<string, string>();
  for (const one of findings) {
    if (one.kind === 'duty' && one.actor === actor) byDuty.set(one.obligation ?? '', one.result);
  }
  return [...byDuty.values()].sort();
};

test('the last decision on each duty gives every degree, for both sides alike', () => {
  assert.deepEqual(last('velmoth'), ['complete', 'intermediate', 'minimum', 'not_initiated', 'undetermined']);
  assert.deepEqual(last('dorquine'), last('velmoth'));
});

test('findings and statements name clauses that exist, and clauses name the same kinds as the agreement', () => {
  for (const {obligation} of findings)
    assert.ok(obligation === undefined || provisions.has(obligation), String(obligation));
  for (const [obligation, types] of clauses) {
    const asked = provisions.get(obligation)?.test;
    assert.ok(asked?.kind === 'prohibition');
    assert.deepEqual(asked.incidents.toSorted(), types.toSorted(), obligation);
  }
});

test('what binds one side is mirrored by what binds the other', () => {
  const soleDuties = [...provisions.values()].filter(({obligations}) => obligations.length === 1);
  const bearers = soleDuties.flatMap(({obligations}) => obligations.map(({dutyBearer}) => dutyBearer));
  const count = (actor: string): number => bearers.filter((bearer) => bearer === actor).length;
  assert.equal(count('velmoth'), count('dorquine'));
  assert.ok(count('velmoth') > 0);
});
