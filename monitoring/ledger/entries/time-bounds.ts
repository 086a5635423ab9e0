/**
 * When an entry was made, as far as anybody but its author vouches for it. Not before: the author embedded a checkpoint,
 * and a quorum of witnesses cosigned that at such times. Not after: a quorum cosigned the first checkpoint that holds the
 * entry. One witness with a false clock moves neither bound, because a bound is the time at which a quorum is complete.
 * What the author says is shown beside the interval and never corrected.
 */
import type {Cryptography} from '../cryptography.ts';
import {readCheckpoint, type SignedCheckpoint} from '../checkpoints/checkpoint.ts';
import {isReached, witnessed, type TrustPolicy} from '../checkpoints/trust-policy.ts';
import type {Signing} from './signed-leaf.ts';

export interface TimeBounds {
  /** POSIX seconds; absent where no quorum vouches for a checkpoint that the author had seen. */
  readonly notBeforeSeconds?: number;
  /** POSIX seconds; absent where no quorum vouches for a checkpoint that holds the entry. */
  readonly notAfterSeconds?: number;
  readonly claimedSeconds: number;
  /** Where the author's own time lies; `undetermined` where a bound is missing and the other does not exclude it. */
  readonly claim: 'inside' | 'before' | 'after' | 'undetermined';
}

/** `holding` is the first cosigned checkpoint that holds the entry, as far as the asker knows one. */
export function timeBounds(
  by: Cryptography,
  policy: TrustPolicy,
  {seen, recorded}: Pick<Signing, 'seen' | 'recorded'>,
  holding: SignedCheckpoint | undefined,
): TimeBounds {
  const embedded = seen === '' ? undefined : readCheckpoint(seen);
  const notBefore = embedded === undefined ? undefined : vouchedSeconds(by, policy, embedded, 'latest');
  const notAfter = holding === undefined ? undefined : vouchedSeconds(by, policy, holding, 'earliest');
  const claimedSeconds = Date.parse(recorded) / 1000;
  return {
    ...(notBefore === undefined ? {} : {notBeforeSeconds: notBefore}),
    ...(notAfter === undefined ? {} : {notAfterSeconds: notAfter}),
    claimedSeconds,
    claim: claimOf(claimedSeconds, notBefore, notAfter),
  };
}

function claimOf(claimed: number, notBefore: number | undefined, notAfter: number | undefined): TimeBounds['claim'] {
  if (notBefore !== undefined && claimed < notBefore) return 'before';
  if (notAfter !== undefined && claimed > notAfter) return 'after';
  return notBefore === undefined || notAfter === undefined ? 'undetermined' : 'inside';
}

/**
 * `latest`: the latest time such that a quorum cosigned then or later, so the note did not exist as it is before it.
 * `earliest`: the earliest time by which a quorum had cosigned. Undefined where no quorum did.
 */
export function vouchedSeconds(
  by: Cryptography,
  policy: TrustPolicy,
  checkpoint: SignedCheckpoint,
  which: 'latest' | 'earliest',
): number | undefined {
  if (policy.quorum === 'none') return undefined;
  const {quorumReached, witnesses} = witnessed(by, policy, checkpoint);
  if (!quorumReached) return undefined;
  const cosigned = witnesses.flatMap(({name, cosignedAtSeconds: time}) => (time === undefined ? [] : [{name, time}]));
  const inOrder = cosigned.toSorted((a, b) => (which === 'latest' ? b.time - a.time : a.time - b.time));
  const names = new Set<string>();
  for (const {name, time} of inOrder) {
    names.add(name);
    if (isReached(policy, policy.quorum, names)) return time;
  }
  return undefined;
}
