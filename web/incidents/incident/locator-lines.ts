/**
 * Lines of the ground that cross a box, cut to the parts near it, as points in the Mercator square: for small maps that
 * are drawn as SVG, print well and need no GL.
 */
import type {Feature, FeatureCollection, Geometry, Position} from 'geojson';
import type {Box} from '../select/incident-filters.ts';
import {mercatorX, mercatorY} from '../map/mercator.ts';

export interface LocatorLine {
  readonly kind: string;
  readonly points: readonly (readonly [number, number])[];
}

export interface LocatorName {
  readonly kind: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface PlacedName {
  readonly kind: string;
  readonly name: string;
  /** Pixels, middle of the name and its foot. */
  readonly x: number;
  readonly y: number;
}

/** Names that have room: none over another or over the edge, those nearest to the middle first. */
export function placedNames(
  names: readonly PlacedName[],
  {width, height}: {readonly width: number; readonly height: number},
): readonly PlacedName[] {
  const placed: PlacedName[] = [];
  const far = ({x, y}: PlacedName): number => Math.hypot(x - width / 2, y - height / 2);
  const halfWidth = ({kind, name}: PlacedName): number => name.length * (kind === 'name' ? 4.4 : 3.1) + 4;
  const mark: PlacedName = {kind: 'mark', name: 'mark', x: width / 2, y: height / 2 + 5};
  for (const one of names
    .filter(({x, y}) => x > 0 && x < width && y > 0 && y < height)
    .toSorted((a, b) => far(a) - far(b))) {
    const half = halfWidth(one);
    const moved = {...one, x: Math.max(half, Math.min(width - half, one.x))};
    const free = [mark, ...placed].every(
      (other) => Math.abs(other.y - moved.y) > 13 || Math.abs(other.x - moved.x) > half + halfWidth(other),
    );
    if (free) placed.push(moved);
  }
  return placed;
}

export interface LocatorGround {
  readonly lines: readonly LocatorLine[];
  readonly names: readonly LocatorName[];
}

export function locatorGround({features}: FeatureCollection, box: Box): LocatorGround {
  const inside = ([x = 0, y = 0]: Position): boolean =>
    x >= box.west && x <= box.east && y >= box.south && y <= box.north;
  const lines: LocatorLine[] = [];
  const names: LocatorName[] = [];
  for (const {properties, geometry} of features as readonly Feature<Geometry, {kind?: string; name?: string}>[]) {
    const kind = properties.kind ?? '';
    if (geometry.type === 'Point') {
      const [x = 0, y = 0] = geometry.coordinates;
      if (inside(geometry.coordinates))
        names.push({kind, name: properties.name ?? '', x: mercatorX(x), y: mercatorY(y)});
    } else if (kind !== 'territory') {
      for (const path of pathsOf(geometry)) lines.push(...near(path, inside).map((points) => ({kind, points})));
    }
  }
  return {lines, names};
}

function pathsOf(geometry: Geometry): readonly Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'Point':
    case 'MultiPoint':
    case 'GeometryCollection':
      return [];
  }
}

/** Runs of points inside, each with the one before and the one after, so that lines reach the edge. */
function near(path: readonly Position[], inside: (point: Position) => boolean): (readonly [number, number])[][] {
  const runs: (readonly [number, number])[][] = [];
  let run: (readonly [number, number])[] | undefined;
  path.forEach((point, index) => {
    const before = path[index - 1];
    if (inside(point)) {
      if (run === undefined) {
        run = before === undefined ? [] : [projected(before)];
        runs.push(run);
      }
      run.push(projected(point));
    } else if (run !== undefined) {
      run.push(projected(point));
      run = undefined;
    }
  });
  return runs;
}

const projected = ([x = 0, y = 0]: Position): readonly [number, number] => [mercatorX(x), mercatorY(y)];
