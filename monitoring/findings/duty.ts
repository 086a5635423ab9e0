/**
 * The state of a duty for one duty-bearer: the level that the latest decision of kind `duty` found, if that decision
 * meets the clause’s standard of proof. Nobody’s word, no deadline and no lapse of time sets a level; without a decision
 * nothing is said.
 */
import type {Agreement, DutyTest, Obligation, Provision} from '../agreement/index.ts';
import type {Day, Recorded} from '../kernel/index.ts';
import {bindingPeriod, type BindingPeriod, type RecordSpan} from './binding-period.ts';
import type {Finding} from './finding-table.ts';
import {byDecided} from './latest-decision.ts';
import type {Doubt} from './prohibition.ts';
import {meetsStandard} from './standard.ts';

export const dutyLevels = ['not_initiated', 'minimum', 'intermediate', 'complete'] as const;
export type DutyLevel = (typeof dutyLevels)[number];

export interface DutyAssessment {
  readonly kind: 'duty';
  readonly state: DutyLevel | 'not_assessable';
  readonly doubt?: Doubt | 'below_standard';
  readonly since?: Day;
  readonly period: BindingPeriod;
  readonly standing?: Recorded<Finding>;
  readonly replaced: readonly Recorded<Finding>[];
  /** The deadline has passed on the day asked for. */
  readonly deadlinePassed: boolean;
}

export function assessDuty(
  obligation: Obligation,
  provision: Provision,
  test: DutyTest,
  agreement: Agreement,
  {decisions, span}: {readonly decisions: readonly Recorded<Finding>[]; readonly span: RecordSpan},
): DutyAssessment {
  const period = bindingPeriod(obligation, provision, agreement, span);
  const inOrder = decisions.toSorted(byDecided);
  const standing = inOrder.at(-1);
  const deadlinePassed = test.by !== undefined && span.lastDay > test.by;
  const common = {kind: 'duty', period, replaced: inOrder.slice(0, -1), deadlinePassed} as const;
  const unsaid = (doubt: NonNullable<DutyAssessment['doubt']>): DutyAssessment => ({
    ...common,
    state: 'not_assessable',
    doubt,
    ...(standing === undefined ? {} : {standing}),
  });
  if (period.kind === 'not_binding') return unsaid('not_binding');
  if (standing === undefined) return unsaid('no_decision');
  const level = dutyLevels.find((known) => known === standing.record.result);
  if (level === undefined) return unsaid('undecided');
  if (!meetsStandard(standing.record.standard, test.standard)) return unsaid('below_standard');
  return {...common, state: level, since: levelSince(inOrder, test.standard), standing};
}

/** The day of the first decision of the unbroken run that ends with the standing one and found the same level. */
function levelSince(inOrder: readonly Recorded<Finding>[], standard: string): Day {
  const last = inOrder.at(-1) as Recorded<Finding>;
  let since = last.record.decided;
  for (const {record} of inOrder.toReversed()) {
    if (record.result !== last.record.result || !meetsStandard(record.standard, standard)) break;
    since = record.decided;
  }
  return since;
}
