/**
 * What changed on the desk, as server-sent events, for whoever is signed in: the case and the size of the ledger, and only
 * where he may read something of the act; not what it was. A comment goes out at a fixed beat, so that a connection that is
 * gone is noticed, and a session that has ended ends its streams.
 */
import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import {groupsFor, viewerOf, type DeskServer, type TakenAct} from '../desk/index.ts';
import {refusal} from './answer.ts';
import type {DeskSessions} from './desk-session.ts';
import {securityHeaders} from './headers.ts';
import {sendRefusal} from './send-refusal.ts';

const beatMilliseconds = 15_000;
/** Streams of one person at a time: some screens, not a flood. */
const streamsLimit = 8;

export function serveDeskChanges(app: FastifyInstance, server: DeskServer, sessions: DeskSessions): void {
  const streams = new Map<string, number>();
  const open = new Set<() => void>();
  app.addHook('preClose', (done) => {
    for (const end of open) end();
    done();
  });
  app.get('/api/desk/changes', async (request, reply) => {
    const person = sessions.personOf(request.headers);
    if (person === undefined) {
      return sendRefusal(
        reply,
        refusal(401, [{code: 'not-signed-in', message: 'changes are for whoever is signed in'}]),
      );
    }
    const count = streams.get(person) ?? 0;
    if (count >= streamsLimit) {
      const message = `${streamsLimit} screens of one person follow the changes already`;
      return sendRefusal(reply, refusal(429, [{code: 'too-many-attempts', message}]));
    }
    streams.set(person, count + 1);
    reply.hijack();
    const ended = follow({
      request,
      reply,
      person,
      server,
      isStill: () => sessions.personOf(request.headers) === person,
    });
    open.add(ended.end);
    await ended.closed;
    open.delete(ended.end);
    streams.set(person, (streams.get(person) ?? 1) - 1);
    return reply;
  });
}

interface Following {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly person: string;
  readonly server: DeskServer;
  /** Is he still signed in? */
  readonly isStill: () => boolean;
}

function follow({request, reply, person, server, isStill}: Following): {
  readonly end: () => void;
  readonly closed: Promise<void>;
} {
  const {raw} = reply;
  const {promise: closed, resolve} = Promise.withResolvers<void>();
  raw.writeHead(200, {
    ...securityHeaders,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'cookie',
    'x-accel-buffering': 'no',
  });
  raw.write(': following\n\n');
  const send = (text: string): void => {
    if (isStill()) raw.write(text);
    else end();
  };
  const letGo = server.desks.onAct((taken) => {
    if (!reads(server, person, taken)) return;
    send(`data: ${JSON.stringify({case: taken.caseId, size: taken.act.entry + 1})}\n\n`);
  });
  const beat = setInterval(() => send(': still here\n\n'), beatMilliseconds);
  const end = (): void => {
    clearInterval(beat);
    letGo();
    raw.end();
    resolve();
  };
  request.raw.socket.once('close', end);
  return {end, closed};
}

function reads(server: DeskServer, person: string, {caseId, act}: TakenAct): boolean {
  const viewer = viewerOf(server.desks, {person, caseId, now: server.now()});
  const desk = server.desks.desk(caseId);
  // An act of the installation has no desk; whoever reads people hears of it.
  if (desk === undefined) return act.person === person || viewer.held.some(({role}) => role === 'administrator');
  return groupsFor(viewer, act, desk).length > 0;
}
