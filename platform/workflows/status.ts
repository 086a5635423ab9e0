/**
 * What a terminal says about a case: what its record holds and where it ends, one sentence for each side, the state of
 * each obligation with both sides beside each other, what cannot be judged and what is missing. The same pages that the
 * browser shows, so that the two never differ.
 */
import type {Day} from '../../monitoring/kernel/index.ts';
import {caseView, defaultAsOfDate, overview, type CaseFacts} from '../../monitoring/publication/index.ts';
import type {AsOf, CaseSummary, Overview, Party, ProvisionView} from '../contract/index.ts';
import type {CaseRecord} from './case-record.ts';

export interface CaseStatus {
  readonly summary: CaseSummary;
  readonly asOf: AsOf;
  readonly agreements: Overview['agreements'];
  /** In the order of the sides of `provisions`. */
  readonly sides: readonly Party[];
  /** Guarantors and others that a provision binds. */
  readonly others: readonly Party[];
  readonly sentences: Overview['sentences'];
  readonly provisions: readonly ProvisionView[];
  readonly cannotBeJudged: readonly string[];
  readonly missing: readonly string[];
  /** Whether anybody but the operator vouches for the record. */
  readonly witnessing?: NonNullable<Overview['witnessing']>;
}

export async function caseStatus(
  {ledger, views, facts: factsOf}: Pick<CaseRecord, 'ledger' | 'views' | 'facts'>,
  caseId: string,
  words: {readonly date?: Day; readonly size?: number},
): Promise<CaseStatus | undefined> {
  const size = words.size ?? ledger.size;
  const facts = await factsOf(caseId, size);
  if (facts === undefined) return undefined;
  const date = words.date ?? defaultAsOfDate(facts);
  const root = Buffer.from(ledger.root(size)).toString('base64');
  const asOf = {date, size, ledgerSize: ledger.size, root};
  return statusOf(facts, asOf, await views.dataSetEventCount(caseId, {date, size}));
}

function statusOf(facts: CaseFacts, asOf: AsOf, dataSetEvents: number): CaseStatus {
  const {summary, missing, actors} = caseView(facts, asOf, dataSetEvents);
  const {agreements, parties: sides, sentences, provisions, cannotBeJudged, witnessing} = overview(facts, asOf);
  const bound = new Set(provisions.flatMap((provision) => provision.others.map(({dutyBearer}) => dutyBearer)));
  const others = actors.filter(({id}) => bound.has(id)).map(({id, name, short}) => ({id, name, short}));
  const vouched = witnessing === undefined ? {} : {witnessing};
  return {summary, asOf, agreements, sides, others, sentences, provisions, cannotBeJudged, missing, ...vouched};
}
