import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {campaign, figure} from './campaign.ts';
import {blockBytes, bulkRows} from './bulk-writer.ts';

const writer = new URL('./bulk-writer.ts', import.meta.url).pathname;

/** Runs until it is killed; returns how many entries it acknowledged. */
async function acknowledgedBy(words: readonly string[], killAfterMilliseconds?: number): Promise<number> {
  const child = spawn(process.execPath, [writer, ...words], {stdio: ['ignore', 'pipe', 'inherit']});
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '' && killAfterMilliseconds !== undefined) {
      setTimeout(() => child.kill('SIGKILL'), killAfterMilliseconds);
    }
    output += chunk.toString();
  });
  const signal = await new Promise((done) => child.on('close', (_, by) => done(by)));
  assert.equal(signal, 'SIGKILL');
  return Number(output.trimEnd().split('\n').at(-1));
}

/** All that was acknowledged is there, of a bulk append all or nothing, and every entry at its place. */
async function check(folder: string, acknowledged: number, what: string): Promise<void> {
  const ledger = openLedger({folder, blockBytes});
  assert.ok(ledger.size >= acknowledged, `${what}: ${acknowledged} acknowledged, ${ledger.size} found`);
  assert.ok([0, 3].includes(ledger.size % (3 + bulkRows)), `${what}: ${ledger.size} entries are part of a bulk append`);
  ledger.scan(0, ledger.size, (index, leaf) => {
    assert.match(new TextDecoder().decode(leaf), new RegExp(`^(\\{.*"row":")?entry ${index}("\\})?$`), what);
    return true;
  });
  await ledger.close();
}

/** Bytes that were set aside, which are those of the bulk append that was killed. */
const asideBytes = (folder: string): number =>
  readdirSync(folder)
    .filter((name) => name.startsWith('torn-'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

/** Points in a bulk append, from a seed: first and last row, blocks in between, and the commit itself. */
const killPoints = [0, 1, bulkRows - 1, bulkRows, bulkRows];
for (let state = 20_251_124; killPoints.length < campaign(14, 300);) {
  state = Math.imul(state, 1_664_525) + 1_013_904_223;
  killPoints.push((state >>> 8) % bulkRows);
}

test(`kill -9 at ${killPoints.length} points of a bulk append: nothing acknowledged is lost, nothing of it is seen`, async (context) => {
  figure(context, 'bulk-kill-points', killPoints.length);
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-bulk-kill-'));
  for (const point of killPoints) {
    const acknowledged = await acknowledgedBy([folder, String(point)]);
    await check(folder, acknowledged, `killed at row ${point}`);
  }
  assert.ok(asideBytes(folder) > bulkRows * 60, 'most of the points were behind blocks already on disk');
  rmSync(folder, {recursive: true});
});

test('kill -9 from outside, at any moment of many bulk appends', async (context) => {
  const rounds = campaign(10, 300);
  figure(context, 'bulk-kill-9', rounds);
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-bulk-kill-'));
  for (let round = 0; round < rounds; round += 1) {
    const acknowledged = await acknowledgedBy([folder], (round * 37) % 250);
    await check(folder, acknowledged, `round ${round}`);
  }
  rmSync(folder, {recursive: true});
});
