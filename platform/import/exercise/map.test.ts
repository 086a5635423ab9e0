import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {readCase} from '../../../monitoring/agreement/index.ts';
import {exerciseMap, exercisePlaces, exerciseSeed} from './index.ts';

const caseFolder = new URL('../../../cases/exercise/', import.meta.url);
const committed = readFileSync(new URL('map.geojson', caseFolder), 'utf8');

type Position = readonly [number, number];
interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: {readonly type: string; readonly coordinates: unknown};
}
const {features} = JSON.parse(committed) as {readonly features: readonly Feature[]};
const ofKind = (kind: string): readonly Feature[] => features.filter(({properties}) => properties['kind'] === kind);
const ringOf = (feature: Feature): readonly Position[] => (feature.geometry.coordinates as Position[][])[0]!;

/** Even-odd rule. */
function inside([x, y]: Position, ring: readonly Position[]): boolean {
  let found = false;
  ring.slice(1).forEach(([bx, by], index) => {
    const [ax, ay] = ring[index]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) found = !found;
  });
  return found;
}

test('the committed map is the one that the seed gives, and says so on every feature', () => {
  assert.equal(committed, exerciseMap(exerciseSeed));
  assert.ok(features.every(({properties}) => properties['exercise'] === true));
  const kinds = ['coast', 'territory', 'district', 'line', 'river', 'settlement'].map((kind) => ofKind(kind).length);
  assert.deepEqual(kinds, [1, 2, 12, 1, 4, 40]);
});

test('polygons are closed and run anticlockwise (RFC 7946)', () => {
  for (const feature of features.filter(({geometry}) => geometry.type === 'Polygon')) {
    const ring = ringOf(feature);
    assert.deepEqual(ring[0], ring.at(-1));
    const area = ring.slice(1).reduce((sum, [bx, by], index) => {
      const [ax, ay] = ring[index]!;
      return sum + (ax * by - bx * ay);
    }, 0);
    assert.ok(area > 0, String(feature.properties['name']));
  }
});

test('each settlement lies in its own district, its own territory and on the island', () => {
  for (const settlement of ofKind('settlement')) {
    const at = settlement.geometry.coordinates as Position;
    const {district, territory, name} = settlement.properties;
    const within = (kind: string): readonly unknown[] =>
      ofKind(kind)
        .filter((feature) => inside(at, ringOf(feature)))
        .map(({properties}) => properties['district'] ?? properties['territory'] ?? 'island');
    assert.deepEqual(within('district'), [district], String(name));
    assert.deepEqual(within('territory'), [territory], String(name));
    assert.deepEqual(within('coast'), ['island'], String(name));
  }
});

test('the places of the case file are those of the map', () => {
  const reading = readCase(readFileSync(new URL('case.yaml', caseFolder), 'utf8'), 'case.yaml');
  assert.ok(reading.ok);
  const {places, bounds} = reading.value;
  const drawn = places.filter(({latitude}) => latitude !== undefined);
  const plain = drawn.map(({id, name, territory, province, latitude, longitude, precision}) => ({
    id,
    name,
    side: territory,
    province,
    latitude,
    longitude,
    precision,
  }));
  assert.deepEqual(plain, exercisePlaces(exerciseSeed));
  const [west, south, east, north] = bounds;
  for (const [x, y] of ringOf(ofKind('coast')[0]!)) assert.ok(x > west && x < east && y > south && y < north);
});
