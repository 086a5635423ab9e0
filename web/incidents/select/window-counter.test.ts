/** A moved window counts what counting from nothing counts, for any path of moves. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {testSet, type TestIncident} from './set-for-tests.ts';
import {windowCounter} from './window-counter.ts';

const groups = 4;

const counted = (
  incidents: readonly (TestIncident & {group: number; kept: boolean})[],
  from: number,
  to: number,
): number[] =>
  Array.from(
    {length: groups},
    (_, group) =>
      incidents.filter(
        ({day = 0, span = 1, group: of, kept}) => kept && of === group && day <= to && day + span - 1 >= from,
      ).length,
  );

const incident = fc.record({
  day: fc.integer({min: 0, max: 90}),
  span: fc.integer({min: 1, max: 30}),
  group: fc.integer({min: -1, max: groups - 1}),
  kept: fc.boolean(),
});
const window = fc
  .tuple(fc.integer({min: -10, max: 110}), fc.integer({min: 0, max: 60}))
  .map(([from, length]) => ({from, to: from + length}));

test('any path of windows counts as if counted anew', () => {
  fc.assert(
    fc.property(
      fc.array(incident, {maxLength: 80}),
      fc.array(window, {minLength: 1, maxLength: 12}),
      (incidents, path) => {
        const set = testSet(incidents);
        const mask = Uint8Array.from(incidents, ({kept}) => Number(kept));
        const counter = windowCounter(
          set,
          mask,
          Int32Array.from(incidents, ({group}) => group),
          groups,
        );
        for (const {from, to} of path) {
          counter.moveTo(from, to);
          assert.deepEqual([...counter.counts], counted(incidents, from, to));
        }
      },
    ),
    {seed: 5},
  );
});

test('an incident counts while any of its days is in the window', () => {
  const set = testSet([{day: 10, span: 3}]);
  const counter = windowCounter(set, Uint8Array.of(1), Int32Array.of(0), 1);
  const at = (from: number, to: number): number | undefined => {
    counter.moveTo(from, to);
    return counter.counts[0];
  };
  assert.deepEqual([at(0, 9), at(0, 10), at(12, 20), at(13, 20), at(11, 11)], [0, 1, 1, 0, 1]);
});
