/**
 * Checkpoints and cosignatures on paper, a stick or by post: the same request and the same signatures as over a network, for a
 * witness that no network reaches. What comes back is a whole note, so that it says itself what was cosigned.
 */
import {failure, success, type Result} from '../../monitoring/kernel/index.ts';
import {
  cosignedAt,
  isSignedBy,
  noteKeyText,
  readCheckpoint,
  sameBytes,
  signatureBy,
  witnessRequestText,
  type PolicyWitness,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import {layDown} from './inbox.ts';
import {newestList, withNotes, withOnly, type KeeperParts} from './keeper-parts.ts';

const wrong = (code: 'no-such-witness' | 'nothing-signed' | 'not-a-cosignature', message: string) =>
  failure([{code, message}]);

/** The newest checkpoint that was signed, with the proof from the size that this witness cosigned last. */
export function requestFor(parts: KeeperParts, name: string): Result<string> {
  const {lock, ledger, desk} = parts;
  const list = newestList(parts);
  const witness = list.find((one) => one.name === name);
  if (witness === undefined) {
    const known = list.length === 0 ? 'no list is set' : `the list names ${list.map((one) => one.name).join(', ')}`;
    return wrong('no-such-witness', `there is no witness ${name}; ${known}`);
  }
  const checkpoint = lock.last;
  if (checkpoint === undefined || ledger.size < checkpoint.size)
    return wrong('nothing-signed', 'no checkpoint of this ledger was signed yet; “holdfire checkpoint” signs one');
  const oldSize = Math.min(desk.sizeOf(witness.key), checkpoint.size);
  return success(
    witnessRequestText({
      oldSize,
      proof: ledger.consistency(oldSize, checkpoint.size),
      checkpoint: withOnly(checkpoint, []),
    }),
  );
}

/** Names of the witnesses whose cosignature was new. Where another process keeps the ledger, it takes the note from here. */
export function addCosignatures(parts: KeeperParts, text: string): Result<readonly string[]> {
  const {held, notes, desk, disk, folder, readOnly} = parts;
  const read = readCosignatures(parts, text);
  if (!read.ok) return read;
  const {checkpoint, witnesses} = read.value;
  const {size, note} = checkpoint;
  const before = withNotes(parts, {...checkpoint, note: {text: note.text, signatures: []}});
  const fresh = witnesses.filter(({key}) => signatureBy(before.note, key) === undefined);
  if (readOnly) {
    if (fresh.length > 0) layDown(disk, folder, text);
    return success(fresh.map(({name}) => name));
  }
  for (const {key} of witnesses) desk.followed(key, Math.max(size, desk.sizeOf(key)));
  for (const {key} of fresh) {
    const signatures = [held.key, key].flatMap((one) => signatureBy(note, one) ?? []);
    notes.add({...checkpoint, note: {text: note.text, signatures}});
  }
  return success(fresh.map(({name}) => name));
}

interface Cosigned {
  readonly checkpoint: SignedCheckpoint;
  /** Whose cosignature holds. */
  readonly witnesses: readonly PolicyWitness[];
}

/** Nothing of a note counts that is not of this ledger. */
function readCosignatures(parts: KeeperParts, text: string): Result<Cosigned> {
  const {ledger, held, kept} = parts;
  const checkpoint = readCheckpoint(text);
  if (checkpoint === undefined) return wrong('not-a-cosignature', 'is not a checkpoint with its signatures');
  const {origin, size, root, note} = checkpoint;
  if (origin !== held.key.name)
    return wrong('not-a-cosignature', `is of the log ${origin}, and this one is ${held.key.name}`);
  if (!isSignedBy(nodeCryptography, note, held.key))
    return wrong('not-a-cosignature', 'is not signed by the key of this log');
  if (size > ledger.size || !sameBytes(ledger.root(size), root))
    return wrong('not-a-cosignature', `is of ${size} entries that are not those of this ledger`);
  const {spans, pending} = kept.inForce();
  const known = [...spans, ...(pending === undefined ? [] : [pending])].flatMap(({policy}) => policy.witnesses);
  const witnesses = [...new Map(known.map((witness) => [noteKeyText(witness.key), witness])).values()].filter(
    ({key}) => cosignedAt(nodeCryptography, note, key) !== undefined,
  );
  if (witnesses.length === 0) return wrong('not-a-cosignature', 'holds no cosignature of a witness of this ledger');
  return success({checkpoint, witnesses});
}
