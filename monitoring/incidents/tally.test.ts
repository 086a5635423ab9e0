/** Four tallies, never one; claims against admissions; how late things become known. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addDays, day, type Recorded} from '../kernel/index.ts';
import {
  claimRatios,
  reportingLagDays,
  shownTally,
  tallyRow,
  tallySides,
  tallySum,
  type Casualty,
  type Incident,
} from './index.ts';

let entry = 0;
const figure = (tally: Casualty['tally'], part: Partial<Casualty>): Recorded<Casualty> => ({
  entry: entry++,
  record: {
    id: `k-${entry}`,
    incident: 'battle',
    tally,
    speaker: 'north',
    side_affected: 'south',
    status: 'combatant',
    harm: 'killed',
    counted: 'yes',
    known_from: day('2024-01-01'),
    ...part,
  },
});

test('lows and highs are summed apart, "more than" leaves the end open, what is not counted is kept apart', () => {
  const rows = [
    figure('verified', {low: 2, high: 3}),
    figure('verified', {best: 4, status: 'civilian'}),
    figure('verified', {low: 10}),
    figure('verified', {best: 99, counted: 'no'}),
  ];
  const [south] = tallySides(rows, ['south']);
  assert.deepEqual(
    {...south?.killed.verified, entries: []},
    {low: 16, high: 17, parts: 3, withoutBest: 2, openEnded: true, entries: []},
  );
  assert.equal(south?.notCounted.length, 1);
  assert.deepEqual(Object.keys(south.byStatus), ['civilian', 'combatant']);
  assert.equal(south.byStatus.civilian?.verified?.best, 4);
});

test('a sum over two tallies is refused', () => {
  assert.throws(
    () => tallySum([figure('verified', {best: 1}), figure('claimed_about_other', {best: 1})]),
    /never added/,
  );
});

test('where there is room for one tally the order is fixed, and nothing is mixed into it', () => {
  const row = tallyRow([figure('claimed_about_other', {best: 50}), figure('own_admitted', {best: 2})]);
  assert.deepEqual([shownTally(row)?.tally, shownTally(row)?.sum.best], ['own_admitted', 2]);
  assert.equal(shownTally({}), undefined);
});

test('claims stand against admissions only for incidents that have both', () => {
  const party = (actor: string) => (actor === 'north-army' ? 'north' : actor);
  const rows = [
    figure('claimed_about_other', {best: 58, speaker: 'north-army'}),
    figure('own_admitted', {best: 23, speaker: 'south'}),
    figure('claimed_about_other', {best: 1000, incident: 'other'}),
    figure('own_admitted', {best: 5, speaker: 'south', incident: 'third'}),
    figure('claimed_about_other', {best: 9, harm: 'injured'}),
  ];
  const ratios = claimRatios(rows, ['north', 'south'], party);
  assert.equal(ratios.length, 1);
  assert.deepEqual([ratios[0]?.claimant, ratios[0]?.about, ratios[0]?.ratio], ['north', 'south', 58 / 23]);
  assert.deepEqual(ratios[0]?.incidents, ['battle']);
});

test('nobody admitted gives no ratio, and an open claim no upper end', () => {
  const of = (claim: Partial<Casualty>, admitted: Partial<Casualty>) =>
    claimRatios(
      [figure('claimed_about_other', claim), figure('own_admitted', {...admitted, speaker: 'south'})],
      ['north', 'south'],
      (actor) => actor,
    )[0];
  assert.deepEqual([of({best: 5}, {best: 0})?.ratio, of({best: 5}, {best: 0})?.high], [undefined, undefined]);
  const open = of({low: 200}, {best: 9});
  assert.deepEqual([open?.ratio, open?.low, open?.high], [undefined, 200 / 9, undefined]);
});

test('nine of ten are known within so many days', () => {
  const incident = (lag: number): Recorded<Incident> => {
    const on = day('2024-01-01');
    return {entry: 1, record: {date_precision: 1, from: on, to: on, known_from: addDays(on, lag)} as Incident};
  };
  assert.equal(reportingLagDays(Array.from({length: 20}, (_, index) => incident(index))), 17);
  assert.equal(reportingLagDays([incident(1)]), undefined);
});
