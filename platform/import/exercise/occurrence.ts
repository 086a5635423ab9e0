/**
 * What "really" happened in the invented land, before anybody reports it: the truth that the generator knows and that
 * no table states. Rates for both sides are drawn from the same distributions; only planned breaches are placed.
 */
import type {severities, verificationStates} from '../../../monitoring/incidents/index.ts';
import {
  airPlace,
  districtPlace,
  districtsOf,
  landPlace,
  linePlace,
  otherSide,
  provincePlace,
  sides,
  type District,
  type Side,
  type Spelled,
} from './land.ts';
import {dayNumber} from '../../../monitoring/kernel/index.ts';
import type {EventType} from './language.ts';
import {agreementDay, firstDay, isBlackout, lastDay, localMoment} from './period.ts';
import {plannedBreaches, type PlannedBreaches} from './plan.ts';
import {chance, pick, pickWeighted, randomFrom, whole, type Random} from './random.ts';
import {rates, type Rate, type TargetType} from './rates.ts';

export type Doer = Side | 'umbrexi' | 'unknown-armed';
type Verification = (typeof verificationStates)[number];
type Severity = (typeof severities)[number];

export interface Occurrence {
  readonly id: string;
  /** Whose people or ground were affected. */
  readonly affected: Side;
  readonly doer: Doer;
  readonly type: EventType;
  readonly target: TargetType;
  /** Moment in minutes since 1970-01-01 UTC. */
  readonly minute: number;
  /** As local to the ground; several days where the day is not known better. */
  readonly from: number;
  readonly to: number;
  readonly datePrecision: number;
  readonly nearMidnight: boolean;
  readonly district: District;
  readonly settlement: Spelled;
  readonly place: string;
  readonly placePrecision: number;
  readonly territory: string;
  readonly killed: number;
  readonly injured: number;
  readonly severity: Severity;
  readonly verification: Verification;
  /** The clause that the mission will find breached by `doer`. */
  readonly breaches?: string;
}

/** All occurrences in the order of their days, named inc-0001 onwards. */
export function occurrencesOf(seed: number): readonly Occurrence[] {
  const random = randomFrom(seed, 'occurrences');
  const drawn = [...randomOccurrences(random), ...plannedBreaches.flatMap((plan) => placed(random, plan))];
  return drawn
    .map((occurrence, index) => ({occurrence, index}))
    .sort((a, b) => a.occurrence.minute - b.occurrence.minute || a.index - b.index)
    .map(({occurrence}, index) => ({...occurrence, id: `inc-${String(index + 1).padStart(4, '0')}`}));
}

function* randomOccurrences(random: Random): Generator<Occurrence> {
  // Violence comes in bursts: each side has a weight of its own for each week, from one distribution.
  const weekWeight: Record<Side, number> = {velmoth: 1, dorquine: 1};
  for (let day = firstDay; day <= lastDay; day += 1) {
    if ((day - firstDay) % 7 === 0) for (const side of sides) weekWeight[side] = pick(random, [0.5, 1, 1.2, 2]);
    for (const side of sides) {
      for (const rate of rates) {
        const daily = day < agreementDay ? rate.before : rate.after;
        if (chance(random, daily * weekWeight[side])) yield occurrence(random, {rate, side, day});
      }
    }
  }
}

function placed(random: Random, plan: PlannedBreaches): readonly Occurrence[] {
  const start = dayNumber(plan.from);
  const step = (dayNumber(plan.to) - start) / Math.max(1, plan.count);
  return Array.from({length: plan.count}, (_, index) => {
    const type = plan.types[index % plan.types.length];
    const rate = rates.find((candidate) => candidate.type === type);
    if (rate === undefined) throw new RangeError(`no rate for ${String(type)}`);
    const side = rate.doer === 'own' ? plan.by : otherSide(plan.by);
    const day = start + Math.floor(index * step) + whole(random, 0, Math.max(0, Math.floor(step) - 1));
    return occurrence(random, {rate, side, day, doer: plan.by, breaches: plan.obligation});
  });
}

interface Seedling {
  readonly rate: Rate;
  readonly side: Side;
  readonly day: number;
  readonly doer?: Side;
  readonly breaches?: string;
}

function occurrence(random: Random, {rate, side, day, doer, breaches}: Seedling): Occurrence {
  const planned = breaches !== undefined;
  const district = pick(random, districtsOf(side));
  const settlement = pick(random, district.settlements);
  // One in twenty falls in the hour in which the two sides' clocks show different dates.
  const nearMidnight = chance(random, 0.05);
  const inDay = nearMidnight ? whole(random, 5, 55) : whole(random, 70, 1435);
  // `day` is the day that Velmoth's clocks show near midnight, and both sides' otherwise.
  const minute = (day + (nearMidnight && day < lastDay ? 1 : 0)) * 1440 + inDay;
  const killed = chance(random, rate.deadly) ? killedIn(random, rate.type) : 0;
  const injured = chance(random, rate.harmful) ? whole(random, 1, 3 + 2 * killed) : 0;
  const where = place(random, {type: rate.type, district, settlement, planned});
  return {
    id: '',
    affected: side,
    doer: doer ?? doerOf(random, rate, side),
    type: rate.type,
    target: pick(random, rate.targets),
    minute,
    ...when(random, {side, minute, planned}),
    nearMidnight,
    district,
    settlement,
    ...where,
    killed,
    injured,
    severity: severityOf(random, {type: rate.type, killed, injured}),
    verification: planned ? 'verified_occurred' : verificationOf(random, side, day),
    ...(breaches === undefined ? {} : {breaches}),
  };
}

function doerOf(random: Random, rate: Rate, side: Side): Doer {
  if (rate.doer === 'own') return side;
  const other = otherSide(side);
  return rate.doer === 'other'
    ? pickWeighted<Doer>(random, [
        [other, 74],
        ['umbrexi', 12],
        ['unknown-armed', 14],
      ])
    : pickWeighted<Doer>(random, [
        [other, 12],
        ['umbrexi', 60],
        ['unknown-armed', 28],
      ]);
}

/** One mostly, a few sometimes, many seldom; heavier for means that kill many at once. */
function killedIn(random: Random, type: EventType): number {
  const heavy = ['suicide_attack', 'complex_attack', 'air_strike', 'attack_on_health'].includes(type);
  const base = pickWeighted(random, [
    [whole(random, 1, 2), 70],
    [whole(random, 3, 6), 24],
    [whole(random, 7, 14), 6],
  ]);
  return heavy ? base * whole(random, 1, 3) : base;
}

interface Placing {
  readonly type: EventType;
  readonly district: District;
  readonly settlement: Spelled;
  readonly planned: boolean;
}

function place(
  random: Random,
  {type, district, settlement, planned}: Placing,
): Pick<Occurrence, 'place' | 'placePrecision' | 'territory'> {
  const territory = district.side;
  if (type === 'airspace_overflight') return {place: airPlace, placePrecision: 7, territory: 'airspace'};
  const precision = planned
    ? 1
    : pickWeighted(random, [
        [1, 50],
        [2, 20],
        [3, 16],
        [4, 7],
        [5, 4],
        [6, 3],
      ]);
  if (precision <= 2) return {place: settlement.id, placePrecision: precision, territory};
  if (precision === 3) return {place: districtPlace(district), placePrecision: 3, territory};
  if (precision === 4) return {place: provincePlace(district), placePrecision: 4, territory};
  if (precision === 5) return {place: linePlace, placePrecision: 5, territory: 'line'};
  return {place: landPlace(territory), placePrecision: 6, territory};
}

interface Dating {
  readonly side: Side;
  readonly minute: number;
  readonly planned: boolean;
}

function when(random: Random, {side, minute, planned}: Dating): Pick<Occurrence, 'from' | 'to' | 'datePrecision'> {
  const local = Math.min(lastDay, localMoment(side, minute).day);
  const precision = planned
    ? 1
    : pickWeighted(random, [
        [1, 82],
        [2, 9],
        [3, 4],
        [4, 3],
        [5, 2],
      ]);
  const span = [0, 0, whole(random, 1, 3), 6, 29, whole(random, 45, 90)][precision] ?? 0;
  const from = Math.max(firstDay, local - whole(random, 0, span));
  return {from, to: Math.min(lastDay, Math.max(local, from + span)), datePrecision: precision};
}

const grave: readonly EventType[] = ['attack_on_health', 'attack_on_education'];
const serious: readonly EventType[] = ['air_strike', 'drone_strike', 'attack_on_monitor', 'suicide_attack'];
const procedural: readonly EventType[] = ['incitement_or_hostile_statement', 'live_fire_training'];
const slight: readonly EventType[] = [
  'accidental_discharge',
  'uav_overflight',
  'airspace_overflight',
  'small_arms_fire',
  'other',
];

interface Harm {
  readonly type: EventType;
  readonly killed: number;
  readonly injured: number;
}

/** domain vocabulary 3.6 */
function severityOf(random: Random, {type, killed, injured}: Harm): Severity {
  if (killed >= 10 || (grave.includes(type) && killed + injured > 0)) return 'S4';
  if (killed > 0 || grave.includes(type) || serious.includes(type)) return 'S3';
  if (procedural.includes(type)) return chance(random, 0.7) ? 'S0' : 'S1';
  return injured === 0 && slight.includes(type) ? 'S1' : 'S2';
}

function verificationOf(random: Random, side: Side, day: number): Verification {
  const blind = isBlackout(side, day);
  const fresh = lastDay - day < 21;
  return pickWeighted<Verification>(random, [
    ['alleged', fresh ? 60 : 22],
    ['under_preliminary_check', fresh ? 30 : 9],
    ['under_verification', fresh ? 20 : 9],
    ['verified_occurred', blind ? 8 : 40],
    ['verified_did_not_occur', blind ? 1 : 4],
    ['inconclusive', 9],
    ['not_verifiable_no_access', blind ? 45 : 6],
  ]);
}
