/**
 * An agreement as far as it was public by a day: accounts printed later, and ends that came later, are not in it. A
 * citation without a day counts as old, because nothing shows that it is not.
 */
import type {Agreement, Provision, ProvisionAccount} from '../agreement/index.ts';
import type {Day} from '../kernel/index.ts';

/** Undefined where nothing of it was public yet. */
export function agreementAt(agreement: Agreement, date: Day): Agreement | undefined {
  const published = firstPublic(agreement);
  if (published !== undefined && published > date) return undefined;
  return {
    ...agreement,
    ended: agreement.ended.filter(({day}) => day <= date),
    provisions: agreement.provisions.flatMap((provision) => provisionAt(provision, date) ?? []),
  };
}

/** Announced or signed; else the earliest day that any account of it bears. */
function firstPublic({announced, signed, effective, provisions}: Agreement): Day | undefined {
  const stated = [announced, signed].filter((day) => day !== undefined).toSorted();
  if (stated[0] !== undefined) return stated[0];
  const printed = provisions.flatMap(({accounts}) => accounts.flatMap(({cited}) => cited.map((c) => c.published)));
  return [...effective.map(({day}) => day), ...printed].filter((day) => day !== undefined).toSorted()[0];
}

function provisionAt(provision: Provision, date: Day): Provision | undefined {
  const accounts = provision.accounts.flatMap((account) => accountAt(account, date) ?? []);
  return accounts.length === 0 && provision.accounts.length > 0 ? undefined : {...provision, accounts};
}

function accountAt(account: ProvisionAccount, date: Day): ProvisionAccount | undefined {
  const cited = account.cited.filter(({published}) => published === undefined || published <= date);
  return cited.length === 0 && account.cited.length > 0 ? undefined : {...account, cited};
}
