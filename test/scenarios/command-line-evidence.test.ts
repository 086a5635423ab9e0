/** Evidence at the command line, as somebody types it who has files in hand and a commission waiting. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {desk} from './desk.ts';

/** A data folder that holds the case `exercise`, without its tables: those belong to the shipped folder alone. */
function begun() {
  const {folder, file, holdfire, run} = desk();
  const own = join(folder, 'exercise');
  cpSync(new URL('../../cases/exercise', import.meta.url).pathname, own, {recursive: true});
  const imported = holdfire('import', own);
  assert.equal(imported.status, 0, imported.stderr);
  return {folder, file, holdfire, run};
}

test('from a photograph in hand to a bundle that a stranger checks', () => {
  const {folder, file, holdfire, run} = begun();
  const photo = file('IMG_2041.jpg', '');
  writeFileSync(photo, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('EXERCISE: a street')]));
  const added = holdfire('evidence', 'add', photo, '--case', 'exercise', '--event', 'captured', '--note', 'patrol 12');
  assert.equal(added.status, 0, added.stderr);
  const hash = /^([0-9a-f]{64}) {2}21 bytes, image\/jpeg: entry \d+/.exec(added.stdout)?.[1] ?? '';
  assert.match(
    holdfire('evidence', 'add', photo, '--case', 'exercise').stdout,
    /in the case already, nothing was added/,
  );
  const blurred = file('blurred.jpg', 'EXERCISE: a street, faces blurred');
  const version = holdfire(
    'evidence',
    'redacted',
    hash.slice(0, 8),
    blurred,
    '--tool',
    'GIMP 2.10',
    '--author',
    'Desk North',
  );
  assert.match(version.stdout, /application\/octet-stream: entry/);
  assert.equal(holdfire('evidence', 'viewed', hash.slice(0, 8)).status, 0);
  assert.equal(holdfire('evidence', 'seal', hash.slice(0, 8)).status, 0);
  const copy = join(folder, 'copy.jpg');
  const refused = holdfire('evidence', 'copy', hash.slice(0, 8), '--out', copy);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /\[evidence-sealed\].*its note must give the reason/);
  assert.ok(!existsSync(copy));
  assert.equal(holdfire('evidence', 'copy', hash.slice(0, 8), '--out', copy, '--note', 'for the commission').status, 0);
  assert.deepEqual(readFileSync(copy), readFileSync(photo));
  const shown = holdfire('evidence', 'show', hash.slice(0, 8)).stdout;
  assert.match(
    shown,
    /captured, operator: patrol 12\n[^]*redacted → [0-9a-f]{16} with GIMP 2\.10, Desk North\n[^]*viewed[^]*sealed[^]*copied, operator: for the commission\n[^]*Made from it\n {2}[0-9a-f]{64}/,
  );
  assert.match(
    holdfire('evidence', 'list', '--case', 'exercise').stdout,
    /sealed by entry \d+\n[0-9a-f]{64} .*made from/,
  );

  const out = join(folder, 'bundle');
  const words = ['--case', 'exercise', '--entry', '0', '1', '--evidence', hash.slice(0, 8)];
  const bundle = holdfire('bundle', ...words, '--note', 'for the commission', '--out', out);
  assert.match(bundle.stdout, /files, announced by entry \d+; proofs lead to the first \d+ entries/, bundle.stderr);
  const policy = join(folder, 'policy.txt');
  assert.equal(holdfire('policy', '--out', policy).status, 0);
  // Whoever received it has nothing else.
  const checked = run('verify', '--bundle', out, '--policy', policy, '--data', join(folder, 'none'));
  assert.equal(checked.status, 0, checked.stdout);
  assert.match(checked.stdout, /^Verified: all \d+ files of case exercise, 1 of them evidence/m);
  rmSync(join(out, 'evidence', hash));
  writeFileSync(join(out, 'evidence', 'more'), '');
  const broken = holdfire('verify', '--bundle', out, '--policy', policy, '--json');
  assert.equal(broken.status, 1);
  const {problems} = JSON.parse(broken.stdout) as {problems: {code: string; file: string}[]};
  assert.deepEqual(
    problems.map(({code, file: path}) => `${code} ${path}`),
    ['bundle-altered datapackage.json', `bundle-missing evidence/${hash}`, 'bundle-stranger evidence/more'],
  );
});

test('verify names a file of evidence that is gone, and leaves it out where it is asked to', () => {
  const {folder, file, holdfire} = begun();
  holdfire('evidence', 'add', file('a', 'EXERCISE'), '--case', 'exercise');
  const whole = holdfire('verify');
  assert.match(whole.stdout, /1 file of evidence, 8 bytes: there, with the hashes that the ledger names/);
  const store = join(folder, 'data', 'evidence');
  const [part = ''] = readdirSync(store).filter((name) => name !== 'incoming');
  const [hash = ''] = readdirSync(join(store, part));
  rmSync(join(store, part, hash));
  const gone = holdfire('verify');
  assert.equal(gone.status, 1);
  assert.match(gone.stdout, new RegExp(`FAILS {5}evidence/${part}/${hash}: is not there`));
  assert.equal(holdfire('verify', '--without-evidence').status, 0);
  const json = JSON.parse(holdfire('verify', '--json').stdout) as {verified: boolean; evidence: {pieces: number}};
  assert.deepEqual([json.verified, json.evidence.pieces], [false, 1]);
});

test('what is no evidence is refused with a sentence, before anything is made for it', () => {
  const {folder, file, holdfire} = desk();
  const data = join(folder, 'data');
  mkdirSync(join(folder, 'sub'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  symlinkSync('/etc/hostname', join(folder, 'link'));
  const add = (path: string, ...more: readonly string[]) => holdfire('evidence', 'add', path, '--case', 'ex', ...more);
  for (const [name, said] of [
    ['sub', /is a folder/],
    ['pipe', /is a pipe/],
    ['link', /is a link; name the file that it leads to/],
    ['none', /is not there/],
  ] as const) {
    const {status, stderr} = add(join(folder, name));
    assert.equal(status, 2, name);
    assert.match(stderr, said);
  }
  assert.match(add(file('empty', '')).stderr, /has no bytes/);
  assert.match(add(file('x', 'x'), '--note', 'two\nlines').stderr, /cannot be printed/);
  assert.match(holdfire('evidence', 'add', file('x', 'x')).stderr, /--case: is needed/);
  assert.ok(!existsSync(data), 'no data folder was made');
  assert.match(holdfire('evidence', 'seal', 'abcdef12').stderr, /There is no ledger/);
  assert.match(holdfire('evidence', 'seall', 'abcdef12').stderr, /did you mean “seal”/);
  assert.match(holdfire('evidence', 'show').stderr, /takes SHA256/);
  assert.match(holdfire('evidence', 'list', 'x').stderr, /takes nothing more/);
  assert.match(holdfire('verify', '--bundle', folder).stderr, /--policy: is needed/);
  assert.match(
    holdfire('verify', '--bundle', folder, '--proof', 'x', '--policy', 'y').stderr,
    /--proof: does not go with --bundle/,
  );
  assert.match(holdfire('bundle', '--entry', 'x,1').stderr, /“x” is not a whole number/);
  assert.match(add(file('x', 'x')).stderr, /\[unknown-case\]/);
});
