/**
 * The window of days while the reader moves it. It lives outside React, so that a step redraws the map, the handles and
 * one sentence and nothing else; the address is told once the hand rests.
 */
export interface DayRange {
  /** Days since 1970-01-01, both included. */
  readonly from: number;
  readonly to: number;
}

export interface BrushStore {
  /** The days that can be chosen. */
  readonly axis: DayRange;
  readonly current: () => DayRange;
  readonly move: (range: DayRange) => void;
  readonly subscribe: (moved: () => void) => () => void;
  /** While it is held (a finger or a button is down) it does not come to rest. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Called a moment after the last step, unless it is held. */
  readonly onRest: (rested: () => void) => () => void;
}

const restMilliseconds = 300;

export function brushStore(axis: DayRange, start: DayRange): BrushStore {
  let range = within(axis, start);
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const resting = new Set<() => void>();
  const wait = (): void => {
    clearTimeout(timer);
    if (!held) timer = setTimeout(() => resting.forEach((rested) => rested()), restMilliseconds);
  };
  return {
    axis,
    current: () => range,
    move: (wanted) => {
      const next = within(axis, wanted);
      if (next.from === range.from && next.to === range.to) return;
      range = next;
      for (const moved of listeners) moved();
      wait();
    },
    subscribe: (moved) => {
      listeners.add(moved);
      return () => void listeners.delete(moved);
    },
    hold: () => {
      held = true;
      clearTimeout(timer);
    },
    release: () => {
      held = false;
      wait();
    },
    onRest: (rested) => {
      resting.add(rested);
      return () => {
        resting.delete(rested);
        if (resting.size === 0) clearTimeout(timer);
      };
    },
  };
}

const clamp = (value: number, {from, to}: DayRange): number => Math.max(from, Math.min(to, Math.round(value)));

/** The part that lies on the axis, at least one day. */
export function within(axis: DayRange, {from, to}: DayRange): DayRange {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return {from: clamp(first, axis), to: clamp(last, axis)};
}

/** Moves the whole window and keeps its length: at an end of the axis it stops. */
export function shifted(axis: DayRange, {from, to}: DayRange, days: number): DayRange {
  const step = Math.max(axis.from - from, Math.min(axis.to - to, Math.round(days)));
  return {from: from + step, to: to + step};
}

/** Moves one end; past the other end the window is one day long. */
export function withEnd(axis: DayRange, range: DayRange, end: 'from' | 'to', day: number): DayRange {
  const value = clamp(day, axis);
  return end === 'from'
    ? {from: Math.min(value, range.to), to: range.to}
    : {from: range.from, to: Math.max(value, range.from)};
}

export const isWhole = (axis: DayRange, {from, to}: DayRange): boolean => from <= axis.from && to >= axis.to;
