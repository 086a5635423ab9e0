/**
 * The evidence store: every file under the SHA-256 of its bytes, `evidence/ab/ab12…`, read-only and never altered. A file
 * is copied into `incoming/`, flushed, renamed and its folders flushed before `put` returns, so that whoever then writes
 * an entry that names it names a whole and durable file. The same file twice is one. Whoever writes holds the ledger, so
 * there is one writer: what a crash left in `incoming/` is nobody's and is removed when the store is opened for writing.
 */
import {randomUUID} from 'node:crypto';
import {existsSync, lstatSync, mkdirSync, readdirSync, rmSync} from 'node:fs';
import {mkdir, open, rename, rm, statfs} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {syncFolder} from '../ledger-store/index.ts';
import {copyHashed, hashFile, type Copied} from './copy-hashed.ts';
import {openSource} from './open-source.ts';

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
  /** Room that a file must leave on the disk, so that it does not stop the ledger beside it. */
  readonly reserveBytes?: number;
}

const usualReserveBytes = 64 * 1024 * 1024;
const hashName = /^[0-9a-f]{64}$/;

export function openEvidenceStore(options: StoreOptions): EvidenceStore {
  const {folder, readOnly = false, notice = () => {}, reserveBytes = usualReserveBytes} = options;
  const incoming = join(folder, 'incoming');
  if (!readOnly) begin(folder, incoming, notice);
  const pathOf = (evidence: string): string => {
    if (!hashName.test(evidence)) throw new RangeError(`${evidence} is no SHA-256 in hexadecimal`);
    return join(folder, evidence.slice(0, 2), evidence);
  };
  const check = async (evidence: string): Promise<EvidenceState> => stateOf(pathOf(evidence), evidence);
  return {
    put: async (path) => {
      if (readOnly) throw new Error('the evidence store is open for reading only');
      return put(path, {folder, incoming, pathOf, check, reserveBytes});
    },
    check,
    copyTo: async (evidence, path) => copyOut(pathOf(evidence), evidence, path),
    stored: () => storedIn(folder),
  };
}

function begin(folder: string, incoming: string, notice: (sentence: string) => void): void {
  if (!existsSync(incoming)) {
    mkdirSync(incoming, {recursive: true, mode: 0o750});
    syncFolder(folder);
    syncFolder(dirname(folder));
  }
  const left = readdirSync(incoming);
  for (const name of left) rmSync(join(incoming, name), {force: true});
  if (left.length === 0) return;
  syncFolder(incoming);
  notice(
    `${left.length} half-copied ${left.length === 1 ? 'file' : 'files'} of evidence from before were removed; no entry names them.`,
  );
}

interface PutParts {
  readonly folder: string;
  readonly incoming: string;
  readonly pathOf: (evidence: string) => string;
  readonly check: (evidence: string) => Promise<EvidenceState>;
  readonly reserveBytes: number;
}

async function put(path: string, parts: PutParts): Promise<Result<StoredEvidence>> {
  const source = await openSource(path);
  if (!source.ok) return source;
  const temporary = join(parts.incoming, randomUUID());
  try {
    await refuseFull(parts, source.value.bytes, path);
    const copied = await written(temporary, 0o440, async (target) =>
      copyHashed(source.value.handle, target, source.value.bytes),
    );
    const problem = await source.value.changed(copied.bytes);
    return problem === undefined ? await kept(temporary, copied, parts) : failure([problem]);
  } finally {
    await source.value.handle.close();
    await rm(temporary, {force: true});
  }
}

/** Said as the system says it, so that it is told in the same sentence. */
async function refuseFull({folder, reserveBytes}: PutParts, bytes: number, path: string): Promise<void> {
  const {bavail, bsize} = await statfs(folder);
  if (bavail * bsize >= bytes + reserveBytes) return;
  throw Object.assign(new Error(`ENOSPC: no space left on device for ${path}`), {code: 'ENOSPC', path});
}

/** Flushed when this resolves. */
async function written(
  path: string,
  mode: number,
  write: (target: Awaited<ReturnType<typeof open>>) => Promise<Copied>,
): Promise<Copied> {
  const target = await open(path, 'wx', 0o600);
  try {
    const copied = await write(target);
    await target.chmod(mode);
    await target.sync();
    return copied;
  } finally {
    await target.close();
  }
}

/** Under its hash, its folder and the folder above flushed: a crash leaves nothing or the whole file. */
async function kept(
  temporary: string,
  copied: Copied,
  {folder, pathOf, check}: PutParts,
): Promise<Result<StoredEvidence>> {
  const {sha256: evidence, bytes, beginning} = copied;
  const path = pathOf(evidence);
  const state = await check(evidence);
  if (state.kind === 'altered' || state.kind === 'unreadable') return failure([notWhole(evidence, state, path)]);
  if (state.kind === 'missing') {
    await mkdir(dirname(path), {recursive: true, mode: 0o750});
    await rename(temporary, path);
  }
  syncFolder(dirname(path));
  syncFolder(folder);
  return success({evidence, bytes, beginning, stood: state.kind === 'whole'});
}

async function stateOf(path: string, evidence: string): Promise<EvidenceState> {
  try {
    const {sha256, bytes} = await hashFile(path);
    return sha256 === evidence ? {kind: 'whole', bytes} : {kind: 'altered', found: sha256, bytes};
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? {kind: 'missing'} : {kind: 'unreadable', reason: message};
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

async function copyOut(from: string, evidence: string, path: string): Promise<Result<{readonly bytes: number}>> {
  if (lstatSync(path, {throwIfNoEntry: false}) !== undefined)
    return failure([{code: 'file-exists', file: path, message: 'is there already; nothing is written over'}]);
  const source = await openSource(from);
  if (!source.ok) return failure([notWhole(evidence, await stateOf(from, evidence), from)]);
  const temporary = `${path}.part-${randomUUID()}`;
  try {
    const copied = await written(temporary, 0o600, async (target) =>
      copyHashed(source.value.handle, target, source.value.bytes),
    );
    if (copied.sha256 !== evidence)
      return failure([notWhole(evidence, {kind: 'altered', found: copied.sha256, bytes: copied.bytes}, from)]);
    await rename(temporary, path);
    syncFolder(dirname(path));
    return success({bytes: copied.bytes});
  } finally {
    await source.value.handle.close();
    await rm(temporary, {force: true});
  }
}

function storedIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .toSorted()
    .flatMap((name) =>
      readdirSync(join(folder, name))
        .filter((file) => hashName.test(file))
        .toSorted(),
    );
}
