import assert from 'node:assert/strict';
import {spawn, type ChildProcessByStdio} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable, Writable} from 'node:stream';
import {test} from 'node:test';
import {openLedger, type Ledger} from '../../platform/ledger-store/index.ts';
import {campaign, figure} from './campaign.ts';
import {refuseDisorder} from './appenders-order.ts';

const writer = new URL('./kill-writer.ts', import.meta.url).pathname;
const rounds = campaign(200, 5000);
/** So that what is checked again in each does not grow for ever. */
const roundsOfAFolder = 10;

const temporary = mkdtempSync(join(tmpdir(), 'holdfire-kill-'));
test.after(() => rmSync(temporary, {recursive: true}));

type Writer = ChildProcessByStdio<Writable, Readable, null>;

const started = (): Writer =>
  spawn(process.execPath, [writer], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {...process.env, NODE_COMPILE_CACHE: join(temporary, 'compiled')},
  });

/** Appends until it is killed; returns what it acknowledged, by index. */
async function acknowledgedBy(child: Writer, folder: string, round: number): Promise<ReadonlyMap<number, string>> {
  let output = '';
  const closed = once(child, 'close');
  const isEarly = round % 10 === 0;
  const kill = (): unknown => setTimeout(() => child.kill('SIGKILL'), (round * 7) % (isEarly ? 8 : 40));
  child.stdout.on('data', (chunk: Buffer) => {
    // At the first acknowledgement.
    if (output === '' && !isEarly) kill();
    output += chunk.toString();
  });
  child.stdin.write(`${folder}\tround-${round}\n`);
  // While it opens.
  if (isEarly) kill();
  await closed;
  const lines = output.slice(0, output.lastIndexOf('\n') + 1).split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [index, text] = line.split('\t');
      return text === undefined ? [] : [[Number(index), text]];
    }),
  );
}

function check(ledger: Ledger, known: ReadonlyMap<number, string>, what: string): void {
  const texts: string[] = [];
  ledger.scan(0, ledger.size, (_, leaf) => {
    texts.push(new TextDecoder().decode(leaf));
    return undefined;
  });
  for (const [index, text] of known) assert.equal(texts[index], text, `${what}: acknowledged entry ${index}`);
  refuseDisorder(texts, what);
}

test(`kill -9 at ${rounds} moments under 40 appenders: no acknowledged entry is lost or changed (rule 1)`, async (context) => {
  figure(context, 'kill-9', rounds);
  let [next, acknowledged, found] = [0, 0, 0];
  const work = async (): Promise<void> => {
    let ahead = started();
    let folder = '';
    let known = new Map<number, string>();
    for (let done = 0, round = next++; round < rounds; round = next++, done += 1) {
      if (done % roundsOfAFolder === 0) {
        if (folder !== '') rmSync(folder, {recursive: true});
        folder = mkdtempSync(join(temporary, 'ledger-'));
        known = new Map();
      }
      const child = ahead;
      ahead = started();
      const heard = await acknowledgedBy(child, folder, round);
      acknowledged += heard.size;
      known = new Map([...known, ...heard]);
      const ledger = openLedger({folder});
      check(ledger, known, `round ${round}`);
      found += ledger.size;
      await ledger.close();
    }
    ahead.kill();
  };
  await Promise.all(Array.from({length: availableParallelism()}, work));
  context.diagnostic(`${acknowledged} entries were acknowledged`);
  assert.ok(acknowledged > rounds * 10 && found > acknowledged, 'there was something to lose');
});
