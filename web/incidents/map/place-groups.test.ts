/** Every drawn row is in the group of its own place and side, no undrawn row is in any, and cells agree with a plain grid. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {testSet} from '../select/set-for-tests.ts';
import {mercatorX, mercatorY} from './mercator.ts';
import {cellGroups, groupAt, groupsPerPlace, placeGroups} from './place-groups.ts';

const incident = fc.record({
  side: fc.integer({min: 0, max: 3}),
  precision: fc.integer({min: 1, max: 7}),
  longitude: fc.integer({min: 60, max: 64}),
  latitude: fc.integer({min: 30, max: 33}),
});

test('rows of one group share place, side and exactness; no others do', () => {
  fc.assert(
    fc.property(fc.array(incident, {maxLength: 80}), (incidents) => {
      const groups = placeGroups(testSet(incidents));
      assert.ok(groups !== undefined);
      const keyOf = new Map<number, string>();
      incidents.forEach(({side, precision, longitude, latitude}, row) => {
        const group = groups.groupOf[row]!;
        if (precision > 3) return assert.equal(group, -1);
        const place = Math.floor(group / groupsPerPlace);
        assert.equal(group, groupAt(place, Math.min(side, 2), precision > 1));
        assert.deepEqual([groups.longitude[place], groups.latitude[place]], [longitude, latitude]);
        assert.equal(groups.district[place], Number(precision === 3));
        const key = `${longitude} ${latitude} ${precision === 3} ${Math.min(side, 2)} ${precision > 1}`;
        assert.equal(keyOf.get(group) ?? key, key);
        keyOf.set(group, key);
      });
      assert.equal(new Set(keyOf.values()).size, keyOf.size);
    }),
    {seed: 23},
  );
});

test('more places than the limit are not places any more', () => {
  const incidents = [{longitude: 60}, {longitude: 61}, {longitude: 62}];
  assert.equal(placeGroups(testSet(incidents), 3)?.placeCount, 3);
  assert.equal(placeGroups(testSet(incidents), 2), undefined);
});

test('a cell holds the rows whose point lies in it', () => {
  const size = 1 / 4096;
  fc.assert(
    fc.property(fc.array(incident, {maxLength: 80}), (incidents) => {
      const groups = cellGroups(testSet(incidents), size);
      incidents.forEach(({precision, longitude, latitude}, row) => {
        const group = groups.groupOf[row]!;
        if (precision > 3) return assert.equal(group, -1);
        const place = Math.floor(group / groupsPerPlace);
        assert.ok(Math.abs(groups.x[place]! - mercatorX(longitude)) <= size / 2 + 1e-12);
        assert.ok(Math.abs(groups.y[place]! - mercatorY(latitude)) <= size / 2 + 1e-12);
      });
    }),
    {seed: 29},
  );
});
