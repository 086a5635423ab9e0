import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {openLedger} from '../../platform/ledger-store/index.ts';

const writer = new URL('./writer.ts', import.meta.url).pathname;
const rounds = 15;

/** Appends in a process of its own until it is killed; returns how many it acknowledged. */
async function writeUntilKilled(folder: string, afterMilliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder], {stdio: ['ignore', 'pipe', 'inherit']});
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMilliseconds);
    output += chunk.toString();
  });
  await new Promise((done) => child.on('close', done));
  return Number(output.trimEnd().split('\n').at(-1) ?? 0);
}

test(`kill -9 at ${rounds} moments: no acknowledged entry is lost or changed (rule 1)`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-kill-'));
  for (let round = 0; round < rounds; round += 1) {
    const acknowledged = await writeUntilKilled(folder, (round * 7) % 40);
    const ledger = openLedger({folder});
    assert.ok(ledger.size >= acknowledged, `round ${round}: ${acknowledged} acknowledged, ${ledger.size} found`);
    for (let index = 0; index < ledger.size; index += 1) {
      assert.equal(new TextDecoder().decode(ledger.leaf(index)), `entry ${index}`);
    }
    await ledger.close();
  }
  rmSync(folder, {recursive: true});
});
