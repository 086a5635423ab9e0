/**
 * Publishing: the ledger as it is becomes a signed checkpoint, stored before anybody sees it, and goes to the witnesses. One
 * at a time; whoever asks meanwhile gets the next. Before the first one every witness is asked how far it has come.
 */
import {noteKeyText, sameBytes, type SignedCheckpoint} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import type {KeptCheckpoint} from './checkpoint-keeper.ts';
import {addCosignatures} from './hand-exchange.ts';
import {signedBy} from './held-key.ts';
import {isAnythingWaiting, takeAll} from './inbox.ts';
import {newestList, signingRefusal, withNotes, withOnly, type KeeperParts} from './keeper-parts.ts';

export type Due = 'now' | 'later' | 'no';

export interface Publisher {
  publish(): Promise<KeptCheckpoint | undefined>;
  /** Whether there is something to publish now, something to ask for again later, or nothing. */
  due(): Due;
  /** Why the last one could not be stored; undefined where it was. */
  readonly failure: string | undefined;
  readonly revision: number;
  ended(): Promise<void>;
}

export function publisher(parts: KeeperParts): Publisher {
  const {lock, notes, kept, desk, ledger} = parts;
  const asked = new Set<string>();
  let [failure, revision]: [string | undefined, number] = [undefined, 0];

  /** Once for each witness, and again while one is ahead: the newer copy may be back. */
  const askSizes = async (): Promise<void> => {
    const due = newestList(parts).filter(
      ({key, url}) => url !== '' && (!asked.has(noteKeyText(key)) || desk.status(key).aheadSize !== undefined),
    );
    if (due.length === 0) return;
    await desk.askSizes(due, signedBy(parts.held, {origin: parts.held.key.name, size: 0, root: emptyRoot}));
    for (const {key} of due) asked.add(noteKeyText(key));
  };
  const newest = (): KeptCheckpoint | undefined =>
    lock.last === undefined ? undefined : kept.under(withNotes(parts, lock.last));
  const store = (): SignedCheckpoint | undefined => {
    if (ledger.size === 0) return undefined;
    const checkpoint = signedBy(parts.held, {origin: parts.held.key.name, size: ledger.size, root: ledger.root()});
    if (lock.last?.note.text !== checkpoint.note.text) lock.swap(checkpoint);
    return withNotes(parts, checkpoint);
  };
  const run = async (): Promise<KeptCheckpoint | undefined> => {
    const before = `${lock.last?.note.text} ${failure}`;
    try {
      if (!parts.readOnly) {
        takeAll(parts.disk, parts.folder, (note) => void addCosignatures(parts, note));
        await askSizes();
      }
      if (signingRefusal(parts) !== undefined) return newest();
      const checkpoint = store();
      failure = undefined;
      if (checkpoint === undefined) return undefined;
      await collect(parts, checkpoint);
      return newest();
    } catch (error) {
      failure = `Nothing is signed: ${(error as Error).message}.`;
      return newest();
    } finally {
      if (`${lock.last?.note.text} ${failure}` !== before) revision += 1;
    }
  };
  const turns = oneAtATime(run);
  const due = (): Due => {
    if (parts.readOnly || ledger.size === 0) return 'no';
    const refused = failure ?? signingRefusal(parts);
    const isNew = lock.last?.size !== ledger.size || isAnythingWaiting(parts.disk, parts.folder);
    if (isNew && refused === undefined) return 'now';
    const size = lock.last?.size ?? 0;
    const isMissing = newestList(parts).some(
      ({key, url}) => url !== '' && (kept.lastCosignedBy(key)?.size ?? 0) < size,
    );
    return isNew || isMissing ? 'later' : 'no';
  };
  return {
    publish: turns.next,
    due,
    get failure() {
      return failure;
    },
    get revision() {
      return revision + notes.revision + desk.revision;
    },
    ended: turns.ended,
  };
}

const emptyRoot = nodeCryptography.hash(new Uint8Array(0));

/** Asks those who have an address and did not cosign this one yet, of the list in force and of one that waits. */
async function collect(parts: KeeperParts, checkpoint: SignedCheckpoint): Promise<void> {
  const {kept, desk, notes} = parts;
  const {spans, pending} = kept.inForce();
  const both = [...(pending?.policy.witnesses ?? []), ...(spans.at(-1)?.policy.witnesses ?? [])];
  const have = kept.under(checkpoint).checkpoint.note.signatures;
  const witnesses = [...new Map(both.map((witness) => [noteKeyText(witness.key), witness])).values()].filter(
    ({key, url}) => url !== '' && !have.some((one) => one.name === key.name && sameBytes(one.keyId, key.id)),
  );
  // Each is kept as it comes: a slow witness does not hold up what the others said.
  await desk.askToCosign(witnesses, checkpoint, (signature) => notes.add(withOnly(checkpoint, [signature])));
}

/** Who calls while one runs gets the one after it, together with all others who call meanwhile. */
function oneAtATime<T>(run: () => Promise<T>): {readonly next: () => Promise<T>; readonly ended: () => Promise<void>} {
  let running: Promise<T> | undefined;
  let waiting: Promise<T> | undefined;
  const start = (): Promise<T> =>
    (running = run().finally(() => {
      running = undefined;
    }));
  return {
    next: () => {
      if (running === undefined) return start();
      waiting ??= running.then(() => {
        waiting = undefined;
        return start();
      });
      return waiting;
    },
    ended: async () => {
      await waiting;
      await running;
    },
  };
}
