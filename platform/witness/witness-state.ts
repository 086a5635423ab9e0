/**
 * What a witness must never forget: its key, and for each log the checkpoint that it cosigned last, in a file that is replaced
 * whole and durably before anybody gets the cosignature. A file that is damaged, or gone though the witness once cosigned that
 * log, stops it: a witness that begins anew would cosign a second history.
 *
 *     witness.key     logs     log-3f9a0c…           (16 hex of SHA-256 of the origin)
 *
 *     holdfire-witness/1
 *     example.org/log
 *     6416
 *     47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
 *
 *     — example.org/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe…
 *     — side-a.example/w jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn…
 */
import {join} from 'node:path';
import {
  cosignedAt,
  isKeyName,
  isSignedBy,
  noteText,
  readCheckpoint,
  type NoteKey,
  type SignedCheckpoint,
} from '../../monitoring/ledger/index.ts';
import {makeHeldKey, readHeldKey, type HeldKey} from '../checkpoints/index.ts';
import {ensureFolder, nodeDisk, readFileWhole, replaceFileWhole, type Disk} from '../disk/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import {LedgerInUse, takeLock, type Lock} from '../ledger-store/index.ts';
import {WitnessRefuses} from './witness-refuses.ts';

const stateForm = 'holdfire-witness/1\n';
const logsForm = 'holdfire-witness-logs/1\n';
const {hash, utf8} = nodeCryptography;

export interface WitnessState {
  readonly held: HeldKey;
  /** True where this run made the key. */
  readonly isNew: boolean;
  readonly logs: readonly NoteKey[];
  /** The checkpoint cosigned last for this log, with both signatures. */
  last(origin: string): SignedCheckpoint | undefined;
  /** Durable when it returns. Throws on any failure of the disk; then the witness must stop. */
  remember(cosigned: SignedCheckpoint): void;
  /** Keeps what a log signed and this witness did not follow: evidence of two histories. The file's name. */
  keepEvidence(request: string, checkpoint: SignedCheckpoint): string;
  close(): void;
}

export interface WitnessStateOptions {
  readonly folder: string;
  /** Needed where there is no key yet. */
  readonly name?: string;
  readonly logs: readonly NoteKey[];
  readonly disk?: Disk;
}

const hexOf = (text: string): string =>
  Buffer.from(hash(utf8.encode(text)))
    .toString('hex')
    .slice(0, 16);

/** Throws WitnessRefuses, also where another witness runs on the same folder, and KeyFileRefused. */
export function openWitnessState({folder, name, logs, disk = nodeDisk}: WitnessStateOptions): WitnessState {
  ensureFolder(disk, folder);
  const lock = heldLock(disk, folder);
  try {
    const {held, isNew} = keyOf(disk, folder, name);
    const known = readLogs(disk, folder);
    const last = new Map<string, SignedCheckpoint>();
    for (const origin of new Set([...known, ...logs.map((log) => log.name)])) {
      const found = readLast(disk, join(folder, `log-${hexOf(origin)}`), origin, held.key, logs);
      if (found !== undefined) last.set(origin, found);
      else if (known.includes(origin)) throw new WitnessRefuses(gone(folder, origin));
    }
    return running({disk, folder, held, isNew, logs, known, last, letGo: lock.letGo});
  } catch (error) {
    lock.letGo();
    throw error;
  }
}

/** Two witnesses on one memory would each speak from their own. */
function heldLock(disk: Disk, folder: string): Lock {
  try {
    const lock = takeLock(disk, join(folder, 'lock'));
    lock.confirm();
    return lock;
  } catch (error) {
    if (!(error instanceof LedgerInUse)) throw error;
    const pid = /process (\d+)/.exec(error.message)?.[1];
    const holder = pid === undefined ? 'another process' : `process ${pid}`;
    throw new WitnessRefuses(`a witness runs on ${folder} already (${holder}); stop it first`);
  }
}

const gone = (folder: string, origin: string): string =>
  `${folder} holds no checkpoint of ${origin} any more, though this witness cosigned that log. It does not begin anew: bring the file back, or make a witness with a new key and have it named in the list.`;

function keyOf(disk: Disk, folder: string, name: string | undefined): Pick<WitnessState, 'held' | 'isNew'> {
  const path = join(folder, 'witness.key');
  const found = readHeldKey(path, 4);
  if (found !== undefined) {
    const {key} = found;
    if (name !== undefined && name !== key.name)
      throw new WitnessRefuses(`this witness is named ${key.name} since its key was made; leave --name out`);
    return {held: found, isNew: false};
  }
  if (disk.list(folder).some((file) => file.startsWith('log')))
    throw new WitnessRefuses(`${path} is missing, though this witness has cosigned; bring it back from a copy`);
  if (name === undefined || !isKeyName(name))
    throw new WitnessRefuses(
      'a new witness needs --name NAME, without blanks and plus signs, for example side-a.example/witness',
    );
  return {held: makeHeldKey(path, 4, () => name), isNew: true};
}

function readText(disk: Disk, path: string): string | undefined {
  const bytes = readFileWhole(disk, path);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}

const logsText = (origins: readonly string[]): string =>
  `${logsForm}${origins.map((origin) => `${origin}\n`).join('')}`;

/** Logs that this witness has cosigned at least once. */
function readLogs(disk: Disk, folder: string): readonly string[] {
  const text = readText(disk, join(folder, 'logs'));
  if (text === undefined) return [];
  const origins = text.slice(logsForm.length).split('\n').slice(0, -1);
  if (logsText(origins) !== text)
    throw new WitnessRefuses(`${join(folder, 'logs')} is damaged; bring it back from a copy`);
  return origins;
}

/** Both signatures must hold: a checkpoint that this witness did not cosign is no memory of it. */
function readLast(
  disk: Disk,
  path: string,
  origin: string,
  key: NoteKey,
  logs: readonly NoteKey[],
): SignedCheckpoint | undefined {
  const text = readText(disk, path);
  if (text === undefined) return undefined;
  const read = text.startsWith(stateForm) ? readCheckpoint(text.slice(stateForm.length)) : undefined;
  const of = logs.filter(({name}) => name === origin);
  const holds =
    read?.origin === origin &&
    `${stateForm}${noteText(read.note)}` === text &&
    cosignedAt(nodeCryptography, read.note, key) !== undefined &&
    (of.length === 0 || of.some((log) => isSignedBy(nodeCryptography, read.note, log)));
  if (holds) return read;
  throw new WitnessRefuses(
    `${path} is damaged: it must hold the checkpoint of ${origin} that this witness cosigned last. It does not begin anew; bring the file back from a copy that is not older.`,
  );
}

interface RunningParts extends Pick<WitnessState, 'held' | 'isNew' | 'logs'> {
  readonly disk: Disk;
  readonly folder: string;
  readonly known: readonly string[];
  readonly last: Map<string, SignedCheckpoint>;
  readonly letGo: () => void;
}

const evidenceLimit = 1000;

function running({disk, folder, held, isNew, logs, known, last, letGo}: RunningParts): WitnessState {
  let cosignedLogs = known;
  return {
    held,
    isNew,
    logs,
    last: (origin) => last.get(origin),
    remember: (cosigned) => {
      const {origin, note} = cosigned;
      replaceFileWhole(disk, join(folder, `log-${hexOf(origin)}`), utf8.encode(`${stateForm}${noteText(note)}`));
      if (!cosignedLogs.includes(origin)) {
        const next = [...cosignedLogs, origin];
        replaceFileWhole(disk, join(folder, 'logs'), utf8.encode(logsText(next)));
        cosignedLogs = next;
      }
      last.set(origin, cosigned);
    },
    keepEvidence: (request, {note}) => {
      const name = `refused-${hexOf(note.text)}`;
      const kept = disk.list(folder).filter((file) => file.startsWith('refused-'));
      if (!kept.includes(name) && kept.length < evidenceLimit)
        replaceFileWhole(disk, join(folder, name), utf8.encode(request));
      return name;
    },
    close: letGo,
  };
}
