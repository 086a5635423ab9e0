/**
 * The map of the incidents in the window: opened once, then told of every change. Where the browser cannot draw it, the
 * table by province says the same. Arrow keys pan while it has the focus, plus and minus zoom.
 */
import {useEffect, useMemo, useRef, useState} from 'react';
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

type State = 'opening' | 'open' | 'impossible';

export function IncidentMap({set, mask, store, box, handle, onMoved}: IncidentMapProps) {
  const {summary, map: ownMap} = useCase();
  const swapped = useAddress().query['swap'] === '1';
  const container = useRef<HTMLDivElement>(null);
  const moved = useRef(onMoved);
  const [state, setState] = useState<State>('opening');
  const [view, setView] = useState<MapView>();
  const [marks, setMarks] = useState<MapMarks>();
  const [, setZoom] = useState(0);
  const [pick, setPick] = useState<MarkPick>();
  const opening = useRef({box, ownMap, label: `Map of incidents: ${summary.title}`});

  useEffect(() => {
    moved.current = onMoved;
  });
  useEffect(() => {
    const {box: first, ownMap: address, label} = opening.current;
    let closed = false;
    let opened: MapView | undefined;
    if (container.current === null) return undefined;
    openMap({
      container: container.current,
      box: first,
      label,
      ground: address === undefined ? {kind: 'world'} : {kind: 'own', address},
      onFirstMarks: () => performance.mark('holdfire-markers'),
      onMoved: (byReader) => {
        setZoom(opened?.zoom ?? 0);
        if (byReader) moved.current();
      },
      onPick: setPick,
    }).then(
      (map) => {
        if (closed) return map.remove();
        opened = map;
        handle.current = map;
        setView(map);
        return setState('open');
      },
      () => setState('impossible'),
    );
    return () => {
      closed = true;
      handle.current = undefined;
      opened?.remove();
    };
  }, [handle]);

  useEffect(() => {
    if (view === undefined) return undefined;
    const shown = mapMarks(set, mask, view.zoom);
    const count = (): void => {
      const {from, to} = store.current();
      shown.moveTo(from, to);
      view.redraw();
    };
    count();
    view.show(shown, swapped);
    setMarks(shown);
    setPick(undefined);
    return store.subscribe(count);
  }, [view, set, mask, store, swapped]);

  const controls = useMemo(() => view && <MapButtons view={view} home={opening.current.box} />, [view]);
  return (
    <figure className="map">
      <div className="map-frame">
        <div className="map-canvas" ref={container} />
        {state === 'opening' && <output className="map-state">The map is opening …</output>}
        {state === 'impossible' && (
          <p className="map-state">
            This browser cannot draw the map (it offers no WebGL 2). The table by province below has the same figures.
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
