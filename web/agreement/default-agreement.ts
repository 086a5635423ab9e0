/**
 * Which agreement the page opens where the address names none: the latest that is no proposal and whose day has come.
 * Only a place to begin; nothing is computed from it.
 */
import type {Case} from '../../platform/contract/index.ts';

export function defaultAgreement(agreements: Case['agreements'], date: string): string | undefined {
  const begun = agreements.filter(({kind, reference}) => kind !== 'proposal' && (reference ?? '9999') <= date);
  const latest = begun.toSorted((a, b) => ((a.reference ?? '') < (b.reference ?? '') ? -1 : 1)).at(-1);
  return (latest ?? agreements[0])?.id;
}
