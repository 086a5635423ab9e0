/**
 * The state of a prohibition for one duty-bearer. Only a decision of kind `breach` that stands, says `violation` and
 * meets the clause’s standard of proof makes a breach; an incident, an accusation or an attribution never does. A breach
 * found is a breach however little was watched; "no verified breach" needs enough watching, or nothing is said.
 * Rules and reasons: docs/methods/states.md.
 */
import type {Agreement, Obligation, ProhibitionTest, Provision} from '../agreement/index.ts';
import {coverageShare, type CoverageRecord, type CoverageShare} from '../coverage/index.ts';
import {overlap, type Day, type DayWindow, type Recorded} from '../kernel/index.ts';
import {bindingPeriod, type BindingPeriod, type RecordSpan} from './binding-period.ts';
import {violationFreeClock, type ViolationFreeClock} from './clock.ts';
import type {Finding} from './finding-table.ts';
import {latestOfEach} from './latest-decision.ts';
import {patternOf, type Pattern, type PatternWord} from './pattern.ts';
import {meetsStandard} from './standard.ts';

/** An incident that the clause’s test may concern, as far as this part needs it. */
export interface TestedIncident {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
}

export interface Breach {
  readonly decision: Recorded<Finding>;
  /** The last day on which it may have been; without an incident the day of the decision. */
  readonly day: Day;
}

export interface ProhibitionFacts {
  /** Decisions of kind `breach` on this clause and duty-bearer, in any order. */
  readonly decisions: readonly Recorded<Finding>[];
  /** Incidents that the test names and that somebody says are this duty-bearer’s. */
  readonly alleged: readonly Recorded<TestedIncident>[];
  readonly incident: (id: string) => Recorded<TestedIncident> | undefined;
  readonly coverage: readonly Recorded<CoverageRecord>[];
  /** Territories that must be watched: the obligation’s, or all of the case where none is recorded. */
  readonly territories: readonly string[];
  readonly span: RecordSpan;
}

export type Doubt =
  | 'not_binding'
  | 'accounts_differ'
  | 'not_verifiable'
  | 'coverage_unknown'
  | 'coverage_low'
  | 'no_decision'
  | 'undecided';

export interface ProhibitionAssessment {
  readonly kind: 'prohibition';
  readonly state: 'no_verified_breach' | PatternWord | 'not_assessable';
  /** Why it is not assessable. */
  readonly doubt?: Doubt;
  readonly since?: Day;
  readonly period: BindingPeriod;
  readonly breaches: readonly Breach[];
  readonly pattern?: Pattern;
  readonly notViolations: readonly Recorded<Finding>[];
  /** Decided as undetermined, or decided below the standard. */
  readonly undecided: readonly Recorded<Finding>[];
  readonly belowStandard: readonly Recorded<Finding>[];
  readonly outsidePeriod: readonly Recorded<Finding>[];
  readonly replaced: readonly Recorded<Finding>[];
  /** Alleged, and no decision on them stands. */
  readonly openIncidents: readonly Recorded<TestedIncident>[];
  readonly coverage?: CoverageShare;
  readonly clock?: ViolationFreeClock;
}

export function assessProhibition(
  obligation: Obligation,
  provision: Provision,
  test: ProhibitionTest,
  agreement: Agreement,
  facts: ProhibitionFacts,
): ProhibitionAssessment {
  const period = bindingPeriod(obligation, provision, agreement, facts.span);
  const {standing, replaced} = latestOfEach(facts.decisions, (finding) => finding.incident);
  const decided = sorted(standing, test, period, facts);
  const decidedIncidents = new Set(standing.map(({record}) => record.incident));
  const openIncidents = facts.alleged.filter(({record}) => !decidedIncidents.has(record.id));
  const breachDays = decided.breaches.map(({day}) => day).toSorted();
  const pattern = patternOf(breachDays, agreement.rules);
  const common = {kind: 'prohibition', period, replaced, openIncidents, ...decided} as const;
  if (period.kind === 'not_binding') return {...common, state: 'not_assessable', doubt: 'not_binding'};
  const floor = agreement.rules.coverageFloor;
  const coverage = coverageShare(facts.coverage, facts.territories, period.window, floor);
  const clock = violationFreeClock(facts.coverage, facts.territories, {
    window: period.window,
    lastBreach: breachDays.at(-1),
    inForce: period.standing === 'in_force',
    floor,
  });
  const [firstBreach] = breachDays;
  if (pattern !== undefined && firstBreach !== undefined) {
    return {...common, state: pattern.word, since: firstBreach, pattern, coverage, clock};
  }
  const doubt = doubtOf(provision, period.standing, coverage);
  if (doubt !== undefined) return {...common, state: 'not_assessable', doubt, coverage, clock};
  return {...common, state: 'no_verified_breach', since: period.window.from, coverage, clock};
}

function doubtOf(
  {verifiability}: Provision,
  standing: 'in_force' | 'ended' | 'accounts_differ',
  coverage: CoverageShare,
): Doubt | undefined {
  if (standing === 'accounts_differ') return 'accounts_differ';
  if (verifiability === 'not_verifiable_as_written' || verifiability === 'declaratory_only') return 'not_verifiable';
  if (coverage.verdict === 'undetermined') return 'coverage_unknown';
  return coverage.verdict === 'not_met' ? 'coverage_low' : undefined;
}

function sorted(
  standing: readonly Recorded<Finding>[],
  test: ProhibitionTest,
  period: BindingPeriod,
  facts: ProhibitionFacts,
): Pick<ProhibitionAssessment, 'breaches' | 'notViolations' | 'undecided' | 'belowStandard' | 'outsidePeriod'> {
  const breaches: Breach[] = [];
  const notViolations: Recorded<Finding>[] = [];
  const undecided: Recorded<Finding>[] = [];
  const belowStandard: Recorded<Finding>[] = [];
  const outsidePeriod: Recorded<Finding>[] = [];
  for (const decision of standing) {
    const {result, standard, decided, incident: id} = decision.record;
    const incident = id === undefined ? undefined : facts.incident(id)?.record;
    const days: DayWindow = incident ?? {from: decided, to: decided};
    if (result === 'undetermined') undecided.push(decision);
    else if (result !== 'violation') notViolations.push(decision);
    else if (!meetsStandard(standard, test.standard)) belowStandard.push(decision);
    else if (incident !== undefined && period.kind === 'binding' && overlap(days, period.window) === undefined) {
      outsidePeriod.push(decision);
    } else breaches.push({decision, day: period.kind === 'binding' ? clipped(days.to, period.window) : days.to});
  }
  return {breaches, notViolations, undecided, belowStandard, outsidePeriod};
}

/** A span that reaches beyond the days judged is dated to the last of them. */
const clipped = (day: Day, window: DayWindow): Day => (day > window.to ? window.to : day);
