/**
 * MapLibre under the marks: the ground, and panning and zooming with pointer, fingers and keys. It takes its first camera
 * from outside and says every later one, in the frame in which it draws it, so that marks and ground never part.
 */
import type {Map as LibreMap, MapOptions} from 'maplibre-gl';
import {closestZoom, type Camera} from './camera.ts';
import {addGround, colourGround} from './ground.ts';
import type {GroundSource} from './ground-source.ts';
import type {MapColours} from './map-colours.ts';
import type {ScreenPoint} from './mark-pick.ts';
import {loadMapLibre} from './maplibre.ts';
import {latitudeOf, longitudeOf, mercatorX, mercatorY} from './mercator.ts';

export interface MovingGround {
  jumpTo(camera: Camera): void;
  /** A GL canvas prints blank: what it shows now is copied to one that prints. */
  copyTo(still: HTMLCanvasElement): void;
  recolour(): void;
  remove(): void;
}

interface GroundOpening {
  readonly container: HTMLElement;
  readonly label: string;
  readonly source: GroundSource;
  readonly camera: () => Camera;
  readonly colours: () => MapColours;
  readonly onCamera: (camera: Camera) => void;
  readonly onDrawn: (drawn: boolean) => void;
  readonly onMoved: (byReader: boolean) => void;
  readonly onPressed: (at: ScreenPoint) => void;
  readonly isMark: (at: ScreenPoint) => boolean;
}

export function movingGround(opening: GroundOpening): MovingGround {
  let map: LibreMap | undefined;
  let removed = false;
  const start = async (): Promise<void> => {
    await firstFrame();
    const {Map: Library} = await loadMapLibre();
    if (removed) return;
    map = new Library(options(opening));
    follow(map, opening);
    await map.once('style.load');
    await addGround(map, opening.source, opening.colours());
    // A map that was removed meanwhile never comes to rest.
    await map.once('idle');
  };
  start().then(
    () => removed || opening.onDrawn(true),
    () => removed || opening.onDrawn(false),
  );
  return {
    jumpTo: ({x, y, zoom}) => {
      map?.jumpTo({center: [longitudeOf(x), latitudeOf(y)], zoom}, {originalEvent: 'button'});
    },
    copyTo: (still) => {
      if (map === undefined) return;
      // The pixels of a GL canvas can be read only in the task that drew them.
      map.redraw();
      const drawn = map.getCanvas();
      [still.width, still.height] = [drawn.width, drawn.height];
      still.getContext('2d')?.drawImage(drawn, 0, 0);
    },
    recolour: () => {
      if (map !== undefined) colourGround(map, opening.colours());
    },
    remove: () => {
      removed = true;
      map?.remove();
    },
  };
}

/** The marks come first: the library is read once a frame with them has been handed on. */
const firstFrame = (): Promise<void> =>
  new Promise((passed) => {
    requestAnimationFrame(() => setTimeout(passed));
  });

function follow(map: LibreMap, {container, camera, onCamera, onMoved, onPressed, isMark}: GroundOpening): void {
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.on('render', () => {
    const {lng, lat} = map.getCenter();
    const {clientWidth: width, clientHeight: height} = container;
    const next = {x: mercatorX(lng), y: mercatorY(lat), zoom: map.getZoom(), width, height};
    if (!same(next, camera())) onCamera(next);
  });
  map.on('moveend', (event) => onMoved('originalEvent' in event));
  map.on('click', ({point}) => onPressed(point));
  map.on('mousemove', ({point}) => {
    map.getCanvas().style.cursor = isMark(point) ? 'pointer' : '';
  });
}

function options({container, label, camera}: GroundOpening): MapOptions {
  const {x, y, zoom} = camera();
  return {
    container,
    style: {version: 8, sources: {}, layers: []},
    center: [longitudeOf(x), latitudeOf(y)],
    zoom,
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
  };
}

const same = (a: Camera, b: Camera): boolean =>
  a.x === b.x && a.y === b.y && a.zoom === b.zoom && a.width === b.width && a.height === b.height;
