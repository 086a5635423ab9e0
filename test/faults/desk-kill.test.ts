/**
 * A served desk killed (kill -9) in the middle of acts, also of a removal: whatever was acknowledged stands after the restart with its
 * effect, nothing stands twice, and the desk is the one that the ledger tells.
 */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {exercise, servedDesk} from '../support/desk-server.ts';
import {campaign, figure} from './campaign.ts';

const rounds = campaign(2, 40);
const writer = new URL('desk-writer.ts', import.meta.url).pathname;

/** Acts that the writer said were acknowledged, by index: `INDEX ID`. */
async function killedAfter(folder: string, count: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, folder], {stdio: ['ignore', 'pipe', 'inherit']});
  const lines: string[] = [];
  let text = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (part: string) => {
    text += part;
    const whole = text.split('\n');
    text = whole.pop() ?? '';
    lines.push(...whole);
    if (lines.length >= count) child.kill('SIGKILL');
  });
  await new Promise((done) => child.on('close', done));
  return lines;
}

test(`a desk killed ${rounds} times: what was acknowledged stands, with its effect`, async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-killed-'));
  context.after(() => rmSync(folder, {recursive: true, force: true}));
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    acknowledged.push(...(await killedAfter(folder, 15 + ((round * 7) % 30))));
    const desk = await servedDesk({folder});
    const {desks} = desk.server;
    const state = desks.desk(exercise)?.state;
    for (const line of acknowledged) {
      const [index = '', id] = line.split(' ');
      const act = desks.actAt(Number(index))?.act;
      assert.equal(act?.id, id, `round ${round}: entry ${index}`);
      if (act?.kind === 'report_submitted') assert.equal(state?.reports.get(act.subject)?.first.entry, Number(index));
      if (act?.kind === 'removal_approved')
        assert.equal(state?.removals.get(act.subject)?.approved?.entry, Number(index));
    }
    assert.deepEqual(state?.refused, []);
    await desk.close();
  }
  assert.ok(acknowledged.length >= rounds * 15);
  assert.equal(new Set(acknowledged).size, acknowledged.length);
  figure(context, 'desk_kills', rounds);
});
