/**
 * Accounts of one clause by who holds them: one column a holder, the agreement's parties first in the order of the page
 * (a party without an account has an empty one), everybody else in the order of the file. A holder who changed its own words is compared with itself, word by word; two
 * holders never are, because neither is the other's earlier version.
 */
import {accountDifference, type AccountDifference} from '../../monitoring/agreement/account-difference.ts';
import type {ProvisionView} from '../../platform/contract/index.ts';

export type Account = ProvisionView['accounts'][number];

export interface AccountColumn {
  readonly holder: string;
  readonly holderName: string;
  readonly accounts: readonly Account[];
  readonly comparisons: readonly VersionComparison[];
}

export interface VersionComparison {
  readonly first: Account;
  readonly second: Account;
  readonly difference: AccountDifference;
}

export function accountColumns(
  accounts: readonly Account[],
  parties: readonly {readonly id: string; readonly short: string}[],
): readonly AccountColumn[] {
  const byHolder = Map.groupBy(accounts, ({holder}) => holder);
  const order = new Set([...parties.map(({id}) => id), ...byHolder.keys()]);
  return [...order].map((holder) => {
    const own = byHolder.get(holder) ?? [];
    const holderName = own[0]?.holderName ?? parties.find(({id}) => id === holder)?.short ?? holder;
    return {holder, holderName, accounts: own, comparisons: versionComparisons(own)};
  });
}

/** Neighbouring versions of one holder that are versions of the same words: at least half of the shorter is shared. */
export function versionComparisons(accounts: readonly Account[]): readonly VersionComparison[] {
  return accounts.slice(1).flatMap((second, index) => {
    const first = accounts[index];
    if (first?.version === undefined || second.version === undefined) return [];
    const difference = accountDifference(first, second);
    return sharedShare(difference) < 0.5 || difference.segments.every(({kind}) => kind === 'same')
      ? []
      : [{first, second, difference}];
  });
}

/** Words in common over the words of the shorter text. */
function sharedShare({segments}: AccountDifference): number {
  const wordsOf = (...kinds: readonly string[]): number =>
    segments
      .filter(({kind}) => kinds.includes(kind))
      .reduce((sum, {text}) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  const shorter = Math.min(wordsOf('same', 'only_first'), wordsOf('same', 'only_second'));
  return shorter === 0 ? 0 : wordsOf('same') / shorter;
}
