/**
 * Bundles that somebody tampered with, by a slip or with this very program in his hands: none is taken for whole. Those who
 * mend the lists and hashes after what they changed are caught by what the log signed; who signs a log of his own, by the
 * reader's policy.
 */
import assert from 'node:assert/strict';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import {test} from 'node:test';
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
import {makeBundle} from '../../platform/workflows/bundle.ts';
import {
  contentsText,
  originalPath,
  packageText,
  readContents,
  sha256Hex,
  sidecarPath,
  type BundleContents,
} from '../../platform/workflows/bundle-form.ts';
import {checkBundle} from '../../platform/workflows/check-bundle.ts';
import {addEvidence, addVersion, findPiece, noteEvent} from '../../platform/workflows/evidence.ts';
import {evidenceRoom, taken} from '../support/evidence-desk.ts';
import {by, policyOf, signatory, threeOfFour, origin} from '../support/signed-log.ts';
import {testAuthor, testRecorded, withdrawalOf} from '../support/signer.ts';
import {campaign} from './campaign.ts';

const rounds = campaign(500, 10_000);

/** Seeded, so that a round that fails can be played again (mulberry32). */
function randomOf(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  return {below, pick};
}
type Random = ReturnType<typeof randomOf>;

type Files = Map<string, Buffer>;

/** Two originals, a version of one of them, a sealed one, entries besides: some forty files. */
async function wholeBundle(): Promise<{readonly folder: string; readonly files: Files; close(): Promise<void>}> {
  const room = await evidenceRoom();
  const {desk, file, append, author, folder} = room;
  const hashes: string[] = [];
  const add = async (name: string, content: string): Promise<string> => {
    const done = taken(
      await addEvidence(desk, {path: file(name, content), case: 'ex', mediaType: '', note: '', event: 'captured'}),
    );
    hashes.push(done.evidence);
    return done.evidence;
  };
  const photo = await add('a', `\u00ff EXERCISE: a street ${'x'.repeat(3000)}`);
  const paper = await add('b', '%PDF-1.7 EXERCISE');
  const piece = (hash: string) => taken(findPiece(desk.custody(desk.ledger.size), hash));
  taken(await noteEvent(desk, piece(photo), 'viewed', 'by the commission'));
  const brought = {path: file('c', 'EXERCISE: faces blurred'), mediaType: '', note: '', tool: 'blur 1.2'};
  hashes.push(taken(await addVersion(desk, piece(photo), brought)).evidence);
  taken(await noteEvent(desk, piece(paper), 'sealed', ''));
  const first = await append(author.sign(withdrawalOf('r-1')), author.sign(withdrawalOf('r-2')));
  author.kept();
  const out = join(folder, 'out');
  const wish = {case: 'ex', entries: [first, first + 1], evidence: hashes, note: 'for the commission', out};
  taken(await makeBundle(desk, wish));
  return {folder: out, files: filesIn(out), close: room.close};
}

function filesIn(folder: string): Files {
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'}).toSorted();
  return new Map(
    paths
      .filter((path) => lstatSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
}

const check = async (folder: string) => checkBundle({folder, policy: policyOf(), policyText: threeOfFour});

/** Changes the files, or returns false where it found nothing to change. What it did, for the message. */
type Tampering = (files: Files, random: Random) => string | false;

/** The few files of a kind of their own as often as the many entries and proofs. */
const anyPath = (files: Files, random: Random): string => {
  const wanted = random.pick([/^[^/]+$/, /^evidence\//, /^entries\//, /^proofs\//]);
  return random.pick([...files.keys()].filter((path) => wanted.test(path)));
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
  random.pick(contentsOf(files).evidence.flatMap(({custody}) => custody));

const tamperings: Readonly<Record<string, Tampering>> = {
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
      Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.from(random.pick(['\n', ' ', '\0', 'more']))]),
    );
    return path;
  },
  removed: (files, random) => {
    const path = anyPath(files, random);
    files.delete(path);
    return path;
  },
  added: (files, random) => {
    const path = random.pick([
      'evidence/x',
      'proofs/7.txt',
      'entries/999.json',
      'read me.html',
      'evidence/.hidden',
      'proofs/099.tlog-proof',
      `evidence/${'e'.repeat(64)}`,
    ]);
    put(files, path, random.pick(['', 'EXERCISE']));
    return path;
  },
  'added twice over': (files, random) => {
    const path = anyPath(files, random);
    const second = `${dirname(path)}/${random.pick(['copy', '1.tlog-proof.bak', 'A'])}`;
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
    const [a, b] = [random.pick(pieces), random.pick(pieces)];
    if (a === b) return false;
    const [first, second] = [files.get(a) ?? '', files.get(b) ?? ''];
    put(files, a, second);
    put(files, b, first);
    mendAll(files);
    return `${a} and ${b}`;
  },
  'other line ends': (files, random) => {
    const path = random.pick([...files.keys()].filter((one) => /json$|txt$|proof$/.test(one)));
    const changed = text(files, path).replaceAll('\n', '\r\n');
    if (changed === text(files, path)) return false;
    put(files, path, changed);
    return path;
  },
  'another name': (files, random) => {
    const path = anyPath(files, random);
    // The last of them is a Cyrillic letter that looks the same.
    const name = basename(path);
    const other = join(dirname(path), random.pick([name.toUpperCase(), `${name} `, name.replace(/e/, 'е')]));
    if (other === path || files.has(other)) return false;
    files.set(other, files.get(path) ?? Buffer.alloc(0));
    files.delete(path);
    return `${path} as ${other}`;
  },
  'another original, mended': (files, random) => {
    const {evidence} = random.pick(contentsOf(files).evidence);
    put(files, originalPath(evidence), 'EXERCISE: something else');
    mendAll(files);
    return evidence;
  },
  'another original under its own hash, mended': (files, random) => {
    const {evidence} = random.pick(contentsOf(files).evidence);
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
    const gone = random.pick(contentsOf(files).evidence);
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
    const entry = random.pick(contentsOf(files).entries);
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
    const path = sidecarPath(random.pick(contentsOf(files).evidence).evidence);
    put(files, path, text(files, path).replace(/"recorded": "2026/, '"recorded": "2025'));
    mendAll(files);
    return path;
  },
  'another README, mended': (files, random) => {
    put(files, 'README.txt', `${text(files, 'README.txt')}${random.pick(['\n', 'Pay here.\n'])}`);
    mendAll(files, (contents) => ({...contents, readme: sha256Hex(files.get('README.txt') ?? '')}));
    return 'README.txt';
  },
  'another README or policy, the list alone mended': (files, random) => {
    const path = random.pick(['README.txt', 'trust-policy.txt']);
    put(files, path, `${text(files, path)}# one line more\n`);
    mendPackage(files, contentsOf(files));
    return path;
  },
  'the entry that announces it taken out, mended': (files, random) => {
    const {evidence} = random.pick(contentsOf(files).evidence);
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
    const witness = random.pick(['side-a', 'side-b', 'guarantor-1']);
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

/** Makes the folder hold these files, from what it holds now. */
function lay(folder: string, before: Files, after: Files): void {
  for (const path of before.keys()) if (!after.has(path)) rmSync(join(folder, path), {force: true});
  for (const [path, bytes] of after) {
    if (before.get(path)?.equals(bytes) === true) continue;
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    rmSync(join(folder, path), {force: true});
    writeFileSync(join(folder, path), bytes);
  }
}

test(`${rounds} tamperings with a bundle, of ${Object.keys(tamperings).length} kinds: every one is caught and its file named`, async () => {
  const bundle = await wholeBundle();
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-bundle-'));
  cpSync(bundle.folder, folder, {recursive: true});
  assert.deepEqual((await check(folder)).problems, [], 'untouched, it holds');
  const names = Object.keys(tamperings);
  const caught = new Map<string, number>();
  for (let round = 0, seed = 20_261_125; round < rounds; seed += 1) {
    const name = names[seed % names.length] as string;
    const files: Files = new Map(bundle.files);
    const what = tamperings[name]?.(files, randomOf(seed));
    if (what === false || what === undefined) continue;
    lay(folder, bundle.files, files);
    const {holds, problems} = await check(folder);
    assert.ok(!holds && problems.length > 0, `seed ${seed}: ${name}, ${what}, was taken for whole`);
    assert.ok(
      problems.every(({file}) => file !== undefined),
      `seed ${seed}: a problem names no file`,
    );
    lay(folder, filesIn(folder), bundle.files);
    caught.set(name, (caught.get(name) ?? 0) + 1);
    round += 1;
  }
  assert.equal(caught.size, names.length, 'every kind had its turn');
  assert.deepEqual((await check(folder)).problems, [], 'and back as it was, it holds again');
  rmSync(folder, {recursive: true});
  await bundle.close();
});

test('a link in the place of a file, and a folder in it, are strangers', async () => {
  const bundle = await wholeBundle();
  const {folder, files} = bundle;
  const path = [...files.keys()].find((one) => one.startsWith('proofs/')) ?? '';
  writeFileSync(join(dirname(folder), 'outside'), files.get(path) ?? '');
  rmSync(join(folder, path));
  symlinkSync('../../outside', join(folder, path));
  mkdirSync(join(folder, 'more'));
  mkdirSync(join(folder, 'evidence', 'deeper'));
  const {problems} = await check(folder);
  const strangers = problems
    .filter(({code}) => code === 'bundle-stranger')
    .map(({file, message}) => `${file} ${message}`);
  assert.deepEqual(strangers, [
    'evidence/deeper is a folder; a bundle has plain files only',
    'more is a folder; a bundle has plain files only',
    `${path} is a link; a bundle has plain files only`,
  ]);
  await bundle.close();
});

test('an entry that somebody else signed under a name is caught, though the log took it', async () => {
  const room = await evidenceRoom();
  const {desk, file, folder, append} = room;
  const {evidence} = taken(
    await addEvidence(desk, {path: file('a', 'EXERCISE'), case: 'ex', mediaType: '', note: '', event: 'captured'}),
  );
  const stranger = testAuthor('operator', {edition: 1});
  const seen = {
    case: 'ex',
    evidence,
    bytes: 8,
    mediaType: 'application/octet-stream',
    madeFrom: '',
    tool: '',
    note: '',
  };
  await append(stranger.sign({kind: 'custody', event: 'viewed', recorded: testRecorded, ...seen}));
  const out = join(folder, 'out');
  taken(await makeBundle(desk, {case: 'ex', entries: [], evidence: [evidence], note: '', out}));
  const {problems} = await check(out);
  assert.deepEqual(
    problems.map(({file: path, message}) => `${path} ${message}`),
    ['proofs/2.tlog-proof the key of operator is brought in by no entry before it in this bundle'],
  );
  await room.close();
});
