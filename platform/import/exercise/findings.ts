/**
 * Decisions of the exercise's bodies. Only a planned breach is found a violation to the standard that its clause asks
 * for; other breach decisions say no, say that an exception or another text applies, or rest on too weak a standard.
 * A decision on one layer of attribution never fills the next.
 */
import {attributionLayers} from '../../../monitoring/attribution/index.ts';
import type {findingResults, findingTable, proofStandards} from '../../../monitoring/findings/index.ts';
import {clauseOf} from './clauses.ts';
import type {Occurrence} from './occurrence.ts';
import {lastDay} from './period.ts';
import {dutyDecisions} from './plan.ts';
import {chance, pick, pickWeighted, randomFrom, whole, type Random} from './random.ts';
import type {Account} from './reports.ts';
import {dayText, type RowOf} from './table-text.ts';

type FindingRow = RowOf<typeof findingTable>;
type Standard = (typeof proofStandards)[number];
type Result = (typeof findingResults)[number];

const board = 'Exercise Monitoring Mission, board';
const commission = 'Joint commission of the exercise';

export function findingRows(
  seed: number,
  occurrences: readonly Occurrence[],
  accounts: readonly Account[],
): readonly FindingRow[] {
  const random = randomFrom(seed, 'findings');
  const byIncident = Map.groupBy(accounts, ({row}) => row.incident ?? '');
  const rows = occurrences.flatMap((occurrence) => {
    const near = byIncident.get(occurrence.id) ?? [];
    const first = near[0];
    if (first === undefined) return [];
    const basis = near.slice(0, 3).map(({row}) => row.id);
    return decisions(random, occurrence, {basis: basis.join('; '), from: first.publishedDay});
  });
  return [...rows, ...dutyRows()]
    .map((row, index) => ({row, index}))
    .sort((a, b) => compare(String(a.row.decided), String(b.row.decided)) || a.index - b.index)
    .map(({row}, index) => ({...row, id: `fin-${String(index + 1).padStart(4, '0')}`}));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Grounds {
  readonly basis: string;
  /** First day on which the reports were there. */
  readonly from: number;
}

function decisions(random: Random, occurrence: Occurrence, grounds: Grounds): readonly FindingRow[] {
  if (occurrence.breaches !== undefined) return plannedDecisions(random, occurrence, occurrence.breaches, grounds);
  const rows: FindingRow[] = [];
  const settled = ['verified_occurred', 'verified_did_not_occur', 'inconclusive'].includes(occurrence.verification);
  if (settled && chance(random, 0.45)) rows.push(occurrenceDecision(random, occurrence, grounds));
  if (occurrence.verification === 'not_verifiable_no_access' && chance(random, 0.15)) {
    rows.push({...occurrenceDecision(random, occurrence, grounds), result: 'undetermined', standard: 'none'});
  }
  if (occurrence.verification === 'verified_occurred' && chance(random, 0.28)) {
    rows.push(...attributionDecisions(random, occurrence, grounds));
  }
  const clause = clauseOf(occurrence);
  const byParty = occurrence.doer === 'velmoth' || occurrence.doer === 'dorquine';
  if (clause !== undefined && byParty && occurrence.verification === 'verified_occurred' && chance(random, 0.6)) {
    rows.push(otherBreachDecision(random, occurrence, clause, grounds));
  }
  return rows;
}

const decidedOn = (random: Random, from: number, [least, most]: readonly [number, number]): string =>
  dayText(Math.min(lastDay, from + whole(random, least, most)));

function occurrenceDecision(random: Random, occurrence: Occurrence, {basis, from}: Grounds): FindingRow {
  const result = occurrence.verification as Result;
  const standard: Standard =
    result === 'inconclusive'
      ? 'reasonable_suspicion'
      : pick(random, ['reasonable_grounds_to_believe', 'balance_of_probabilities', 'clear_and_convincing']);
  const reasons =
    result === 'inconclusive'
      ? 'EXERCISE. Accounts differ and no team could settle them.'
      : 'EXERCISE. Independent accounts and a visit to the place agree.';
  return {
    kind: 'occurrence',
    incident: occurrence.id,
    result,
    standard,
    decided: decidedOn(random, from, [3, 30]),
    decided_by: board,
    reasons,
    basis,
  };
}

const dissents = [
  'EXERCISE. One member holds that the standard was not reached.',
  'EXERCISE. One member holds that the clause does not apply to this place.',
] as const;

function attributionDecisions(random: Random, occurrence: Occurrence, {basis, from}: Grounds): readonly FindingRow[] {
  const decided = decidedOn(random, from, [10, 50]);
  // From the first layer upwards; each is decided on its own and the higher ones seldom.
  const depth = whole(random, 1, attributionLayers.length);
  const named = occurrence.doer === 'unknown-armed' ? undefined : occurrence.doer;
  return attributionLayers.slice(0, depth).map((layer, index): FindingRow => {
    const result = pickWeighted<Result>(random, [
      ['attributed', named === undefined || index > 2 ? 0 : 40],
      ['attributed_probable', named === undefined ? 0 : 20],
      ['not_attributed', 14],
      ['withheld', 12],
      ['undetermined', 14 + 12 * index],
    ]);
    const says = result === 'attributed' || result === 'attributed_probable';
    return {
      kind: 'attribution',
      incident: occurrence.id,
      layer,
      actor: says ? named : undefined,
      result,
      standard: attributionStandard(result),
      decided,
      decided_by: board,
      reasons: `EXERCISE. ${reasonFor[result] ?? ''}`,
      dissent: chance(random, 0.12) ? dissents[0] : undefined,
      basis,
    };
  });
}

const attributionStandard = (result: Result): Standard => {
  if (result === 'attributed') return 'balance_of_probabilities';
  return result === 'attributed_probable' ? 'reasonable_grounds_to_believe' : 'none';
};

const reasonFor: Partial<Record<Result, string>> = {
  attributed: 'Several kinds of evidence agree on who it was.',
  attributed_probable: 'Evidence points to one actor; another cannot be excluded.',
  not_attributed: 'The evidence does not carry an attribution on this layer.',
  withheld: 'Withheld: negotiation; to be looked at again after 90 days.',
  undetermined: 'Nothing was decided on this layer.',
};

function plannedDecisions(
  random: Random,
  occurrence: Occurrence,
  obligation: string,
  {basis, from}: Grounds,
): readonly FindingRow[] {
  const decided = decidedOn(random, from, [7, 20]);
  const shared = {incident: occurrence.id, decided, decided_by: board, basis} as const;
  const layers = ['physical_perpetrator', 'group', 'command_or_authorisation', 'party_obligation'] as const;
  return [
    {
      ...shared,
      kind: 'occurrence',
      result: 'verified_occurred',
      standard: 'clear_and_convincing',
      reasons: 'EXERCISE. A team of the mission was there.',
    },
    ...layers.map((layer): FindingRow => ({
      ...shared,
      kind: 'attribution',
      layer,
      actor: occurrence.doer,
      result: 'attributed',
      standard: 'balance_of_probabilities',
      reasons: `EXERCISE. ${reasonFor.attributed ?? ''}`,
    })),
    {
      ...shared,
      kind: 'breach',
      obligation,
      actor: occurrence.doer,
      result: 'violation',
      standard: pick(random, ['reasonable_grounds_to_believe', 'balance_of_probabilities', 'clear_and_convincing']),
      decided_by: commission,
      reasons: 'EXERCISE. The act falls under the clause, and no exception was shown.',
      dissent: chance(random, 0.25) ? pick(random, dissents) : undefined,
    },
  ];
}

const otherReasons: Partial<Record<Result, string>> = {
  not_a_violation: 'The act does not fall under the clause.',
  permitted_exception: 'The exception of the clause applies.',
  outside_agreement: 'The place lies outside the area of the agreement.',
  undetermined: 'The members could not agree.',
  violation: 'Suspicion only: under the standard that the clause asks for.',
};

function otherBreachDecision(
  random: Random,
  occurrence: Occurrence,
  obligation: string,
  {basis, from}: Grounds,
): FindingRow {
  const result = pickWeighted<Result>(random, [
    ['not_a_violation', 34],
    ['permitted_exception', 18],
    ['outside_agreement', 14],
    ['undetermined', 18],
    ['violation', 16],
  ]);
  const standards: Partial<Record<Result, Standard>> = {undetermined: 'none', violation: 'reasonable_suspicion'};
  return {
    kind: 'breach',
    incident: occurrence.id,
    obligation,
    actor: occurrence.doer,
    result,
    standard: standards[result] ?? 'reasonable_grounds_to_believe',
    decided: decidedOn(random, from, [14, 60]),
    decided_by: commission,
    reasons: `EXERCISE. ${otherReasons[result] ?? ''}`,
    dissent: chance(random, 0.2) ? pick(random, dissents) : undefined,
    basis,
  };
}

const dutyRows = (): readonly FindingRow[] =>
  dutyDecisions.map(({obligation, actor, decided, result, reasons}) => ({
    kind: 'duty',
    obligation,
    actor,
    result,
    standard: result === 'undetermined' ? 'none' : 'reasonable_grounds_to_believe',
    decided,
    decided_by: commission,
    reasons,
  }));
