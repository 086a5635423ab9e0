/** An import killed at any moment is whole or nothing (rules 1 and 10), and the views say what the ledger says. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {openViews, type Views} from '../../platform/views/index.ts';
import {verifyEntries} from '../../platform/workflows/checking/verify-ledger.ts';
import {campaign, figure} from './campaign.ts';

const importer = fileURLToPath(new URL('./importer.ts', import.meta.url));
const fixture = fileURLToPath(new URL('../fixtures/ged/ged-49.csv', import.meta.url));
const rows = 40_000;
const rounds = campaign(5, 50);

/** The first row of the fixture under many ids: some 25 megabytes, more than one piece and one block. */
function release(folder: string): string {
  const [header = '', row = ''] = readFileSync(fixture, 'utf8').split('\n');
  const path = join(folder, 'ged.csv');
  const body = Array.from({length: rows}, (_, index) => row.replace(/^1,/, `${index + 1},`)).join('\n');
  writeFileSync(path, `${header}\n${body}\n`);
  return path;
}

/** Killed so long after its first row was read; true where it said before that it had taken the file. */
async function importUntilKilled(folder: string, path: string, afterMilliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [importer, folder, path], {stdio: ['ignore', 'pipe', 'inherit']});
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMilliseconds);
    output += chunk.toString();
  });
  await new Promise((done) => child.on('close', done));
  return output.includes('taken');
}

async function dumped(views: Views): Promise<string> {
  const lines: string[] = [];
  await views.dump((line) => lines.push(line));
  return lines.join('\n');
}

test(`an import killed at ${rounds} moments is whole or nothing, and the views follow the ledger`, async (context) => {
  figure(context, 'kill-import', rounds);
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-kill-import-'));
  const path = release(folder);
  for (let round = 0; round < rounds; round += 1) {
    const record = join(folder, `record-${round}`);
    const taken = await importUntilKilled(record, path, (round * 150) % 900);
    const ledger = openLedger({folder: join(record, 'ledger')});
    // The keys of the operator and of the author, the rows between opening and seal: one commit.
    const whole = 2 + rows + 2;
    assert.ok(ledger.size === whole || (!taken && ledger.size === 0), `${ledger.size} entries, taken: ${taken}`);
    assert.equal(verifyEntries(ledger).size, ledger.size);
    const views = await openViews(ledger, join(record, 'views'));
    const again = await openViews(ledger, join(record, 'again'));
    assert.equal(views.size, ledger.size);
    assert.equal(await dumped(views), await dumped(again));
    await views.close();
    await again.close();
    await ledger.close();
  }
  rmSync(folder, {recursive: true});
});
