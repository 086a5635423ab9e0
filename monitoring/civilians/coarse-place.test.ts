import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {coarsePlace, isExactPlace, type CoarsePlace, type ExactPlace} from './index.ts';

const runs = {seed: 20_251_124, numRuns: 3_000};
const latitude = fc.oneof(
  fc.double({min: -90, max: 90, noNaN: true}),
  fc.integer({min: -360, max: 360}).map((n) => n / 4),
);
const longitude = fc.oneof(
  fc.double({min: -180, max: 180, noNaN: true}),
  fc.integer({min: -720, max: 720}).map((n) => n / 4),
);
const point = fc.record({latitude, longitude});

const holds = ({south, west, north, east}: CoarsePlace, {latitude, longitude}: ExactPlace): boolean => {
  const x = longitude === 180 ? -180 : longitude;
  return latitude >= south && (latitude < north || north === 90) && x >= west && x < east;
};

test('a cell holds its point, and lies on the globe', () => {
  fc.assert(
    fc.property(point, (place) => {
      const cell = coarsePlace(place);
      assert.ok(holds(cell, place), JSON.stringify({cell, place}));
      assert.ok(cell.south >= -90 && cell.north <= 90 && cell.west >= -180 && cell.east <= 180);
      assert.equal(cell.north - cell.south, 0.25);
    }),
    runs,
  );
});

test('every point of a cell has this cell and no other: nothing of the point is left in it', () => {
  const share = fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true});
  fc.assert(
    fc.property(point, share, share, (place, up, along) => {
      const cell = coarsePlace(place);
      const other = {
        latitude: cell.south + up * (cell.north - cell.south),
        longitude: cell.west + along * (cell.east - cell.west),
      };
      if (other.latitude >= cell.north || other.longitude >= cell.east) return;
      assert.equal(JSON.stringify(coarsePlace(other)), JSON.stringify(cell));
    }),
    runs,
  );
});

test('cells stand edge to edge around the globe and are no slivers', () => {
  for (let row = -360; row < 360; row += 1) {
    const south = row / 4;
    let west = -180;
    let cells = 0;
    while (west < 180) {
      const cell = coarsePlace({latitude: south, longitude: west});
      assert.equal(cell.south, south);
      assert.equal(cell.west, west);
      west = cell.east;
      cells += 1;
    }
    assert.equal(west, 180);
    const nearEquator = Math.min(Math.abs(south), Math.abs(south + 0.25));
    const widest = (360 / cells) * Math.cos((nearEquator * Math.PI) / 180);
    assert.ok(widest >= 0.45 * 0.25, `row ${row} has ${cells} cells`);
  }
});

test('the date line is one line, and each pole one cell', () => {
  assert.deepEqual(coarsePlace({latitude: 10, longitude: 180}), coarsePlace({latitude: 10, longitude: -180}));
  assert.notDeepEqual(
    coarsePlace({latitude: 10, longitude: 179.999}),
    coarsePlace({latitude: 10, longitude: -179.999}),
  );
  for (const pole of [90, -90]) {
    const cells = [-180, -73.2, 0, 12.5, 180].map((longitude) => coarsePlace({latitude: pole, longitude}));
    assert.equal(new Set(cells.map((cell) => JSON.stringify(cell))).size, 1);
    assert.deepEqual([cells[0]?.west, cells[0]?.east], [-180, 180]);
  }
});

test('no cell has a minus zero, which would print as another text than the same edge does elsewhere', () => {
  const cell = coarsePlace({latitude: -0, longitude: -0});
  assert.ok(Object.is(cell.south, 0) && Object.is(cell.west, 0), JSON.stringify(cell));
});

test('a known cell, so that the grid never moves', () => {
  assert.deepEqual(coarsePlace({latitude: 33.57, longitude: 69.89}), {
    grid: 'holdfire-grid/1',
    south: 33.5,
    west: 69.75,
    north: 33.75,
    east: 70,
  });
  assert.deepEqual(
    [61, 76, 85, 89.6].map((latitude) => {
      const {west, east} = coarsePlace({latitude, longitude: 1});
      return east - west;
    }),
    [0.25, 0.5, 1.5, 15],
  );
});

test('what is not on the globe is refused', () => {
  for (const [latitude, longitude] of [
    [90.1, 0],
    [0, -180.1],
    [NaN, 0],
    [0, NaN],
    [Infinity, 0],
  ] as const) {
    assert.equal(isExactPlace({latitude, longitude}), false);
    assert.throws(() => coarsePlace({latitude, longitude}), RangeError);
  }
});
