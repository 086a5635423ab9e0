/**
 * Which clauses may stand behind a headline (R-E3). A clause known from one side only, disputed between the sides, or
 * never agreed is tracked and shown with its label, but never enters a headline result: it would hold one side to the
 * other side’s account. Text status alone decides that; topic, duty-bearer and result have no say in it.
 */
import type {Day} from '../kernel/index.ts';
import type {Agreement, Provision, TextStatus} from './agreement.ts';
import {agreementInForce} from './force.ts';

export interface HeadlineDecision {
  readonly headline: boolean;
  /** A whole sentence, shown beside the clause. */
  readonly reason: string;
}

/** Why the status keeps a clause out; statuses that are not listed let it in. */
const keptOut: Readonly<Partial<Record<TextStatus, string>>> = {
  one_party_account: 'The clause is known from one party’s account only.',
  both_parties_accounts_differ: 'The parties’ accounts of the clause differ.',
  proposed_not_agreed: 'The clause was proposed and not agreed.',
  lapsed: 'The clause has lapsed.',
  superseded: 'The clause was superseded.',
  reported_by_media: 'The clause is known from media reports only.',
};

const letIn: Readonly<Partial<Record<TextStatus, string>>> = {
  agreed_text: 'The clause stands in the agreed text.',
  joint_statement: 'The clause stands in a joint statement.',
  mediator_statement: 'The clause stands in the mediator’s statement.',
};

export function isHeadline(provision: Provision, agreement: Agreement, asOfDay: Day): HeadlineDecision {
  const out = keptOut[provision.textStatus];
  if (out !== undefined) return {headline: false, reason: out};
  const force = agreementInForce(agreement, asOfDay);
  if (force.kind === 'not_in_force') return {headline: false, reason: force.reason};
  const known = letIn[provision.textStatus];
  // A status added later must be placed in one list or the other before it can reach a headline.
  if (known === undefined) return {headline: false, reason: 'How the clause is known has not been classed.'};
  return {headline: true, reason: force.kind === 'in_force' ? known : `${known} ${force.reason}`};
}
