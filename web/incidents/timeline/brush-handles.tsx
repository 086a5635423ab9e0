/**
 * The window of days over the timeline: dragging on empty ground draws a new one, dragging it moves it, dragging an end
 * moves that end. Each end is a slider with its day as its value: arrows move it by a day, with Shift the whole window
 * moves, Page Up and Page Down move by 30 days, Home and End to the ends of the axis.
 */
import {useRef, useSyncExternalStore, type KeyboardEvent, type PointerEvent} from 'react';
import {dayFromNumber} from '../../../monitoring/kernel/index.ts';
import {dayText} from '../../parts/day-text.ts';
import {isWhole, shifted, withEnd, type BrushStore, type DayRange} from '../select/brush-store.ts';

interface Drag {
  /** Read once: reading it at every move would lay the page out at every move. */
  readonly plot: DOMRect;
  readonly kind: 'from' | 'to' | 'move' | 'draw';
  readonly startDay: number;
  readonly range: DayRange;
}

export function BrushHandles({
  store,
  top,
  width,
  height,
}: {
  readonly store: BrushStore;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}) {
  const range = useSyncExternalStore(store.subscribe, store.current);
  const drag = useRef<Drag>(undefined);
  const {axis} = store;
  const days = axis.to - axis.from + 1;
  const share = (day: number): number => (day - axis.from) / days;

  const dayAt = ({clientX}: PointerEvent, {left, width: plotWidth}: DOMRect): number =>
    axis.from + Math.floor(((clientX - left) / Math.max(1, plotWidth)) * days);
  const begin = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    store.hold();
    const plot = event.currentTarget.getBoundingClientRect();
    const startDay = dayAt(event, plot);
    drag.current = {plot, kind: dragKind(event, store, startDay), startDay, range};
    if (drag.current.kind === 'draw') store.move({from: startDay, to: startDay});
  };
  const follow = (event: PointerEvent<HTMLElement>): void => {
    if (drag.current !== undefined) store.move(dragged(axis, drag.current, dayAt(event, drag.current.plot)));
  };
  const end = (): void => {
    if (drag.current !== undefined) store.release();
    drag.current = undefined;
  };
  // Moved by transforms only, so that neither the bars under them nor the page are laid out or painted again.
  return (
    <div
      className="brush"
      style={{insetBlockStart: top, blockSize: height}}
      onPointerDown={begin}
      onPointerMove={follow}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => store.move(axis)}
    >
      <div className="brush-outside" style={{transform: `scaleX(${share(range.from)})`}} />
      <div className="brush-outside brush-outside-end" style={{transform: `scaleX(${1 - share(range.to + 1)})`}} />
      <Handle end="from" at={share(range.from) * width} store={store} range={range} />
      <Handle end="to" at={share(range.to + 1) * width} store={store} range={range} />
    </div>
  );
}

function Handle({
  end,
  at,
  store,
  range,
}: {
  readonly end: 'from' | 'to';
  readonly at: number;
  readonly store: BrushStore;
  readonly range: DayRange;
}) {
  const {axis} = store;
  const press = (event: KeyboardEvent): void => {
    const next = pressed(axis, range, end, event);
    if (next === undefined) return;
    event.preventDefault();
    store.move(next);
  };
  return (
    <div
      className="brush-handle"
      data-end={end}
      style={{transform: `translateX(${at}px)`}}
      role="slider"
      tabIndex={0}
      aria-label={end === 'from' ? 'First day of the window' : 'Last day of the window'}
      aria-valuemin={axis.from}
      aria-valuemax={axis.to}
      aria-valuenow={range[end]}
      aria-valuetext={dayText(dayFromNumber(range[end]))}
      onKeyDown={press}
    />
  );
}

const jumpDays = 30;

function pressed(
  axis: DayRange,
  range: DayRange,
  end: 'from' | 'to',
  {key, shiftKey}: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): DayRange | undefined {
  const by = (days: number): DayRange =>
    shiftKey ? shifted(axis, range, days) : withEnd(axis, range, end, range[end] + days);
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return by(-1);
    case 'ArrowRight':
    case 'ArrowUp':
      return by(1);
    case 'PageDown':
      return by(-jumpDays);
    case 'PageUp':
      return by(jumpDays);
    case 'Home':
      return withEnd(axis, range, end, axis.from);
    case 'End':
      return withEnd(axis, range, end, axis.to);
    default:
      return undefined;
  }
}

function dragKind(event: PointerEvent<HTMLElement>, {axis, current}: BrushStore, day: number): Drag['kind'] {
  const end = event.target instanceof HTMLElement ? event.target.dataset['end'] : undefined;
  if (end === 'from' || end === 'to') return end;
  const range = current();
  return !isWhole(axis, range) && day >= range.from && day <= range.to ? 'move' : 'draw';
}

function dragged(axis: DayRange, {kind, startDay, range}: Drag, day: number): DayRange {
  switch (kind) {
    case 'draw':
      return {from: startDay, to: day};
    case 'move':
      return shifted(axis, range, day - startDay);
    case 'from':
    case 'to':
      return withEnd(axis, range, kind, day);
  }
}
