/**
 * The way in for people without an account. No cookie, no address kept: how often somebody comes is counted under a hash with
 * a random key that changes with every window, and forgotten with it. Answers say nothing of whether a report exists that is
 * not asked for by its own code.
 */
import {createHmac, randomBytes} from 'node:crypto';
import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import type {Result} from '../../monitoring/kernel/index.ts';
import type {DeskServer} from '../desk/index.ts';
import {refusal} from './answer.ts';
import {notJson, onlyShown, readBody, stoppedRefusal} from './entry-writing.ts';
import {sendRefusal} from './send-refusal.ts';

/** An account of the longest text in a script of three bytes a letter, with translation and an envelope. */
export const publicBodyLimitBytes = 96 * 1024;

export interface PublicOptions {
  readonly desk: DeskServer | undefined;
  readonly readOnly: string | undefined;
}

const windowMilliseconds = 10 * 60_000;

export function takePublicReports(app: FastifyInstance, {desk, readOnly}: PublicOptions): void {
  const reports = rate({each: 10, all: 300});
  const questions = rate({each: 60, all: 3_000});
  const intake = desk?.intake;
  take(app, 'reports', reports, intake?.report, {status: 201, readOnly});
  take(app, 'status', questions, intake?.status, {status: 200, readOnly});
  take(app, 'answers', reports, intake?.answer, {status: 201, readOnly});
}

type Work = (caseId: string, sent: unknown) => Promise<Result<object>>;

interface Taking {
  readonly status: number;
  readonly readOnly: string | undefined;
}

function take(
  app: FastifyInstance,
  name: string,
  mayCome: (address: string) => boolean,
  work: Work | undefined,
  {status, readOnly}: Taking,
): void {
  app.post(`/api/public/:case/${name}`, {bodyLimit: publicBodyLimitBytes}, async (request, reply) => {
    if (work === undefined) return sendRefusal(reply, onlyShown(readOnly));
    if (!mayCome(request.ip)) {
      const message = 'too many came in the last ten minutes; it is safe to send this again later';
      return sendRefusal(reply, refusal(429, [{code: 'too-many-attempts', message}]));
    }
    return answer(request, reply, work, status);
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, work: Work, status: number): Promise<FastifyReply> {
  const sent = readBody(request.body);
  if (sent === undefined) return sendRefusal(reply, refusal(422, [notJson]));
  try {
    const done = await work((request.params as {readonly case: string}).case, sent);
    if (!done.ok) return sendRefusal(reply, refusal(statusOf(done.problems[0]?.code), done.problems));
    return await reply
      .code(status)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(done.value));
  } catch (error) {
    const stopped = stoppedRefusal(error);
    if (stopped === undefined) throw error;
    return sendRefusal(reply, stopped);
  }
}

const statusOf = (code: string | undefined): number => {
  if (code === 'unknown-case' || code === 'unknown-code') return 404;
  return code === 'key-not-here' ? 503 : 422;
};

interface Limits {
  /** Of one address, and of all, in one window. */
  readonly each: number;
  readonly all: number;
}

function rate({each, all}: Limits): (address: string) => boolean {
  let [key, counts, total, ends] = [randomBytes(32), new Map<string, number>(), 0, 0];
  return (address) => {
    const now = Date.now();
    if (now >= ends) [key, counts, total, ends] = [randomBytes(32), new Map(), 0, now + windowMilliseconds];
    const name = createHmac('sha256', key).update(address).digest('base64url').slice(0, 16);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    // Whoever comes too often takes nothing from the others.
    if (count > each) return false;
    total += 1;
    return total <= all;
  };
}
