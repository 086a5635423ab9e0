/** An answer that nobody keeps: compressed for whoever takes it, different for every session. */
import type {FastifyReply, FastifyRequest} from 'fastify';
import {compressible} from './sent-bodies.ts';

export interface Unkept {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export async function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  {bytes, type}: Unkept,
): Promise<FastifyReply> {
  const {encoding, bytes: sent} = await compressible(bytes, request.headers['accept-encoding']);
  reply.headers({'cache-control': 'no-store', vary: 'accept-encoding, cookie'});
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(type).send(sent);
}
