/**
 * Which mark lies under the pointer: found in an index of the marks as they are drawn, on the CPU, because reading pixels
 * back would stall the map. Of several the one whose edge is nearest, a few pixels of reach for unsteady hands.
 */
import Flatbush from 'flatbush';
import type {Box} from '../select/incident-filters.ts';
import type {Mark, Marks} from './marks.ts';
import {latitudeOf, longitudeOf} from './mercator.ts';
import type {PlaceGroups} from './place-groups.ts';

export interface MarkPick {
  readonly kind: 'place' | 'cell';
  /** Holds the incidents of this place or cell and no other's. */
  readonly box: Box;
}

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

const reachPixels = 5;
const indexes = new WeakMap<Marks, Flatbush>();

export function markPick(drawn: Marks, groups: PlaceGroups, at: ScreenPoint): MarkPick | undefined {
  const mark = markAt(drawn, at);
  return mark && {kind: groups.kind === 'cells' ? 'cell' : 'place', box: boxOf(groups, mark.place)};
}

export function markAt(drawn: Marks, {x, y}: ScreenPoint): Mark | undefined {
  if (drawn.marks.length === 0) return undefined;
  let nearest: Mark | undefined;
  let least = reachPixels;
  for (const index of indexOf(drawn).search(x - reachPixels, y - reachPixels, x + reachPixels, y + reachPixels)) {
    const mark = drawn.marks[index];
    if (mark === undefined) continue;
    const distance = Math.hypot(mark.x - x, mark.y - y) - mark.radius;
    // At the same distance the later one, which lies on top.
    if (distance <= least) [nearest, least] = [mark, distance];
  }
  return nearest;
}

function indexOf(drawn: Marks): Flatbush {
  const found = indexes.get(drawn);
  if (found !== undefined) return found;
  const index = new Flatbush(drawn.marks.length);
  for (const {x, y, radius} of drawn.marks) index.add(x - radius, y - radius, x + radius, y + radius);
  index.finish();
  indexes.set(drawn, index);
  return index;
}

/** Half a thousandth of a degree around a place: coordinates travel with about six digits. */
const margin = 0.0005;

function boxOf(groups: PlaceGroups, place: number): Box {
  const [x, y] = [groups.x[place] ?? 0, groups.y[place] ?? 0];
  const half = groups.cellSize / 2;
  return {
    west: longitudeOf(x - half) - margin,
    east: longitudeOf(x + half) + margin,
    south: latitudeOf(y + half) - margin,
    north: latitudeOf(y - half) + margin,
  };
}
