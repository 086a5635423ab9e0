/**
 * The map itself, outside React: MapLibre with the marks as a layer of its own, drawn as soon as the style stands; the
 * ground arrives after them. North is up, nothing tilts or turns. It asks nobody but this machine.
 */
import type {Map as LibreMap, MapOptions} from 'maplibre-gl';
import type {Box} from '../select/incident-filters.ts';
import {addGround, colourGround, type GroundSource} from './ground.ts';
import {readMapColours, onColoursChanged} from './map-colours.ts';
import {loadMapLibre} from './maplibre.ts';
import {worldPixels, type MapMarks} from './map-marks.ts';
import {markPick, type MarkPick} from './mark-pick.ts';
import {marksLayer, type MarksDrawing} from './marks-layer.ts';
import type {MarkView, Marks} from './marks.ts';
import {mercatorX, mercatorY} from './mercator.ts';

export interface MapView {
  readonly zoom: number;
  /** Draws these marks from now on. */
  show(marks: MapMarks, swapped: boolean): void;
  /** The window of days moved: same marks, other counts. */
  redraw(): void;
  box(): Box;
  zoomBy(levels: number): void;
  fit(box: Box): void;
  remove(): void;
}

export interface MapOpening {
  readonly container: HTMLElement;
  readonly box: Box;
  readonly ground: GroundSource;
  readonly label: string;
  /** After every frame that drew marks for the first time. */
  readonly onFirstMarks: () => void;
  readonly onMoved: (byReader: boolean) => void;
  readonly onPick: (pick: MarkPick | undefined) => void;
}

/** Fails where the browser has no WebGL 2. */
export async function openMap(opening: MapOpening): Promise<MapView> {
  const {Map: MapConstructor} = await loadMapLibre();
  const {container} = opening;
  const map = new MapConstructor(options(opening));
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  let colours = readMapColours(container);
  let marks: MapMarks | undefined;
  let swapped = false;
  let written: {readonly marks: Marks; readonly view: MarkView; readonly zoom: number} | undefined;
  let first = true;

  const drawing = (): MarksDrawing | undefined => {
    if (marks === undefined) return undefined;
    const zoom = map.getZoom();
    if (written === undefined || written.zoom !== zoom || !covers(written.view, boxOf(map))) {
      marks.zoomTo(zoom);
      const view = viewOf(map, zoom, swapped);
      written = {marks: marks.write(view), view, zoom};
    }
    return {
      marks: written.marks,
      originX: written.view.originX,
      originY: written.view.originY,
      scale: marks.scale(zoom),
      width: container.clientWidth,
      height: container.clientHeight,
      pixelRatio: map.getPixelRatio(),
      worldPixels: worldPixels(zoom),
      colours: colours.marks,
    };
  };
  const drawn = (count: number): void => {
    if (!first || count === 0) return;
    first = false;
    requestAnimationFrame(() => {
      opening.onFirstMarks();
      void addGround(map, opening.ground, colours);
    });
  };
  const redraw = (): void => {
    written = undefined;
    map.triggerRepaint();
  };
  map.on('style.load', () => map.addLayer(marksLayer(drawing, drawn)));
  map.on('moveend', (event) => opening.onMoved('originalEvent' in event));
  const stopColours = onColoursChanged(() => {
    colours = readMapColours(container);
    colourGround(map, colours);
    redraw();
  });
  map.on('click', ({lngLat}) => opening.onPick(marks && markPick(marks, lngLat, map.getZoom())));
  map.on('mousemove', ({lngLat}) => {
    const over = marks !== undefined && markPick(marks, lngLat, map.getZoom()) !== undefined;
    map.getCanvas().style.cursor = over ? 'pointer' : '';
  });
  return {
    get zoom() {
      return map.getZoom();
    },
    show: (given, order) => {
      marks = given;
      swapped = order;
      redraw();
    },
    redraw,
    box: () => boxOf(map),
    zoomBy: (levels) => void map.zoomTo(map.getZoom() + levels, {duration: 0}, {originalEvent: 'button'}),
    fit: (box) => void map.fitBounds([box.west, box.south, box.east, box.north], {duration: 0, padding: 12}),
    remove: () => {
      stopColours();
      map.remove();
    },
  };
}

/** A finer view would say more about a place than the record does. */
const closestZoom = 9;

function options({container, box, label}: MapOpening): MapOptions {
  return {
    container,
    style: {version: 8, sources: {}, layers: []},
    bounds: [box.west, box.south, box.east, box.north],
    fitBoundsOptions: {padding: 12},
    maxZoom: closestZoom,
    renderWorldCopies: false,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    cooperativeGestures: true,
    fadeDuration: 0,
    validateStyle: false,
    refreshExpiredTiles: false,
    locale: {'Map.Title': label},
    canvasContextAttributes: {antialias: false, powerPreference: 'default'},
  };
}

function boxOf(map: LibreMap): Box {
  const bounds = map.getBounds();
  return {west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth()};
}

/** Areas smaller than this are hidden under their mark. */
const leastAreaPixels = 9;

/** Half a view more on every side, so that a pan need not write the marks at every frame. */
function viewOf(map: LibreMap, zoom: number, swapped: boolean): MarkView {
  const box = boxOf(map);
  const {lng, lat} = map.getCenter();
  const [west, east] = [mercatorX(box.west), mercatorX(box.east)];
  const [north, south] = [mercatorY(box.north), mercatorY(box.south)];
  const [width, height] = [(east - west) / 2, (south - north) / 2];
  return {
    originX: mercatorX(lng),
    originY: mercatorY(lat),
    west: west - width,
    east: east + width,
    north: north - height,
    south: south + height,
    swapped,
    leastArea: leastAreaPixels / worldPixels(zoom),
  };
}

const covers = (view: MarkView, {west, east, south, north}: Box): boolean =>
  view.west <= mercatorX(west) &&
  view.east >= mercatorX(east) &&
  view.north <= mercatorY(north) &&
  view.south >= mercatorY(south);
