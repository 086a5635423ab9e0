/** Is it holding: the promises of the agreements that stand, for both sides, the last ninety days, what changed, what cannot be seen. */
import {agreementInForce, defaultRules, pairedObligations, type Agreement} from '../agreement/index.ts';
import {coverageShare, restrictionsByActor} from '../coverage/index.ts';
import type {Day, DayWindow} from '../kernel/index.ts';
import {partiesInOrder, partyOf} from './agreement-view.ts';
import {shownCoverage} from './basis.ts';
import {cannotBeJudged} from './cannot-be-judged.ts';
import {referenceDay} from './agreement-days.ts';
import {changeResults} from './change-result.ts';
import {recordWindow} from './change-view.ts';
import {chosenAgreements} from './chosen-agreements.ts';
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
import {pageWitnessing} from './established-label.ts';

/** `agreementId` names one agreement instead of all that stand. */
export function overview(facts: CaseFacts, asOf: AsOf, agreementId?: string): Overview {
  const known = knownAt(facts, asOf.date as Day);
  const agreements = chosenAgreements(known, agreementId);
  const since = agreements.flatMap(({record}) => referenceDay(record) ?? []).toSorted()[0];
  const parties = [...new Set(agreements.flatMap(({record}) => partiesInOrder(known, record)))];
  const provisions = agreements.flatMap((agreement) =>
    pairedObligations(agreement.record, parties).map((paired) => provisionView(known, agreement, paired)),
  );
  const window = sinceWindow(known, since);
  // Where the texts set different floors, the page shows watching against the highest.
  const floor = Math.max(...agreements.map(({record}) => record.rules.coverageFloor), 0) || defaultRules.coverageFloor;
  const coverage = coverageByTerritory(known, window, floor);
  return {
    asOf,
    agreements: agreements.map(({record}) => agreementLine(known, record)),
    parties: parties.map((party) => partyOf(known, party)),
    sentences: holdingSentences(known, agreements, parties, provisions),
    provisions,
    recent: recentCounts(known, floor),
    change: changeResults(known),
    tallies: talliesOf(known, window),
    coverage,
    restrictions: restrictionsByActor(known.restrictions, known.caseFile.record.parties, window),
    cannotBeJudged: cannotBeJudged(known, provisions, coverage),
    lately: lately(known),
    witnessing: pageWitnessing(known),
  };
}

function agreementLine(known: Known, agreement: Agreement): Overview['agreements'][number] {
  const since = referenceDay(agreement);
  return {
    id: agreement.id,
    title: agreement.title,
    ...(since === undefined ? {} : {since}),
    force: agreementInForce(agreement, known.lastDay),
  };
}

/** From the first agreement’s day, or from the start of the record where that is later or none stands. */
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
