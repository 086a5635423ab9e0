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

/** Complete by type: a status added later must be placed here before it can reach a headline. */
const classed: Readonly<Record<TextStatus, HeadlineDecision>> = {
  agreed_text: {headline: true, reason: 'The clause stands in the agreed text.'},
  joint_statement: {headline: true, reason: 'The clause stands in a joint statement.'},
  mediator_statement: {headline: true, reason: 'The clause stands in the mediator’s statement.'},
  one_party_account: {headline: false, reason: 'The clause is known from one party’s account only.'},
  both_parties_accounts_differ: {headline: false, reason: 'The parties’ accounts of the clause differ.'},
  proposed_not_agreed: {headline: false, reason: 'The clause was proposed and not agreed.'},
  lapsed: {headline: false, reason: 'The clause has lapsed.'},
  superseded: {headline: false, reason: 'The clause was superseded.'},
  reported_by_media: {headline: false, reason: 'The clause is known from media reports only.'},
};

export function isHeadline(provision: Provision, agreement: Agreement, asOfDay: Day): HeadlineDecision {
  const byStatus = classed[provision.textStatus];
  if (!byStatus.headline) return byStatus;
  const force = agreementInForce(agreement, asOfDay);
  if (force.kind === 'not_in_force') return {headline: false, reason: force.reason};
  return force.kind === 'in_force' ? byStatus : {headline: true, reason: `${byStatus.reason} ${force.reason}`};
}
