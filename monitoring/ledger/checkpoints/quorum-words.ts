/**
 * A list of witnesses in words, and what its quorum protects against. Of n witnesses with k needed, two conflicting records
 * need 2k − n of them to sign both, and n − k may be absent; for nested groups the smallest numbers are counted out.
 */
import {isReached, type PolicyGroup, type TrustPolicy} from './trust-policy.ts';

export interface QuorumSums {
  readonly witnesses: number;
  /** Fewest witnesses that must sign both of two conflicting records for both to reach the quorum. */
  readonly dishonestToFork: number;
  /** Most that may be absent, whoever they are, without the quorum being missed. */
  readonly mayBeAbsent: number;
}

/** More than this are not counted out. */
const countedWitnesses = 12;

const namesOf = (policy: TrustPolicy, name: string): readonly string[] => {
  const group = policy.groups.find((one) => one.name === name);
  return group === undefined ? [name] : group.members.flatMap((member) => namesOf(policy, member));
};

/** Undefined where the policy asks for nobody, or names too many to count out. */
export function quorumSums(policy: TrustPolicy): QuorumSums | undefined {
  if (policy.quorum === 'none') return undefined;
  const names = namesOf(policy, policy.quorum);
  const group = policy.groups.find(({name}) => name === policy.quorum);
  if (isFlat(policy, group)) {
    const [n, k] = [names.length, group?.atLeast ?? 1];
    return {witnesses: n, dishonestToFork: Math.max(0, 2 * k - n), mayBeAbsent: n - k};
  }
  if (names.length > countedWitnesses) return undefined;
  const reaching = subsets(names).filter((subset) => isReached(policy, policy.quorum, subset));
  const missing = subsets(names).filter((subset) => !isReached(policy, policy.quorum, subset));
  const least = Math.min(...missing.map((subset) => names.length - subset.size));
  return {
    witnesses: names.length,
    dishonestToFork: Math.min(
      ...reaching.flatMap((a) => reaching.map((b) => [...a].filter((name) => b.has(name)).length)),
    ),
    mayBeAbsent: least - 1,
  };
}

const isFlat = ({groups}: TrustPolicy, group: PolicyGroup | undefined): boolean =>
  group === undefined || group.members.every((member) => !groups.some(({name}) => name === member));

const subsets = (names: readonly string[]): readonly ReadonlySet<string>[] =>
  Array.from(
    {length: 2 ** names.length},
    (_, bits) => new Set(names.filter((_, at) => Math.floor(bits / 2 ** at) % 2 === 1)),
  );

/** `at least 3 of: side-a, side-b, guarantor-1, guarantor-2`. */
export function quorumWords(policy: TrustPolicy, name = policy.quorum): string {
  if (name === 'none') return 'nobody is asked to cosign';
  const group = policy.groups.find((one) => one.name === name);
  if (group === undefined) return name;
  const {atLeast, members} = group;
  const parts = members.map((member) => quorumWords(policy, member));
  const shown = parts.map((part) => (part.includes(' ') ? `(${part})` : part)).join(', ');
  return members.length === 1 ? shown : `${atLeast === members.length ? 'all' : `at least ${atLeast}`} of ${shown}`;
}

/** What the sums mean, in whole sentences; empty where there are none. */
export function quorumSentence(policy: TrustPolicy): string {
  const sums = quorumSums(policy);
  if (sums === undefined) return '';
  const {dishonestToFork, mayBeAbsent} = sums;
  const fork =
    dishonestToFork === 0
      ? 'Two conflicting records could both reach the quorum without any dishonest witness.'
      : `Two conflicting records could both reach the quorum only if ${dishonestToFork} ${dishonestToFork === 1 ? 'witness' : 'witnesses'} signed both.`;
  const absent =
    mayBeAbsent === 0
      ? 'None of them may be absent: each alone can delay the label.'
      : `${mayBeAbsent} of them may be absent.`;
  return `${fork} ${absent}`;
}
