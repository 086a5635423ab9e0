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
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {randomFrom} from '../../platform/disk/simulated/random.ts';
import {makeBundle} from '../../platform/workflows/evidence/bundle.ts';
import {checkBundle} from '../../platform/workflows/evidence/check-bundle.ts';
import {addEvidence, addVersion, findPiece, noteEvent} from '../../platform/workflows/evidence/evidence.ts';
import {evidenceRoom, taken} from '../support/evidence-desk.ts';
import {policyOf, threeOfFour} from '../support/signed-log.ts';
import {testAuthor, testRecorded, withdrawalOf} from '../support/signer.ts';
import {tamperings, type Files} from './bundle-tamperings.ts';
import {campaign} from './campaign.ts';

const rounds = campaign(500, 10_000);

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
    const what = tamperings[name]?.(files, randomFrom(seed));
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
