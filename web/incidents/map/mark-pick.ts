/**
 * Which place lies under the pointer: the nearest one with a mark, found in an index of the places on the CPU, because
 * reading pixels back from a GL canvas stalls it.
 */
import Flatbush from 'flatbush';
import type {Box} from '../select/incident-filters.ts';
import {worldPixels} from './camera.ts';
import type {MapMarks} from './map-marks.ts';
import {totalAt} from './marks.ts';
import {latitudeOf, longitudeOf, mercatorX, mercatorY} from './mercator.ts';
import type {PlaceGroups} from './place-groups.ts';

export interface MarkPick {
  readonly kind: 'place' | 'cell';
  readonly longitude: number;
  readonly latitude: number;
  /** Holds the incidents of this mark and no other place's. */
  readonly box: Box;
}

const reachPixels = 14;
const indexes = new WeakMap<PlaceGroups, Flatbush>();

export function markPick(
  {groups, counts}: MapMarks,
  at: {readonly lng: number; readonly lat: number},
  zoom: number,
): MarkPick | undefined {
  if (groups.placeCount === 0) return undefined;
  const reach = reachPixels / worldPixels(zoom);
  const has = (place: number): boolean => totalAt(counts, place) > 0;
  const [place] = indexOf(groups).neighbors(mercatorX(at.lng), mercatorY(at.lat), 1, reach, has);
  if (place === undefined) return undefined;
  const [longitude, latitude] = [groups.longitude[place] ?? 0, groups.latitude[place] ?? 0];
  return {
    kind: groups.kind === 'cells' ? 'cell' : 'place',
    longitude,
    latitude,
    box: boxOf(groups, place),
  };
}

function indexOf(groups: PlaceGroups): Flatbush {
  const found = indexes.get(groups);
  if (found !== undefined) return found;
  const index = new Flatbush(groups.placeCount);
  for (let place = 0; place < groups.placeCount; place += 1) index.add(groups.x[place] ?? 0, groups.y[place] ?? 0);
  index.finish();
  indexes.set(groups, index);
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
