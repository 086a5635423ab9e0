/**
 * The map of the incidents in the window: opened once, then told of every change. Where the browser cannot draw it, the
 * table by province says the same. Arrow keys pan while it has the focus, plus and minus zoom.
 */
import {useEffect, useLayoutEffect, useMemo, useRef, useState} from 'react';
import {useAddress} from '../../app/address.ts';
import {useCase} from '../../app/case-context.ts';
import type {BrushStore} from '../select/brush-store.ts';
import type {Box} from '../select/incident-filters.ts';
import type {IncidentSet} from '../select/incident-set.ts';
import {MapLegend} from './map-legend.tsx';
import {mapMarks, type MapMarks} from './map-marks.ts';
import {openMap, type MapView} from './map-view.ts';
import type {MarkPick} from './mark-pick.ts';
import {PickedPlace} from './picked-place.tsx';

interface IncidentMapProps {
  readonly set: IncidentSet;
  /** Everything but the days and the box. */
  readonly mask: Uint8Array;
  readonly store: BrushStore;
  /** What the map shows at first. */
  readonly box: Box;
  readonly handle: {current: MapView | undefined};
  readonly onMoved: () => void;
}

export function IncidentMap({set, mask, store, box, handle, onMoved}: IncidentMapProps) {
  const {summary, map: ownMap} = useCase();
  const swapped = useAddress().query['swap'] === '1';
  const container = useRef<HTMLDivElement>(null);
  const moved = useRef(onMoved);
  const [ground, setGround] = useState<'opening' | 'drawn' | 'impossible'>('opening');
  const [view, setView] = useState<MapView>();
  const [marks, setMarks] = useState<MapMarks>();
  const [, setZoom] = useState(0);
  const [pick, setPick] = useState<MarkPick>();
  const opening = useRef({box, ownMap, label: `Map of incidents: ${summary.title}`});

  useEffect(() => {
    moved.current = onMoved;
  });
  useLayoutEffect(() => {
    if (container.current === null) return undefined;
    const {box: first, ownMap: address, label} = opening.current;
    const opened = openMap({
      container: container.current,
      box: first,
      label,
      ground: address === undefined ? {kind: 'world'} : {kind: 'own', address},
      onMarks: () => afterFrame(() => performance.mark('holdfire-markers')),
      onGround: () => {
        setGround('drawn');
        performance.mark('holdfire-ground');
      },
      onNoGround: () => setGround('impossible'),
      onMoved: (byReader) => {
        setZoom(opened.zoom);
        if (byReader) moved.current();
      },
      onPick: setPick,
    });
    handle.current = opened;
    setView(opened);
    return () => {
      handle.current = undefined;
      opened.remove();
    };
  }, [handle]);

  useLayoutEffect(() => {
    if (view === undefined) return undefined;
    const shown = mapMarks(set, mask, view.zoom, store.current());
    view.show(shown, swapped);
    setMarks(shown);
    setPick(undefined);
    return store.subscribe(() => view.moveTo(store.current()));
  }, [view, set, mask, store, swapped]);

  const controls = useMemo(() => view && <MapButtons view={view} home={opening.current.box} />, [view]);
  return (
    <figure className="map">
      <div className="map-frame">
        <div className="map-canvas" ref={container} />
        {ground === 'opening' && <output className="map-state">Coasts and lines are on their way …</output>}
        {ground === 'impossible' && (
          <p className="map-state">
            This browser offers no WebGL 2: the marks stand without coasts and lines. The table by province below has
            the same figures.
          </p>
        )}
        {controls}
        {pick !== undefined && <PickedPlace pick={pick} store={store} onClose={() => setPick(undefined)} />}
      </div>
      <MapLegend marks={marks} zoom={view?.zoom ?? 0} />
    </figure>
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
      <button type="button" aria-label="Show the whole case" onClick={() => view.fit(home)}>
        ⤢
      </button>
    </p>
  );
}

/** Once the frame that holds what was just drawn has been handed on. */
function afterFrame(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}
