/**
 * Was a promise kept? A receipt says that an entry stands at a place, and by when a published checkpoint holds it. A proof
 * of the entry shows that it was kept; a proof of another entry at that place, or a checkpoint cosigned after the deadline
 * that is too small, that it was broken. Where neither is at hand it stays undetermined, and nothing is said against the log.
 */
import type {Cryptography} from '../cryptography.ts';
import {leafHash, sameBytes} from '../hash.ts';
import {checkProof} from './check-proof.ts';
import type {SignedCheckpoint} from './checkpoint.ts';
import {readReceipt, type Receipt} from './receipt.ts';
import type {EntryProof} from './tlog-proof.ts';
import {witnessed, type TrustPolicy} from './trust-policy.ts';

export interface CheckedReceipt {
  /** `unsigned` where no log key of the policy signed it: then it promises nothing. */
  readonly outcome: 'kept' | 'broken' | 'undetermined' | 'unsigned';
  readonly sentence: string;
  /** Undefined where it is unsigned. */
  readonly receipt?: Receipt;
}

export interface ReceiptQuestion {
  readonly policy: TrustPolicy;
  /** The receipt as it was given. */
  readonly note: string;
  readonly proof?: EntryProof;
  /** A checkpoint published after the deadline. */
  readonly later?: SignedCheckpoint;
}

export function checkReceipt(by: Cryptography, question: ReceiptQuestion): CheckedReceipt {
  const {policy, note, proof, later} = question;
  const receipt = policy.logs.map(({key}) => readReceipt(by, key, note)?.receipt).find((one) => one !== undefined);
  if (receipt === undefined)
    return {outcome: 'unsigned', sentence: 'No log key of the policy signed this, so nothing was promised.'};
  const told = (outcome: CheckedReceipt['outcome'], sentence: string): CheckedReceipt => ({outcome, sentence, receipt});
  const {index, deadline} = receipt;
  const promised = `The log ${receipt.origin} promised entry ${index} by ${deadline}`;
  const shown = proof === undefined ? undefined : shownBy(by, policy, receipt, proof);
  if (shown === 'another')
    return told('broken', `${promised}; another entry stands at that place, and the promise is broken.`);
  if (shown === 'it') return told('kept', `${promised}; the proof shows it there, and the promise is kept.`);
  if (later !== undefined && withholds(by, policy, receipt, later))
    return told(
      'broken',
      `${promised}; a checkpoint cosigned after that holds ${later.size} entries, too few, and the promise is broken.`,
    );
  return told('undetermined', `${promised}; nothing given here shows whether it was kept.`);
}

/** What a proof shows at the place that was promised; undefined where it does not hold or is of another place. */
function shownBy(
  by: Cryptography,
  policy: TrustPolicy,
  {origin, index, leafHash: promised}: Receipt,
  proof: EntryProof,
): 'it' | 'another' | undefined {
  const {leaf, checkpoint} = proof;
  if (leaf === undefined || proof.index !== index || checkpoint.origin !== origin) return undefined;
  if (!checkProof(by, {policy, proof}).holds) return undefined;
  return sameBytes(leafHash(by.hash, leaf), promised) ? 'it' : 'another';
}

/** The quorum says that after the deadline the log was still too small to hold the entry. */
function withholds(
  by: Cryptography,
  policy: TrustPolicy,
  {origin, index, deadline}: Receipt,
  later: SignedCheckpoint,
): boolean {
  if (policy.quorum === 'none' || later.origin !== origin || later.size > index) return false;
  const {quorumReached, witnesses} = witnessed(by, policy, later);
  const deadlineSeconds = Date.parse(deadline) / 1000;
  const times = witnesses.flatMap(({cosignedAtSeconds}) => cosignedAtSeconds ?? []);
  // A NaN deadline, of a day that does not exist, is after nothing and before nothing.
  return quorumReached && times.every((time) => time > deadlineSeconds);
}
