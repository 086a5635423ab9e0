/**
 * The map of the invented land: an island in open ocean south of the equator, computed from a seed with additions,
 * multiplications and square roots only, so that every machine draws the same coast. Twelve cells share their borders
 * exactly; the coast is the outer border of all, the line of contact the border between the two sides.
 */
import {districtPlace, districts, sideNames, sides, type District, type Side} from './land.ts';
import {draw, randomFrom, type Random} from './random.ts';

/** Longitude, latitude in degrees. */
type Point = readonly [number, number];

const centre: Point = [-4.2, -2.8];
const halfWidth = 1.9;
const halfHeight = 1.35;
const columns = 4;
const rows = 3;

export interface MapPlace {
  readonly id: string;
  readonly name: string;
  readonly side: Side;
  readonly province: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly precision: 1 | 3;
}

interface Grid {
  readonly node: (column: number, row: number) => Point;
  /** Points of the edge from one node to the next, both ends included. */
  readonly across: (column: number, row: number) => readonly Point[];
  readonly down: (column: number, row: number) => readonly Point[];
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const rounded = ([longitude, latitude]: Point): Point => [round(longitude), round(latitude)];

/** Square grid to a rounded island: the elliptical square-to-disc mapping (P. Nowell). */
function toIsland(u: number, v: number): Point {
  const x = u * Math.sqrt(1 - (v * v) / 2.6);
  const y = v * Math.sqrt(1 - (u * u) / 2.6);
  return [centre[0] + halfWidth * x, centre[1] + halfHeight * y];
}

/** Midpoint displacement: each halving moves the middle sideways by at most `roughness` of the piece's length. */
function rough(random: Random, ends: {readonly from: Point; readonly to: Point}, depth: number): readonly Point[] {
  const {from, to} = ends;
  if (depth === 0) return [from, to];
  const roughness = 0.17;
  const shift = (draw(random) * 2 - 1) * roughness;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const middle: Point = [(from[0] + to[0]) / 2 - dy * shift, (from[1] + to[1]) / 2 + dx * shift];
  const first = rough(random, {from, to: middle}, depth - 1);
  return [...first, ...rough(random, {from: middle, to}, depth - 1).slice(1)];
}

const key = (column: number, row: number): string => `${column} ${row}`;

function found<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name);
  if (value === undefined) throw new RangeError(`not on the grid: ${name}`);
  return value;
}

/** At most 8 hundredths of a cell or of the square, either way. */
const jitter = (random: Random): number => (draw(random) * 2 - 1) * 0.08;

function gridOf(seed: number): Grid {
  const random = randomFrom(seed, 'map');
  const nodes = new Map<string, Point>();
  const edges = new Map<string, readonly Point[]>();
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const [u, v] = [(2 * column) / columns - 1 + jitter(random), 1 - (2 * row) / rows + jitter(random)];
      nodes.set(key(column, row), toIsland(u, v));
    }
  }
  const node = (column: number, row: number): Point => found(nodes, key(column, row));
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const from = node(column, row);
      if (column < columns)
        edges.set(`across ${key(column, row)}`, rough(random, {from, to: node(column + 1, row)}, 4));
      if (row < rows) edges.set(`down ${key(column, row)}`, rough(random, {from, to: node(column, row + 1)}, 4));
    }
  }
  return {
    node,
    across: (column, row) => found(edges, `across ${key(column, row)}`),
    down: (column, row) => found(edges, `down ${key(column, row)}`),
  };
}

const range = (start: number, end: number): readonly number[] =>
  Array.from({length: end - start}, (_, index) => start + index);

/** The border of a block of cells, anticlockwise as RFC 7946 asks, closed. */
function ring(grid: Grid, from: Point, to: Point): readonly Point[] {
  const [west, north] = from;
  const [east, south] = to;
  const clockwise = [
    ...range(west, east).flatMap((column) => grid.across(column, north).slice(0, -1)),
    ...range(north, south).flatMap((row) => grid.down(east, row).slice(0, -1)),
    ...range(west, east)
      .toReversed()
      .flatMap((column) => grid.across(column, south).toReversed().slice(0, -1)),
    ...range(north, south)
      .toReversed()
      .flatMap((row) => grid.down(west, row).toReversed().slice(0, -1)),
  ];
  const closed = [...clockwise, ...clockwise.slice(0, 1)];
  return closed.toReversed().map(rounded);
}

/** A point of a cell by its share from west to east and from north to south. */
function within(grid: Grid, {column, row}: District, [across, down]: Point): Point {
  const mix = (a: Point, b: Point, share: number): Point => [
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
  ];
  const north = mix(grid.node(column, row), grid.node(column + 1, row), across);
  const south = mix(grid.node(column, row + 1), grid.node(column + 1, row + 1), across);
  return rounded(mix(north, south, down));
}

/** Settlements (precision 1) and the middle of each district (precision 3), in the order of land.ts. */
export function exercisePlaces(seed: number): readonly MapPlace[] {
  const grid = gridOf(seed);
  const random = randomFrom(seed, 'settlements');
  // One quarter of the cell each, so that no two settlements fall together.
  const quarters: readonly Point[] = [
    [0.34, 0.34],
    [0.66, 0.66],
    [0.66, 0.34],
    [0.34, 0.66],
  ];
  return districts.flatMap((district) => {
    const {side, province} = district;
    const place = (id: string, name: string, at: Point, precision: 1 | 3): MapPlace => {
      const [longitude, latitude] = within(grid, district, at);
      return {id, name, side, province, latitude, longitude, precision};
    };
    const settlements = district.settlements.map(({id, name}, index) => {
      const [across, down] = quarters[index] ?? [0.5, 0.5];
      return place(id, name, [across + jitter(random), down + jitter(random)], 1);
    });
    return [...settlements, place(districtPlace(district), `${district.name} district`, [0.5, 0.5], 3)];
  });
}

const line = (points: readonly Point[]): object => ({type: 'LineString', coordinates: points.map(rounded)});

const feature = (properties: object, geometry: object): string =>
  JSON.stringify({type: 'Feature', properties: {...properties, exercise: true}, geometry});

/** GeoJSON text, one feature a line; kinds: coast, territory, district, line, river, settlement. */
export function exerciseMap(seed: number): string {
  const grid = gridOf(seed);
  const random = randomFrom(seed, 'rivers');
  const polygon = (from: Point, to: Point): object => ({type: 'Polygon', coordinates: [ring(grid, from, to)]});
  const middle = columns / 2;
  const border = [0, 1, 2].flatMap((row) => (row === 0 ? grid.down(middle, row) : grid.down(middle, row).slice(1)));
  const river = (name: string, from: Point, to: Point): string =>
    feature({kind: 'river', name}, line(rough(random, {from, to}, 5)));
  const lines = [
    feature({kind: 'coast', name: 'Quenzora'}, polygon([0, 0], [columns, rows])),
    ...sides.map((side, index) => {
      const properties = {kind: 'territory', name: sideNames[side].name, territory: side};
      return feature(properties, polygon([index * middle, 0], [(index + 1) * middle, rows]));
    }),
    ...districts.map(({name, id, side, column, row}) => {
      const properties = {kind: 'district', name, territory: side, district: id};
      return feature(properties, polygon([column, row], [column + 1, row + 1]));
    }),
    feature({kind: 'line', name: 'Line of contact', territory: 'line'}, line(border)),
    river('Yull', grid.node(1, 1), grid.node(0, 1)),
    river('Ombric', grid.node(3, 1), grid.node(4, 1)),
    river('Tessit', grid.node(2, 2), grid.node(1, rows)),
    river('Quorl', grid.node(2, 1), grid.node(3, 0)),
    ...exercisePlaces(seed)
      .filter(({precision}) => precision === 1)
      .map(({id, name, side, longitude, latitude}) => {
        const district = districts.find(({settlements}) => settlements.some((settlement) => settlement.id === id));
        const properties = {kind: 'settlement', name, territory: side, district: district?.id, place: id};
        return feature(properties, {type: 'Point', coordinates: [longitude, latitude]});
      }),
  ];
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}
