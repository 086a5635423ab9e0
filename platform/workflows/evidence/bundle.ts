/**
 * A bundle of evidence: originals, what the ledger says of them, the entries with their proofs, and how to check it all without
 * us. Every piece is read whole first; then the entries that announce the export are acknowledged; then the bundle is
 * written beside its place and put there whole. The bytes follow from the ledger and the contents, with no clock.
 */
import {randomUUID} from 'node:crypto';
import {lstatSync, mkdirSync, readdirSync, rmSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {
  custodyProblems,
  exportNote,
  noteKeyText,
  noteText,
  policyText,
  type EvidencePiece,
  type Leaf,
  type SignedCheckpoint,
} from '../../../monitoring/ledger/index.ts';
import type {CheckpointKeeper} from '../../checkpoints/checkpoint-keeper.ts';
import {ensureFolder, nodeDisk, writeWhole} from '../../disk/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {
  bundleFiles,
  bundleFormat,
  contentsText,
  entriesOf,
  entryPath,
  originalPath,
  packageText,
  proofPath,
  sha256Hex,
  sidecarPath,
  sidecarText,
  type BundleContents,
  type PackedFile,
} from './bundle-form.ts';
import {isAboutKeys, keyEntries, type NumberedLeaf} from './bundle-keys.ts';
import {bundleReadme} from './bundle-readme.ts';
import {appendSteps, findPiece, missingFile, nextStep, type EvidenceDesk} from './evidence.ts';
import type {ImportOf} from '../importing/import-spans.ts';
import {checkpointFor, proofFileText, proveEntry} from '../checking/prove.ts';
import {leafAt, utf8} from '../register.ts';
import {scanOtherThanRows} from '../scan-leaves.ts';

export interface BundleDesk extends EvidenceDesk {
  readonly ledger: Ledger;
  readonly importOf: ImportOf;
  readonly checkpoints: Pick<CheckpointKeeper, 'logKey' | 'policy' | 'newest' | 'established' | 'refusal'>;
  /** Signs the ledger as it is, and asks the witnesses. */
  publish(): Promise<unknown>;
}

export interface BundleWish {
  readonly case: string;
  readonly entries: readonly number[];
  /** Hashes, or the beginnings of them. */
  readonly evidence: readonly string[];
  /** Why it is exported; needed where a piece is sealed. */
  readonly note: string;
  readonly out: string;
}

export interface BundleMade {
  readonly folder: string;
  readonly files: readonly PackedFile[];
  /** The first and the last entry that announces it; absent where it holds no file of evidence. */
  readonly exported?: {readonly first: number; readonly last: number};
  readonly checkpoint: SignedCheckpoint;
}

export async function makeBundle(desk: BundleDesk, wish: BundleWish): Promise<Result<BundleMade>> {
  const pieces = await wishedPieces(desk, wish);
  const problems = [...wishProblems(desk, wish), ...(pieces.ok ? [] : pieces.problems)];
  if (problems.length > 0 || !pieces.ok) return failure(problems);
  const {contents, readme, policy} = contentsOf(desk, wish, pieces.value);
  const exported = await announce(desk, wish, pieces.value, contents);
  if (!exported.ok) return exported;
  await desk.publish();
  const texts = bundleTexts(desk, {contents, readme, policy});
  if (!texts.ok) return failure(texts.problems.map((problem) => afterAnnouncing(problem, exported.value)));
  const written = await write(desk, wish.out, contents, texts.value.files);
  if (!written.ok) return failure(written.problems.map((problem) => afterAnnouncing(problem, exported.value)));
  return success({
    folder: wish.out,
    files: written.value,
    ...(exported.value === undefined ? {} : {exported: exported.value}),
    checkpoint: texts.value.checkpoint,
  });
}

const afterAnnouncing = (problem: Problem, exported: BundleMade['exported']): Problem => ({
  ...problem,
  message:
    exported === undefined
      ? problem.message
      : `${problem.message} (entries ${exported.first} to ${exported.last}, which announce the export, stand; there is no bundle)`,
});

const bad = (field: string, message: string): Problem => ({code: 'bad-word', file: 'holdfire', field, message});

function wishProblems({ledger, importOf, checkpoints}: BundleDesk, wish: BundleWish): readonly Problem[] {
  const problems: Problem[] = [];
  if (wish.entries.length + wish.evidence.length === 0)
    problems.push(bad('--entry', 'or --evidence names what goes in'));
  for (const entry of wish.entries) {
    if (entry >= ledger.size) {
      problems.push(bad('--entry', `${entry} is not there: the ledger has ${ledger.size} entries, counted from 0`));
      continue;
    }
    const leaf = leafAt(entry, ledger.leaf(entry));
    const caseId = leaf.kind === 'row' ? importOf(entry)?.leaf.case : 'case' in leaf ? leaf.case : undefined;
    if (caseId !== undefined && caseId !== wish.case)
      problems.push(bad('--entry', `${entry} belongs to the case ${caseId}, not to ${wish.case}`));
  }
  if (isTaken(wish.out))
    problems.push({code: 'file-exists', file: wish.out, message: 'is there already; nothing is written over'});
  if (checkpoints.refusal !== undefined)
    problems.push({code: 'no-checkpoint', message: `the log does not sign now: ${checkpoints.refusal}`});
  return problems;
}

/** An empty folder may be filled. */
function isTaken(out: string): boolean {
  const stats = lstatSync(out, {throwIfNoEntry: false});
  return stats !== undefined && !(stats.isDirectory() && readdirSync(out).length === 0);
}

/** In the order of their hashes; every one of them whole, and free to be exported. */
async function wishedPieces(desk: BundleDesk, wish: BundleWish): Promise<Result<readonly EvidencePiece[]>> {
  const custody = desk.custody(desk.ledger.size);
  const pieces = new Map<string, EvidencePiece>();
  const problems: Problem[] = [];
  for (const named of wish.evidence) {
    const piece = findPiece(custody, named, wish.case);
    if (!piece.ok) problems.push(...piece.problems);
    else pieces.set(piece.value.evidence, piece.value);
  }
  for (const piece of pieces.values()) {
    const missing = await missingFile(desk.store, piece.evidence);
    if (missing !== undefined) problems.push(missing);
    problems.push(
      ...custodyProblems(nextStep(piece, 'exported', exportNote(wish.note, '0'.repeat(64))), piece, undefined),
    );
  }
  const ordered = [...pieces.values()].toSorted((a, b) => (a.evidence < b.evidence ? -1 : 1));
  return problems.length > 0 ? failure(problems) : success(ordered);
}

interface Contents {
  readonly contents: BundleContents;
  readonly readme: string;
  readonly policy: string;
}

function contentsOf({checkpoints}: BundleDesk, wish: BundleWish, pieces: readonly EvidencePiece[]): Contents {
  const entries = [...new Set(wish.entries)].toSorted((a, b) => a - b);
  const evidence = pieces.map(({evidence: hash, bytes, mediaType, custody}) => ({
    evidence: hash,
    bytes,
    mediaType,
    custody: custody.map(({entry}) => entry),
  }));
  const readme = bundleReadme({case: wish.case, origin: checkpoints.logKey.name, entries, evidence});
  const policy = policyText(checkpoints.policy(), noteKeyText);
  return {
    readme,
    policy,
    contents: {
      format: bundleFormat,
      case: wish.case,
      entries,
      evidence,
      readme: sha256Hex(readme),
      policy: sha256Hex(policy),
    },
  };
}

/** One `exported` entry a piece, in one commit; none where the bundle holds no file. */
async function announce(
  desk: BundleDesk,
  {note}: BundleWish,
  pieces: readonly EvidencePiece[],
  contents: BundleContents,
): Promise<Result<BundleMade['exported']>> {
  if (pieces.length === 0) return success(undefined);
  const text = exportNote(note, sha256Hex(contentsText(contents)));
  const first = await appendSteps(
    desk,
    pieces.map((piece) => nextStep(piece, 'exported', text)),
  );
  return first.ok ? success({first: first.value, last: first.value + pieces.length - 1}) : first;
}

interface BundleTexts {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly checkpoint: SignedCheckpoint;
}

/** All files but the originals and the list of files, from the ledger as it is. */
function bundleTexts(desk: BundleDesk, {contents, readme, policy}: Contents): Result<BundleTexts> {
  const {ledger, checkpoints} = desk;
  const files = new Map<string, Uint8Array>();
  const put = (path: string, text: string): void => void files.set(path, utf8.encode(text));
  const custody = desk.custody(ledger.size);
  const pieces = contents.evidence.flatMap(({evidence}) => custody.piece(contents.case, evidence) ?? []);
  const own = new Set([...entriesOf(contents), ...pieces.flatMap((piece) => piece.custody.map(({entry}) => entry))]);
  const leaves = [...own].map((entry): Leaf => leafAt(entry, ledger.leaf(entry)));
  const entries = [...new Set([...own, ...keyEntries(leaves, aboutKeys(ledger)).map(({entry}) => entry)])];
  const checkpoint = checkpointFor(checkpoints, {index: Math.max(...entries)});
  const problems: Problem[] = [];
  for (const entry of entries.toSorted((a, b) => a - b)) {
    const proof = proveEntry(ledger, checkpoint, {index: entry});
    if (!proof.ok) problems.push(...proof.problems);
    else put(proofPath(entry), proofFileText(proof.value));
    files.set(entryPath(entry), ledger.leaf(entry));
  }
  if (checkpoint === undefined || problems.length > 0) return failure(problems);
  for (const piece of pieces) put(sidecarPath(piece.evidence), sidecarText(piece));
  put(bundleFiles.readme, readme);
  put(bundleFiles.policy, policy);
  put(bundleFiles.contents, contentsText(contents));
  put(bundleFiles.checkpoint, noteText(checkpoint.note));
  return success({files, checkpoint});
}

function aboutKeys(ledger: Ledger): readonly NumberedLeaf[] {
  const found: NumberedLeaf[] = [];
  scanOtherThanRows(ledger, 0, ledger.size, (entry, leaf) => {
    if (isAboutKeys(leaf)) found.push({entry, leaf});
  });
  return found;
}

/** Beside its place first, every file flushed, and then there at once. */
async function write(
  {store}: BundleDesk,
  out: string,
  contents: BundleContents,
  texts: ReadonlyMap<string, Uint8Array>,
): Promise<Result<readonly PackedFile[]>> {
  const place = resolve(out);
  const temporary = `${place}.part-${randomUUID()}`;
  ensureFolder(nodeDisk, dirname(place));
  try {
    for (const folder of ['', 'evidence', 'entries', 'proofs']) mkdirSync(join(temporary, folder));
    const files: PackedFile[] = [];
    const put = (path: string, bytes: Uint8Array): void => {
      writeFlushed(join(temporary, path), bytes);
      files.push({path, bytes: bytes.length, sha256: sha256Hex(bytes)});
    };
    for (const {evidence} of contents.evidence) {
      const path = originalPath(evidence);
      const copied = await store.copyTo(evidence, join(temporary, path));
      if (!copied.ok) return copied;
      files.push({path, bytes: copied.value.bytes, sha256: evidence});
    }
    for (const [path, bytes] of texts) put(path, bytes);
    put(bundleFiles.package, utf8.encode(packageText(contents, files)));
    for (const folder of ['evidence', 'entries', 'proofs', '']) nodeDisk.syncFolder(join(temporary, folder));
    nodeDisk.rename(temporary, place);
    nodeDisk.syncFolder(dirname(place));
    return success(files.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
  } finally {
    rmSync(temporary, {recursive: true, force: true});
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = nodeDisk.open(path, 'create');
  try {
    writeWhole(file, bytes, 0);
    file.sync();
  } finally {
    file.close();
  }
}
