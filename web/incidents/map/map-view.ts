/**
 * The map, outside React. Marks are drawn at once, on a canvas of their own and for a view computed here; the ground and
 * the means to move arrive with MapLibre under them, and from then on its camera leads. North is up, nothing tilts or
 * turns. It asks nobody but this machine.
 */
import type {DayRange} from '../select/brush-store.ts';
import type {Box} from '../select/incident-filters.ts';
import {cameraBox, fitted, type Camera} from './camera.ts';
import type {GroundSource} from './ground-source.ts';
import {onColoursChanged, readMapColours} from './map-colours.ts';
import type {MapMarks} from './map-marks.ts';
import {markAt, markPick, type MarkPick} from './mark-pick.ts';
import type {Marks} from './marks.ts';
import {marksCanvas} from './marks-canvas.ts';
import {movingGround, type MovingGround} from './moving-ground.ts';

export interface MapView {
  camera(): Camera;
  /** Draws these marks from now on. */
  show(marks: MapMarks, swapped: boolean): void;
  moveTo(range: DayRange): void;
  zoomBy(levels: number): void;
  fit(box: Box): void;
  remove(): void;
}

export const shownBox = (view: MapView): Box => cameraBox(view.camera());

export interface MapOpening {
  readonly container: HTMLElement;
  readonly box: Box;
  readonly ground: GroundSource;
  readonly label: string;
  /** The first marks stand on the canvas. */
  readonly onMarks: () => void;
  /** False: the browser offers no WebGL 2; marks stand without ground and cannot be moved. */
  readonly onGround: (drawn: boolean) => void;
  readonly onMoved: (camera: Camera, byReader: boolean) => void;
  readonly onPick: (pick: MarkPick | undefined) => void;
}

const paddingPixels = 12;

export function openMap(opening: MapOpening): MapView {
  const {container, box, onMarks} = opening;
  const {groundElement, still} = lowerElements(container);
  const canvas = marksCanvas(container);
  const fit = (to: Box): Camera =>
    fitted(to, {width: container.clientWidth, height: container.clientHeight}, paddingPixels);
  let colours = readMapColours(container);
  let camera = fit(box);
  let marks: MapMarks | undefined;
  let drawn: Marks = {marks: [], areas: []};
  let swapped = false;
  let first = true;

  const draw = (): void => {
    if (marks === undefined) return;
    marks.zoomTo(camera.zoom);
    drawn = marks.placed(camera, swapped);
    canvas.draw(drawn, camera, colours.marks);
    if (first) onMarks();
    first = false;
  };
  const ground: MovingGround = movingGround({
    container: groundElement,
    label: opening.label,
    source: opening.ground,
    camera: () => camera,
    colours: () => colours,
    onCamera: (next) => {
      camera = next;
      draw();
    },
    onDrawn: opening.onGround,
    onMoved: (byReader) => opening.onMoved(camera, byReader),
    onPressed: (at) => opening.onPick(marks && markPick(drawn, marks.groups, at)),
    isMark: (at) => markAt(drawn, at) !== undefined,
  });
  const beforePrint = (): void => {
    container.style.setProperty('--map-shape', `${camera.width} / ${camera.height}`);
    ground.copyTo(still);
  };
  addEventListener('beforeprint', beforePrint);
  const stopColours = onColoursChanged(() => {
    colours = readMapColours(container);
    ground.recolour();
    draw();
  });
  return {
    camera: () => camera,
    show: (given, order) => {
      marks = given;
      swapped = order;
      draw();
    },
    moveTo: (range) => {
      marks?.moveTo(range);
      draw();
    },
    zoomBy: (levels) => ground.jumpTo({...camera, zoom: camera.zoom + levels}),
    fit: (to) => ground.jumpTo(fit(to)),
    remove: () => {
      stopColours();
      removeEventListener('beforeprint', beforePrint);
      ground.remove();
      container.replaceChildren();
    },
  };
}

/** From below: the ground, and its copy for printing; the marks come over them. */
function lowerElements(container: HTMLElement) {
  const groundElement = document.createElement('div');
  groundElement.className = 'map-ground';
  const still = document.createElement('canvas');
  still.className = 'map-still';
  still.setAttribute('aria-hidden', 'true');
  container.append(groundElement, still);
  return {groundElement, still};
}
