/**
 * The last checkpoint that the log signed, kept apart from the ledger (its folder may lie on another disk) and written
 * durably before the signature leaves this process. It refuses what would be a second history: a smaller tree, another root
 * at the same size, a tree that does not begin with the one signed last. So a restored older copy of the ledger signs nothing.
 *
 *     holdfire-lock/1
 *     example.org/log
 *     6416
 *     47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
 *
 *     — example.org/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe…
 */
import {join} from 'node:path';
import {
  isSignedBy,
  noteText,
  readCheckpoint,
  sameBytes,
  type NoteKey,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {ensureFolder, readFileWhole, replaceFileWhole, type Disk} from '../disk/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import type {Ledger} from '../ledger-store/index.ts';

const lockForm = 'holdfire-lock/1\n';
const {utf8} = nodeCryptography;

function readText(disk: Disk, path: string): string | undefined {
  const bytes = readFileWhole(disk, path);
  // Not UTF-8 is damage like any other: it prints back to other bytes.
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}

/** The lock cannot say what was signed last: damaged, of another log, or changed by another process. */
export class LockBroken extends Error {
  override readonly name = 'LockBroken';
}

export interface LockStore {
  readonly last: SignedCheckpoint | undefined;
  /**
   * Why this ledger may not be signed, in a sentence; undefined where it may. A tree of `size` entries that is smaller than
   * the last, or does not begin with it, would contradict what was signed.
   */
  refusal(ledger: Pick<Ledger, 'size' | 'root'>): string | undefined;
  /** Durable when it returns. Throws LockBroken where the file is not the one that was read or written last. */
  swap(next: SignedCheckpoint): void;
}

const lockText = (checkpoint: SignedCheckpoint): string => `${lockForm}${noteText(checkpoint.note)}`;

/** Throws LockBroken. `mayWrite` makes the folder. */
export function lockStore(disk: Disk, folder: string, key: NoteKey, mayWrite: boolean): LockStore {
  if (mayWrite) ensureFolder(disk, folder);
  const path = join(folder, 'last-signed');
  let text = readText(disk, path);
  let last = text === undefined ? undefined : readLock(text, path, key);
  /** What the ledger was found to begin with: an open ledger only grows, so it is asked once for each. */
  let followed: SignedCheckpoint | undefined;
  return {
    get last() {
      return last;
    },
    refusal: (ledger) => {
      if (last === undefined || (last === followed && ledger.size >= last.size)) return undefined;
      const refusal = contradiction(last, ledger);
      followed = refusal === undefined ? last : undefined;
      return refusal;
    },
    swap: (next) => {
      if (readText(disk, path) !== text) throw new LockBroken(`${path} was changed by another process`);
      if (
        last !== undefined &&
        (next.size < last.size || (next.size === last.size && next.note.text !== last.note.text))
      )
        throw new LockBroken(
          `a checkpoint of ${next.size} entries contradicts the one of ${last.size} that was signed`,
        );
      text = lockText(next);
      replaceFileWhole(disk, path, utf8.encode(text));
      last = next;
    },
  };
}

function readLock(text: string, path: string, key: NoteKey): SignedCheckpoint {
  const checkpoint = text.startsWith(lockForm) ? readCheckpoint(text.slice(lockForm.length)) : undefined;
  if (checkpoint === undefined || lockText(checkpoint) !== text)
    throw new LockBroken(`${path} is damaged: it must hold the last checkpoint that was signed`);
  if (checkpoint.origin !== key.name || !isSignedBy(nodeCryptography, checkpoint.note, key))
    throw new LockBroken(`${path} holds a checkpoint that this log's key did not sign (${checkpoint.origin})`);
  return checkpoint;
}

function contradiction(last: SignedCheckpoint, ledger: Pick<Ledger, 'size' | 'root'>): string | undefined {
  if (ledger.size < last.size)
    return `This ledger has ${ledger.size} entries, but a checkpoint of ${last.size} was signed: it is an older copy. Nothing is signed until the newer one is back.`;
  if (!sameBytes(ledger.root(last.size), last.root))
    return `The first ${last.size} entries of this ledger are not those that were signed as ${last.size}: it is another history. Nothing is signed.`;
  return undefined;
}
