/**
 * Which agreement the overview stands on: the latest by reference day that binds both parties of the case, is in force
 * on the day and has a clause that may stand behind a headline. Where none is in force, the latest that was. A page may
 * name another. Nothing about what was found in it has a say.
 */
import {agreementInForce, isHeadline, type Agreement} from '../agreement/index.ts';
import type {Recorded} from '../kernel/index.ts';
import {inOrderOfDays, referenceDay} from './agreement-days.ts';
import type {Known} from './known.ts';

export function chosenAgreement(known: Known, id?: string): Recorded<Agreement> | undefined {
  if (id !== undefined) return known.agreements.find(({record}) => record.id === id);
  const {parties} = known.caseFile.record;
  const between = inOrderOfDays(known)
    .filter(({record}) => parties.every((party) => record.parties.includes(party)))
    .filter(({record}) => record.kind !== 'proposal' && (referenceDay(record) ?? '9999') <= known.lastDay);
  const inForce = between.filter(({record}) => agreementInForce(record, known.lastDay).kind !== 'not_in_force');
  const headline = inForce.filter(({record}) =>
    record.provisions.some((provision) => isHeadline(provision, record, known.lastDay).headline),
  );
  return headline.at(-1) ?? inForce.at(-1) ?? between.at(-1);
}
