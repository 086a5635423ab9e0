/**
 * Which agreements the overview stands on: every one that binds both parties of the case, is in force on the day and has
 * a clause that may stand behind a headline, because each of them was promised and none lifts the others. Where none is
 * in force, the latest that was. A page may name one. Nothing about what was found in them has a say.
 */
import {agreementInForce, isHeadline, type Agreement} from '../agreement/index.ts';
import type {Recorded} from '../kernel/index.ts';
import {inOrderOfDays, referenceDay} from './agreement-days.ts';
import type {Known} from './known.ts';

/** In the order of their days; empty where nothing between the parties was public, or the one named was not. */
export function chosenAgreements(known: Known, id?: string): readonly Recorded<Agreement>[] {
  if (id !== undefined) return known.agreements.filter(({record}) => record.id === id);
  const {parties} = known.caseFile.record;
  const between = inOrderOfDays(known)
    .filter(({record}) => parties.every((party) => record.parties.includes(party)))
    .filter(({record}) => record.kind !== 'proposal' && (referenceDay(record) ?? '9999') <= known.lastDay);
  const inForce = between.filter(({record}) => agreementInForce(record, known.lastDay).kind !== 'not_in_force');
  const headline = inForce.filter(({record}) =>
    record.provisions.some((provision) => isHeadline(provision, record, known.lastDay).headline),
  );
  if (headline.length > 0) return headline;
  return [inForce.at(-1) ?? between.at(-1)].filter((agreement) => agreement !== undefined);
}
