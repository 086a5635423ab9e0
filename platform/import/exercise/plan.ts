/**
 * What is written into the exercise on purpose, so that every state of an obligation can be seen: breaches that the
 * mission finds, and how far each duty gets. Symmetric in kind: whatever one side does to one clause, the other does to
 * a clause of its own, equally often, so that neither is the villain. Everything else is drawn (rates.ts).
 */
import {day, type Day} from '../../../monitoring/kernel/index.ts';
import type {EventType} from './language.ts';
import type {Side} from './land.ts';

export interface PlannedBreaches {
  /** Provision as records name it: its code in lower case. */
  readonly obligation: string;
  readonly by: Side;
  readonly count: number;
  readonly from: Day;
  readonly to: Day;
  readonly types: readonly EventType[];
}

const ground: readonly EventType[] = ['artillery_or_mortar', 'small_arms_fire', 'armed_clash', 'ground_incursion'];
const air: readonly EventType[] = ['drone_strike', 'air_strike', 'drone_strike'];
const monitors: readonly EventType[] = ['restriction_on_monitor'];
const posture: readonly EventType[] = ['new_position_or_fortification', 'weapons_presence', 'force_movement'];

const breaches = (
  obligation: string,
  by: Side,
  count: number,
  window: readonly [string, string],
  types: readonly EventType[],
): PlannedBreaches => ({obligation, by, count, from: day(window[0]), to: day(window[1]), types});

const winter: readonly [string, string] = ['2024-12-08', '2025-01-31'];

export const plannedBreaches: readonly PlannedBreaches[] = [
  // Systematic in one season, then not: one clause for each side, outside the blackout of the territory affected.
  breaches('exc-2', 'velmoth', 7, ['2024-05-02', '2024-07-02'], air),
  breaches('exc-1', 'dorquine', 7, ['2024-07-28', '2024-09-28'], ground),
  // At the end of the record: repeated, isolated, systematic, and none, for each side on a different clause.
  breaches('exc-1', 'velmoth', 4, winter, ground),
  breaches('exc-2', 'dorquine', 4, winter, air),
  breaches('exc-2', 'velmoth', 1, winter, air),
  breaches('exc-1', 'dorquine', 1, winter, ground),
  breaches('exc-4', 'velmoth', 8, winter, monitors),
  breaches('exc-5', 'dorquine', 8, winter, posture),
  // During the pause.
  breaches('exp-1', 'velmoth', 1, ['2024-07-12', '2024-07-20'], ['small_arms_fire']),
  breaches('exp-2', 'dorquine', 1, ['2024-07-12', '2024-07-20'], ['obstruction_of_aid']),
];

export type DutyResult = 'not_initiated' | 'minimum' | 'intermediate' | 'complete' | 'undetermined';

export interface DutyDecision {
  readonly obligation: string;
  readonly actor: string;
  readonly decided: Day;
  readonly result: DutyResult;
  readonly reasons: string;
}

const decision = (
  obligation: string,
  actor: string,
  decided: string,
  result: DutyResult,
  reasons: string,
): DutyDecision => ({obligation, actor, decided: day(decided), result, reasons: `EXERCISE. ${reasons}`});

export const dutyDecisions: readonly DutyDecision[] = [
  decision('exc-8', 'velmoth', '2024-04-05', 'minimum', 'The list of persons held was handed over.'),
  decision('exc-8', 'velmoth', '2024-06-20', 'intermediate', 'Half of those on the list were released.'),
  decision('exc-8', 'velmoth', '2024-09-12', 'complete', 'The mission saw the last release.'),
  decision('exc-8', 'dorquine', '2024-04-09', 'minimum', 'The list of persons held was handed over.'),
  decision('exc-8', 'dorquine', '2024-08-02', 'intermediate', 'Two thirds of those on the list were released.'),
  decision('exc-9', 'dorquine', '2024-04-22', 'minimum', 'One of three crossings opened for people on foot.'),
  decision('exc-9', 'dorquine', '2024-05-30', 'intermediate', 'Two of three crossings opened.'),
  decision('exc-9', 'dorquine', '2024-10-03', 'complete', 'All three crossings were open on each day of a month.'),
  decision('exc-9', 'velmoth', '2024-04-25', 'minimum', 'One of three crossings opened for people on foot.'),
  decision('exc-9', 'velmoth', '2024-11-14', 'intermediate', 'Two of three crossings opened.'),
  decision('exc-10', 'velmoth', '2024-07-03', 'minimum', 'Maps of one strip of four were handed over.'),
  decision('exc-10', 'dorquine', '2024-07-03', 'not_initiated', 'No map was handed over by this date.'),
  decision('exc-11', 'velmoth', '2024-09-02', 'not_initiated', 'No work at the pump station was seen.'),
  decision('exc-12', 'dorquine', '2024-09-04', 'minimum', 'One of five channel lights was repaired.'),
  decision('exc-13', 'dorquine', '2024-10-10', 'undetermined', 'The guard and its numbers could not be checked.'),
  decision('exc-14', 'velmoth', '2024-10-11', 'undetermined', 'The guard and its numbers could not be checked.'),
  decision('exc-15', 'pelluvia', '2024-05-15', 'minimum', 'One of the first two monthly meetings was convened.'),
  decision('exc-15', 'pelluvia', '2024-12-16', 'intermediate', 'Six of nine meetings were convened; minutes of four.'),
  decision('exp-3', 'pelluvia', '2024-08-01', 'complete', 'The certificate on the pause was published.'),
];
