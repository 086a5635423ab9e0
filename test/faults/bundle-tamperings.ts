/**
 * Ways to tamper with a bundle of evidence (bundle.test.ts): slips and damage of every kind, and what somebody does who has
 * this very program and mends lists and hashes after what he changed.
 */
import assert from 'node:assert/strict';
import {basename, dirname, join} from 'node:path';
import {
  base64Of,
  canonicalJson,
  checkpointText,
  leafHash,
  merkleTree,
  noteKey,
  noteText,
  proofText,
  readCheckpoint,
  signCheckpoint,
  type Json,
} from '../../monitoring/ledger/index.ts';
import type {Random} from '../../platform/disk/simulated/random.ts';
import {
  contentsText,
  originalPath,
  packageText,
  readContents,
  sha256Hex,
  sidecarPath,
  type BundleContents,
} from '../../platform/workflows/evidence/bundle-form.ts';
import {by, origin, signatory} from '../support/signed-log.ts';

export type Files = Map<string, Buffer>;

const pick = <T>(random: Random, values: readonly T[]): T => random.oneOf(values as readonly [T, ...T[]]);

/** Changes the files, or returns false where it found nothing to change. What it did, for the message. */
export type Tampering = (files: Files, random: Random) => string | false;

/** The few files of a kind of their own as often as the many entries and proofs. */
const anyPath = (files: Files, random: Random): string => {
  const wanted = pick(random, [/^[^/]+$/, /^evidence\//, /^entries\//, /^proofs\//]);
  return pick(
    random,
    [...files.keys()].filter((path) => wanted.test(path)),
  );
};
const put = (files: Files, path: string, content: string | Uint8Array): void =>
  void files.set(path, Buffer.from(content));
const text = (files: Files, path: string): string => files.get(path)?.toString('utf8') ?? '';

/** What somebody with this program does after a change: the list of files says again what is there. */
function mendPackage(files: Files, contents: BundleContents): void {
  const others = [...files].filter(([path]) => path !== 'datapackage.json');
  const packed = others.map(([path, bytes]) => ({path, bytes: bytes.length, sha256: sha256Hex(bytes)}));
  put(files, 'datapackage.json', packageText(contents, packed));
}

function mendAll(files: Files, change: (contents: BundleContents) => BundleContents = (same) => same): void {
  const contents = readContents(text(files, 'contents.json'));
  assert.ok(contents !== undefined);
  const changed = change(contents);
  put(files, 'contents.json', contentsText(changed));
  mendPackage(files, changed);
}

const contentsOf = (files: Files): BundleContents => {
  const contents = readContents(text(files, 'contents.json'));
  assert.ok(contents !== undefined);
  return contents;
};

/** Changes one word of an entry and everything that repeats it, except what was signed. */
function alterEntry(files: Files, entry: number, change: (leaf: Record<string, Json>) => Record<string, Json>): void {
  const leaf = JSON.parse(text(files, `entries/${entry}.json`)) as Record<string, Json>;
  const altered = canonicalJson(change(leaf));
  put(files, `entries/${entry}.json`, altered);
  const path = `proofs/${entry}.tlog-proof`;
  const extra = base64Of(by.utf8.encode(canonicalJson({format: 'holdfire-proof-extra/1', leaf: altered})));
  put(files, path, text(files, path).replace(/^extra .*$/m, `extra ${extra}`));
}

const custodyEntry = (files: Files, random: Random): number =>
  pick(
    random,
    contentsOf(files).evidence.flatMap(({custody}) => custody),
  );

export const tamperings: Readonly<Record<string, Tampering>> = {
  'one bit': (files, random) => {
    const path = anyPath(files, random);
    const bytes = Buffer.from(files.get(path) ?? []);
    if (bytes.length === 0) return false;
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    files.set(path, bytes);
    return `${path} at ${at}`;
  },
  cut: (files, random) => {
    const path = anyPath(files, random);
    const bytes = files.get(path) ?? Buffer.alloc(0);
    files.set(path, bytes.subarray(0, random.below(bytes.length)));
    return path;
  },
  lengthened: (files, random) => {
    const path = anyPath(files, random);
    files.set(
      path,
      Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.from(pick(random, ['\n', ' ', '\0', 'more']))]),
    );
    return path;
  },
  removed: (files, random) => {
    const path = anyPath(files, random);
    files.delete(path);
    return path;
  },
  added: (files, random) => {
    const path = pick(random, [
      'evidence/x',
      'proofs/7.txt',
      'entries/999.json',
      'read me.html',
      'evidence/.hidden',
      'proofs/099.tlog-proof',
      `evidence/${'e'.repeat(64)}`,
    ]);
    put(files, path, pick(random, ['', 'EXERCISE']));
    return path;
  },
  'added twice over': (files, random) => {
    const path = anyPath(files, random);
    const second = `${dirname(path)}/${pick(random, ['copy', '1.tlog-proof.bak', 'A'])}`;
    put(files, second, files.get(path) ?? '');
    mendAll(files);
    return `${path} as ${second}`;
  },
  exchanged: (files, random) => {
    const [a, b] = [anyPath(files, random), anyPath(files, random)];
    const [first, second] = [files.get(a), files.get(b)];
    if (first === undefined || second === undefined || first.equals(second)) return false;
    files.set(a, second);
    files.set(b, first);
    return `${a} and ${b}`;
  },
  'exchanged and mended': (files, random) => {
    const pieces = contentsOf(files).evidence.map(({evidence}) => originalPath(evidence));
    const [a, b] = [pick(random, pieces), pick(random, pieces)];
    if (a === b) return false;
    const [first, second] = [files.get(a) ?? '', files.get(b) ?? ''];
    put(files, a, second);
    put(files, b, first);
    mendAll(files);
    return `${a} and ${b}`;
  },
  'other line ends': (files, random) => {
    const path = pick(
      random,
      [...files.keys()].filter((one) => /json$|txt$|proof$/.test(one)),
    );
    const changed = text(files, path).replaceAll('\n', '\r\n');
    if (changed === text(files, path)) return false;
    put(files, path, changed);
    return path;
  },
  'another name': (files, random) => {
    const path = anyPath(files, random);
    // The last of them is a Cyrillic letter that looks the same.
    const name = basename(path);
    const other = join(dirname(path), pick(random, [name.toUpperCase(), `${name} `, name.replace(/e/, 'е')]));
    if (other === path || files.has(other)) return false;
    files.set(other, files.get(path) ?? Buffer.alloc(0));
    files.delete(path);
    return `${path} as ${other}`;
  },
  'another original, mended': (files, random) => {
    const {evidence} = pick(random, contentsOf(files).evidence);
    put(files, originalPath(evidence), 'EXERCISE: something else');
    mendAll(files);
    return evidence;
  },
  'another original under its own hash, mended': (files, random) => {
    const {evidence} = pick(random, contentsOf(files).evidence);
    const content = `EXERCISE: ${random.below(1e9)}`;
    const hash = sha256Hex(content);
    files.delete(originalPath(evidence));
    put(files, originalPath(hash), content);
    put(files, sidecarPath(hash), text(files, sidecarPath(evidence)).replaceAll(evidence, hash));
    files.delete(sidecarPath(evidence));
    mendAll(files, (contents) => ({
      ...contents,
      evidence: contents.evidence
        .map((piece) => (piece.evidence === evidence ? {...piece, evidence: hash, bytes: content.length} : piece))
        .toSorted((a, b) => (a.evidence < b.evidence ? -1 : 1)),
    }));
    return evidence;
  },
  'a whole piece taken out, mended': (files, random) => {
    const gone = pick(random, contentsOf(files).evidence);
    const shared = new Set(
      contentsOf(files)
        .evidence.filter((one) => one !== gone)
        .flatMap(({custody}) => custody),
    );
    files.delete(originalPath(gone.evidence));
    files.delete(sidecarPath(gone.evidence));
    for (const path of files.keys()) {
      const entry = Number(/^proofs\/(\d+)/.exec(path)?.[1] ?? -1);
      if (entry < 0 || shared.has(entry)) continue;
      if (!text(files, `entries/${entry}.json`).includes(`"evidence":"${gone.evidence}"`)) continue;
      files.delete(path);
      files.delete(`entries/${entry}.json`);
    }
    mendAll(files, (contents) => ({
      ...contents,
      evidence: contents.evidence.filter(({evidence}) => evidence !== gone.evidence),
    }));
    return gone.evidence;
  },
  'an entry of custody taken out, mended': (files, random) => {
    const entry = custodyEntry(files, random);
    files.delete(`proofs/${entry}.tlog-proof`);
    files.delete(`entries/${entry}.json`);
    for (const {evidence} of contentsOf(files).evidence) {
      const path = sidecarPath(evidence);
      const sidecar = JSON.parse(text(files, path)) as {custody: {entry: number}[]};
      sidecar.custody = sidecar.custody.filter((one) => one.entry !== entry);
      put(files, path, `${JSON.stringify(sidecar, undefined, 2)}\n`);
    }
    mendAll(files, (contents) => ({
      ...contents,
      evidence: contents.evidence.map((piece) => ({...piece, custody: piece.custody.filter((one) => one !== entry)})),
    }));
    return String(entry);
  },
  'a named entry taken out, mended': (files, random) => {
    const entry = pick(random, contentsOf(files).entries);
    files.delete(`proofs/${entry}.tlog-proof`);
    files.delete(`entries/${entry}.json`);
    mendAll(files, (contents) => ({...contents, entries: contents.entries.filter((one) => one !== entry)}));
    return String(entry);
  },
  'another note in an entry, mended': (files, random) => {
    const entry = custodyEntry(files, random);
    alterEntry(files, entry, (leaf) => ({...leaf, note: 'as if by somebody else'}));
    mendAll(files);
    return String(entry);
  },
  'another author in an entry, mended': (files, random) => {
    const entry = custodyEntry(files, random);
    alterEntry(files, entry, (leaf) => ({...leaf, author: 'desk-south'}));
    mendAll(files);
    return String(entry);
  },
  'an entry under another number, mended': (files, random) => {
    const entry = custodyEntry(files, random);
    put(
      files,
      `proofs/${entry}.tlog-proof`,
      text(files, `proofs/${entry}.tlog-proof`).replace(/^index .*$/m, `index ${entry + 1}`),
    );
    mendAll(files);
    return String(entry);
  },
  'another sidecar, mended': (files, random) => {
    const path = sidecarPath(pick(random, contentsOf(files).evidence).evidence);
    put(files, path, text(files, path).replace(/"recorded": "2026/, '"recorded": "2025'));
    mendAll(files);
    return path;
  },
  'another README, mended': (files, random) => {
    put(files, 'README.txt', `${text(files, 'README.txt')}${pick(random, ['\n', 'Pay here.\n'])}`);
    mendAll(files, (contents) => ({...contents, readme: sha256Hex(files.get('README.txt') ?? '')}));
    return 'README.txt';
  },
  'another README or policy, the list alone mended': (files, random) => {
    const path = pick(random, ['README.txt', 'trust-policy.txt']);
    put(files, path, `${text(files, path)}# one line more\n`);
    mendPackage(files, contentsOf(files));
    return path;
  },
  'the entry that announces it taken out, mended': (files, random) => {
    const {evidence} = pick(random, contentsOf(files).evidence);
    const mark = sha256Hex(files.get('contents.json') ?? '');
    const entry = [...files.keys()]
      .flatMap((path) => /^entries\/(\d+)/.exec(path)?.[1] ?? [])
      .find(
        (one) =>
          text(files, `entries/${one}.json`).includes(mark) && text(files, `entries/${one}.json`).includes(evidence),
      );
    files.delete(`entries/${entry}.json`);
    files.delete(`proofs/${entry}.tlog-proof`);
    const path = sidecarPath(evidence);
    const sidecar = JSON.parse(text(files, path)) as {custody: {entry: number}[]};
    sidecar.custody = sidecar.custody.filter((one) => one.entry !== Number(entry));
    put(files, path, `${JSON.stringify(sidecar, undefined, 2)}\n`);
    mendAll(files);
    return String(entry);
  },
  'another policy, mended': (files) => {
    put(files, 'trust-policy.txt', 'quorum none\n');
    mendAll(files, (contents) => ({...contents, policy: sha256Hex(files.get('trust-policy.txt') ?? '')}));
    return 'trust-policy.txt';
  },
  'another case, mended': (files) => {
    mendAll(files, (contents) => ({...contents, case: 'other'}));
    return 'contents.json';
  },
  'a cosignature less, everywhere': (files, random) => {
    const witness = pick(random, ['side-a', 'side-b', 'guarantor-1']);
    const line = new RegExp(`^— ${witness}\\..*\\n`, 'm');
    for (const path of ['checkpoint.txt', ...[...files.keys()].filter((one) => one.startsWith('proofs/'))])
      put(files, path, text(files, path).replace(line, ''));
    mendAll(files);
    return witness;
  },
  'a log of one’s own': (files, random) => {
    forge(files, random);
    return 'everything';
  },
};

/** Every entry with a changed note, in a tree of its own, signed by a log of the same name whose key nobody trusts. */
function forge(files: Files, random: Random): void {
  const log = signatory(`forger-${random.below(1e6)}`, 1);
  const key = noteKey(by, origin, 1, log.key.publicKey);
  const numbers = [...files.keys()].flatMap((path) => /^entries\/(\d+)/.exec(path)?.[1] ?? []).map(Number);
  const size = Math.max(...numbers) + 1;
  const tree = merkleTree(by.hash);
  const leaves = Array.from({length: size}, (_, entry) => by.utf8.encode(text(files, `entries/${entry}.json`)));
  for (const leaf of leaves) tree.push(leafHash(by.hash, leaf));
  const note = checkpointText({origin, size, root: tree.root()});
  const checkpoint = readCheckpoint(noteText({text: note, signatures: [signCheckpoint(by, key, log.sign, note)]}));
  assert.ok(checkpoint !== undefined);
  put(files, 'checkpoint.txt', noteText(checkpoint.note));
  for (const index of numbers) {
    const proof = {index, path: tree.inclusion(index, size), checkpoint, leaf: leaves[index] as Uint8Array};
    put(files, `proofs/${index}.tlog-proof`, proofText(by.utf8, proof));
  }
  mendAll(files);
}
