/**
 * The marks of the map: one for each place and side with at least one incident in the window, its area growing with the
 * number. Sides of one place stand beside each other and touch at it, so that none covers another. Where the place is
 * uncertain the mark is hollow, and the area that it may lie in is drawn under it.
 */
import {sideClasses, type SideClass} from '../select/incident-set.ts';
import {worldPixels, type Camera} from './camera.ts';
import {mercatorPerMetre} from './mercator.ts';
import type {PlaceGroups} from './place-groups.ts';

/** Filled: the place itself, or a cell. Ring: within 25 km. Square: somewhere in the district. */
export type MarkShape = 'filled' | 'ring' | 'square';

/** All in CSS pixels from the top and start of the map. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly side: SideClass;
  readonly shape: MarkShape;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Marks {
  /** Largest first, so that small ones lie on top. */
  readonly marks: readonly Mark[];
  readonly areas: readonly Area[];
}

/** Ground radius in metres of the area in which an incident of precision 2 or 3 may lie (UCDP: about 25 km). */
export const uncertainMetres = 25_000;

/** Smaller areas would hide under their mark. */
const leastAreaPixels = 9;

/** Pixels: radius of a mark for one incident and the least radius, so that the largest fits. */
export interface MarkScale {
  readonly unit: number;
  readonly least: number;
}

export const radiusOf = ({unit, least}: MarkScale, count: number): number => Math.max(least, unit * Math.sqrt(count));

export function markScale(largest: number, {kind}: Pick<PlaceGroups, 'kind'>, cellPixels: number): MarkScale {
  const [most, one] = kind === 'cells' ? [cellPixels / 4, cellPixels / 4] : [17, 4.5];
  return {unit: Math.min(one, most / Math.sqrt(Math.max(1, largest))), least: kind === 'cells' ? 0.9 : 2.75};
}

interface Drawing {
  readonly groups: PlaceGroups;
  /** By group. */
  readonly counts: Int32Array;
  readonly scale: MarkScale;
  readonly camera: Camera;
  /** True: the second party of the case's texts stands first. */
  readonly swapped: boolean;
}

export function placedMarks({groups, counts, scale, camera, swapped}: Drawing): Marks {
  const pixels = worldPixels(camera.zoom);
  const [left, top] = [camera.width / 2 - camera.x * pixels, camera.height / 2 - camera.y * pixels];
  const marks: Mark[] = [];
  const areas: Area[] = [];
  for (const place of placesInView(groups, counts, camera)) {
    const [x, y] = [(groups.x[place] ?? 0) * pixels + left, (groups.y[place] ?? 0) * pixels + top];
    const precision = groups.precision[place] ?? 0;
    if (precision > 1) {
      const radius = uncertainMetres * mercatorPerMetre(groups.latitude[place] ?? 0) * pixels;
      if (radius >= leastAreaPixels) areas.push({x, y, radius});
    }
    const bySide = countsOf(counts, place);
    for (const side of [0, 1, 2] as const) {
      if (bySide[side] === 0) continue;
      const radius = radiusOf(scale, bySide[side]);
      const shift = shiftOf(side, bySide, swapped);
      marks.push({
        x: x + shift.x * (radius + 0.5),
        y: y + shift.y * (radius + 0.5),
        radius,
        side,
        shape: shapeOf(precision),
      });
    }
  }
  if (groups.kind === 'places') marks.sort((a, b) => b.radius - a.radius);
  return {marks, areas};
}

/** Marks whose middle is a little outside still reach in. */
const marginPixels = 120;

function placesInView(groups: PlaceGroups, counts: Int32Array, {x, y, zoom, width, height}: Camera): readonly number[] {
  const [reachX, reachY] = [width / 2 + marginPixels, height / 2 + marginPixels].map((one) => one / worldPixels(zoom));
  const seen: number[] = [];
  for (let place = 0; place < groups.placeCount; place += 1) {
    const first = place * sideClasses;
    if ((counts[first] ?? 0) + (counts[first + 1] ?? 0) + (counts[first + 2] ?? 0) === 0) continue;
    const inside =
      Math.abs((groups.x[place] ?? 0) - x) <= (reachX ?? 0) && Math.abs((groups.y[place] ?? 0) - y) <= (reachY ?? 0);
    if (inside) seen.push(place);
  }
  return seen;
}

export const countsOf = (counts: Int32Array, place: number): readonly [number, number, number] => [
  counts[place * sideClasses] ?? 0,
  counts[place * sideClasses + 1] ?? 0,
  counts[place * sideClasses + 2] ?? 0,
];

const shapeOf = (precision: number): MarkShape => (precision === 2 ? 'ring' : precision === 3 ? 'square' : 'filled');

/** A side alone stands at the place; two parties before and after it in the reader's order, everybody else below. */
function shiftOf(
  side: SideClass,
  bySide: readonly [number, number, number],
  swapped: boolean,
): {readonly x: number; readonly y: number} {
  const present = bySide.filter((count) => count > 0).length;
  if (present === 1) return {x: 0, y: 0};
  if (side === 2) return {x: 0, y: 1};
  if (bySide[1 - side] === 0) return {x: 0, y: -1};
  return {x: (side === 0) === swapped ? 1 : -1, y: 0};
}
