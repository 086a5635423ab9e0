/**
 * The address where acts are handed in. The signature is the authority, so no session is asked for; one that is sent along must
 * be of the same person, so that nobody acts by mistake as somebody who sat at the same screen before.
 */
import type {FastifyInstance} from 'fastify';
import {base64Of} from '../../monitoring/ledger/index.ts';
import type {DeskServer} from '../desk/index.ts';
import {refusal} from './answer.ts';
import type {DeskSessions} from './desk-session.ts';
import {bodyLimitBytes, notJson, onlyShown, readBody, statusFor, stoppedRefusal} from './entry-writing.ts';
import {sendRefusal} from './send-refusal.ts';

export const actsPath = '/api/desk/acts';

export interface ActsOptions {
  readonly desk: DeskServer | undefined;
  readonly sessions: DeskSessions;
  readonly readOnly: string | undefined;
}

export function takeActs(app: FastifyInstance, {desk, sessions, readOnly}: ActsOptions): void {
  app.post(actsPath, {bodyLimit: bodyLimitBytes}, async (request, reply) => {
    if (desk === undefined) return sendRefusal(reply, onlyShown(readOnly));
    const sent = readBody(request.body);
    if (sent === undefined) return sendRefusal(reply, refusal(422, [notJson]));
    const stale = signsOff(sent) ? sessions.signOffProblem?.(request.headers) : undefined;
    if (stale !== undefined) return sendRefusal(reply, refusal(403, [stale]));
    try {
      const answer = await desk.door.accept(sent, sessions.personOf(request.headers));
      if (answer.kind === 'refused') return sendRefusal(reply, refusal(statusFor(answer.problems), answer.problems));
      const {kind, index, leafHash, receipt} = answer;
      return await reply
        .code(kind === 'accepted' ? 201 : 200)
        .headers({'cache-control': 'no-store', location: `/api/ledger/entries/${index}`})
        .type('application/json; charset=utf-8')
        .send(JSON.stringify({index, leafHash: base64Of(leafHash), receipt}));
    } catch (error) {
      const stopped = stoppedRefusal(error);
      if (stopped === undefined) throw error;
      return sendRefusal(reply, stopped);
    }
  });
}

/** Acts by which somebody signs off what others rely on: a session that was left open is not enough for them. */
// prettier-ignore
const signingOff = new Set([
  'layer_reviewed', 'finding_reviewed', 'vote_cast', 'finding_decided', 'appeal_decided', 'verification_settled',
  'release_approved', 'removal_approved', 'unsealing_approved', 'role_confirmed', 'person_suspended', 'mandate_set',
  'vault_opened',
]);

function signsOff(sent: unknown): boolean {
  const {groups} = (sent ?? {}) as {readonly groups?: Readonly<Record<string, unknown>>};
  const act = groups?.['verifier.act'] as {readonly content?: {readonly kind?: unknown}} | null | undefined;
  return typeof act?.content?.kind === 'string' && signingOff.has(act.content.kind);
}
