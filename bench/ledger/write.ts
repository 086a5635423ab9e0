/**
 * Signed entries over HTTP, durable before they are answered, from 64 devices at once, beside the same server answering a
 * reader and beside the checks alone. Client and server are processes of their own and share the machine's cores; the
 * server's processor time for an entry does not depend on what else runs.
 */
import {fork, type ChildProcess} from 'node:child_process';
import {readReceipt} from '../../monitoring/ledger/index.ts';
import {readLogKey} from '../../platform/checkpoints/index.ts';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {readSentEntry} from '../../platform/workflows/entries/sent-entry.ts';
import {signatureHolds} from '../../monitoring/ledger/index.ts';
import {testAuthor} from '../../test/support/signer.ts';
import {percentile, type Benchmark} from '../figure.ts';
import {entryBody, type ClientSays, type ClientWords} from '../support/entry-client.ts';
import type {ServerSays} from '../support/entry-server.ts';
import {withScratch} from '../support/scratch.ts';

const connections = 64;
const each = 400;
const warmUp = 40;
const alone = 5_000;

const messageOf = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said anything`)));
  });

async function asked(server: ChildProcess): Promise<Extract<ServerSays, {readonly kind: 'used'}>> {
  const answer = messageOf<Extract<ServerSays, {readonly kind: 'used'}>>(server);
  server.send('used');
  return answer;
}

interface Load extends ClientSays {
  readonly cpuMicroseconds: number;
  readonly added: number;
}

async function load(server: ChildProcess, words: ClientWords): Promise<Load> {
  const client = fork(new URL('../support/entry-client.ts', import.meta.url), [JSON.stringify(words)], {
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  await messageOf<string>(client);
  const before = await asked(server);
  const saying = messageOf<ClientSays>(client);
  client.send('go');
  const said = await saying;
  const after = await asked(server);
  return {...said, cpuMicroseconds: after.cpuMicroseconds - before.cpuMicroseconds, added: after.size - before.size};
}

/** Entries a second on one core that does nothing but read, hash and check signatures, as the door does. */
function checksAlone(): number {
  const device = testAuthor('alone');
  const bodies = Array.from({length: alone}, (_, number) => entryBody(device, number));
  const from = performance.now();
  for (const body of bodies) {
    const read = readSentEntry(nodeCryptography, JSON.parse(body));
    if (!read.ok || !signatureHolds(nodeCryptography, read.value.leaf)) throw new Error('an entry does not hold');
  }
  return alone / ((performance.now() - from) / 1000);
}

export const run: Benchmark = async (report) => {
  await withScratch(async (folder) => {
    const server = fork(new URL('../support/entry-server.ts', import.meta.url), [folder, String(connections)], {
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    const ready = await messageOf<Extract<ServerSays, {readonly kind: 'ready'}>>(server);
    const words = {port: Number(new URL(ready.address).port), connections, warmUp, each, seen: ready.seen};
    const read = await load(server, {...words, kind: 'reading'});
    const written = await load(server, {...words, kind: 'entries'});
    server.send('stop');
    const n = connections * each;
    checkReceipts(folder, written, n);
    report({name: 'write.signed_per_s', value: n / written.seconds, unit: 'entries/s', goal: '>= 3000', n});
    report({name: 'write.p99_ms', value: percentile(written.milliseconds, 0.99), unit: 'ms', goal: '<= 100', n});
    report({name: 'write.server_cpu_us', value: written.cpuMicroseconds / n, unit: 'µs', goal: '', n});
    report({name: 'write.reading_per_s', value: n / read.seconds, unit: 'answers/s', goal: '', n});
    report({name: 'write.reading_server_cpu_us', value: read.cpuMicroseconds / n, unit: 'µs', goal: '', n});
  });
  report({name: 'write.checks_alone_per_s', value: checksAlone(), unit: 'entries/s', goal: '', n: alone});
};

/** Every entry has a receipt of its own that the log's key signed. */
function checkReceipts(folder: string, {receipts, added}: Load, n: number): void {
  const held = readLogKey(`${folder}/keys`);
  if (held === undefined) throw new Error('the log has no key');
  const places = new Set(receipts.map((note) => readReceipt(nodeCryptography, held.key, note)?.receipt.index));
  if (places.has(undefined) || places.size !== n || added !== n) {
    throw new Error(`${places.size} receipts hold and ${added} entries were added, for ${n} that were sent`);
  }
}
