/**
 * Proves one entry to somebody who trusts neither this program nor its operator: the entry, its path to the root of a
 * signed checkpoint and, where the reader kept an older size, that this tree follows from that one. Refuses an entry
 * that no checkpoint holds yet, and a checkpoint that is not of this ledger.
 */
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {proofText, sameBytes, type EntryProof, type SignedCheckpoint} from '../../../monitoring/ledger/index.ts';
import type {CheckpointKeeper} from '../../checkpoints/checkpoint-keeper.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {utf8} from '../register.ts';

export type ProvingLedger = Pick<Ledger, 'size' | 'root' | 'leaf' | 'inclusion' | 'consistency'>;

/** The part of the keeper that a reader asks. */
export type KeptCheckpoints = Pick<CheckpointKeeper, 'newest' | 'established'>;

export interface ProofWish {
  readonly index: number;
  /** Size of a checkpoint that the reader kept. */
  readonly since?: number;
}

/** The newest checkpoint with a quorum that holds what is asked, else the newest that the log signed. */
export function checkpointFor(kept: KeptCheckpoints, {index, since = 0}: ProofWish): SignedCheckpoint | undefined {
  const least = Math.max(index + 1, since);
  return [kept.established(), kept.newest()].find((one) => one !== undefined && one.checkpoint.size >= least)
    ?.checkpoint;
}

export function proveEntry(
  ledger: ProvingLedger,
  checkpoint: SignedCheckpoint | undefined,
  {index, since}: ProofWish,
): Result<EntryProof> {
  const no = (code: string, message: string): Result<never> => failure([{code, message} satisfies Problem]);
  if (index >= ledger.size) {
    const message = ledger.size === 0 ? 'the ledger is empty' : `the ledger has entries 0 to ${ledger.size - 1}`;
    return no('not-found', message);
  }
  if (since !== undefined && since > ledger.size) return no('too-large', `is above ${ledger.size}, the ledger’s size`);
  if (checkpoint === undefined) {
    return no('no-checkpoint', `no signed checkpoint holds entry ${index} yet; ask again after the next one`);
  }
  const {size, root} = checkpoint;
  if (size > ledger.size || !sameBytes(ledger.root(size), root)) {
    return no('other-checkpoint', `the checkpoint of ${size} entries is not one of this ledger`);
  }
  if (index >= size || (since ?? 0) > size) {
    return no('no-checkpoint', `the checkpoint holds ${size} entries, too few for this`);
  }
  return success({
    index,
    path: ledger.inclusion(index, size),
    checkpoint,
    leaf: ledger.leaf(index),
    ...(since === undefined
      ? {}
      : {since: {size: since, root: ledger.root(since), path: ledger.consistency(since, size)}}),
  });
}

export const proofFileText = (proof: EntryProof): string => proofText(utf8, proof);

export const proofFileName = (index: number): string => `entry-${index}.tlog-proof`;
