/**
 * Rows gathered into what the map draws: for each place one group a side, so that no mark hides another side's, and of
 * those one for incidents known to be at the place and one for those somewhere near it. Either the record's own places or,
 * where there are too many to tell apart, cells of a grid. Rows without coordinates get no group: they are never drawn.
 */
import {sideClasses, type IncidentSet} from '../select/incident-set.ts';
import {latitudeOf, longitudeOf, mercatorX, mercatorY} from './mercator.ts';

export interface PlaceGroups {
  readonly kind: 'places' | 'cells';
  readonly placeCount: number;
  /** Degrees, of each place or of the middle of each cell. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Position in the Mercator square. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 where the middle of a district stands for it (precision 3). */
  readonly district: Uint8Array;
  /** Group of each row, `groupAt`; −1 where the row has no point. */
  readonly groupOf: Int32Array;
  /** Size of a cell in the Mercator square; 0 for places. */
  readonly cellSize: number;
}

export const groupsPerPlace = 2 * sideClasses;

/** Near: within about 25 km (precision 2) or somewhere in the district (3). In a cell all are near. */
export const groupAt = (place: number, side: number, near: boolean): number =>
  place * groupsPerPlace + (near ? sideClasses : 0) + side;

/** More places than this cannot be told apart on a map of a page's width. */
export const placeLimit = 2_000;

/** Places known no better than to a province have no point (UCDP precision 4 and above). */
export const vaguestPoint = 3;

export const isDrawn = (columns: IncidentSet['columns'], row: number): boolean =>
  (columns.precision[row] ?? 7) <= vaguestPoint && !Number.isNaN(columns.latitude[row] ?? Number.NaN);

/** The record's own places, or undefined where there are more than `limit`. */
export function placeGroups(set: IncidentSet, limit: number = placeLimit): PlaceGroups | undefined {
  const {latitude, longitude, precision} = set.columns;
  // Equal degrees have equal bits, so places are compared as integers.
  const district = precision.map((code) => Number(code === vaguestPoint));
  const found = gathered(set, {east: asBits(longitude), south: asBits(latitude), district}, limit);
  if (found === undefined) return undefined;
  const of = (value: (row: number) => number): Float64Array => Float64Array.from(found.firstRows, value);
  const [longitudes, latitudes] = [of((row) => longitude[row] ?? 0), of((row) => latitude[row] ?? 0)];
  return {
    kind: 'places',
    placeCount: found.firstRows.length,
    longitude: longitudes,
    latitude: latitudes,
    x: longitudes.map(mercatorX),
    y: latitudes.map(mercatorY),
    district: Uint8Array.from(found.firstRows, (row) => district[row] ?? 0),
    groupOf: found.groupOf,
    cellSize: 0,
  };
}

/** `cellSize` as a share of the Mercator square. */
export function cellGroups(set: IncidentSet, cellSize: number): PlaceGroups {
  const {latitude, longitude, count} = set.columns;
  const east = new Int32Array(count);
  const south = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    east[row] = Math.floor(mercatorX(longitude[row] ?? 0) / cellSize);
    south[row] = Math.floor(mercatorY(latitude[row] ?? 0) / cellSize);
  }
  const found = gathered(set, {east, south, district: new Uint8Array(count)}, count);
  if (found === undefined) throw new Error('there are more cells than rows');
  const middle = (cells: Int32Array): Float64Array =>
    Float64Array.from(found.firstRows, (row) => ((cells[row] ?? 0) + 0.5) * cellSize);
  const [x, y] = [middle(east), middle(south)];
  return {
    kind: 'cells',
    placeCount: found.firstRows.length,
    longitude: x.map(longitudeOf),
    latitude: y.map(latitudeOf),
    x,
    y,
    district: new Uint8Array(found.firstRows.length),
    groupOf: found.groupOf,
    cellSize,
  };
}

const asBits = (degrees: Float32Array): Int32Array =>
  new Int32Array(degrees.buffer, degrees.byteOffset, degrees.length);

interface PlaceKey {
  readonly east: Int32Array;
  readonly south: Int32Array;
  readonly district: Uint8Array;
}

/** Open addressing on three integers: an object for each of 385,000 rows would cost more than all else. */
function gathered(
  {columns, sideClass}: IncidentSet,
  {east, south, district}: PlaceKey,
  limit: number,
): {readonly groupOf: Int32Array; readonly firstRows: Uint32Array} | undefined {
  const {count} = columns;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
  /** Place and one; 0 where the slot is free. */
  const table = new Int32Array(slots);
  const firstRows = new Uint32Array(count);
  const groupOf = new Int32Array(count).fill(-1);
  let places = 0;
  for (let row = 0; row < count; row += 1) {
    if (!isDrawn(columns, row)) continue;
    const [a, b, c] = [east[row], south[row], district[row]];
    let slot = scattered(a ?? 0, b ?? 0, c ?? 0) & (slots - 1);
    let held = table[slot] ?? 0;
    while (held !== 0) {
      const first = firstRows[held - 1] ?? 0;
      if (east[first] === a && south[first] === b && district[first] === c) break;
      slot = (slot + 1) & (slots - 1);
      held = table[slot] ?? 0;
    }
    if (held === 0) {
      if (places === limit) return undefined;
      firstRows[places] = row;
      places += 1;
      held = places;
      table[slot] = held;
    }
    groupOf[row] = groupAt(held - 1, sideClass[row] ?? 2, columns.precision[row] !== 1);
  }
  return {groupOf, firstRows: firstRows.slice(0, places)};
}

/** Multiplications and shifts that spread neighbouring integers over the table (after MurmurHash3's finaliser). */
function scattered(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x85eb_ca6b) ^ Math.imul(b, 0xc2b2_ae35) ^ c;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb_352d);
  return hash ^ (hash >>> 15);
}
