/**
 * Marks of the map: nothing vaguer than a district is drawn, hollow means uncertain, no side covers another, and swapping
 * the two parties in the input swaps them on the map and changes nothing else.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {everyRow, testSet, type TestIncident} from '../select/set-for-tests.ts';
import {fitted} from './camera.ts';
import {mapMarks} from './map-marks.ts';
import type {Marks} from './marks.ts';

const camera = fitted({west: 60, south: 25, east: 80, north: 38}, {width: 800, height: 500}, 10);
const closer = fitted({west: 69, south: 29, east: 71, north: 31}, {width: 800, height: 500}, 10);

function marksOf(
  incidents: readonly TestIncident[],
  swapped = false,
  parties = ['first', 'second'],
  at = camera,
): Marks {
  const set = testSet(incidents, parties);
  const marks = mapMarks(set, everyRow(set), at.zoom, {from: set.firstDay, to: set.lastDay});
  return marks.placed(at, swapped);
}

test('what is known to a province or less has no mark', () => {
  assert.deepEqual(marksOf([{precision: 4}, {precision: 5}, {precision: 6}, {precision: 7}]), {marks: [], areas: []});
});

test('filled is the part at the place, hollow what is near it; a district is a square', () => {
  const [exact] = marksOf([{precision: 1}]).marks;
  assert.equal(exact?.core, exact?.radius);
  const [near] = marksOf([{precision: 2}]).marks;
  assert.equal(near?.core, 0);
  const [both] = marksOf([{precision: 1}, {precision: 2}]).marks;
  assert.ok(Math.abs(both!.core ** 2 / both!.radius ** 2 - 0.5) < 1e-9);
  assert.equal(marksOf([{precision: 3}]).marks[0]?.shape, 'square');
});

test('an uncertain place has its area under it once there is room to see it', () => {
  assert.equal(marksOf([{precision: 2}], false, undefined, closer).areas.length, 1);
  assert.equal(marksOf([{precision: 1}], false, undefined, closer).areas.length, 0);
  assert.equal(marksOf([{precision: 2}]).areas.length, 0);
});

test('area grows with the number', () => {
  const {marks} = marksOf([{longitude: 65}, ...Array.from({length: 9}, () => ({longitude: 70}))]);
  assert.deepEqual(
    marks.map(({radius}) => radius),
    [marks[1]!.radius * 3, marks[1]!.radius],
  );
});

test('sides of one place stand beside each other and do not overlap', () => {
  const {marks} = marksOf([{side: 0}, {side: 0}, {side: 1}, {side: 2}]);
  for (const a of marks) {
    for (const b of marks) {
      if (a !== b) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= Math.min(a.radius, b.radius), 'one hides the other');
    }
  }
  const [first, second] = [marks.find(({side}) => side === 0), marks.find(({side}) => side === 1)];
  assert.ok(first!.x < second!.x);
});

test('swapping the parties swaps their marks and nothing else', () => {
  const incident = fc.record({
    side: fc.integer({min: 0, max: 3}),
    precision: fc.integer({min: 1, max: 5}),
    longitude: fc.integer({min: 62, max: 78}),
    latitude: fc.integer({min: 27, max: 36}),
  });
  const listed = ({marks, areas}: Marks): unknown => [
    marks.map((mark) => JSON.stringify(mark)).toSorted(),
    areas.map((area) => JSON.stringify(area)).toSorted(),
  ];
  fc.assert(
    fc.property(fc.array(incident, {maxLength: 40}), (incidents) => {
      const exchanged = incidents.map((one) => ({...one, side: one.side === 0 ? 1 : one.side === 1 ? 0 : one.side}));
      const {marks, areas} = marksOf(exchanged, true);
      const back = marks.map((mark) => ({
        ...mark,
        side: mark.side === 0 ? (1 as const) : mark.side === 1 ? (0 as const) : mark.side,
      }));
      assert.deepEqual(listed({marks: back, areas}), listed(marksOf(incidents)));
    }),
    {seed: 31},
  );
});
