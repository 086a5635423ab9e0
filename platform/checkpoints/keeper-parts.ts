/**
 * What a keeper is made of, and the one question that everything asks first: whether the log may sign now. What is stored and
 * broken does not stop the ledger: such a keeper shows what it can and signs nothing.
 */
import {join} from 'node:path';
import {
  sameBytes,
  type NoteSignature,
  type PolicyWitness,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {nodeDisk, type Disk} from '../disk/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import {keptCheckpoints, type KeptCheckpoints} from './kept-checkpoints.ts';
import {ledgerPolicies} from './ledger-policies.ts';
import {lockStore, type LockStore} from './lock-store.ts';
import type {HeldKey} from './held-key.ts';
import {merge, noteStore, type NoteStore} from './note-store.ts';
import {witnessDesk, type WitnessDesk} from './witness-desk.ts';

export type SignedLedger = Pick<Ledger, 'size' | 'root' | 'consistency' | 'scan' | 'afterRows'>;

export interface KeeperOptions {
  readonly ledger: SignedLedger;
  readonly held: HeldKey;
  /** Cosigned notes, and the lock store where no other folder is given for it. */
  readonly folder: string;
  /** Better on another disk than the ledger: a copy of one is then no copy of both. */
  readonly lockFolder?: string;
  /** Shows what is stored and signs nothing. */
  readonly readOnly?: boolean;
  readonly notice?: (sentence: string) => void;
  readonly disk?: Disk;
  /** How long one answer of a witness is waited for. */
  readonly limitMilliseconds?: number;
}

const usualLimitMilliseconds = 10_000;

export interface KeeperParts extends KeeperOptions {
  readonly readOnly: boolean;
  readonly disk: Disk;
  readonly lock: LockStore;
  readonly notes: NoteStore;
  readonly kept: KeptCheckpoints;
  readonly desk: WitnessDesk;
  /** What is wrong with what is stored; such a keeper signs nothing. */
  readonly broken?: string;
}

export function keeperParts(options: KeeperOptions): KeeperParts {
  const {ledger, held, folder, readOnly = false, notice = () => {}, disk = nodeDisk} = options;
  let broken: string | undefined;
  const orBroken = <T>(open: () => T, instead: T): T => {
    try {
      return open();
    } catch (error) {
      broken ??= (error as Error).message;
      return instead;
    }
  };
  const lockFolder = options.lockFolder ?? join(folder, 'lock');
  const lock = orBroken(() => lockStore(disk, lockFolder, held.key, !readOnly), brokenLock);
  const notes = orBroken(() => noteStore(disk, join(folder, 'notes'), !readOnly, notice), noNotes);
  if (broken === undefined && lock.last === undefined && notes.sizes.length > 0)
    broken = `the last signed checkpoint is missing from ${lockFolder}, though ${notes.sizes.length} were cosigned`;
  const kept = keptCheckpoints(ledger, held.key, notes, ledgerPolicies(ledger, held.key));
  const desk = witnessDesk({
    ledger,
    signedSize: () => lock.last?.size ?? 0,
    lastCosigned: (key) => kept.lastCosignedBy(key)?.size,
    limitMilliseconds: options.limitMilliseconds ?? usualLimitMilliseconds,
  });
  return {...options, readOnly, disk, lock, notes, kept, desk, ...(broken === undefined ? {} : {broken})};
}

const brokenLock: LockStore = {
  last: undefined,
  refusal: () => undefined,
  swap: () => {
    throw new Error('there is no lock store');
  },
};

const noNotes: NoteStore = {
  revision: 0,
  sizes: [],
  added: [],
  records: () => 0,
  note: () => undefined,
  add: () => false,
};

/** Witnesses of the newest list: they are asked, and they alone can keep the log from signing, in force or not. */
export function newestList({kept}: Pick<KeeperParts, 'kept'>): readonly PolicyWitness[] {
  const {spans, pending} = kept.inForce();
  return (pending ?? spans.at(-1))?.policy.witnesses ?? [];
}

/** A checkpoint with the cosignatures that are stored for it. */
export function withNotes({notes}: Pick<KeeperParts, 'notes'>, checkpoint: SignedCheckpoint): SignedCheckpoint {
  const stored = notes.note(checkpoint.size);
  return stored !== undefined && sameBytes(stored.root, checkpoint.root) ? merge(checkpoint, stored) : checkpoint;
}

/** Why the log may not sign now; undefined where it may. */
export function signingRefusal(parts: KeeperParts): string | undefined {
  const {readOnly, broken, lock, ledger, desk} = parts;
  if (broken !== undefined) return `Nothing is signed: ${broken}.`;
  const ahead = newestList(parts).find(({key}) => desk.status(key).aheadSize !== undefined);
  if (ahead !== undefined) {
    const {aheadSize = 0} = desk.status(ahead.key);
    return `The witness ${ahead.name} has cosigned ${aheadSize} entries of this log, but no more than ${lock.last?.size ?? 0} were signed here: this is an older copy, or another one was signed with the same key. Nothing is signed.`;
  }
  return lock.refusal(ledger) ?? (readOnly ? 'The record is open for reading only; nothing is signed.' : undefined);
}

/** The log's own signature, which is the first of its note, and these. */
export function withOnly(checkpoint: SignedCheckpoint, cosignatures: readonly NoteSignature[]): SignedCheckpoint {
  const {text, signatures} = checkpoint.note;
  return {...checkpoint, note: {text, signatures: [...signatures.slice(0, 1), ...cosignatures]}};
}
