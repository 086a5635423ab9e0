/**
 * The marks of the map: one for each place and side with at least one incident in the window, its area growing with the
 * number. Filled is the part that is known to be at the place; what is known to be near it only stays hollow, and the
 * area that it may lie in is drawn under it. Sides of one place stand beside each other, so that none covers another.
 */
import {sideClasses, type SideClass} from '../select/incident-set.ts';
import {worldPixels, type Camera} from './camera.ts';
import {mercatorPerMetre} from './mercator.ts';
import {groupAt, type PlaceGroups} from './place-groups.ts';

/** All in CSS pixels from the top and start of the map. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Radius of the filled part, from 0 to all of it. */
  readonly core: number;
  readonly side: SideClass;
  /** Square: the middle of a district stands for all of it. */
  readonly shape: 'round' | 'square';
  /** Of the groups that it was drawn from. */
  readonly place: number;
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

/** Not so large that two full cells would cover each other, nor more than a map of this width bears. */
export function markScale(
  largest: number,
  {kind}: Pick<PlaceGroups, 'kind'>,
  {cellPixels, width}: {readonly cellPixels: number; readonly width: number},
): MarkScale {
  const most = kind === 'cells' ? cellPixels * 0.42 : Math.max(9, Math.min(17, width / 45));
  const one = kind === 'cells' ? cellPixels / 5 : 4.5;
  return {unit: Math.min(one, most / Math.sqrt(Math.max(1, largest))), least: kind === 'cells' ? 1.3 : 2.75};
}

/** Incidents of the largest mark: one side at one place. */
export function largestMark({placeCount}: PlaceGroups, counts: Int32Array): number {
  let most = 0;
  for (let place = 0; place < placeCount; place += 1) {
    for (let side = 0; side < sideClasses; side += 1) {
      const count = (counts[groupAt(place, side, false)] ?? 0) + (counts[groupAt(place, side, true)] ?? 0);
      if (count > most) most = count;
    }
  }
  return most;
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
    const [exact, near] = [countsOf(counts, place, false), countsOf(counts, place, true)];
    if (groups.kind === 'places' && near.some((count) => count > 0)) {
      const radius = uncertainMetres * mercatorPerMetre(groups.latitude[place] ?? 0) * pixels;
      if (radius >= leastAreaPixels) areas.push({x, y, radius});
    }
    const all = [exact[0] + near[0], exact[1] + near[1], exact[2] + near[2]] as const;
    for (const side of [0, 1, 2] as const) {
      if (all[side] === 0) continue;
      const radius = radiusOf(scale, all[side]);
      const share = groups.kind === 'cells' ? 1 : exact[side] / all[side];
      const shift = shiftOf(side, all, swapped);
      marks.push({
        x: x + shift.x * (radius + 0.5),
        y: y + shift.y * (radius + 0.5),
        radius,
        core: radius * Math.sqrt(share),
        side,
        shape: groups.district[place] === 1 ? 'square' : 'round',
        place,
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
    if (totalAt(counts, place) === 0) continue;
    const inside =
      Math.abs((groups.x[place] ?? 0) - x) <= (reachX ?? 0) && Math.abs((groups.y[place] ?? 0) - y) <= (reachY ?? 0);
    if (inside) seen.push(place);
  }
  return seen;
}

type BySide = readonly [number, number, number];

const countsOf = (counts: Int32Array, place: number, near: boolean): BySide => [
  counts[groupAt(place, 0, near)] ?? 0,
  counts[groupAt(place, 1, near)] ?? 0,
  counts[groupAt(place, 2, near)] ?? 0,
];

export function totalAt(counts: Int32Array, place: number): number {
  let sum = 0;
  for (let side = 0; side < sideClasses; side += 1) {
    sum += (counts[groupAt(place, side, false)] ?? 0) + (counts[groupAt(place, side, true)] ?? 0);
  }
  return sum;
}

/** A side alone stands at the place; two parties before and after it in the reader's order, everybody else below. */
function shiftOf(side: SideClass, bySide: BySide, swapped: boolean): {readonly x: number; readonly y: number} {
  const present = bySide.filter((count) => count > 0).length;
  if (present === 1) return {x: 0, y: 0};
  if (side === 2) return {x: 0, y: 1};
  if (bySide[1 - side] === 0) return {x: 0, y: -1};
  return {x: (side === 0) === swapped ? 1 : -1, y: 0};
}
