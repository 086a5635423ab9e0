/** A piece of evidence through its days: brought in, looked at, made unrecognisable, sealed, handed over, checked by a stranger. */
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {Value} from 'typebox/value';
import {evidenceView} from '../../monitoring/publication/index.ts';
import {EvidenceView} from '../../platform/contract/index.ts';
import type {Draft} from '../../monitoring/ledger/index.ts';
import {makeBundle} from '../../platform/workflows/evidence/bundle.ts';
import {checkBundle} from '../../platform/workflows/evidence/check-bundle.ts';
import {
  addEvidence,
  addVersion,
  copyEvidence,
  findPiece,
  noteEvent,
} from '../../platform/workflows/evidence/evidence.ts';
import {verifyEvidence} from '../../platform/workflows/evidence/verify-evidence.ts';
import {evidenceRoom, taken, type EvidenceRoom} from '../support/evidence-desk.ts';
import {policyOf, threeOfFour} from '../support/signed-log.ts';
import {registration, testAuthor, withdrawalOf} from '../support/signer.ts';

const jpeg = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(text)]);
const brought = (path: string, note = '') => ({path, case: 'ex', mediaType: '', note});
const codes = (result: {ok: boolean; problems?: readonly {code: string}[]}): readonly string[] =>
  result.ok ? [] : (result.problems ?? []).map(({code}) => code);
const pieceOf = ({desk}: EvidenceRoom, evidence: string) => taken(findPiece(desk.custody(desk.ledger.size), evidence));

/** A photograph, a version of it, a document; three hands; one of the pieces sealed. */
async function filled(room: EvidenceRoom): Promise<{photo: string; version: string; paper: string}> {
  const {desk, file, author, append, as} = room;
  const north = testAuthor('desk-north');
  await append(registration(north, author));
  const photo = taken(
    await addEvidence(desk, {
      ...brought(file('IMG_2041.jpg', jpeg('EXERCISE: a street')), 'by a patrol'),
      event: 'captured',
    }),
  ).evidence;
  taken(await noteEvent(as(north), pieceOf(room, photo), 'viewed', ''));
  const version = taken(
    await addVersion(as(north), pieceOf(room, photo), {
      ...brought(file('blurred.jpg', jpeg('EXERCISE: a street, faces blurred'))),
      tool: 'blur 1.2',
    }),
  ).evidence;
  const paper = taken(await addEvidence(desk, brought(file('paper.pdf', '%PDF-1.7 EXERCISE')))).evidence;
  taken(await noteEvent(desk, pieceOf(room, paper), 'sealed', 'for the commission'));
  return {photo, version, paper};
}

test('a file comes in by its hash, with its kind, and again adds nothing', async () => {
  const room = await evidenceRoom();
  const {desk, file} = room;
  const path = file('IMG_2041.jpg', jpeg('EXERCISE'));
  const added = taken(await addEvidence(desk, brought(path, 'handed in at the gate')));
  assert.equal(added.mediaType, 'image/jpeg');
  assert.equal(added.entry, 1);
  assert.equal(taken(await addEvidence(desk, brought(path))).entry, undefined);
  assert.equal(desk.ledger.size, 2);
  assert.equal(
    taken(await addEvidence(desk, {...brought(path), event: 'received'})).entry,
    2,
    'a second receipt is asked for',
  );
  assert.deepEqual(codes(await addEvidence(desk, {...brought(path), event: 'captured'})), ['custody-order']);
  assert.equal(
    taken(await addEvidence(desk, {...brought(path), case: 'other'})).entry,
    3,
    'another case has a record of its own',
  );
  assert.deepEqual(codes(await addEvidence(desk, {...brought(path), case: 'nowhere'})), ['unknown-case']);
  const leaf = new TextDecoder().decode(desk.ledger.leaf(1));
  assert.ok(!leaf.includes('IMG_2041'), 'the name of the file is not entered');
  await room.close();
});

test('a kind is known by the bytes, named closer for a container, and never contradicted', async () => {
  const room = await evidenceRoom();
  const {desk, file} = room;
  const add = async (content: string | Uint8Array, mediaType: string) =>
    addEvidence(desk, {...brought(file('x', content)), mediaType});
  assert.equal(taken(await add('PK\u0003\u0004 a web archive', 'application/wacz')).mediaType, 'application/wacz');
  assert.equal(taken(await add('a,b\n1,2\n', 'text/csv')).mediaType, 'text/csv');
  assert.equal(taken(await add('nobody knows', '')).mediaType, 'application/octet-stream');
  const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypqt  ')]);
  assert.equal(taken(await add(film, '')).mediaType, 'video/quicktime');
  assert.deepEqual(codes(await add(jpeg('x'), 'image/png')), ['bad-word']);
  assert.deepEqual(codes(await add('y', 'Not A Type')), ['bad-word']);
  assert.equal(desk.ledger.size, 5, 'what is refused writes nothing');
  await room.close();
});

test('after a seal nothing happens without a reason, and a seal stays', async () => {
  const room = await evidenceRoom();
  const {desk, file, folder} = room;
  const {evidence} = taken(await addEvidence(desk, brought(file('a', jpeg('x')))));
  const out = join(folder, 'copy');
  taken(await noteEvent(desk, pieceOf(room, evidence), 'sealed', ''));
  const {size} = desk.ledger;
  const sealed = pieceOf(room, evidence);
  assert.deepEqual(codes(await copyEvidence(desk, sealed, {out, note: ' '})), ['evidence-sealed']);
  assert.deepEqual(codes(await noteEvent(desk, sealed, 'viewed', '')), ['evidence-sealed']);
  assert.deepEqual(codes(await noteEvent(desk, sealed, 'sealed', 'again')), ['custody-order']);
  const wish = {case: 'ex', entries: [], evidence: [evidence], note: '', out};
  assert.deepEqual(codes(await makeBundle(desk, wish)), ['evidence-sealed']);
  assert.equal(desk.ledger.size, size);
  assert.ok(!existsSync(out));
  taken(await copyEvidence(desk, sealed, {out, note: 'ordered by the commission'}));
  assert.deepEqual(readFileSync(out), readFileSync(file('a', jpeg('x'))));
  assert.equal(statSync(out).mode & 0o077, 0, 'a copy is its owner’s alone');
  await room.close();
});

test('a copy that cannot be written is not announced; a lost or altered file is not copied', async () => {
  const room = await evidenceRoom();
  const {desk, file, folder} = room;
  const {evidence} = taken(await addEvidence(desk, brought(file('a', jpeg('x')))));
  const piece = pieceOf(room, evidence);
  assert.deepEqual(codes(await copyEvidence(desk, piece, {out: file('b', ''), note: ''})), ['file-exists']);
  assert.deepEqual(codes(await copyEvidence(desk, piece, {out: join(folder, 'no/such'), note: ''})), ['no-such-file']);
  const place = join(folder, 'data/evidence', evidence.slice(0, 2), evidence);
  chmodSync(place, 0o600);
  writeFileSync(place, jpeg('y'));
  assert.deepEqual(codes(await copyEvidence(desk, piece, {out: join(folder, 'c'), note: ''})), ['evidence-altered']);
  const altered = await verifyEvidence(desk.custody(desk.ledger.size), desk.store);
  assert.deepEqual(codes({ok: false, ...altered}), ['evidence-altered']);
  rmSync(place);
  assert.deepEqual(codes(await copyEvidence(desk, piece, {out: join(folder, 'c'), note: ''})), ['evidence-missing']);
  assert.equal(desk.ledger.size, 2);
  const missing = await verifyEvidence(desk.custody(desk.ledger.size), desk.store);
  assert.deepEqual([codes({ok: false, ...missing}), missing.pieces], [['evidence-missing'], 1]);
  await room.close();
});

test('a bundle holds all that a stranger needs, and the same record gives the same bytes', async () => {
  const bundles: ReadonlyMap<string, string>[] = [];
  for (const _ of [1, 2]) {
    const room = await evidenceRoom();
    const {desk, folder, author, append} = room;
    const {photo, version, paper} = await filled(room);
    const named = await append(author.sign(withdrawalOf('report-1')));
    author.kept();
    const out = join(folder, 'out');
    const made = taken(
      await makeBundle(desk, {
        case: 'ex',
        entries: [named],
        evidence: [photo.slice(0, 8), paper],
        note: 'for the commission',
        out,
      }),
    );
    assert.deepEqual(made.exported, {first: named + 1, last: named + 2});
    const checked = await checkBundle({folder: out, policy: policyOf(), policyText: threeOfFour});
    assert.deepEqual(checked.problems, []);
    assert.ok(checked.holds && checked.witnessed?.quorumReached === true);
    assert.equal(checked.files, made.files.length);
    assert.deepEqual(checked.notices, []);
    assert.ok(!existsSync(join(out, 'evidence', version)), 'what was not asked for is not in it');
    const sidecar = JSON.parse(readFileSync(join(out, 'evidence', `${photo}.json`), 'utf8')) as {
      custody: {event: string}[];
    };
    assert.deepEqual(
      sidecar.custody.map(({event}) => event),
      ['captured', 'viewed', 'redacted', 'exported'],
    );
    bundles.push(
      new Map(
        readdirSync(out, {recursive: true, encoding: 'utf8'})
          .filter((path) => statSync(join(out, path)).isFile())
          .map((path) => [path, readFileSync(join(out, path), 'latin1')]),
      ),
    );
    await room.close();
  }
  assert.deepEqual(bundles[0], bundles[1]);
  assert.ok((bundles[0]?.size ?? 0) > 20);
});

test('the page of a case’s evidence says what was done with each piece, as of any size and day, and shows no file', async () => {
  const room = await evidenceRoom();
  const {desk} = room;
  const {photo, version, paper} = await filled(room);
  const asOf = {date: '2026-01-01', size: desk.ledger.size, ledgerSize: desk.ledger.size, root: ''};
  const page = evidenceView('ex', desk.custody(desk.ledger.size), asOf);
  assert.ok(Value.Check(EvidenceView, page), JSON.stringify([...Value.Errors(EvidenceView, page)][0]));
  assert.equal(
    page.sentence,
    '2 originals and 1 version made from one, named by hash; the files themselves are not shown here. 1 piece is sealed.',
  );
  assert.deepEqual(
    page.pieces.map(({evidence, custody}) => [evidence, ...custody.map(({sentence}) => sentence)]),
    [
      [photo, 'Captured', 'Looked at', 'Another version was made from it'],
      [version, 'Made from another piece'],
      [paper, 'Received', 'Sealed'],
    ],
  );
  assert.equal(page.pieces[0]?.custody[2]?.other, version);
  assert.equal(page.pieces[1]?.custody[0]?.other, photo);
  assert.deepEqual(
    page.pieces.flatMap(({custody}) => custody.flatMap(({faults}) => faults)),
    [],
  );
  const earlier = evidenceView('ex', desk.custody(3), {...asOf, size: 3});
  assert.deepEqual(
    earlier.pieces.map(({evidence, derivatives}) => [evidence, derivatives]),
    [[photo, []]],
  );
  assert.deepEqual(evidenceView('ex', desk.custody(desk.ledger.size, '2025-12-31'), asOf).pieces, []);
  assert.equal(
    evidenceView('other', desk.custody(desk.ledger.size), asOf).sentence,
    'The record holds no piece of evidence for this case.',
  );
  await room.close();
});

test('a version can be handed over without what it was made from', async () => {
  const room = await evidenceRoom();
  const {desk, folder} = room;
  const {photo, version} = await filled(room);
  const out = join(folder, 'out');
  taken(await makeBundle(desk, {case: 'ex', entries: [], evidence: [version], note: '', out}));
  assert.ok(!existsSync(join(out, 'evidence', photo)));
  assert.deepEqual((await checkBundle({folder: out, policy: policyOf(), policyText: threeOfFour})).problems, []);
  assert.match(readFileSync(join(out, 'evidence', `${version}.json`), 'utf8'), new RegExp(`"madeFrom": "${photo}"`));
  await room.close();
});

test('a bundle that cannot be made writes nothing, and says every reason', async () => {
  const room = await evidenceRoom();
  const {desk, folder, author, append} = room;
  const {photo} = await filled(room);
  const foreign = await append(author.sign({...withdrawalOf('x'), case: 'other'} as Draft));
  author.kept();
  const {size} = desk.ledger;
  const out = join(folder, 'out');
  mkdirSync(out);
  writeFileSync(join(out, 'mine'), '');
  const wish = {case: 'ex', entries: [foreign, 999], evidence: [photo, 'ffffffff'], note: '', out};
  assert.deepEqual(codes(await makeBundle(desk, wish)).toSorted(), [
    'bad-word',
    'bad-word',
    'file-exists',
    'no-such-evidence',
  ]);
  assert.deepEqual(codes(await makeBundle(desk, {...wish, entries: [], evidence: [], out: join(folder, 'o')})), [
    'bad-word',
  ]);
  const silent = {...desk, checkpoints: {...desk.checkpoints, refusal: 'side-a has seen 900 entries'}};
  assert.deepEqual(codes(await makeBundle(silent, {...wish, entries: [], evidence: [photo], out: join(folder, 'o')})), [
    'no-checkpoint',
  ]);
  assert.equal(desk.ledger.size, size);
  assert.deepEqual(readdirSync(out), ['mine']);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('part')),
    [],
  );
  await room.close();
});

const hasTools = ['python3', 'openssl'].every((tool) => spawnSync(tool, ['--help']).error === undefined);

test(
  'the script in the README says the same with Python and OpenSSL alone',
  {skip: hasTools ? false : 'needs Python and OpenSSL'},
  async () => {
    const room = await evidenceRoom();
    const {desk, folder} = room;
    const {photo} = await filled(room);
    const out = join(folder, 'out');
    taken(await makeBundle(desk, {case: 'ex', entries: [0], evidence: [photo], note: '', out}));
    const readme = readFileSync(join(out, 'README.txt'), 'utf8');
    const script = /^--- check\.py\n([^]*?)^--- end$/m.exec(readme)?.[1] ?? '';
    writeFileSync(join(folder, 'check.py'), script);
    const run = () => spawnSync('python3', [join(folder, 'check.py')], {cwd: out, encoding: 'utf8'});
    const holding = run();
    assert.equal(holding.status, 0, holding.stderr);
    const proofs = readdirSync(join(out, 'proofs'));
    assert.equal(holding.stdout.match(/^holds /gm)?.length, proofs.length);
    const sums = execFileSync('sh', ['-c', 'sha256sum contents.json'], {cwd: out, encoding: 'utf8'}).slice(0, 64);
    assert.match(holding.stdout, /custody exported/);
    assert.ok(
      proofs.some((name) =>
        readFileSync(join(out, 'entries', `${parseInt(name)}.json`), 'utf8').includes(`bundle ${sums}`),
      ),
    );
    const place = join(out, 'evidence', photo);
    chmodSync(place, 0o600);
    writeFileSync(place, jpeg('EXERCISE: another street'));
    assert.match(run().stdout, /^DOES NOT HOLD .* custody captured$/m);
    const entry = join(out, 'entries', '0.json');
    writeFileSync(entry, readFileSync(entry, 'utf8').replace('operator', 'operatos'));
    assert.match(run().stdout, /^DOES NOT HOLD proofs\/0\.tlog-proof/m);
    await room.close();
  },
);
