/** Is it holding: the chosen agreement’s promises for both sides, the last ninety days, what changed, what cannot be seen. */
import {agreementInForce, defaultRules, pairedObligations} from '../agreement/index.ts';
import {coverageShare, restrictionsByActor} from '../coverage/index.ts';
import type {Day, DayWindow} from '../kernel/index.ts';
import {partiesInOrder, partyOf} from './agreement-view.ts';
import {shownCoverage} from './basis.ts';
import {cannotBeJudged} from './cannot-be-judged.ts';
import {referenceDay} from './agreement-days.ts';
import {changeResults} from './change-result.ts';
import {recordWindow} from './change-view.ts';
import {chosenAgreement} from './chosen-agreement.ts';
import {territoryName} from './doubt.ts';
import type {CaseFacts} from './facts.ts';
import {holdingSentences} from './holding.ts';
import type {Known} from './known.ts';
import {knownAt} from './known-at.ts';
import {lately} from './lately.ts';
import {provisionView} from './provision-view.ts';
import {recentCounts} from './recent-days.ts';
import type {AsOf, Overview} from './shapes/index.ts';
import {talliesOf} from './tallies.ts';

/** `agreementId` names another agreement than the one that stands. */
export function overview(facts: CaseFacts, asOf: AsOf, agreementId?: string): Overview {
  const known = knownAt(facts, asOf.date as Day);
  const agreement = chosenAgreement(known, agreementId);
  const since = agreement === undefined ? undefined : referenceDay(agreement.record);
  const parties = agreement === undefined ? [] : partiesInOrder(known, agreement.record);
  const provisions =
    agreement === undefined
      ? []
      : pairedObligations(agreement.record, parties).map((paired) => provisionView(known, agreement, paired));
  const window = sinceWindow(known, since);
  const floor = agreement?.record.rules.coverageFloor ?? defaultRules.coverageFloor;
  const coverage = coverageByTerritory(known, window, floor);
  return {
    asOf,
    ...(agreement === undefined
      ? {}
      : {
          agreement: {
            id: agreement.record.id,
            title: agreement.record.title,
            ...(since === undefined ? {} : {since}),
            force: agreementInForce(agreement.record, known.lastDay),
          },
        }),
    parties: parties.map((party) => partyOf(known, party)),
    sentences: agreement === undefined ? [] : holdingSentences(known, agreement, provisions),
    provisions,
    recent: recentCounts(known, floor),
    change: changeResults(known),
    tallies: talliesOf(known, window),
    coverage,
    restrictions: restrictionsByActor(known.restrictions, known.caseFile.record.parties, window),
    cannotBeJudged: cannotBeJudged(known, provisions, coverage),
    lately: lately(known),
  };
}

/** From the agreement’s day, or from the start of the record where that is later or none stands. */
function sinceWindow(known: Known, since: Day | undefined): DayWindow {
  const whole = recordWindow(known);
  return since !== undefined && since > whole.from && since <= whole.to ? {from: since, to: whole.to} : whole;
}

function coverageByTerritory(known: Known, window: DayWindow, floor: number): Overview['coverage'] {
  return known.caseFile.record.territories.map(({id, name}) => ({
    territory: id,
    name,
    coverage: shownCoverage(coverageShare(known.coverage, [id], window, floor), territoryName(known)),
  }));
}
