/** Files of evidence when the process is killed, the disk is full, or two come at once: whole and named, or not there. */
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {openEvidenceStore} from '../../platform/evidence/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {custodyAt} from '../../platform/workflows/evidence/evidence-record.ts';
import {verifyEvidence} from '../../platform/workflows/evidence/verify-evidence.ts';
import {verifyEntries} from '../../platform/workflows/checking/verify-ledger.ts';
import {campaign} from './campaign.ts';

const writer = new URL('./evidence-writer.ts', import.meta.url).pathname;
const rounds = campaign(15, 300);

/** Killed so long after the first file was acknowledged, or was being copied; what it acknowledged. */
async function addUntilKilled(folder: string, outside: string, afterMilliseconds: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, folder, outside], {stdio: ['ignore', 'pipe', 'inherit']});
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMilliseconds);
    output += chunk.toString();
  });
  await new Promise((done) => child.on('close', done));
  return output.split('\n').filter((line) => /^\d+ [0-9a-f]{64}$/.test(line));
}

test(`kill -9 at ${rounds} moments: every named file is there and whole, no half of one stays`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-evidence-kill-'));
  const outside = join(folder, 'outside');
  mkdirSync(outside);
  let acknowledged = 0;
  for (let round = 0; round < rounds; round += 1) {
    const said = await addUntilKilled(folder, outside, (round * 13) % 70);
    const ledger = openLedger({folder: join(folder, 'ledger')});
    const store = openEvidenceStore({folder: join(folder, 'evidence')});
    const custody = custodyAt(ledger)(ledger.size);
    const verified = await verifyEvidence(custody, store);
    assert.deepEqual(verified.problems, [], `round ${round}`);
    assert.equal(verifyEntries(ledger).size, ledger.size);
    for (const line of said) {
      const [entry, evidence = ''] = line.split(' ');
      const piece = custody.piece('ex', evidence);
      assert.deepEqual(
        piece?.custody.map((one) => one.entry),
        [Number(entry)],
        `round ${round}: ${line}`,
      );
    }
    for (const evidence of store.stored()) assert.equal((await store.check(evidence)).kind, 'whole', `round ${round}`);
    assert.ok(verified.unnamed <= round + 1, 'at most one file a crash is there without its entry');
    assert.deepEqual(readdirSync(join(folder, 'evidence', 'incoming')), []);
    await ledger.close();
    acknowledged += said.length;
  }
  assert.ok(acknowledged >= rounds);
  rmSync(folder, {recursive: true});
});

const isRoot = process.getuid?.() === 0;
const needsRoot = {skip: isRoot ? false : 'needs root: a small disk is mounted'};

test('a disk that fills while a file is copied: nothing of it stays, and what fits is still taken', needsRoot, () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-evidence-full-'));
  const mounted = join(folder, 'disk');
  mkdirSync(mounted);
  const large = join(folder, 'large');
  writeFileSync(large, 'x');
  // Sparse: it is read as 40 MB of zeros, and copied to a disk of 24.
  truncateSync(large, 40_000_000);
  const small = join(folder, 'small');
  writeFileSync(small, 'EXERCISE');
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', mounted], {encoding: 'utf8'});
  assert.equal(mount.status, 0, mount.stderr);
  try {
    const add = (path: string): string =>
      spawnSync(process.execPath, [writer, mounted, path, 'once'], {encoding: 'utf8'}).stdout;
    assert.match(add(large), /^ENOSPC /);
    assert.deepEqual(readdirSync(join(mounted, 'evidence')), ['incoming']);
    assert.deepEqual(readdirSync(join(mounted, 'evidence', 'incoming')), []);
    assert.match(add(small), /^[0-9a-f]{64}\n$/, 'what fits is taken');
  } finally {
    spawnSync('umount', [mounted]);
    rmSync(folder, {recursive: true, force: true});
  }
});
