/** The day of an agreement and the order that it gives: by day, those without one last, then by entry. */
import {accountedDays, type Agreement} from '../agreement/index.ts';
import type {Day, Recorded} from '../kernel/index.ts';
import type {Known} from './known.ts';

/** The day that windows are counted from: of the reference account, or the last of those given. */
export const referenceDay = (agreement: Agreement): Day | undefined =>
  accountedDays(agreement.effective)?.last ?? agreement.announced;

export function inOrderOfDays(known: Known): readonly Recorded<Agreement>[] {
  const dayOf = (agreement: Agreement): string => referenceDay(agreement) ?? '9999';
  return known.agreements.toSorted((a, b) =>
    dayOf(a.record) === dayOf(b.record) ? a.entry - b.entry : dayOf(a.record) < dayOf(b.record) ? -1 : 1,
  );
}
