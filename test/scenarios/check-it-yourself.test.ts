/** Somebody outside the project holds files and a policy, and no ledger: what he is told, and what he is refused. */
import assert from 'node:assert/strict';
import {appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {threeOfFour} from '../support/signed-log.ts';
import {signedData} from '../support/signed-data.ts';
import {desk} from './desk.ts';

/** A log of 300 entries at 260 and at 300, mirrored, with files as a mission hands them out. */
async function mission() {
  const at = desk();
  const signed = await signedData(at.data, 260);
  const kept = at.file('kept', await signed.checkpoint());
  await signed.add(40);
  const late = at.file('late', await signed.checkpoint());
  const receipt = at.file('receipt', signed.receipt(270));
  await signed.close();
  const policy = at.file('policy', threeOfFour);
  const path = (name: string): string => join(at.folder, name);
  return {...at, kept, late, receipt, policy, path};
}

const told = mission();

test('a proof is made, and checked with nothing but a policy', async () => {
  const {holdfire, run, path, policy, kept} = await told;
  const made = holdfire('prove', '--entry', '7', '--since', '260', '--out', path('7.tlog-proof'), '--json');
  assert.equal(made.status, 0, made.stderr);
  const {size, bytes} = JSON.parse(made.stdout) as {size: number; bytes: number};
  assert.equal(size, 300);
  assert.ok(bytes < 4_096, `${bytes} bytes`);
  const checked = run('verify', '--proof', path('7.tlog-proof'), '--policy', policy, '--kept', kept);
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  assert.deepEqual(checked.stdout.replaceAll(/root \S+\./g, 'root R.').split('\n'), [
    'holds     The log log.example/holdfire signed its checkpoint of 300 entries.',
    'holds     Cosigned by side-a, side-b, guarantor-1, which is the quorum.',
    'holds     The entry is there, byte for byte.',
    'holds     It is entry 7 of the tree with root R.',
    'holds     The kept tree of 260 entries is the beginning of this one.',
    'Verified.',
    '',
  ]);
  assert.equal(holdfire('prove', '--entry', '7').stdout.split('\n')[0], 'c2sp.org/tlog-proof@v1');
  assert.equal(holdfire('prove', '--entry', '300').status, 3);
  assert.equal(holdfire('prove').status, 2);
});

test('what does not hold is told step by step, with exit code 1', async () => {
  const {holdfire, run, path, file} = await told;
  holdfire('prove', '--entry', '8', '--out', path('8.tlog-proof'));
  const two = file(
    'two',
    threeOfFour
      .replace(/^witness side-b.*\n/m, '')
      .replace('3 side-a side-b', '3 side-a')
      .replace(/guarantor-2$/m, 'guarantor-2'),
  );
  const narrow = run('verify', '--proof', path('8.tlog-proof'), '--policy', two, '--json');
  assert.equal(narrow.status, 1, narrow.stdout);
  const {verified, steps} = JSON.parse(narrow.stdout) as {verified: boolean; steps: {name: string; outcome: string}[]};
  assert.equal(verified, false);
  assert.deepEqual(
    steps.filter(({outcome}) => outcome === 'fails').map(({name}) => name),
    ['quorum'],
  );
  const moved = file('moved', readFileSync(path('8.tlog-proof'), 'utf8').replace('\nindex 8\n', '\nindex 9\n'));
  const other = run('verify', '--proof', moved, '--policy', path('policy'));
  assert.equal(other.status, 1);
  assert.match(other.stdout, /FAILS {5}It is not entry 9 of the tree/);
  assert.match(other.stdout, /Not verified\.\n$/);
});

test('files that are cut, empty, huge, of another kind or not there are refused with a sentence', async () => {
  const {holdfire, run, path, file, policy} = await told;
  holdfire('prove', '--entry', '9', '--out', path('9.tlog-proof'));
  const whole = readFileSync(path('9.tlog-proof'));
  writeFileSync(path('binary'), Buffer.from([0xff, 0xfe, 0x00]));
  mkdirSync(path('folder'), {recursive: true});
  for (const [name, code] of [
    [file('cut', whole.subarray(0, 900).toString()), 'not-a-proof'],
    [file('none', ''), 'empty-file'],
    [file('huge', 'x'.repeat(2_000_000)), 'file-too-large'],
    [path('binary'), 'not-utf-8'],
    [path('folder'), 'no-such-file'],
    [path('nowhere'), 'no-such-file'],
    [policy, 'not-a-proof'],
  ] as const) {
    const {status, stdout} = run('verify', '--proof', name, '--policy', policy, '--json');
    assert.equal(status, 2, name);
    const {problems} = JSON.parse(stdout) as {problems: {code: string; file: string}[]};
    assert.deepEqual([problems[0]?.code, problems[0]?.file], [code, name]);
  }
  const all = run(
    'verify',
    '--proof',
    policy,
    '--disclosure',
    policy,
    '--receipt',
    policy,
    '--kept',
    policy,
    '--policy',
    path('cut'),
  );
  assert.equal(all.status, 2);
  for (const code of ['bad-policy', 'not-a-proof', 'not-a-disclosure', 'not-a-receipt', 'not-a-checkpoint'])
    assert.match(all.stderr, new RegExp(`\\[${code}\\]`));
  assert.match(run('verify', '--proof', path('9.tlog-proof')).stderr, /--policy: is needed/);
  assert.match(run('verify', '--policy', policy).stderr, /goes with --proof/);
  assert.match(run('verify', '--tiles', 'x', '--proof', 'y', '--policy', policy).stderr, /--tiles: goes alone/);
});

test('a receipt: undetermined alone, kept with a proof, broken by a checkpoint from after its deadline', async () => {
  const {holdfire, run, path, policy, receipt, late, file} = await told;
  const alone = run('verify', '--receipt', receipt, '--policy', policy);
  assert.equal(alone.status, 0, alone.stderr);
  assert.match(
    alone.stdout,
    /promised entry 270 by 2025-11-24T16:01:00Z; nothing given here shows whether it was kept/,
  );
  holdfire('prove', '--entry', '270', '--out', path('270.tlog-proof'));
  const kept = run('verify', '--receipt', receipt, '--proof', path('270.tlog-proof'), '--policy', policy);
  assert.equal(kept.status, 0);
  assert.match(kept.stdout, /the promise is kept/);
  // A larger checkpoint takes nothing back, and one from before the deadline shows nothing.
  assert.match(run('verify', '--receipt', receipt, '--kept', late, '--policy', policy).stdout, /nothing given here/);
  const forged = file('forged', readFileSync(receipt, 'utf8').replace('\n270\n', '\n271\n'));
  const unsigned = run('verify', '--receipt', forged, '--policy', policy);
  assert.equal(unsigned.status, 1);
  assert.match(unsigned.stdout, /nothing was promised/);
});

test('the policy in force is printed, and is the one that was set', async () => {
  const {holdfire, path} = await told;
  assert.equal(holdfire('policy').stdout, threeOfFour);
  assert.match(holdfire('policy', '--out', path('p')).stdout, /: 4 witnesses, quorum quorum-of-four, from entry 1\.\n/);
  assert.equal(readFileSync(path('p'), 'utf8'), threeOfFour);
});

/** A checkpoint of nine entries of another past, signed by the same key. */
async function short(data: string): Promise<string> {
  const third = await signedData(data, 9, 'another note');
  writeFileSync(join(data, 'kept'), await third.checkpoint());
  await third.close();
  return join(data, 'kept');
}

test('a mirror is written, added to, re-derived offline, and refuses another log', async () => {
  const {holdfire, run, path, policy, data, kept} = await told;
  const first = holdfire('tiles', '--out', path('mirror'));
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stdout, /: 300 entries, root \S+, 6 files, 6 written now, 0 removed\.\n/);
  const again = JSON.parse(holdfire('tiles', '--out', path('mirror'), '--json').stdout) as {written: number};
  // The right edge and the checkpoint; the full tile and the full bundle stay as they are.
  assert.equal(again.written, 4);
  const verified = run('verify', '--tiles', path('mirror'), '--policy', policy);
  assert.equal(verified.status, 0, verified.stderr);
  assert.match(verified.stdout, /^Re-derived: 300 entries of log\.example\/holdfire, root /);
  const since = run('verify', '--tiles', path('mirror'), '--policy', policy, '--kept', kept);
  assert.equal(since.status, 0);
  assert.match(since.stdout, /The 260 entries of the kept checkpoint are the beginning of these\./);
  rmSync(path('other'), {recursive: true, force: true});
  const other = await signedData(path('other'), 12);
  await other.checkpoint();
  await other.close();
  const strange = path('strange');
  assert.equal(run('tiles', '--out', strange, '--data', path('other')).status, 0);
  const fork = run('verify', '--tiles', strange, '--policy', policy, '--kept', await short(path('third')));
  assert.equal(fork.status, 1);
  assert.match(fork.stdout, /The first 9 entries are not those of the kept checkpoint: the log was rewritten\./);
  const refused = run('tiles', '--out', path('mirror'), '--data', path('other'));
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /\[other-log\] holds 300 entries, more than the 12/);
  cpSync(path('mirror'), path('broken'), {recursive: true});
  appendFileSync(join(path('broken'), 'tile/0/000'), 'x');
  const broken = run('verify', '--tiles', path('broken'), '--policy', policy);
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, /\[mirror-broken\] tile\/0\/000 is not what the entries give/);
  assert.match(run('tiles', '--out', data, '--data', data).stderr, /holds \w+ and no log/);
});
