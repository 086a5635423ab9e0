/**
 * What the map draws at the moment: rows gathered into places or cells for the zoom, counted for the window of days.
 * Filters make a new one; a brush step or a zoom changes this one.
 */
import type {DayRange} from '../select/brush-store.ts';
import type {IncidentSet} from '../select/incident-set.ts';
import {windowCounter, type WindowCounter} from '../select/window-counter.ts';
import {worldPixels, type Camera} from './camera.ts';
import {largestMark, markScale, placedMarks, type MarkScale, type Marks} from './marks.ts';
import {cellGroups, groupsPerPlace, placeGroups, type PlaceGroups} from './place-groups.ts';

/** Up to so many places each is drawn at every zoom; up to `placeLimit` from `placeZoom` on, as they come apart. */
const fewPlaces = 300;
const placeZoom = 7;

/** Width of a cell at a whole zoom; between two of them it grows to twice that. */
export const cellPixels = 15;

export interface MapMarks {
  readonly groups: PlaceGroups;
  readonly counts: Int32Array;
  /** Gathers anew where the zoom asks for other cells. */
  zoomTo(zoom: number): void;
  moveTo(range: DayRange): void;
  placed(camera: Camera, swapped: boolean): Marks;
  scale(camera: Camera): MarkScale;
}

export function mapMarks(set: IncidentSet, mask: Uint8Array, zoom: number, window: DayRange): MapMarks {
  const places = placeGroups(set);
  const groupsAt = (whole: number): PlaceGroups =>
    places !== undefined && (places.placeCount <= fewPlaces || whole >= placeZoom)
      ? places
      : cellGroups(set, cellPixels / worldPixels(whole));
  let level = Math.floor(zoom);
  let range = window;
  let groups: PlaceGroups;
  let counter: WindowCounter;
  let largest = 0;
  const gather = (found: PlaceGroups): void => {
    groups = found;
    counter = windowCounter(set, mask, found.groupOf, found.placeCount * groupsPerPlace);
    // Sizes are those of the whole record, so that marks of two windows can be compared.
    counter.moveTo(set.firstDay, set.lastDay);
    largest = largestMark(found, counter.counts);
    counter.moveTo(range.from, range.to);
  };
  gather(groupsAt(level));
  const scale = ({zoom: at, width}: Camera): MarkScale =>
    markScale(largest, groups, {cellPixels: groups.cellSize * worldPixels(at), width});
  return {
    get groups() {
      return groups;
    },
    get counts() {
      return counter.counts;
    },
    zoomTo: (at) => {
      if (Math.floor(at) === level) return;
      level = Math.floor(at);
      const found = groupsAt(level);
      if (found !== groups) gather(found);
    },
    moveTo: (next) => {
      range = next;
      counter.moveTo(next.from, next.to);
    },
    placed: (camera, swapped) => placedMarks({groups, counts: counter.counts, scale: scale(camera), camera, swapped}),
    scale,
  };
}
