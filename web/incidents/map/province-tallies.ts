/** Incidents of a window by province: by side affected, and how many of them have a point. Most first. */
import type {DayRange} from '../select/brush-store.ts';
import {sideClasses, type IncidentSet} from '../select/incident-set.ts';
import {isDrawn} from './place-groups.ts';

export interface ProvinceTally {
  /** Empty where the record names none. */
  readonly province: string;
  readonly bySide: readonly [number, number, number];
  readonly drawn: number;
  readonly all: number;
}

export function provinceTallies(set: IncidentSet, mask: Uint8Array, {from, to}: DayRange): readonly ProvinceTally[] {
  const {columns, endDay, sideClass} = set;
  const {provinces = [''], province, day} = columns;
  const bySide = new Int32Array(provinces.length * sideClasses);
  const drawn = new Int32Array(provinces.length);
  for (let row = 0; row < columns.count; row += 1) {
    if (mask[row] === 0 || (day[row] ?? 0) > to || (endDay[row] ?? 0) < from) continue;
    const of = province?.[row] ?? 0;
    const at = of * sideClasses + (sideClass[row] ?? 2);
    bySide[at] = (bySide[at] ?? 0) + 1;
    if (isDrawn(columns, row)) drawn[of] = (drawn[of] ?? 0) + 1;
  }
  return provinces
    .map((name, of): ProvinceTally => {
      const at = of * sideClasses;
      const sides = [bySide[at] ?? 0, bySide[at + 1] ?? 0, bySide[at + 2] ?? 0] as const;
      return {province: name, bySide: sides, drawn: drawn[of] ?? 0, all: sides[0] + sides[1] + sides[2]};
    })
    .filter(({all}) => all > 0)
    .toSorted((a, b) => b.all - a.all || (a.province < b.province ? -1 : 1));
}
