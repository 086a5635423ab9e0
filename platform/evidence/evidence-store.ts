/**
 * The evidence store: every file under the SHA-256 of its bytes, `evidence/ab/ab12…`, read-only and never altered. A file
 * is copied into `incoming/`, flushed, renamed and its folders flushed before `put` returns, so that whoever then writes
 * an entry that names it names a whole and durable file. The same file twice is one. Whoever writes holds the ledger, so
 * there is one writer: what a crash left in `incoming/` is nobody's and is removed when the store is opened for writing.
 */
import {randomUUID} from 'node:crypto';
import {lstatSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {ensureFolder, nodeDisk, type Disk} from '../disk/index.ts';
import {copyHashed, hashStored, type Copied} from './copy-hashed.ts';
import {openSource, type Source} from './open-source.ts';

export interface StoredEvidence {
  /** SHA-256, hexadecimal. */
  readonly evidence: string;
  readonly bytes: number;
  /** The first bytes, by which its media type may be known. */
  readonly beginning: Uint8Array;
  /** It was there before. */
  readonly stood: boolean;
}

export type EvidenceState =
  | {readonly kind: 'whole'; readonly bytes: number}
  | {readonly kind: 'missing'}
  | {readonly kind: 'altered'; readonly found: string; readonly bytes: number}
  | {readonly kind: 'unreadable'; readonly reason: string};

export interface EvidenceStore {
  /** Takes a file in. What is no whole file of its own is refused; where the disk fails it throws, and nothing stays. */
  put(path: string): Promise<Result<StoredEvidence>>;
  /** Is a file of this name and length there? Its bytes are not read. */
  holds(evidence: string, bytes: number): boolean;
  /** Reads every byte of a stored file. */
  check(evidence: string): Promise<EvidenceState>;
  /** Writes a copy, hashed on the way; refused where the stored file is not whole or where something stands at `path`. */
  copyTo(evidence: string, path: string): Promise<Result<{readonly bytes: number}>>;
  /** Hashes that are there, in their order; whole or not. */
  stored(): readonly string[];
}

export interface StoreOptions {
  readonly folder: string;
  /** Nothing is made, removed or written. */
  readonly readOnly?: boolean;
  readonly notice?: (sentence: string) => void;
  /** Room that a file must leave on the disk; without it the room that the ledger keeps for itself (reserve.ts). */
  readonly reserveBytes?: number;
  readonly disk?: Disk;
  /** How a file outside is opened. */
  readonly open?: typeof openSource;
}

/** Of the file system, or `usualLimitBytes` where that is less: as the ledger has it. */
const usualShare = 0.05;
const usualLimitBytes = 1_000_000_000;
const hashName = /^[0-9a-f]{64}$/;

interface Place {
  readonly folder: string;
  readonly incoming: string;
  readonly disk: Disk;
  readonly reserveBytes: number | undefined;
  readonly open: typeof openSource;
}

export function openEvidenceStore(options: StoreOptions): EvidenceStore {
  const {folder, readOnly = false, notice = () => {}, reserveBytes, disk = nodeDisk, open = openSource} = options;
  const place: Place = {folder, incoming: join(folder, 'incoming'), disk, reserveBytes, open};
  if (!readOnly) begin(place, notice);
  return {
    put: async (path) => {
      if (readOnly) throw new Error('the evidence store is open for reading only');
      return put(path, place);
    },
    holds: (evidence, bytes) => lengthOf(place, evidence) === bytes,
    check: async (evidence) => stateOf(place, evidence),
    copyTo: async (evidence, path) => copyOut(place, evidence, path),
    stored: () => storedIn(place),
  };
}

/** `evidence/ab/ab12…`. */
function pathOf({folder}: Place, evidence: string): string {
  if (!hashName.test(evidence)) throw new RangeError(`${evidence} is no SHA-256 in hexadecimal`);
  return join(folder, evidence.slice(0, 2), evidence);
}

function begin({incoming, disk}: Place, notice: (sentence: string) => void): void {
  ensureFolder(disk, incoming);
  const left = disk.list(incoming);
  for (const name of left) disk.unlink(join(incoming, name));
  if (left.length === 0) return;
  disk.syncFolder(incoming);
  const what =
    left.length === 1 ? 'One half-copied file of evidence was' : `${left.length} half-copied files of evidence were`;
  notice(`${what} left by a crash and removed; no entry names what was not whole.`);
}

async function put(path: string, place: Place): Promise<Result<StoredEvidence>> {
  const source = await place.open(path);
  if (!source.ok) return source;
  const temporary = join(place.incoming, randomUUID());
  try {
    refuseFull(place, source.value.bytes, path);
    const copied = await newFile(source.value, place.disk, temporary, 0o440);
    const problem = await source.value.changed(copied.bytes);
    return problem === undefined ? await kept(temporary, copied, place) : failure([problem]);
  } finally {
    await source.value.close();
    remove(place.disk, temporary);
  }
}

/** Said as the system says it, so that it is told in the same sentence. */
function refuseFull({disk, folder, reserveBytes}: Place, bytes: number, path: string): void {
  const space = disk.space(folder);
  if (space === undefined) return;
  const kept = reserveBytes ?? Math.min(space.totalBytes * usualShare, usualLimitBytes);
  if (space.freeBytes >= bytes + kept) return;
  throw Object.assign(new Error(`ENOSPC: no space left on device for ${path}`), {code: 'ENOSPC', path});
}

/** A new file, flushed when this resolves. */
async function newFile(source: Source, disk: Disk, path: string, permissions: number): Promise<Copied> {
  const target = await disk.openBeside(path, 'create', permissions);
  try {
    const copied = await copyHashed(source, target);
    await target.syncBeside();

    return copied;
  } finally {
    target.close();
  }
}

/** Renamed already, or never made: both are well. */
function remove(disk: Disk, path: string): void {
  try {
    disk.unlink(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Under its hash, its folder and the folder above flushed: a crash leaves nothing or the whole file. */
async function kept(temporary: string, copied: Copied, place: Place): Promise<Result<StoredEvidence>> {
  const {sha256: evidence, bytes, beginning} = copied;
  const {disk} = place;
  const path = pathOf(place, evidence);
  const state = await stateOf(place, evidence);
  if (state.kind === 'altered' || state.kind === 'unreadable') return failure([notWhole(evidence, state, path)]);
  ensureFolder(disk, dirname(path));
  if (state.kind === 'missing') await disk.renameBeside(temporary, path);
  await disk.syncFolderBeside(dirname(path));

  return success({evidence, bytes, beginning, stood: state.kind === 'whole'});
}

/** Undefined where there is none that can be opened. */
function lengthOf(place: Place, evidence: string): number | undefined {
  const path = pathOf(place, evidence);
  if (!place.disk.exists(path)) return undefined;
  const file = place.disk.open(path, 'read');
  try {
    return file.bytes();
  } finally {
    file.close();
  }
}

async function stateOf(place: Place, evidence: string): Promise<EvidenceState> {
  try {
    const {sha256, bytes} = await hashStored(place.disk, pathOf(place, evidence));
    return sha256 === evidence ? {kind: 'whole', bytes} : {kind: 'altered', found: sha256, bytes};
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === 'ENOENT' || code === 'ENOTDIR' ? {kind: 'missing'} : {kind: 'unreadable', reason: message};
  }
}

/** Why a stored file does not count. */
export function notWhole(evidence: string, state: EvidenceState, file: string): Problem {
  const at = (code: string, message: string): Problem => ({code, file, message});
  switch (state.kind) {
    case 'missing':
      return at('evidence-missing', `is not there: the file of evidence ${evidence} was removed or never restored`);
    case 'altered':
      return at(
        'evidence-altered',
        `has the SHA-256 ${state.found} and is no longer evidence ${evidence}: keep it apart and restore the file from a copy`,
      );
    case 'unreadable':
      return at('evidence-unreadable', `cannot be read: ${state.reason}`);
    case 'whole':
      throw new RangeError(`${evidence} is whole`);
  }
}

async function copyOut(place: Place, evidence: string, path: string): Promise<Result<{readonly bytes: number}>> {
  if (lstatSync(path, {throwIfNoEntry: false}) !== undefined)
    return failure([{code: 'file-exists', file: path, message: 'is there already; nothing is written over'}]);
  const from = pathOf(place, evidence);
  const source = await openSource(from);
  if (!source.ok) return failure([notWhole(evidence, await stateOf(place, evidence), from)]);
  const temporary = `${path}.part-${randomUUID()}`;
  try {
    const copied = await newFile(source.value, place.disk, temporary, 0o600);
    if (copied.sha256 !== evidence)
      return failure([notWhole(evidence, {kind: 'altered', found: copied.sha256, bytes: copied.bytes}, from)]);
    await place.disk.renameBeside(temporary, path);
    await place.disk.syncFolderBeside(dirname(path));
    return success({bytes: copied.bytes});
  } finally {
    await source.value.close();
    remove(place.disk, temporary);
  }
}

function storedIn({folder, disk}: Place): readonly string[] {
  if (!disk.exists(folder)) return [];
  return disk
    .list(folder)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .toSorted()
    .flatMap((name) =>
      disk
        .list(join(folder, name))
        .filter((file) => hashName.test(file))
        .toSorted(),
    );
}
