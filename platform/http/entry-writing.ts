/**
 * The one address that takes something in: `POST /api/entries`, a signed entry with the contents of its groups. What an
 * author may do is decided by his key, not by this server; what a browser may do is decided here, because a page from
 * elsewhere must not post with the reader's own hands. Everything that a stranger may send has a limit.
 */
import type {FastifyInstance, FastifyRequest} from 'fastify';
import type {Problem} from '../../monitoring/kernel/index.ts';
import {base64Of} from '../../monitoring/ledger/index.ts';
import {ContentsFull, ContentsStopped} from '../contents/index.ts';
import {LedgerFull, LedgerStopped} from '../ledger-store/index.ts';
import type {EntryDoor} from '../workflows/entries/accept-entry.ts';
import {refusal, type Refusal} from './answer.ts';
import {sendRefusal} from './send-refusal.ts';

export const entriesPath = '/api/entries';

/** A leaf of the largest size, whose text JSON may need twice, and four groups of the largest content. */
export const bodyLimitBytes = 512 * 1024;

/** Absent where this record is only shown. */
export function takeEntries(app: FastifyInstance, door: EntryDoor | undefined, readOnly: string | undefined): void {
  app.addContentTypeParser('application/json', {parseAs: 'buffer', bodyLimit: bodyLimitBytes}, (_request, body, done) =>
    done(null, body),
  );
  app.post(entriesPath, {bodyLimit: bodyLimitBytes}, async (request, reply) => {
    if (door === undefined) return sendRefusal(reply, onlyShown(readOnly));
    const sent = readBody(request.body);
    if (sent === undefined) return sendRefusal(reply, refusal(422, [notJson]));
    try {
      const answer = await door.accept(sent);
      if (answer.kind === 'refused') return sendRefusal(reply, refusal(statusFor(answer.problems), answer.problems));
      const {kind, index, leafHash, receipt} = answer;
      const page = JSON.stringify({index, leafHash: base64Of(leafHash), receipt});
      return await reply
        .code(kind === 'accepted' ? 201 : 200)
        .headers({'cache-control': 'no-store', location: `/api/ledger/entries/${index}`})
        .type('application/json; charset=utf-8')
        .send(page);
    } catch (error) {
      const stopped = stoppedRefusal(error);
      if (stopped === undefined) throw error;
      return sendRefusal(reply, stopped);
    }
  });
}

/**
 * A browser says where a page comes from, in one header or the other; a device says neither. A page that may read this
 * server is of the same origin, so nothing else may write to it.
 */
export function refusedOrigin({headers}: FastifyRequest, ours?: string): Refusal | undefined {
  const {origin, host, 'sec-fetch-site': site} = headers;
  const origins = ours !== undefined && new URL(ours).host === host ? [ours] : [`http://${host}`, `https://${host}`];
  const isElsewhere =
    (origin !== undefined && !origins.includes(origin)) || (site !== undefined && site !== 'same-origin');
  if (!isElsewhere) return undefined;
  const message = 'a page from elsewhere may not hand in entries here';
  return refusal(403, [{code: 'other-origin', message}]);
}

export const notJson: Problem = {code: 'not-json', message: 'is not JSON in UTF-8'};

const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

/** Undefined where it is not JSON. */
export function readBody(body: unknown): unknown {
  try {
    return JSON.parse(decoder.decode(body as Buffer));
  } catch {
    return undefined;
  }
}

const statuses: Readonly<Record<string, number>> = {
  'unregistered-key': 403,
  'key-revoked': 403,
  'key-replaced': 403,
  'other-author': 403,
  'bad-signature': 403,
  'not-own-record': 403,
  'not-on-the-desk': 403,
  'other-person': 403,
  'not-your-role': 403,
  'own-work': 403,
  'id-taken': 409,
  'conflicting-entry': 409,
  'wrong-previous': 409,
  'other-history': 409,
  'entry-too-large': 413,
};

/** Who may not write hears that first; then what conflicts with the ledger; then what is wrong with the entry itself. */
export function statusFor(problems: readonly Problem[]): number {
  const known = problems.map(({code}) => statuses[code] ?? 422);
  return [403, 409, 413].find((status) => known.includes(status)) ?? 422;
}

export const onlyShown = (why = 'This record is only shown.'): Refusal =>
  refusal(503, [
    {code: 'only-shown', message: `${why} Nothing can be handed in here now; it is safe to send it again.`},
  ]);

/** The author is told whether to wait for room or for the operator; what the disk said is for the operator. */
export function stoppedRefusal(error: unknown): Refusal | undefined {
  if (error instanceof LedgerFull || error instanceof ContentsFull) {
    const message = 'the disk of this record is full; reading goes on, and it is safe to send this again later';
    return refusal(507, [{code: 'disk-full', message}]);
  }
  if (!(error instanceof LedgerStopped) && !(error instanceof ContentsStopped)) return undefined;
  const message =
    'this record takes nothing in until its operator has looked at it; it is safe to send this again later';
  return refusal(503, [{code: 'record-stopped', message}]);
}
