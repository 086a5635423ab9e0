/** Place-hours by hand: what is watched, what is not, and what nobody recorded. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {addDays, day, windowDays, type Recorded} from '../kernel/index.ts';
import {coverageShare, restrictionsByActor, watchedDays, type CoverageRecord, type Restriction} from './index.ts';

const row = (
  part: Partial<CoverageRecord> & {readonly from: CoverageRecord['from']; readonly to: CoverageRecord['to']},
): CoverageRecord => ({
  id: 'c',
  area: 'north post',
  territory: 'land',
  required_hours: 100,
  watched_hours: 80,
  by: 'the mission',
  known_from: part.to,
  ...part,
});
const recorded = (...rows: CoverageRecord[]): readonly Recorded<CoverageRecord>[] =>
  rows.map((record, entry) => ({entry, record}));
const june = {from: day('2024-06-01'), to: day('2024-06-30')};
const tenDays = {from: day('2024-06-01'), to: day('2024-06-10')};

test('watched over required, of several areas together', () => {
  const rows = recorded(row(june), row({...june, area: 'south post', required_hours: 300, watched_hours: 60}));
  const {share, verdict, watchedHours, requiredHours} = coverageShare(rows, ['land'], june, 0.5);
  assert.deepEqual(
    [watchedHours, requiredHours].map((hours) => hours.toFixed(6)),
    ['140.000000', '400.000000'],
  );
  assert.ok(Math.abs((share ?? 0) - 0.35) < 1e-12);
  assert.equal(verdict, 'not_met');
  assert.equal(coverageShare(rows, ['land'], june, 0.35).verdict, 'met', 'the floor itself is enough');
});

test('a row counts for the days that the window shares with it', () => {
  const {requiredHours, watchedHours, verdict} = coverageShare(recorded(row(june)), ['land'], tenDays, 0.5);
  assert.ok(Math.abs(requiredHours - 100 / 3) < 1e-9 && Math.abs(watchedHours - 80 / 3) < 1e-9);
  assert.equal(verdict, 'met');
});

test('nothing recorded is unknown, not none and not all', () => {
  for (const territories of [['land'], ['land', 'sea'], []]) {
    const {known, share, verdict} = coverageShare([], territories, june, 0);
    assert.deepEqual([known, share, verdict], [false, undefined, 'undetermined']);
  }
});

test('one territory without a record leaves the whole unknown, and names it', () => {
  const {known, verdict, unrecordedTerritories} = coverageShare(recorded(row(june)), ['land', 'sea'], june, 0.1);
  assert.deepEqual([known, verdict, unrecordedTerritories], [false, 'undetermined', ['sea']]);
});

test('days without a record lie between unwatched and watched; the floor must be passed either way', () => {
  const rows = recorded(row({...tenDays, required_hours: 100, watched_hours: 90}));
  const of = (days: number, floor: number) =>
    coverageShare(rows, ['land'], {from: tenDays.from, to: addDays(tenDays.from, days - 1)}, floor);
  const twelve = of(12, 0.7);
  assert.equal(twelve.low?.toFixed(3), '0.750');
  assert.equal(twelve.high?.toFixed(3), '0.917');
  assert.equal(twelve.share?.toFixed(3), '0.900');
  assert.equal(twelve.verdict, 'met');
  assert.equal(of(12, 0.8).verdict, 'undetermined');
  assert.equal(of(12, 0.95).verdict, 'not_met');
});

test('an area that stops being recorded is not dropped in silence', () => {
  const july = {from: day('2024-07-01'), to: day('2024-07-30')};
  const rows = recorded(row(june), row({...june, area: 'south post', watched_hours: 0}), row(july));
  const both = {from: june.from, to: july.to};
  const {unrecordedHours, low, high} = coverageShare(rows, ['land'], both, 0.5);
  assert.ok(Math.abs(unrecordedHours - 100) < 1e-9);
  assert.deepEqual([low?.toFixed(2), high?.toFixed(2)], ['0.40', '0.65']);
});

test('watched, blind and unknown days make up the window, and spells are runs of them', () => {
  const rows = recorded(
    row({from: day('2024-06-01'), to: day('2024-06-05'), watched_hours: 90}),
    row({from: day('2024-06-06'), to: day('2024-06-08'), watched_hours: 10}),
    row({from: day('2024-06-11'), to: day('2024-06-12'), watched_hours: 90}),
  );
  const watch = watchedDays(rows, ['land'], {from: day('2024-06-01'), to: day('2024-06-14')}, 0.5);
  assert.deepEqual([watch.watched, watch.blind, watch.unknown], [7, 3, 4]);
  assert.deepEqual(watch.blindSpells, [{from: '2024-06-06', to: '2024-06-08'}]);
  assert.deepEqual(
    watch.unknownSpells.map(({from, to}) => [from, to]),
    [
      ['2024-06-09', '2024-06-10'],
      ['2024-06-13', '2024-06-14'],
    ],
  );
  assert.deepEqual([watch.lastRecorded, watch.lastReaches], ['2024-06-12', true]);
});

test('the share lies between its bounds, and more watching never lowers the verdict', () => {
  const order = {not_met: 0, undetermined: 1, met: 2};
  const span = fc.record({
    from: fc.integer({min: 0, max: 60}),
    length: fc.integer({min: 1, max: 20}),
    share: fc.double({min: 0, max: 1, noNaN: true}),
  });
  fc.assert(
    fc.property(
      fc.array(span, {minLength: 1, maxLength: 6}),
      fc.double({min: 0, max: 1, noNaN: true}),
      (spans, floor) => {
        const rows = (more: number) =>
          recorded(
            ...spans.map(({from, length, share}, index) => {
              const first = addDays(june.from, from);
              const hours = 24 * length;
              return row({
                area: `post ${index % 2}`,
                from: first,
                to: addDays(first, length - 1),
                required_hours: hours,
                watched_hours: Math.min(hours, hours * share + more),
              });
            }),
          );
        const window = {from: june.from, to: addDays(june.from, 79)};
        const [less, more] = [
          coverageShare(rows(0), ['land'], window, floor),
          coverageShare(rows(5), ['land'], window, floor),
        ];
        assert.ok((less.low ?? 0) <= (less.share ?? 0) + 1e-9 && (less.share ?? 0) <= (less.high ?? 1) + 1e-9);
        assert.ok(order[more.verdict] >= order[less.verdict]);
        const watch = watchedDays(rows(0), ['land'], window, floor);
        assert.equal(watch.watched + watch.blind + watch.unknown, windowDays(window));
      },
    ),
    {seed: 5, numRuns: 200},
  );
});

test('restrictions are counted for every actor asked about, also where there are none', () => {
  const restriction = (actor: string, from: string): Recorded<Restriction> => ({
    entry: 7,
    record: {
      id: 'm',
      actor,
      kind: 'denial',
      territory: 'land',
      from: day(from),
      to: day(from),
      reported_by: 'x',
      known_from: day(from),
    },
  });
  const counts = restrictionsByActor(
    [restriction('south', '2024-06-02'), restriction('south', '2024-08-02'), restriction('group', '2024-06-03')],
    ['north', 'south'],
    june,
  );
  assert.deepEqual(
    counts.map(({actor, count}) => [actor, count]),
    [
      ['north', 0],
      ['south', 1],
      ['group', 1],
    ],
  );
});
