/** The first view holds its box, and the box of a camera is the camera's own. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {boxOfPoints, cameraBox, closestZoom, fitted} from './camera.ts';
import {latitudeOf, longitudeOf, mercatorPerMetre, mercatorX, mercatorY} from './mercator.ts';

const box = fc
  .tuple(
    fc.double({min: -170, max: 150, noNaN: true}),
    fc.double({min: -60, max: 50, noNaN: true}),
    fc.double({min: 0.5, max: 20, noNaN: true}),
  )
  .map(([west, south, reach]) => ({west, south, east: west + reach, north: south + reach}));

test('Mercator and back', () => {
  fc.assert(
    fc.property(
      fc.double({min: -180, max: 180, noNaN: true}),
      fc.double({min: -85, max: 85, noNaN: true}),
      (longitude, latitude) => {
        assert.ok(Math.abs(longitudeOf(mercatorX(longitude)) - longitude) < 1e-9);
        assert.ok(Math.abs(latitudeOf(mercatorY(latitude)) - latitude) < 1e-9);
      },
    ),
    {seed: 2},
  );
  assert.ok(Math.abs(mercatorPerMetre(0) * 40_075_016.686 - 1) < 1e-12);
  assert.ok(Math.abs(mercatorPerMetre(60) / mercatorPerMetre(0) - 2) < 1e-9);
});

test('the whole box is in view with its padding, unless that would be too close', () => {
  fc.assert(
    fc.property(box, fc.integer({min: 200, max: 1400}), fc.integer({min: 200, max: 900}), (given, width, height) => {
      const camera = fitted(given, {width, height}, 12);
      const seen = cameraBox(camera);
      assert.ok(camera.zoom <= closestZoom);
      assert.ok(seen.west <= given.west + 1e-6 && seen.east >= given.east - 1e-6);
      assert.ok(seen.south <= given.south + 1e-6 && seen.north >= given.north - 1e-6);
    }),
    {seed: 4},
  );
});

test('a first view leaves out empty country, and never the case’s own box', () => {
  const within = {west: 60, south: 23, east: 78, north: 39};
  const points = {
    longitude: Float32Array.of(70, 71, Number.NaN, 10),
    latitude: Float32Array.of(33, 34, Number.NaN, 10),
  };
  const shown = boxOfPoints(points, within);
  assert.ok(shown.west < 70 && shown.west > 69 && shown.east > 71 && shown.east < 72);
  const none = {longitude: Float32Array.of(Number.NaN), latitude: Float32Array.of(Number.NaN)};
  assert.deepEqual(boxOfPoints(none, within), within);
});
