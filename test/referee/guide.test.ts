/** docs/guides/check-it-yourself.md, command by command, on a log as a mission has it: what the guide says stays true. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {signedData} from '../support/signed-data.ts';
import {needsPython} from './needs-python.ts';
import {needsGo} from './referee.ts';

const inTree = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const guide = readFileSync(inTree('docs/guides/check-it-yourself.md'), 'utf8');
/** Blocks of the guide that are indented, without what it shows as an answer. */
const blocks = [...guide.matchAll(/(?:^ {4}.*\n)+/gm)].map(([block]) => block.replaceAll(/^ {4}/gm, ''));
const blockWith = (words: string): string => {
  const found = blocks.filter((block) => block.includes(words));
  assert.equal(found.length, 1, `the guide says “${words}” in ${found.length} blocks`);
  return found[0] ?? '';
};

const folder = mkdtempSync(join(tmpdir(), 'holdfire-guide-'));
after(() => rmSync(folder, {recursive: true}));
const bin = join(folder, 'bin');

const bash = (lines: string, variables: Readonly<Record<string, string>> = {}) =>
  spawnSync('bash', ['-euo', 'pipefail', '-c', lines], {
    cwd: folder,
    encoding: 'utf8',
    env: {...process.env, PATH: `${bin}:${process.env['PATH']}`, ...variables},
  });

async function files() {
  mkdirSync(bin);
  const program = `#!/bin/sh\nexec '${process.execPath}' '${inTree('bin/holdfire.mjs')}' "$@"\n`;
  writeFileSync(join(bin, 'holdfire'), program, {mode: 0o755});
  copyFileSync(inTree('docs/guides/check.py'), join(folder, 'check.py'));
  const signed = await signedData(join(folder, 'data'), 280);
  writeFileSync(join(folder, 'checkpoint'), await signed.checkpoint());
  await signed.add(20);
  await signed.checkpoint();
  writeFileSync(join(folder, 'receipt'), signed.receipt(7));
  await signed.close();
  const made = bash(
    'holdfire tiles --out mirror; holdfire policy --out policy.txt; holdfire prove --entry 7 --since 280 --out entry-7.tlog-proof',
  );
  assert.equal(made.status, 0, made.stderr);
  const ledger = openLedger({folder: join(folder, 'data/ledger'), readOnly: true});
  const root = Buffer.from(ledger.root()).toString('base64');
  const leaf = new TextDecoder().decode(ledger.leaf(7));
  const leafHash = Buffer.from(ledger.leafHash(7)).toString('base64');
  await ledger.close();
  // From here on nobody has the ledger.
  rmSync(join(folder, 'data'), {recursive: true});
  return {root, leaf, leafHash};
}
const told = files();

test('with Python and OpenSSL', needsPython, async () => {
  const {root} = await told;
  const {status, stdout, stderr} = bash(blockWith('python3 check.py'));
  assert.equal(status, 0, stderr);
  const line = `300 entries, root ${root}, cosigned by guarantor-1, side-a, side-b\n`;
  assert.equal(stdout, `${line}${line}entry-7.tlog-proof: entry 7 of 300\n`);
});

test('a signature and an entry by hand', needsPython, async () => {
  const {leaf, leafHash} = await told;
  const signature = bash(blockWith('openssl pkeyutl'));
  assert.equal(signature.status, 0, signature.stderr);
  assert.match(signature.stdout, /Signature Verified Successfully/);
  const changed = bash(blockWith('openssl pkeyutl').replace('mirror/checkpoint > text', 'checkpoint > text'));
  assert.notEqual(changed.status, 0, 'the signature of another checkpoint');
  assert.equal(bash(blockWith('openssl dgst'), {LEAF: leaf}).stdout, `${leafHash}\n`);
});

test('with Go', needsGo, async () => {
  const {root} = await told;
  const [, ...build] = blockWith('go build').split('\n');
  const lines = build
    .join('\n')
    .replace('cd test/referee', `cp -r '${inTree('test/referee')}' referee-source; cd referee-source`);
  const {status, stdout, stderr} = bash(lines, {
    MIRROR: join(folder, 'mirror'),
    POLICY: join(folder, 'policy.txt'),
    GOFLAGS: '',
    GOCACHE: inTree('.tmp/go-cache'),
  });
  assert.equal(status, 0, stderr);
  const answer = JSON.parse(stdout) as {holds: boolean; size: number; root: string};
  assert.deepEqual([answer.holds, answer.size, answer.root], [true, 300, root]);
});

test('with Holdfire, without a ledger', async () => {
  const {root} = await told;
  const {status, stdout, stderr} = bash(blockWith('holdfire verify --tiles'));
  assert.equal(status, 0, stdout + stderr);
  assert.ok(stdout.includes(`Re-derived: 300 entries of log.example/holdfire, root ${root}.`));
  assert.match(stdout, /The kept tree of 280 entries is the beginning of this one/);
  assert.match(stdout, /the promise is kept/);
});
