/** The arithmetic of the brush: always on the axis, never empty, a moved window keeps its length. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {brushStore, isWhole, shifted, within, withEnd} from './brush-store.ts';

const axis = {from: 100, to: 200};
const day = fc.integer({min: -50, max: 400});
const range = fc.tuple(day, day).map(([from, to]) => within(axis, {from, to}));
const onAxis = ({from, to}: {from: number; to: number}): boolean => axis.from <= from && from <= to && to <= axis.to;

test('every change leaves at least one day, all of it on the axis', () => {
  fc.assert(
    fc.property(range, day, fc.constantFrom('from' as const, 'to' as const), (of, to, end) => {
      assert.ok(onAxis(of));
      assert.ok(onAxis(withEnd(axis, of, end, to)));
      const moved = shifted(axis, of, to - 150);
      assert.ok(onAxis(moved));
      assert.equal(moved.to - moved.from, of.to - of.from);
    }),
    {seed: 17},
  );
});

test('drawn backwards is the same window', () => {
  assert.deepEqual(within(axis, {from: 150, to: 120}), {from: 120, to: 150});
});

test('listeners hear each change once, and none where nothing changed', () => {
  const store = brushStore(axis, axis);
  let heard = 0;
  const stop = store.subscribe(() => {
    heard += 1;
  });
  store.hold();
  store.move({from: 110, to: 120});
  store.move({from: 110, to: 120});
  store.move({from: 99, to: 300});
  assert.equal(heard, 2);
  assert.ok(isWhole(axis, store.current()));
  stop();
  store.move({from: 110, to: 120});
  assert.equal(heard, 2);
});

test('it rests once after the last step, and not while it is held', (context) => {
  context.mock.timers.enable({apis: ['setTimeout']});
  const store = brushStore(axis, axis);
  let rested = 0;
  store.onRest(() => {
    rested += 1;
  });
  store.hold();
  store.move({from: 110, to: 120});
  context.mock.timers.tick(5_000);
  assert.equal(rested, 0);
  store.release();
  store.move({from: 111, to: 121});
  context.mock.timers.tick(5_000);
  assert.equal(rested, 1);
});
