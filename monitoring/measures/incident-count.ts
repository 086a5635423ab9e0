/**
 * How many incidents of force lie wholly inside a window. The record is a selection by whoever kept it, so the count is
 * of the record and never of all that happened; rows that cannot be placed are told apart, not spread over windows.
 */
import {foundNotToHaveOccurred, placedIn, usesForce, type Incident} from '../incidents/index.ts';
import type {DayWindow, Recorded} from '../kernel/index.ts';

export interface IncidentsInWindow {
  readonly counted: readonly Recorded<Incident>[];
  /** Rows whose days reach across an edge of the window. */
  readonly acrossAnEdge: readonly Recorded<Incident>[];
  /** Rows that stand for no single dated occurrence. */
  readonly notSingle: readonly Recorded<Incident>[];
}

export function incidentsInWindow(incidents: readonly Recorded<Incident>[], window: DayWindow): IncidentsInWindow {
  const ofForce = incidents.filter(({record}) => usesForce(record) && !foundNotToHaveOccurred(record));
  const placed = Map.groupBy(ofForce, ({record}) => placedIn(record, window));
  return {
    counted: placed.get('inside') ?? [],
    acrossAnEdge: placed.get('across_an_edge') ?? [],
    notSingle: placed.get('not_single') ?? [],
  };
}
