/**
 * Enrolling, signing in and out, who is signed in, the page of people. A write that carries a session’s cookie must carry the
 * session’s token as well: a page from elsewhere may make a browser send the one, and cannot know the other.
 */
import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import type {Static, TObject} from 'typebox';
import {Value} from 'typebox/value';
import {peoplePage} from '../../monitoring/desk/index.ts';
import type {Problem, Result} from '../../monitoring/kernel/index.ts';
import {oidcReturnPath, type Accounts, type Caller, type SignedInNow} from '../accounts/index.ts';
import {
  EnrolOptionsBody,
  EnrolVerifyBody,
  KeyOptionsBody,
  KeyVerifyBody,
  SignInOptionsBody,
  SignInVerifyBody,
  type SignedIn,
} from '../contract/index.ts';
import {viewerOf, type DeskServer} from '../desk/index.ts';
import {notFound, refusal} from './answer.ts';
import {mePage, nobodysPage} from './desk-me.ts';
import type {AccountsServed} from './desk-session.ts';
import {notJson, onlyShown, readBody, stoppedRefusal} from './entry-writing.ts';
import {sendRefusal} from './send-refusal.ts';

const accountBodyBytes = 64 * 1024;

const statuses: Readonly<Record<string, number>> = {
  'too-many-attempts': 429,
  'passkey-needs-name': 421,
  'key-not-here': 503,
  'oidc-unreachable': 503,
};

const callerOf = ({headers, ip}: FastifyRequest): Caller => ({headers, address: ip});

const sendJson = (reply: FastifyReply, page: unknown): FastifyReply =>
  reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(page));

const sendProblems = (reply: FastifyReply, problems: readonly Problem[]): FastifyReply =>
  sendRefusal(reply, refusal(statuses[problems[0]?.code ?? ''] ?? 403, problems));

/** Every write with a session’s cookie, whatever its address. */
export function guardWrites(app: FastifyInstance, accounts: Accounts): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST') return undefined;
    const problem = accounts.writeProblem(request.headers);
    return problem === undefined ? undefined : sendProblems(reply, [problem]);
  });
}

type Post = <S extends TObject>(
  path: string,
  schema: S,
  answer: (caller: Caller, body: Static<S>) => Promise<Result<unknown>> | Result<unknown>,
  send?: (reply: FastifyReply, value: never) => FastifyReply,
) => void;

export function serveAccounts(app: FastifyInstance, served: AccountsServed | undefined, readOnly?: string): void {
  if (served === undefined) return serveNobody(app, readOnly);
  const {accounts} = served;
  const post: Post = (path, schema, answer, send = sendJson) => {
    app.post(`/api/desk/${path}`, {bodyLimit: accountBodyBytes}, async (request, reply) => {
      const body = readBody(request.body);
      if (body === undefined) return sendRefusal(reply, refusal(422, [notJson]));
      if (!Value.Check(schema, body)) return sendRefusal(reply, refusal(422, [badForm]));
      try {
        const answered = await answer(callerOf(request), body as never);
        return answered.ok ? send(reply, answered.value as never) : sendProblems(reply, answered.problems);
      } catch (error) {
        const stopped = stoppedRefusal(error);
        if (stopped === undefined) throw error;
        return sendRefusal(reply, stopped);
      }
    });
  };
  post('enrol/options', EnrolOptionsBody, (caller, {token}) => accounts.enrolOptions(caller, token));
  post('enrol/verify', EnrolVerifyBody, (caller, body) => accounts.enrolVerify(caller, body as never), sendSignedIn);
  post('sign-in/options', SignInOptionsBody, (caller) => accounts.signInOptions(caller));
  post(
    'sign-in/verify',
    SignInVerifyBody,
    (caller, {assertion}) => accounts.signInVerify(caller, assertion),
    sendSignedIn,
  );
  post('sign-in/key/options', KeyOptionsBody, (caller) => accounts.keyOptions(caller));
  post('sign-in/key/verify', KeyVerifyBody, (caller, body) => accounts.keyVerify(caller, body), sendSignedIn);
  app.post('/api/desk/sign-out', {bodyLimit: accountBodyBytes}, async (request, reply) =>
    reply
      .code(204)
      .headers({'cache-control': 'no-store', 'set-cookie': accounts.signOut(request.headers)})
      .send(),
  );
  serveOidc(app, accounts);
  app.get('/api/desk/me', async (request, reply) => sendJson(reply, await mePage(served, request.headers)));
  app.get('/api/desk/people', async (request, reply) => sendPeople(served, request, reply));
}

/** The browser goes to the other side and comes back: both ways are plain addresses, because nothing else can be sent there. */
function serveOidc(app: FastifyInstance, {oidc}: Accounts): void {
  if (oidc === undefined) return;
  app.get('/api/desk/oidc/begin', async (request, reply) => {
    const begun = await oidc.begin(callerOf(request));
    if (!begun.ok) return sendProblems(reply, begun.problems);
    const {location, setCookie} = begun.value;
    return reply.code(303).headers({'cache-control': 'no-store', location, 'set-cookie': setCookie}).send();
  });
  app.get(oidcReturnPath, async (request, reply) => {
    const done = await oidc.finish(callerOf(request), request.url.split('?').slice(1).join('?'));
    if (!done.ok) return sendProblems(reply, done.problems);
    const {setCookie} = done.value;
    return reply.code(303).headers({'cache-control': 'no-store', location: '/sign-in', 'set-cookie': setCookie}).send();
  });
}

const badForm: Problem = {
  code: 'bad-form',
  message: 'is not what this address takes; docs/guides/accounts.md says what is',
};

function sendSignedIn(reply: FastifyReply, {session, setCookie}: SignedInNow): FastifyReply {
  const {person, keyName, token} = session;
  return sendJson(reply.header('set-cookie', setCookie), {person, keyName, token} satisfies SignedIn);
}

/** Where nothing can be handed in nobody signs in. */
function serveNobody(app: FastifyInstance, readOnly: string | undefined): void {
  const posted = ['enrol/options', 'enrol/verify', 'sign-in/options', 'sign-in/verify', 'sign-out'];
  for (const path of [...posted, 'sign-in/key/options', 'sign-in/key/verify'])
    app.post(`/api/desk/${path}`, {bodyLimit: accountBodyBytes}, async (_request, reply) =>
      sendRefusal(reply, onlyShown(readOnly)),
    );
  app.get('/api/desk/me', async (_request, reply) => sendJson(reply, nobodysPage(new Date().toISOString())));
}

async function sendPeople(
  {accounts, desk}: AccountsServed,
  {headers}: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const {desks} = desk;
  const now = desk.now();
  const page = await desks.read(() => {
    const viewer = viewerOf(desks, {person: accounts.personOf(headers), caseId: '*', now});
    return peoplePage(desks.people(), {viewer, now, recusalsOf: (person) => recusalsOf(desk, person)});
  });
  return page === undefined
    ? sendRefusal(reply, notFound('there is nothing here that you may read'))
    : sendJson(reply, page);
}

/** What somebody stepped back from, in all cases. */
const recusalsOf = ({desks}: DeskServer, person: string): readonly string[] =>
  desks
    .caseIds()
    .flatMap((caseId) =>
      (desks.desk(caseId)?.state.recusals ?? [])
        .filter((act) => act.person === person)
        .flatMap(({body}) =>
          body === undefined ? [] : [`${caseId}: ${body.about.replace(':', ' ')} (${body.reason})`],
        ),
    );
