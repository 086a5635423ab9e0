/**
 * A witness over HTTP (C2SP tlog-witness): `POST /add-checkpoint`, and `GET /` for a person who wants to know what it is. It
 * reads no more than a request may hold, waits no longer than a moment, and stops where its disk fails: a witness that cannot
 * remember must not speak.
 */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {noteKeyText, witnessRequestLimitBytes} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import {answerRequest} from './answer-request.ts';
import type {WitnessState} from './witness-state.ts';

export interface WitnessServerOptions {
  readonly state: WitnessState;
  readonly host: string;
  readonly port: number;
  readonly nowSeconds: () => number;
  readonly say: (sentence: string) => void;
  /** The disk failed: nothing more is answered. */
  readonly failed: (error: unknown) => void;
}

export interface WitnessServer {
  readonly address: string;
  close(): Promise<void>;
}

const plain = 'text/plain; charset=utf-8';

export async function witnessServer(options: WitnessServerOptions): Promise<WitnessServer> {
  const {host, port} = options;
  const server = createServer(
    {requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 8 * 1024},
    (request, reply) => {
      answer(options, request, reply).catch(() => reply.destroy());
    },
  );
  server.maxConnections = 64;
  await listening(server, host, port);
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      done();
    });
  });

async function answer(options: WitnessServerOptions, request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const path = request.url?.split('?')[0];
  if (request.method === 'GET' && path === '/') return send(reply, 200, plain, about(options.state));
  if (path !== '/add-checkpoint')
    return send(reply, 404, plain, 'This is a witness; it answers POST /add-checkpoint.\n');
  if (request.method !== 'POST') return send(reply, 405, plain, 'Use POST.\n', {allow: 'POST'});
  const body = await bodyOf(request);
  if (body === undefined)
    return send(reply, 413, plain, 'The request is longer than any request may be.\n', {connection: 'close'});
  const {state, nowSeconds, say, failed} = options;
  try {
    const {status, type, body: text, sentence} = answerRequest(state, body, nowSeconds());
    say(sentence);
    return send(reply, status, type, text);
  } catch (error) {
    send(reply, 500, plain, 'The disk of this witness failed; it has stopped.\n', {connection: 'close'});
    return failed(error);
  }
}

function send(
  reply: ServerResponse,
  status: number,
  type: string,
  body: string,
  more: Record<string, string> = {},
): void {
  reply.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...more,
  });
  reply.end(body);
}

/** Undefined where it is longer than a request may be; the rest is then not read. Empty where it is not UTF-8. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > witnessRequestLimitBytes) return undefined;
    parts.push(part);
  }
  try {
    return nodeCryptography.utf8.decode(Buffer.concat(parts));
  } catch {
    return '';
  }
}

function about({held, logs, last}: WitnessState): string {
  const lines = [...new Set(logs.map(({name}) => name))].map((origin) => {
    const {size} = last(origin) ?? {size: undefined};
    return `${origin}: ${size === undefined ? 'nothing cosigned yet' : `${size} entries cosigned`}`;
  });
  return [`A witness (C2SP tlog-witness). Its key: ${noteKeyText(held.key)}`, ...lines, ''].join('\n');
}
