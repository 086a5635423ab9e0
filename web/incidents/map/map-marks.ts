/**
 * What the map draws at the moment: rows gathered into places or cells for the zoom, counted for the window of days.
 * Filters make a new one; a brush step or a zoom changes this one.
 */
import {sideClasses, type IncidentSet} from '../select/incident-set.ts';
import {windowCounter, type WindowCounter} from '../select/window-counter.ts';
import {markBuffer, markScale, writeMarks, type MarkScale, type MarkView, type Marks} from './marks.ts';
import {cellGroups, placeGroups, type PlaceGroups} from './place-groups.ts';

/** MapLibre's world is 512 pixels wide at zoom 0. */
export const worldPixels = (zoom: number): number => 512 * 2 ** zoom;

/** Width of a cell at a whole zoom; between two of them it grows to twice that. */
export const cellPixels = 18;

export interface MapMarks {
  readonly groups: PlaceGroups;
  readonly counts: Int32Array;
  /** Gathers anew where the zoom asks for other cells. */
  zoomTo(zoom: number): void;
  moveTo(from: number, to: number): void;
  write(view: MarkView): Marks;
  scale(zoom: number): MarkScale;
  /** Incidents in the window that have a point. */
  drawn(): number;
}

export function mapMarks(set: IncidentSet, mask: Uint8Array, zoom: number): MapMarks {
  const places = placeGroups(set);
  const cellsAt = (whole: number): PlaceGroups => cellGroups(set, cellPixels / worldPixels(whole));
  let level = Math.floor(zoom);
  let groups = places ?? cellsAt(level);
  let counter: WindowCounter;
  let buffer: Float32Array<ArrayBuffer>;
  let largest = 0;
  let window = {from: set.firstDay, to: set.lastDay};
  const gather = (found: PlaceGroups): void => {
    groups = found;
    buffer = markBuffer(found);
    counter = windowCounter(set, mask, found.groupOf, found.placeCount * sideClasses);
    counter.moveTo(set.firstDay, set.lastDay);
    largest = counter.counts.reduce((most, count) => Math.max(most, count), 0);
    counter.moveTo(window.from, window.to);
  };
  gather(groups);
  return {
    get groups() {
      return groups;
    },
    get counts() {
      return counter.counts;
    },
    zoomTo: (zoom) => {
      if (places !== undefined || Math.floor(zoom) === level) return;
      level = Math.floor(zoom);
      gather(cellsAt(level));
    },
    moveTo: (from, to) => {
      window = {from, to};
      counter.moveTo(from, to);
    },
    write: (view) => writeMarks(groups, counter.counts, view, buffer),
    scale: (zoom) => markScale(largest, groups, groups.cellSize * worldPixels(zoom)),
    drawn: () => counter.counts.reduce((sum, count) => sum + count, 0),
  };
}
