/** One agreement: who promised what to whom, in whose words, and how each promise stands. Clauses keep the text’s order. */
import {
  defaultReasons,
  pairedObligations,
  type Agreement,
  type AssessmentRules,
  type DatedAccount,
} from '../agreement/index.ts';
import type {Day} from '../kernel/index.ts';
import type {CaseFacts} from './facts.ts';
import type {Known} from './known.ts';
import {knownAt} from './known-at.ts';
import {provisionView} from './provision-view.ts';
import type {AgreementView, AsOf, Party} from './shapes/index.ts';
import {pageWitnessing} from './established-label.ts';

/** Undefined where the case has no such agreement, or where nothing of it was public by the day. */
export function agreementView(facts: CaseFacts, asOf: AsOf, id: string): AgreementView | undefined {
  const known = knownAt(facts, asOf.date as Day);
  const agreement = known.agreements.find(({record}) => record.id === id);
  if (agreement === undefined) return undefined;
  const {record} = agreement;
  const parties = partiesInOrder(known, record);
  return {
    asOf,
    id,
    title: record.title,
    kind: record.kind,
    publicity: record.publicity,
    summary: record.summary,
    purpose: record.purpose,
    parties: parties.map((party) => partyOf(known, party)),
    guarantors: record.guarantors.map((guarantor) => partyOf(known, guarantor)),
    ...(record.announced === undefined ? {} : {announced: record.announced}),
    ...(record.signed === undefined ? {} : {signed: record.signed}),
    effective: record.effective.map(datedView),
    ended: record.ended.map(datedView),
    rules: ruleViews(record),
    provisions: pairedObligations(record, parties).map((paired) => provisionView(known, agreement, paired)),
    entry: agreement.entry,
    witnessing: pageWitnessing(known),
  };
}

/** The case’s order where the agreement is between the case’s parties, so that every page has one order; else its own. */
export function partiesInOrder(known: Known, {parties}: Agreement): readonly string[] {
  const ofCase = known.caseFile.record.parties;
  if (!ofCase.every((party) => parties.includes(party))) return parties;
  return [...ofCase, ...parties.filter((party) => !ofCase.includes(party))];
}

export function partyOf(known: Known, id: string): Party {
  const actor = known.actor(id);
  return {id, name: actor?.name ?? id, short: actor?.short ?? id};
}

const datedView = ({day, holder, note}: DatedAccount): AgreementView['effective'][number] => ({
  day,
  holder,
  ...(note === undefined ? {} : {note}),
});

const ruleNames = ['repeatedFrom', 'systematicFrom', 'patternWindowDays', 'coverageFloor'] as const;

const ruleViews = ({rules, rulesFromText}: Agreement): AgreementView['rules'] =>
  ruleNames.map((name: keyof AssessmentRules) => {
    const fromText = rulesFromText.includes(name);
    return {
      name,
      value: rules[name],
      fromText,
      about: fromText ? 'Set by the text of the agreement.' : defaultReasons[name],
    };
  });
