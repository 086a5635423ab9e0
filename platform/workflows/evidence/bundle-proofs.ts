/**
 * The entries of a bundle as far as their proofs carry them: each proof is checked against the reader's policy and against
 * the one checkpoint of the bundle, and each entry's own file against its proof. An entry whose proof does not hold is
 * none: everything else in the bundle is judged without it.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';
import {
  checkProof,
  decodeLeaf,
  noteText,
  readCheckpoint,
  readProof,
  sameBytes,
  signatureHolds,
  witnessed,
  type Cryptography,
  type EntryProof,
  type SignedCheckpoint,
  type SignedLeaf,
  type TrustPolicy,
  type Witnessed,
} from '../../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../../keys/index.ts';
import {bundleFiles, entryPath, proofPath, provedEntry} from './bundle-form.ts';
import {textIn, type FoundFile} from './bundle-folder.ts';
import {signingKey, type NumberedLeaf} from './bundle-keys.ts';
import {utf8} from '../register.ts';

export interface Proved {
  readonly checkpoint?: SignedCheckpoint;
  readonly witnessed?: Witnessed;
  /** Ascending. */
  readonly entries: readonly NumberedLeaf[];
  readonly problems: readonly Problem[];
}

type Files = ReadonlyMap<string, FoundFile>;

const fails = (file: string, message: string): Problem => ({code: 'bundle-proof', file, message});

export function provedEntries(files: Files, policy: TrustPolicy): Proved {
  const text = textIn(files.get(bundleFiles.checkpoint));
  const checkpoint = text === undefined ? undefined : readCheckpoint(text);
  const problems: Problem[] = [];
  const by = remembering(nodeCryptography);
  if (checkpoint === undefined && files.has(bundleFiles.checkpoint))
    problems.push(fails(bundleFiles.checkpoint, 'is no checkpoint, or was altered'));
  const entries: NumberedLeaf[] = [];
  for (const [path, file] of files) {
    const entry = provedEntry(path);
    if (entry === undefined) continue;
    const read = readEntry(entry, file, {by, policy, checkpoint: text});
    if (typeof read === 'string') problems.push(fails(path, read));
    else entries.push(read);
    if (typeof read !== 'string' && !isEntryFile(files, read, file))
      problems.push({
        code: 'bundle-altered',
        file: entryPath(entry),
        message: 'is not the entry that its proof proves',
      });
  }
  return {
    ...(checkpoint === undefined ? {} : {checkpoint, witnessed: witnessed(by, policy, checkpoint)}),
    entries: entries.toSorted((a, b) => a.entry - b.entry),
    problems,
  };
}

/** All proofs lead to one checkpoint: each of its signatures is checked once. */
function remembering(by: Cryptography): Cryptography {
  const checked = new Map<string, boolean>();
  return {
    ...by,
    verify: (publicKey, message, signature) => {
      const key = [publicKey, message, signature].map((bytes) => Buffer.from(bytes).toString('base64')).join();
      const holds = checked.get(key) ?? by.verify(publicKey, message, signature);
      checked.set(key, holds);
      return holds;
    },
  };
}

interface Against {
  readonly by: Cryptography;
  readonly policy: TrustPolicy;
  /** The note of the bundle. */
  readonly checkpoint: string | undefined;
}

/** The entry, or why its proof does not hold. */
function readEntry(entry: number, file: FoundFile, {by, policy, checkpoint}: Against): NumberedLeaf | string {
  const proof = proofIn(file);
  if (proof === undefined) return 'is no proof, or was altered or cut';
  if (proof.index !== entry) return `proves entry ${proof.index}, not ${entry}`;
  if (noteText(proof.checkpoint.note) !== checkpoint) return 'leads to another checkpoint than checkpoint.txt';
  const checked = checkProof(by, {policy, proof});
  const failing = checked.steps.filter(({outcome}) => outcome === 'fails').map(({sentence}) => sentence);
  if (!checked.holds) return failing.length > 0 ? `does not hold: ${failing.join(' ')}` : 'does not carry its entry';
  const leaf = proof.leaf === undefined ? undefined : decodeLeaf(utf8, proof.leaf);
  return leaf?.ok === true ? {entry, leaf: leaf.value} : 'proves bytes that are no entry of a known form';
}

const proofIn = (file: FoundFile | undefined): EntryProof | undefined => {
  const text = textIn(file);
  return text === undefined ? undefined : readProof(utf8, text);
};

/** A missing one is named elsewhere. */
function isEntryFile(files: Files, {entry}: NumberedLeaf, proof: FoundFile): boolean {
  const file = files.get(entryPath(entry));
  const leaf = proofIn(proof)?.leaf;
  return file === undefined || (file.content !== undefined && leaf !== undefined && sameBytes(file.content, leaf));
}

/** That each signed entry was signed by its key, and that an entry of the bundle brought this key in for that name. */
export function signatureProblems(entries: readonly NumberedLeaf[]): readonly Problem[] {
  return entries.flatMap(({entry, leaf}) => {
    const key = signingKey(leaf);
    if (key === undefined) return [];
    const signed = leaf as SignedLeaf;
    if (!signatureHolds(nodeCryptography, signed))
      return [fails(proofPath(entry), `the signature of ${signed.author} does not hold`)];
    const isKnown = entries.some(
      (one) =>
        (one.leaf.kind === 'key_registered' || one.leaf.kind === 'key_replaced') &&
        one.leaf.publicKey === key &&
        one.leaf.name === signed.author &&
        one.entry <= entry,
    );
    return isKnown
      ? []
      : [fails(proofPath(entry), `the key of ${signed.author} is brought in by no entry before it in this bundle`)];
  });
}
