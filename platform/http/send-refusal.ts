/** A refusal on the wire: all problems as one JSON object, with the headers that every answer has, kept by nobody. */
import type {FastifyReply} from 'fastify';
import type {Refusal} from './answer.ts';
import {securityHeaders} from './headers.ts';

export function sendRefusal(reply: FastifyReply, {status, failure}: Refusal): FastifyReply {
  reply.headers({...securityHeaders, 'cache-control': 'no-store'});
  if (status === 405) reply.header('allow', 'GET, HEAD');
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(failure));
}
