/**
 * The map of the incidents in the window: opened once, then told of every change. Where the browser cannot draw its
 * ground, the table by province says the same. Arrow keys pan while it has the focus, plus and minus zoom.
 */
import {useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode} from 'react';
import {useAddress} from '../../app/address.ts';
import {useCase} from '../../app/case-context.ts';
import type {BrushStore} from '../select/brush-store.ts';
import type {Box} from '../select/incident-filters.ts';
import type {IncidentSet} from '../select/incident-set.ts';
import type {Camera} from './camera.ts';
import {MapLegend} from './map-legend.tsx';
import {mapMarks} from './map-marks.ts';
import {openMap, type MapView} from './map-view.ts';
import type {MarkPick} from './mark-pick.ts';
import {PickedPlace} from './picked-place.tsx';

interface IncidentMapProps {
  readonly set: IncidentSet;
  /** Everything but the days and the box. */
  readonly mask: Uint8Array;
  readonly store: BrushStore;
  /** What the map shows at first; later ones change nothing. */
  readonly box: Box;
  readonly onOpen: (view: MapView | undefined) => void;
  readonly onMoved: () => void;
  /** Beside the map, below its legend. */
  readonly children: ReactNode;
}

type Ground = 'on its way' | 'drawn' | 'impossible';

export function IncidentMap({set, mask, store, box, onOpen, onMoved, children}: IncidentMapProps) {
  const swapped = useAddress().query['swap'] === '1';
  const [home] = useState(box);
  const [held, setHeld] = useState<{readonly pick: MarkPick; readonly mask: Uint8Array}>();
  const onPick = (pick: MarkPick | undefined): void => setHeld(pick && {pick, mask});
  const {container, view, ground, camera} = useOpenMap(home, {onOpen, onMoved, onPick});
  const marks = useMemo(
    () => view && mapMarks(set, mask, view.camera().zoom, store.current()),
    [view, set, mask, store],
  );
  useLayoutEffect(() => {
    if (view === undefined || marks === undefined) return undefined;
    view.show(marks, swapped);
    return store.subscribe(() => view.moveTo(store.current()));
  }, [view, marks, store, swapped]);
  return (
    <figure className="map">
      <div className="map-frame">
        <div className="map-canvas" ref={container} />
        <GroundState ground={ground} />
        {view !== undefined && <MapButtons view={view} home={home} />}
        {held?.mask === mask && <PickedPlace pick={held.pick} store={store} onClose={() => setHeld(undefined)} />}
      </div>
      <div className="map-aside">
        <MapLegend marks={marks} camera={camera} />
        {children}
      </div>
    </figure>
  );
}

interface MapCalls {
  readonly onOpen: (view: MapView | undefined) => void;
  readonly onMoved: () => void;
  readonly onPick: (pick: MarkPick | undefined) => void;
}

function useOpenMap(home: Box, calls: MapCalls) {
  const {summary, map: ownMap} = useCase();
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(calls);
  const [ground, setGround] = useState<Ground>('on its way');
  const [view, setView] = useState<MapView>();
  const [moved, setMoved] = useState<Camera>();
  const label = `Map of incidents: ${summary.title}`;
  useEffect(() => {
    latest.current = calls;
  });
  useLayoutEffect(() => {
    if (container.current === null) return undefined;
    const opened = openMap({
      container: container.current,
      box: home,
      label,
      ground: ownMap === undefined ? {kind: 'world'} : {kind: 'own', address: ownMap},
      onMarks: () => afterFrame(() => performance.mark('holdfire-markers')),
      onGround: (drawn) => setGround(drawn ? 'drawn' : 'impossible'),
      onMoved: (camera, byReader) => {
        setMoved(camera);
        if (byReader) latest.current.onMoved();
      },
      onPick: (pick) => latest.current.onPick(pick),
    });
    setView(opened);
    latest.current.onOpen(opened);
    return () => {
      opened.remove();
      setView(undefined);
    };
  }, [home, label, ownMap]);
  return {container, view, ground, camera: moved ?? view?.camera()};
}

/** Once the frame that holds what was just drawn is painted: a task that is set off in a frame runs after it. */
function afterFrame(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}

function GroundState({ground}: {readonly ground: Ground}) {
  if (ground === 'drawn') return null;
  return (
    <p className="map-state">
      {ground === 'on its way'
        ? 'Coasts and lines are on their way …'
        : 'This browser offers no WebGL 2: the marks stand without coasts and lines. The table by province has the same figures.'}
    </p>
  );
}

function MapButtons({view, home}: {readonly view: MapView; readonly home: Box}) {
  return (
    <p className="map-buttons">
      <button type="button" aria-label="Zoom in" onClick={() => view.zoomBy(1)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => view.zoomBy(-1)}>
        −
      </button>
      <button type="button" aria-label="Show the first view" onClick={() => view.fit(home)}>
        ⤢
      </button>
    </p>
  );
}
