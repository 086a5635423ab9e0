/**
 * The keeper of checkpoints: signs the ledger as it is where nothing contradicts, keeps what was signed before anybody sees
 * it, and collects cosignatures. Before its first signature it asks every witness how far it has come. Whatever keeps it from
 * signing is a sentence for the page; entries are taken all the same.
 */
import {instantOf} from '../../monitoring/kernel/index.ts';
import {
  noteText,
  receiptText,
  signCheckpoint,
  type NoteKey,
  type PolicyWitness,
} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import type {CheckpointKeeper, KeptCheckpoint, WitnessStatus} from './checkpoint-keeper.ts';
import {addCosignatures, requestFor} from './hand-exchange.ts';
import {
  keeperParts,
  newestList,
  signingRefusal,
  withNotes,
  type KeeperOptions,
  type KeeperParts,
} from './keeper-parts.ts';
import {noWitnesses} from './ledger-policies.ts';
import type {HeldKey} from './held-key.ts';
import {publisher} from './publisher.ts';

/** By when a checkpoint must hold an accepted entry. */
const receiptSeconds = 60;

export function openKeeper(options: KeeperOptions): CheckpointKeeper {
  const parts = keeperParts(options);
  const {held, lock, kept} = parts;
  const publishing = publisher(parts);
  const refusal = (): string | undefined => publishing.failure ?? signingRefusal(parts);
  const newest = (): KeptCheckpoint | undefined =>
    lock.last === undefined ? undefined : kept.under(withNotes(parts, lock.last));
  return {
    logKey: held.key,
    get revision() {
      return publishing.revision;
    },
    get refusal() {
      return refusal();
    },
    policy: () => kept.inForce().spans.at(-1)?.policy ?? noWitnesses(held.key),
    policyEntry: () => kept.inForce().spans.at(-1)?.entry,
    witnessedSince: () => kept.inForce().spans.find(({policy}) => policy.quorum !== 'none')?.entry,
    pendingPolicy: () => kept.inForce().pending,
    newest,
    established: (size = Infinity) => kept.established(size),
    establishedFor: (party, size = Infinity) => kept.established(size, party),
    firstHolding: (index) => kept.firstHolding(index),
    seenNote: () => {
      const seen = kept.established(Infinity) ?? kept.newestCosigned() ?? newest();
      return seen === undefined ? '' : noteText(seen.checkpoint.note);
    },
    witnesses: () => newestList(parts).map((witness) => statusOf(parts, witness)),
    publish: () => publishing.publish(),
    due: () => publishing.due(),
    requestFor: (witness) => requestFor(parts, witness),
    addCosignatures: (note) => addCosignatures(parts, note),
    receipt: (index, leafHash, accepted) =>
      refusal() === undefined ? receiptNote(held, index, leafHash, accepted) : '',
    receiptBeside: async (index, leafHash, accepted) =>
      refusal() === undefined ? receiptNoteBeside(held, index, leafHash, accepted) : '',
    close: () => publishing.ended(),
  };
}

function statusOf({kept, desk}: KeeperParts, {name, key, url}: PolicyWitness): WitnessStatus {
  const cosigned = kept.lastCosignedBy(key);
  return {name, key, url, ...(cosigned === undefined ? {} : {cosigned}), ...desk.status(key)};
}

function receiptNote({key, sign}: HeldKey, index: number, leafHash: Uint8Array, acceptedSeconds: number): string {
  const text = receiptTextOf(key, index, leafHash, acceptedSeconds);
  return noteText({text, signatures: [signCheckpoint(nodeCryptography, key, sign, text)]});
}

async function receiptNoteBeside(
  held: HeldKey,
  index: number,
  leafHash: Uint8Array,
  acceptedSeconds: number,
): Promise<string> {
  const {key, signBeside} = held;
  if (signBeside === undefined) return receiptNote(held, index, leafHash, acceptedSeconds);
  const text = receiptTextOf(key, index, leafHash, acceptedSeconds);
  const signature = await signBeside(nodeCryptography.utf8.encode(text));
  return noteText({text, signatures: [{name: key.name, keyId: key.id, signature}]});
}

function receiptTextOf(key: NoteKey, index: number, leafHash: Uint8Array, acceptedSeconds: number): string {
  const accepted = instantOf(acceptedSeconds);
  const deadline = instantOf(acceptedSeconds + receiptSeconds);
  return receiptText({origin: key.name, index, leafHash, accepted, deadline});
}
