/**
 * A script at a desk over HTTP: signs in with a registered key, reads pages, signs acts. It signs the sign-in for the server
 * that it means to reach and for no other, so that a server in between gains nothing.
 */
import {randomBytes} from 'node:crypto';
import {actContents, actTable, type ActWords} from '../../monitoring/desk/index.ts';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {base64Of, canonicalJson, type Json} from '../../monitoring/ledger/index.ts';
import {signInMessage} from '../accounts/index.ts';
import type {Failure, KeyOptions, Me, SignedIn} from '../contract/index.ts';
import {keySigner, signBy, type NamedKey} from '../keys/index.ts';
import {sealGroups} from '../workflows/records/seal-groups.ts';

export interface DeskClient {
  /** The text of a page. */
  get(path: string): Promise<Result<string>>;
  /** Signed with the key, handed in; signed anew where another entry of the same key was first. */
  act(caseId: string, words: ActWords, recorded: () => string): Promise<Result<TakenAct>>;
  signOut(): Promise<void>;
}

export interface TakenAct {
  readonly index: number;
  readonly leafHash: string;
  readonly receipt: string;
}

interface Session {
  readonly server: string;
  readonly key: NamedKey;
  readonly headers: Readonly<Record<string, string>>;
}

/** `server` is its origin: `http://localhost:4870`. */
export async function signInAt(server: string, key: NamedKey): Promise<Result<DeskClient>> {
  const asked = await post<KeyOptions>({server, headers: {}}, '/api/desk/sign-in/key/options', {key: key.name});
  if (!asked.ok) return asked;
  const {origin, nonce} = asked.value.body;
  if (origin !== server) {
    const message = `answers as ${origin.slice(0, 200)}; give that address where it is the same server`;
    return failure([{code: 'other-origin', field: '--server', message}]);
  }
  const signature = base64Of(signBy(key.pair)(signInMessage(origin, nonce)));
  const sent = {key: key.name, nonce, signature};
  const signedIn = await post<SignedIn>({server, headers: {}}, '/api/desk/sign-in/key/verify', sent);
  if (!signedIn.ok) return signedIn;
  const cookie = signedIn.value.response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return success(clientOf({server, key, headers: {cookie, 'x-holdfire-token': signedIn.value.body.token}}));
}

const clientOf = (session: Session): DeskClient => ({
  get: async (path) => {
    const answer = await ask(session, path, {});
    return answer.ok ? success(await answer.value.text()) : answer;
  },
  act: (caseId, words, recorded) => handIn(session, {caseId, words, recorded}),
  signOut: async () => {
    await post(session, '/api/desk/sign-out', {});
  },
});

interface Acting {
  readonly caseId: string;
  readonly words: ActWords;
  readonly recorded: () => string;
}

/** What says that another entry of this key stood first. */
const conflicts = ['conflicting-entry', 'wrong-previous'];
const attempts = 4;

async function handIn(session: Session, {caseId, words, recorded}: Acting): Promise<Result<TakenAct>> {
  const id = `a-${randomBytes(12).toString('hex')}`;
  const contents = actContents(words) as Parameters<typeof sealGroups>[0];
  const sealed = sealGroups(contents, () => randomBytes(32));
  for (let attempt = 1; ; attempt += 1) {
    const next = await nextOf(session);
    if (!next.ok) return next;
    const {sequence, previous, seen} = next.value;
    const last = {sequence: sequence - 1, leafHash: previous};
    const signer = keySigner({name: session.key.name, pair: session.key.pair, last, seen: () => seen});
    const draft = {kind: 'record', case: caseId, table: actTable, id, groups: sealed.commitments} as const;
    const leaf = canonicalJson(signer.sign({...draft, recorded: recorded()}) as unknown as Json);
    const taken = await post<TakenAct>(session, '/api/desk/acts', {leaf, groups: sealed.open});
    if (taken.ok) return success(taken.value.body);
    if (attempt === attempts || !taken.problems.some(({code}) => conflicts.includes(code))) return taken;
  }
}

async function nextOf(session: Session): Promise<Result<NonNullable<Me['key']>>> {
  const answer = await ask(session, '/api/desk/me', {});
  if (!answer.ok) return answer;
  const {key} = (await answer.value.json()) as Me;
  if (key !== undefined) return success(key);
  return failure([{code: 'not-signed-in', message: 'the session has ended, or this key signs nothing any more'}]);
}

type Asking = Pick<Session, 'server' | 'headers'>;

async function post<T>(
  asking: Asking,
  path: string,
  body: unknown,
): Promise<Result<{readonly body: T; readonly response: Response}>> {
  const headers = {'content-type': 'application/json'};
  const answer = await ask(asking, path, {method: 'POST', headers, body: JSON.stringify(body)});
  if (!answer.ok) return answer;
  const {value: response} = answer;
  return success({body: (response.status === 204 ? undefined : await response.json()) as T, response});
}

async function ask({server, headers}: Asking, path: string, how: RequestInit): Promise<Result<Response>> {
  let response: Response;
  try {
    response = await fetch(`${server}${path}`, {
      ...how,
      redirect: 'error',
      headers: {...headers, ...(how.headers as Record<string, string>)},
    });
  } catch {
    return failure([{code: 'no-answer', field: '--server', message: `nothing answers at ${server}`}]);
  }
  return response.ok ? success(response) : failure(await problemsOf(response));
}

async function problemsOf(response: Response): Promise<readonly Problem[]> {
  try {
    return ((await response.json()) as Failure).problems as readonly Problem[];
  } catch {
    return [{code: 'refused', message: `the server refused with ${response.status}`}];
  }
}
