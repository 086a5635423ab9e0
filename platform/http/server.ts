/**
 * The HTTP server: for reading, and for handing in entries at one address (entry-writing.ts); for the names of this machine
 * only, with limits on everything that a stranger may send. Each route gives an answer as data; here it becomes headers
 * and bytes, and a failure becomes a sentence.
 */
import {createHash} from 'node:crypto';
import fastify, {type FastifyInstance, type FastifyReply, type FastifyRequest} from 'fastify';
import {refusal, type Answer, type Refusal} from './answer.ts';
import {casePages} from './case-pages.ts';
import type {DeskServer} from '../desk/index.ts';
import type {CaseRecord} from '../workflows/case-record.ts';
import type {EntryDoor} from '../workflows/entries/accept-entry.ts';
import {answerClientError} from './client-error.ts';
import {bodyLimitBytes, entriesPath, refusedOrigin, takeEntries} from './entry-writing.ts';
import {serveDesk} from './desk-routes.ts';
import {guardWrites, serveAccounts} from './desk-accounts.ts';
import type {AccountsServed, DeskSessions} from './desk-session.ts';
import {securityHeaders} from './headers.ts';
import {evidencePages} from './evidence-page.ts';
import {hostIsOurs} from './hosts.ts';
import {incidentPages} from './incident-pages.ts';
import {ledgerPages} from './ledger-pages.ts';
import {logFiles} from './log-files.ts';
import {readQuery} from './query.ts';
import {recordPages} from './record-pages.ts';
import {policyPages} from './policy-page.ts';
import type {Route} from './route.ts';
import {sendRefusal} from './send-refusal.ts';
import {sentBodies, type Body, type SentBodies} from './sent-bodies.ts';
import {witnessPages} from './witness-pages.ts';
import {serveFiles, type ServedFolders} from './static-files.ts';

export interface ServerOptions {
  readonly record: CaseRecord;
  readonly folders: ServedFolders;
  /** The address that the server is bound to, answered besides the names of this machine. */
  readonly boundAddress: string;
  /** Part of every ETag: another program may say the same record in other words. */
  readonly edition: string;
  /** Where entries are handed in; absent where the record is only shown. */
  readonly door?: EntryDoor;
  /** The desks and what the server itself does there; absent where the record is only shown. */
  readonly desk?: DeskServer;
  /** Who is on the desk; nobody where it is absent. */
  readonly accounts?: AccountsServed;
  /** Who is signed in, where that is not asked of the accounts. */
  readonly sessions?: DeskSessions;
  /** The name under which a proxy passes requests on, as an origin. */
  readonly origin?: string;
  /** Why the record is only shown, in a sentence. */
  readonly readOnly?: string;
  /** A failure that no reader caused, for the operator; readers are told only that there was one. */
  readonly report: (error: unknown) => void;
}

export const routes: readonly Route[] = [
  ...casePages,
  ...incidentPages,
  ...evidencePages,
  ...ledgerPages,
  ...recordPages,
  ...witnessPages,
  ...logFiles,
  ...policyPages,
];

const addressLimitCharacters = 2_000;

export async function httpServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: 1,
    requestTimeout: 10_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 15_000,
    forceCloseConnections: true,
    // Looked at every second: by itself Node looks for requests that take too long twice a minute.
    http: {maxHeaderSize: 8 * 1024, requireHostHeader: false, connectionsCheckingInterval: 1_000},
    clientErrorHandler: answerClientError,
    routerOptions: {maxParamLength: 100},
    frameworkErrors: (error, _request, reply) => {
      void sendRefusal(reply as unknown as FastifyReply, addressRefusal(error.code));
    },
  });
  app.server.maxConnections = 256;
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    const refused = refusedAtOnce(request, options);
    if (refused !== undefined) return sendRefusal(reply, refused);
    return undefined;
  });
  app.setErrorHandler(async (error: {readonly statusCode?: number}, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) options.report(error);
    return sendRefusal(reply, status >= 500 ? failed() : unreadable(status));
  });
  const bodies = sentBodies();
  for (const route of routes)
    app.get(route.path, async (request, reply) => respond(request, reply, route, options, bodies));
  takeEntries(app, options.door, options.readOnly);
  const {accounts, desk, readOnly, sessions = accounts?.accounts} = options;
  if (accounts !== undefined) guardWrites(app, accounts.accounts);
  serveAccounts(app, accounts, readOnly);
  serveDesk(app, routes, {
    ...(desk === undefined ? {} : {desk}),
    ...(readOnly === undefined ? {} : {readOnly}),
    ...(sessions === undefined ? {} : {sessions}),
  });
  await serveFiles(app, options.folders);
  return app;
}

async function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  {record, edition}: ServerOptions,
  bodies: SentBodies,
): Promise<FastifyReply> {
  const query = readQuery(route.query, request.query as Readonly<Record<string, unknown>>);
  if (!query.ok) return sendRefusal(reply, refusal(400, query.problems));
  const params = request.params as Readonly<Record<string, string>>;
  await record.upToDate();
  const tag = entityTag(record, edition, [route.path, params, query.value]);
  let body = bodies.find(tag);
  if (body === undefined) {
    const answer = await route.answer(record, {params, query: query.value as never});
    if (answer.kind === 'refusal') return sendRefusal(reply, answer);
    body = bodyOf(answer);
    bodies.keep(tag, body);
  }
  reply.headers({etag: `"${tag}"`, 'cache-control': 'no-cache', vary: 'accept-encoding', ...body.headers});
  if (matches(request.headers['if-none-match'], tag)) return reply.code(304).send();
  const {encoding, bytes} = await bodies.encoded(tag, body, request.headers['accept-encoding']);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(body.type).send(bytes);
}

/** Ledger root, what witnesses said, and what was asked: date, size and all other words stand in the query. */
function entityTag({ledger, views, checkpoints}: CaseRecord, edition: string, asked: unknown): string {
  const root = Buffer.from(ledger.root()).toString('base64');
  const text = JSON.stringify([edition, views.size, ledger.size, root, checkpoints?.revision ?? 0, asked]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}

const matches = (header: string | undefined, tag: string): boolean =>
  header !== undefined && header.split(',').some((part) => part.trim().replace(/^W\//, '') === `"${tag}"`);

function bodyOf(answer: Exclude<Answer, {readonly kind: 'refusal'}>): Body {
  if (answer.kind === 'page') {
    const bytes = Buffer.from(JSON.stringify(answer.page));
    return {bytes, type: 'application/json; charset=utf-8', compressible: true, headers: {}};
  }
  const {bytes, type, cache, download} = answer;
  return {
    bytes,
    type,
    compressible: type.includes('json'),
    headers: {
      ...(cache === undefined ? {} : {'cache-control': cache}),
      ...(download === undefined ? {} : {'content-disposition': `attachment; filename="${download}"`}),
    },
  };
}

function refusedAtOnce(
  request: FastifyRequest,
  {boundAddress, origin}: Pick<ServerOptions, 'boundAddress' | 'origin'>,
): Refusal | undefined {
  if (!hostIsOurs(request.headers.host, boundAddress, origin)) {
    const message = 'this server answers only to the names of the machine that it runs on; use the address it printed';
    return refusal(421, [{code: 'wrong-host', message}]);
  }
  if (request.method === 'POST' && isWritten(request.url)) return refusedOrigin(request, origin);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refusal(405, [{code: 'reading-only', message: `this address can be read only; use GET`}]);
  }
  if (request.url.length > addressLimitCharacters) return addressRefusal('FST_ERR_MAX_PARAM_LENGTH');
  return undefined;
}

/** Where something is taken in; everything else is for reading. */
const isWritten = (url: string): boolean =>
  url === entriesPath || url.startsWith('/api/desk/') || url.startsWith('/api/public/');

const addressRefusal = (code: string): Refusal =>
  code === 'FST_ERR_BAD_URL'
    ? refusal(400, [{code: 'bad-address', message: 'the address is not written as addresses are'}])
    : refusal(414, [{code: 'address-too-long', message: 'the address or a part of it is too long'}]);

const failed = (): Refusal =>
  refusal(500, [{code: 'failed', message: 'the program failed at this; the operator finds why in its terminal'}]);

const unreadable = (status: number): Refusal => {
  if (status === 413) return refusal(413, [{code: 'body-too-large', message: `is above ${bodyLimitBytes} bytes`}]);
  if (status === 415) return refusal(415, [{code: 'not-json', message: 'is not sent as application/json'}]);
  return refusal(status, [{code: 'bad-request', message: 'the request cannot be read'}]);
};
