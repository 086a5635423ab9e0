/** The desk from a script: acts and pages of a running server with `holdfire act` and `holdfire desk`, signed in by key. */
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {promisify} from 'node:util';
import {writeKeyFile} from '../../platform/keys/index.ts';
import {servedDesk, type ServedDesk} from '../support/desk-server.ts';

const program = new URL('../../bin/holdfire.mjs', import.meta.url).pathname;

let desk: ServedDesk;
let server = '';
before(async () => {
  desk = await servedDesk({startSeconds: Math.floor(Date.now() / 1000)});
  server = `http://localhost:${new URL(await desk.address()).port}`;
  for (const name of ['monica', 'vera', 'liv']) {
    const {name: keyName, pair} = desk.author(name);
    writeKeyFile(keyOf(name), {name: keyName, pair});
  }
});
after(() => desk.close());

const keyOf = (name: string): string => join(desk.folder, `${name}.key`);
const run = promisify(execFile);

interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function holdfire(name: string, ...words: readonly string[]): Promise<Said> {
  const all = [program, ...words, '--case', 'exercise', '--key', keyOf(name), '--server', server];
  try {
    return {status: 0, ...(await run(process.execPath, all, {encoding: 'utf8'}))};
  } catch (error) {
    const {code, stdout, stderr} = error as {readonly code: number; readonly stdout: string; readonly stderr: string};
    return {status: code, stdout, stderr};
  }
}

const report = {
  when: {from: '2025-03-09', to: '2025-03-09', precision: 1},
  where: {placeText: 'EXERCISE: by the well', precision: 3},
  eventType: 'small_arms_fire',
  basis: 'heard',
  text: 'EXERCISE. Three shots by the well.',
  language: 'en',
  channel: 'monitor_form',
};

test('a monitor reports, an officer finds it in his inbox and screens it, a liaison sees none of it', async () => {
  const body = join(desk.folder, 'report.json');
  writeFileSync(body, JSON.stringify(report));
  const reported = await holdfire(
    'monica',
    'act',
    'report_submitted',
    '--subject',
    'r-1',
    '--body',
    body,
    '--place',
    '-2.51,-4.07',
  );
  assert.equal(reported.status, 0, reported.stderr);
  assert.match(reported.stdout, /^Entry \d+: report_submitted on r-1\.\n\nholdfire receipt/);
  const inbox = await holdfire('vera', 'desk', 'inbox');
  assert.match(inbox.stdout, /^report r-1: /m);
  const found = await holdfire('vera', 'desk', 'search', 'by the well');
  assert.match(found.stdout, /1 found\./);
  assert.match((await holdfire('liv', 'desk', 'search', 'by the well')).stdout, /^0 found\./);
  writeFileSync(body, JSON.stringify({outcome: 'in_scope', reason: 'EXERCISE. Within the mandate.'}));
  const screened = await holdfire('vera', 'act', 'report_screened', '--subject', 'r-1', '--body', body, '--json');
  assert.equal(screened.status, 0, screened.stdout);
  const {entry} = JSON.parse(screened.stdout) as {readonly entry: number};
  assert.equal(desk.server.desks.actAt(entry)?.act.kind, 'report_screened');
  const out = join(desk.folder, 'export.jsonl');
  assert.equal((await holdfire('vera', 'desk', 'export', '--out', out)).status, 0);
  assert.equal(readFileSync(out, 'utf8').trimEnd().split('\n').length, 2);
});

test('what is refused is said with every problem, and nothing was written', async () => {
  const {size} = desk.record.ledger;
  const unknown = await holdfire('monica', 'act', 'report_submited', '--subject', 'r-2');
  assert.deepEqual([unknown.status, /did you mean report_submitted/.test(unknown.stderr)], [2, true], unknown.stderr);
  const body = join(desk.folder, 'bad.json');
  writeFileSync(body, '{"text": 7}');
  const bad = await holdfire('monica', 'act', 'report_submitted', '--subject', 'r-2', '--body', body, '--json');
  assert.equal(bad.status, 2);
  const {problems} = JSON.parse(bad.stdout) as {readonly problems: readonly {readonly code: string}[]};
  assert.ok(problems.length > 3);
  const liaison = await holdfire('liv', 'act', 'report_submitted', '--subject', 'r-2', '--body', body);
  assert.equal(liaison.status, 2);
  const missing = await holdfire('vera', 'desk', 'show', 'finding', 'f-none');
  assert.deepEqual([missing.status, /\[not-found\]/.test(missing.stderr)], [3, true], missing.stderr);
  assert.equal(desk.record.ledger.size, size);
});
