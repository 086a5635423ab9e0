/**
 * The map, outside React. Marks are drawn at once, on a canvas of their own and for a view computed here; the ground and
 * the means to move arrive with MapLibre under them, and from then on its camera leads. North is up, nothing tilts or
 * turns. It asks nobody but this machine.
 */
import type {Map as LibreMap, MapOptions} from 'maplibre-gl';
import type {DayRange} from '../select/brush-store.ts';
import type {Box} from '../select/incident-filters.ts';
import {cameraBox, closestZoom, fitted, type Camera} from './camera.ts';
import {addGround, colourGround, type GroundSource} from './ground.ts';
import {onColoursChanged, readMapColours} from './map-colours.ts';
import type {MapMarks} from './map-marks.ts';
import {loadMapLibre} from './maplibre.ts';
import {markPick, type MarkPick} from './mark-pick.ts';
import {marksCanvas} from './marks-canvas.ts';
import {latitudeOf, longitudeOf, mercatorX, mercatorY} from './mercator.ts';

export interface MapView {
  readonly zoom: number;
  /** Draws these marks from now on. */
  show(marks: MapMarks, swapped: boolean): void;
  moveTo(range: DayRange): void;
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
  readonly onMarks: () => void;
  readonly onGround: () => void;
  /** The browser offers no WebGL 2: marks stand, without ground, and cannot be moved. */
  readonly onNoGround: () => void;
  readonly onMoved: (byReader: boolean) => void;
  readonly onPick: (pick: MarkPick | undefined) => void;
}

const paddingPixels = 12;

export function openMap(opening: MapOpening): MapView {
  const {container} = opening;
  // MapLibre wants an element of its own; the canvas of the marks lies over it.
  const groundElement = document.createElement('div');
  groundElement.className = 'map-ground';
  container.append(groundElement);
  const canvas = marksCanvas(container);
  let colours = readMapColours(container);
  let camera = fitted(opening.box, sizeOf(container), paddingPixels);
  let map: LibreMap | undefined;
  let marks: MapMarks | undefined;
  let swapped = false;
  let removed = false;
  let first = true;

  const draw = (): void => {
    if (marks === undefined) return;
    marks.zoomTo(camera.zoom);
    canvas.draw(marks.placed(camera, swapped), camera, colours.marks);
    if (first) opening.onMarks();
    first = false;
  };
  const follow = (library: LibreMap): void => {
    const next = cameraOf(library, container);
    if (same(next, camera)) return;
    camera = next;
    draw();
  };
  const start = (library: LibreMap): void => {
    map = library;
    library.touchZoomRotate.disableRotation();
    library.keyboard.disableRotation();
    library.on('render', () => follow(library));
    library.on('moveend', (event) => opening.onMoved('originalEvent' in event));
    library.on('style.load', () => {
      addGround(library, opening.ground, colours).then(opening.onGround, () => {});
    });
    library.on('click', ({lngLat}) => opening.onPick(marks && markPick(marks, lngLat, library.getZoom())));
    library.on('mousemove', ({lngLat}) => {
      const over = marks !== undefined && markPick(marks, lngLat, library.getZoom()) !== undefined;
      library.getCanvas().style.cursor = over ? 'pointer' : '';
    });
  };
  const stopColours = onColoursChanged(() => {
    colours = readMapColours(container);
    if (map !== undefined) colourGround(map, colours);
    draw();
  });
  loadMapLibre()
    .then(({Map: Library}) => {
      if (!removed) start(new Library(options(groundElement, opening.label, camera)));
    })
    .catch(() => removed || opening.onNoGround());
  return {
    get zoom() {
      return camera.zoom;
    },
    show: (given, order) => {
      marks = given;
      swapped = order;
      draw();
    },
    moveTo: (range) => {
      marks?.moveTo(range);
      draw();
    },
    box: () => cameraBox(camera),
    zoomBy: (levels) => void map?.zoomTo(camera.zoom + levels, {duration: 0}, {originalEvent: 'button'}),
    fit: (box) => {
      const {x, y, zoom} = fitted(box, sizeOf(container), paddingPixels);
      map?.jumpTo({center: [longitudeOf(x), latitudeOf(y)], zoom}, {originalEvent: 'button'});
    },
    remove: () => {
      removed = true;
      stopColours();
      map?.remove();
      container.replaceChildren();
    },
  };
}

function options(container: HTMLElement, label: string, {x, y, zoom}: Camera): MapOptions {
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

const sizeOf = ({clientWidth, clientHeight}: HTMLElement): Pick<Camera, 'width' | 'height'> => ({
  width: clientWidth,
  height: clientHeight,
});

function cameraOf(map: LibreMap, container: HTMLElement): Camera {
  const {lng, lat} = map.getCenter();
  return {x: mercatorX(lng), y: mercatorY(lat), zoom: map.getZoom(), ...sizeOf(container)};
}

const same = (a: Camera, b: Camera): boolean =>
  a.x === b.x && a.y === b.y && a.zoom === b.zoom && a.width === b.width && a.height === b.height;
