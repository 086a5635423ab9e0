/**
 * Checkpoints with the cosignatures that came for them, in a file that only grows. A later record of a size adds signatures
 * to the earlier ones. In memory stands only where each record lies; a note is read when it is asked for. A last record
 * that is not whole was never acknowledged and is cut off; anything else that is damaged is refused.
 *
 *     holdfire-notes/1
 *     note 6416 412 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
 *     <412 bytes of the signed note>
 */
import {dirname} from 'node:path';
import {
  noteText,
  readCheckpoint,
  sameBytes,
  type NoteSignature,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {appendDurably, ensureFolder, readFileWhole, replaceFileWhole, type Disk} from '../disk/index.ts';
import {nodeCryptography} from '../keys/index.ts';

const notesForm = 'holdfire-notes/1\n';
const recordLine = /^note (0|[1-9]\d{0,15}) ([1-9]\d{0,5}) ([0-9a-f]{64})\n/;
const recordLineLimitBytes = 110;

export class NotesBroken extends Error {
  override readonly name = 'NotesBroken';
}

export interface NoteStore {
  /** Grows with every record. */
  readonly revision: number;
  /** Sizes of the checkpoints kept, ascending, each once. */
  readonly sizes: readonly number[];
  /** The sizes of the records that were added since it was opened, in their order. */
  readonly added: readonly number[];
  /** How many records there are of a size: where that is the same, so is its note. */
  records(size: number): number;
  /** With every signature that was kept for it. */
  note(size: number): SignedCheckpoint | undefined;
  /** Durable when it returns. Adds nothing where every signature is there already; false then. */
  add(checkpoint: SignedCheckpoint): boolean;
}

interface Place {
  readonly at: number;
  readonly bytes: number;
}

/** Throws NotesBroken. Where it may not write and there is none, it is empty. */
export function noteStore(
  disk: Disk,
  path: string,
  mayWrite: boolean,
  notice: (sentence: string) => void = () => {},
): NoteStore {
  if (mayWrite) {
    ensureFolder(disk, dirname(path));
    if (!disk.exists(path)) replaceFileWhole(disk, path, Buffer.from(notesForm));
  }
  const bytes = readFileWhole(disk, path);
  if (bytes === undefined)
    return {revision: 0, sizes: [], added: [], records: () => 0, note: () => undefined, add: () => refuseWriting()};
  const {places, wholeBytes} = readPlaces(bytes, path);
  if (mayWrite && bytes.length > wholeBytes) {
    cutOff(disk, path, wholeBytes);
    notice(`${bytes.length - wholeBytes} bytes of a checkpoint that was not stored whole were removed from ${path}.`);
  }
  return runningStore({disk, path, places, wholeBytes, mayWrite});
}

function cutOff(disk: Disk, path: string, bytes: number): void {
  const file = disk.open(path, 'change');
  try {
    file.truncate(bytes);
    file.sync();
  } finally {
    file.close();
  }
}

const refuseWriting = (): never => {
  throw new Error('the store of checkpoints is open for reading only');
};

function readPlaces(bytes: Uint8Array, path: string) {
  const text = (from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (text(0, notesForm.length) !== notesForm)
    throw new NotesBroken(`${path} does not begin with "${notesForm.trim()}": it is damaged, or of another version`);
  const places = new Map<number, Place[]>();
  let at = notesForm.length;
  while (at < bytes.length) {
    const found = recordLine.exec(text(at, at + recordLineLimitBytes));
    const [line = '', size = '', length = '', sha256 = ''] = found ?? [];
    const from = at + line.length;
    const end = from + Number(length);
    const isWhole =
      found !== null &&
      end <= bytes.length &&
      Buffer.from(nodeCryptography.hash(bytes.subarray(from, end))).toString('hex') === sha256;
    if (!isWhole) {
      // Only the last record may be half there; a whole one after it would show that this one was once whole.
      if (text(at + 1, bytes.length).includes('\nnote '))
        throw new NotesBroken(`${path} is damaged at byte ${at}: a checkpoint that was stored is not there any more`);
      break;
    }
    const of = places.get(Number(size)) ?? [];
    of.push({at: from, bytes: Number(length)});
    places.set(Number(size), of);
    at = end;
  }
  return {places, wholeBytes: at};
}

const keptNotes = 64;

interface StoreParts {
  readonly disk: Disk;
  readonly path: string;
  readonly places: Map<number, Place[]>;
  readonly wholeBytes: number;
  readonly mayWrite: boolean;
}

function runningStore({disk, path, places, wholeBytes, mayWrite}: StoreParts): NoteStore {
  let end = wholeBytes;
  const added: number[] = [];
  let sizes = [...places.keys()].sort((a, b) => a - b);
  const kept = new Map<number, SignedCheckpoint>();
  const readAt = ({at, bytes}: Place): SignedCheckpoint => {
    const read = readCheckpoint(Buffer.from(readPart(disk, path, at, bytes)).toString('utf8'));
    if (read === undefined) throw new NotesBroken(`the store of checkpoints holds no checkpoint at byte ${at}`);
    return read;
  };
  const note = (size: number): SignedCheckpoint | undefined => {
    const before = kept.get(size);
    if (before !== undefined) return before;
    const merged = places.get(size)?.map(readAt).reduce(merge);
    if (merged === undefined) return undefined;
    if (kept.size >= keptNotes) kept.delete(kept.keys().next().value ?? -1);
    kept.set(size, merged);
    return merged;
  };
  const add = (checkpoint: SignedCheckpoint): boolean => {
    if (!mayWrite) return refuseWriting();
    const {size} = checkpoint;
    const before = note(size);
    const merged = before === undefined ? checkpoint : merge(before, checkpoint);
    if (merged.note.signatures.length === before?.note.signatures.length) return false;
    const bytes = Buffer.from(noteText(checkpoint.note));
    const line = `note ${size} ${bytes.length} ${Buffer.from(nodeCryptography.hash(bytes)).toString('hex')}\n`;
    appendDurably(disk, path, Buffer.concat([Buffer.from(line), bytes]));
    const at = end + line.length;
    end = at + bytes.length;
    places.set(size, [...(places.get(size) ?? []), {at, bytes: bytes.length}]);
    if (before === undefined) sizes = [...sizes, size].sort((a, b) => a - b);
    kept.set(size, merged);
    added.push(size);
    return true;
  };
  return {
    get revision() {
      return added.length;
    },
    get sizes() {
      return sizes;
    },
    added,
    records: (size) => places.get(size)?.length ?? 0,
    note,
    add,
  };
}

function readPart(disk: Disk, path: string, at: number, bytes: number): Uint8Array {
  const file = disk.open(path, 'read');
  try {
    const part = new Uint8Array(bytes);
    for (let done = 0; done < bytes;) {
      const read = file.read(part.subarray(done), at + done);
      if (read === 0) break;
      done += read;
    }
    return part;
  } finally {
    file.close();
  }
}

const isSameSignature = (a: NoteSignature, b: NoteSignature): boolean =>
  a.name === b.name && sameBytes(a.keyId, b.keyId);

/** One text and the signatures of both; of one key the earlier, whose time says more. */
export function merge(earlier: SignedCheckpoint, later: SignedCheckpoint): SignedCheckpoint {
  if (earlier.note.text !== later.note.text)
    throw new NotesBroken(`two checkpoints of ${later.size} entries differ: one of them was not signed by this ledger`);
  const more = later.note.signatures.filter((one) => !earlier.note.signatures.some((two) => isSameSignature(one, two)));
  if (more.length === 0) return earlier;
  return {...earlier, note: {...earlier.note, signatures: [...earlier.note.signatures, ...more]}};
}
