/** One clause for both sides: accounts with their sources, open points, the headline decision, a slot for each party. */
import {
  isHeadline,
  openQuestions,
  type Agreement,
  type PairedProvision,
  type ProvisionAccount,
} from '../agreement/index.ts';
import type {Recorded} from '../kernel/index.ts';
import type {Known} from './known.ts';
import {obligationState} from './obligation-state.ts';
import type {ProvisionView} from './shapes/index.ts';

export function provisionView(
  known: Known,
  agreement: Recorded<Agreement>,
  {provision, slots, others}: PairedProvision,
): ProvisionView {
  const {headline, reason} = isHeadline(provision, agreement.record, known.lastDay);
  return {
    agreement: agreement.record.id,
    code: provision.code,
    paraphrase: provision.paraphrase,
    polarity: provision.polarity,
    topic: provision.topic,
    textStatus: provision.textStatus,
    verifiability: provision.verifiability,
    evidenceFor: provision.evidenceFor,
    evidenceAgainst: provision.evidenceAgainst,
    openPoints: provision.openPoints,
    openQuestions: openQuestions(provision).map(({sentence, dutyBearer}) => ({
      sentence,
      ...(dutyBearer === undefined ? {} : {dutyBearer: known.nameOf(dutyBearer)}),
    })),
    exceptions: provision.exceptions,
    headline,
    headlineReason: reason,
    accounts: provision.accounts.map((account) => accountView(known, account)),
    sides: slots.map(({obligation}) =>
      obligation === undefined ? null : obligationState(known, agreement, provision, obligation),
    ),
    others: others.map((obligation) => obligationState(known, agreement, provision, obligation)),
    entry: agreement.entry,
  };
}

function accountView(known: Known, account: ProvisionAccount): ProvisionView['accounts'][number] {
  const {holder, version, says, wording, language, cited} = account;
  return {
    holder,
    holderName: known.nameOf(holder),
    ...(version === undefined ? {} : {version}),
    says,
    ...(wording === undefined ? {} : {wording}),
    ...(language === undefined ? {} : {language}),
    cited: cited.map((citation) => ({...citation, sourceName: sourceName(known, citation.source)})),
  };
}

/** A source first: an id may name both an actor and its outlet. */
export const sourceName = (known: Known, id: string): string =>
  known.caseFile.record.sources.find((source) => source.id === id)?.name ?? known.nameOf(id);
