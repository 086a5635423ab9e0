/**
 * Connections that stay open, each one device that sends its next entry when the one before is answered. In a process of its
 * own, over bare sockets and with requests that were made before the clock starts, because what the client does is not to
 * be measured.
 */
import {connect, type Socket} from 'node:net';
import {nodeCryptography} from '../../platform/keys/index.ts';
import {deviceNames, recordOf} from '../../test/support/open-door.ts';
import {testAuthor, type TestAuthor} from '../../test/support/signer.ts';

export interface ClientWords {
  readonly port: number;
  readonly connections: number;
  /** Requests of each connection before the clock starts. */
  readonly warmUp: number;
  readonly each: number;
  readonly seen: string;
  readonly kind: 'entries' | 'reading';
}

export interface ClientSays {
  readonly seconds: number;
  readonly milliseconds: readonly number[];
  /** Of every timed request, in no order: the receipts that were given. */
  readonly receipts: readonly string[];
  readonly sentBytes: number;
}

/** What a report of an incident is, in length: some 760 bytes of contents, four groups. */
function entryBody(device: TestAuthor, number: number): string {
  const id = `${device.name}-${number}`;
  return JSON.stringify(
    recordOf(device, id, {
      public: {
        day: '2025-11-24',
        time: 'between 02:00 and 04:00',
        what: 'Shelling was reported near the bazaar; residents speak of three impacts and of one house that was hit.',
        killed_low: 0,
        killed_high: 2,
        event_type: 'shelling',
      },
      'public.place': {grid: 'holdfire-grid/1', south: 33.5, west: 69.75, north: 33.75, east: 70},
      'verifier.place': {latitude: 33.57, longitude: 69.89, method: 'named by two residents and found on an image'},
      source: {
        name: 'a shopkeeper who was there',
        contact: 'through the office of the elders',
        notes: 'Asked that neither name nor street be given to anybody; saw two of the three impacts himself.',
      },
    }),
  );
}

const request = (body: string): Buffer =>
  Buffer.from(
    `POST /api/entries HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

const reading = Buffer.from('GET /api/ledger?limit=1 HTTP/1.1\r\nhost: localhost\r\n\r\n');

function requestsOf(name: string, {kind, warmUp, each, seen}: ClientWords): readonly Buffer[] {
  const count = warmUp + each;
  if (kind === 'reading') return Array.from({length: count}, () => reading);
  const device = testAuthor(name, {seen: () => seen});
  return Array.from({length: count}, (_, number) => request(entryBody(device, number)));
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One request after another; resolves with what was answered. */
function conversation(socket: Socket): (bytes: Buffer) => Promise<Answer> {
  let received: Buffer = Buffer.alloc(0);
  let waiting: ((answer: Answer) => void) | undefined;
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const end = received.indexOf('\r\n\r\n');
    if (end === -1) return;
    const head = received.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (received.length < end + 4 + length) return;
    const body = received.toString('utf8', end + 4, end + 4 + length);
    received = received.subarray(end + 4 + length);
    waiting?.({status: Number(head.slice(9, 12)), body});
  });
  return (bytes) =>
    new Promise((resolve) => {
      waiting = resolve;
      socket.write(bytes);
    });
}

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({port, host: '127.0.0.1', noDelay: true}, () => resolve(socket));
    socket.on('error', reject);
  });

async function run(words: ClientWords): Promise<void> {
  const wanted = words.kind === 'entries' ? 201 : 200;
  const lines = deviceNames(words.connections).map((name) => requestsOf(name, words));
  const sockets = await Promise.all(lines.map(() => opened(words.port)));
  const asks = sockets.map(conversation);
  const milliseconds: number[] = [];
  const bodies: string[] = [];
  const send = async (line: number, from: number, to: number): Promise<void> => {
    for (const bytes of lines[line]?.slice(from, to) ?? []) {
      const start = performance.now();
      const answer = await asks[line]?.(bytes);
      if (answer?.status !== wanted) throw new Error(`${answer?.status}: ${answer?.body}`);
      if (from === 0 && words.warmUp > 0) continue;
      milliseconds.push(performance.now() - start);
      bodies.push(answer.body);
    }
  };
  const all = (from: number, to: number) => Promise.all(lines.map((_, line) => send(line, from, to)));
  await all(0, words.warmUp);
  process.send?.('warm');
  await new Promise((go) => process.once('message', go));
  const start = performance.now();
  await all(words.warmUp, words.warmUp + words.each);
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  const receipts =
    words.kind === 'entries' ? bodies.map((body) => (JSON.parse(body) as {receipt: string}).receipt) : [];
  const sentBytes = lines.flat().reduce((sum, {length}) => sum + length, 0);
  process.send?.({seconds, milliseconds, receipts, sentBytes} satisfies ClientSays, () => process.disconnect?.());
}

if (process.argv[1] === import.meta.filename) await run(JSON.parse(process.argv[2] ?? '{}') as ClientWords);
export {entryBody, nodeCryptography};
