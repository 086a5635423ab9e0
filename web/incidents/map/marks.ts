/**
 * The marks of the map as a vertex buffer: one for each place and side with at least one incident in the window, its area
 * growing with the number. Sides of one place stand beside each other and touch at it, so that none covers another.
 * Where the place is uncertain the mark is hollow, and the area that it may lie in is drawn under it.
 */
import {sideClasses} from '../select/incident-set.ts';
import {mercatorPerMetre} from './mercator.ts';
import type {PlaceGroups} from './place-groups.ts';

/** Filled: the place itself. Ring: within 25 km. Square: somewhere in the district. Area: where it may lie. */
export const shapes = {filled: 0, ring: 1, square: 2, area: 3} as const;

/** Ground radius in metres of the area in which an incident of precision 2 or 3 may lie (UCDP: about 25 km). */
export const uncertainMetres = 25_000;

/** Offset x, offset y, count, then four bytes: colour, shape, shift in x, shift in y (128 is none). */
export const markFloats = 4;
const noShift = 128;

export interface MarkView {
  /** Mercator offsets are from here, so that 32 bits are fine enough. */
  readonly originX: number;
  readonly originY: number;
  /** In the Mercator square; marks outside are left out. */
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
  /** True: the second party of the case's texts stands first. */
  readonly swapped: boolean;
  /** Areas are drawn where their radius is at least this share of the Mercator square. */
  readonly leastArea: number;
}

export interface Marks {
  readonly buffer: Float32Array<ArrayBuffer>;
  readonly count: number;
}

/** Room for every group and every area. */
export const markBuffer = ({placeCount}: PlaceGroups): Float32Array<ArrayBuffer> =>
  new Float32Array(placeCount * (sideClasses + 1) * markFloats);

/** Fills `buffer` from the counts by group; areas first, then the largest marks, so that small ones lie on top. */
export function writeMarks(
  groups: PlaceGroups,
  counts: Int32Array,
  view: MarkView,
  buffer: Float32Array<ArrayBuffer>,
): Marks {
  const bytes = new Uint8Array(buffer.buffer);
  let marks = 0;
  const write = (place: number, size: number, kind: readonly [number, number, number, number]): void => {
    const at = marks * markFloats;
    buffer[at] = (groups.x[place] ?? 0) - view.originX;
    buffer[at + 1] = (groups.y[place] ?? 0) - view.originY;
    buffer[at + 2] = size;
    bytes.set(kind, (at + 3) * 4);
    marks += 1;
  };
  const seen = placesInView(groups, counts, view);
  if (groups.kind === 'places') {
    for (const place of seen) {
      const radius = uncertainMetres * mercatorPerMetre(groups.latitude[place] ?? 0);
      const uncertain = (groups.precision[place] ?? 0) > 1;
      if (uncertain && radius >= view.leastArea) write(place, radius, [2, shapes.area, noShift, noShift]);
    }
    const total = (place: number): number => totalOf(counts, place);
    seen.sort((a, b) => total(b) - total(a) || a - b);
  }
  for (const place of seen) {
    const shape = shapeOf(groups.precision[place] ?? 0);
    const first = place * sideClasses;
    const several = Number((counts[first] ?? 0) > 0) + Number((counts[first + 1] ?? 0) > 0) > 1;
    for (let side = 0; side < sideClasses; side += 1) {
      const count = counts[first + side] ?? 0;
      if (count > 0)
        write(place, count, [side, shape, ...shiftOf(side, several, totalOf(counts, place) > count, view)]);
    }
  }
  return {buffer, count: marks};
}

function placesInView(groups: PlaceGroups, counts: Int32Array, {west, east, north, south}: MarkView): number[] {
  const seen: number[] = [];
  for (let place = 0; place < groups.placeCount; place += 1) {
    if (totalOf(counts, place) === 0) continue;
    const [x, y] = [groups.x[place] ?? 0, groups.y[place] ?? 0];
    if (x >= west && x <= east && y >= north && y <= south) seen.push(place);
  }
  return seen;
}

const totalOf = (counts: Int32Array, place: number): number =>
  (counts[place * sideClasses] ?? 0) + (counts[place * sideClasses + 1] ?? 0) + (counts[place * sideClasses + 2] ?? 0);

const shapeOf = (precision: number): number =>
  precision === 2 ? shapes.ring : precision === 3 ? shapes.square : shapes.filled;

/** A side alone stands at the place; two parties left and right of it in the reader's order, everybody else below. */
function shiftOf(side: number, bothParties: boolean, others: boolean, {swapped}: MarkView): [number, number] {
  if (!others) return [noShift, noShift];
  if (side === 2) return [noShift, 255];
  if (!bothParties) return [noShift, 1];
  return [(side === 0) === swapped ? 255 : 1, noShift];
}

/** Pixels: radius of a mark for one incident and the least radius, so that the largest fits. */
export interface MarkScale {
  readonly unit: number;
  readonly least: number;
}

export function markScale(largest: number, {kind}: Pick<PlaceGroups, 'kind'>, cellPixels: number): MarkScale {
  const [most, one] = kind === 'cells' ? [cellPixels / 4, cellPixels / 4] : [17, 4.5];
  return {unit: Math.min(one, most / Math.sqrt(Math.max(1, largest))), least: kind === 'cells' ? 0.9 : 2.75};
}
