/**
 * A server with accounts on a record of its own, asked in the same process, with a clock that the test turns: no port, no
 * waiting. Keys of people come from their names; passkeys are of software.
 */
import {join} from 'node:path';
import {base64Of, canonicalJson, type Json} from '../../monitoring/ledger/index.ts';
import {actContents, actTable, installationCase, type ActWords} from '../../monitoring/desk/index.ts';
import {instantOf} from '../../monitoring/kernel/index.ts';
import {openAccounts, signInMessage, usualAccountLimits, type AccountLimits} from '../../platform/accounts/index.ts';
import type {EnrolOptions, Me, SignedIn} from '../../platform/contract/index.ts';
import {openDeskServer} from '../../platform/desk/index.ts';
import {httpServer} from '../../platform/http/index.ts';
import {keyFiles, nodeSigners, signBy} from '../../platform/keys/index.ts';
import type {KeyPair} from '../../platform/keys/node-cryptography.ts';
import {caseRecord, type PageViews} from '../../platform/workflows/case-record.ts';
import {oneAfterAnother} from '../../platform/workflows/entries/one-after-another.ts';
import {recordGroups} from '../../platform/workflows/records/record-groups.ts';
import {registerDeskKey} from '../../platform/workflows/records/register-desk-key.ts';
import {sealGroups} from '../../platform/workflows/records/seal-groups.ts';
import {newFolder, openDoor, removeFolder} from './open-door.ts';
import {softPasskey, type SoftPasskey} from './passkey.ts';
import {possession, testAuthor, testPair} from './signer.ts';

/** Pages that ask the views are not for these tests. */
const noViews = {size: Number.MAX_SAFE_INTEGER, endedBy: async () => undefined} as unknown as PageViews;

export const port = 4870;
export const localHost = `localhost:${port}`;
export const localOrigin = `http://${localHost}`;

export interface Asking {
  readonly host?: string;
  readonly origin?: string;
  readonly cookie?: string;
  readonly token?: string;
  readonly address?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  readonly json: <T = Record<string, unknown>>() => T;
}

export type AccountsServer = Awaited<ReturnType<typeof accountsServer>>;

export interface ServerSettings {
  readonly limits?: Partial<AccountLimits>;
  readonly origin?: string;
  readonly folder?: string;
}

/** No limit of attempts: for tests of everything else. */
export const unlimited = {askedPerMinute: Infinity, failedPerMinute: Infinity, failedOfAccountPerMinute: Infinity};

export async function accountsServer({limits, origin, folder = newFolder()}: ServerSettings = {}) {
  let milliseconds = Date.parse('2026-03-01T08:00:00Z');
  const now = (): string => instantOf(Math.floor(milliseconds / 1000));
  const opened = await openDoor(folder, []);
  const keysFolder = join(folder, 'keys');
  keyFiles(keysFolder).keep({name: 'operator', pair: testPair('operator')});
  const {ledger, contents, removals, keys, keeper, door, verify} = opened;
  const notice = (): void => {};
  await registerDeskKey({ledger, keys, folder: keysFolder, notice}, now());
  const signers = nodeSigners({keys, folder: keysFolder, notice, seen: () => keeper.seenNote()});
  const record = {ledger, contents, removals, keys, signers};
  const desk = openDeskServer({record, checkpoints: keeper, inTurn: oneAfterAnother(), now});
  const accounts = openAccounts({
    ...record,
    desks: desk.desks,
    people: desk.desks.people,
    deskKey: desk.key,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    nowMilliseconds: () => milliseconds,
    limits: {...usualAccountLimits, ...limits},
    ...(origin === undefined ? {} : {origin}),
  });
  const app = await httpServer({
    record: caseRecord(ledger, noViews, {checkpoints: keeper, groups: recordGroups(contents, removals)}),
    folders: {web: folder, docs: folder},
    boundAddress: '127.0.0.1',
    edition: 'test',
    door,
    desk,
    accounts: {accounts, desk, seen: () => keeper.seenNote()},
    ...(origin === undefined ? {} : {origin}),
    report: (error) => console.error(error),
  });
  const ask = asking(app);
  return {
    folder,
    ledger,
    desk,
    accounts,
    verify,
    now,
    wait: (seconds: number) => (milliseconds += seconds * 1000),
    get: (path: string, asking?: Asking) => ask('GET', path, undefined, asking),
    post: (path: string, body: unknown, asking?: Asking) => ask('POST', path, body, asking),
    people: () => desk.desks.people(),
    firstToken: () => accounts.administratorLink(`http://127.0.0.1:${port}`)?.split('#')[1] ?? '',
    close: async (keepFolder = false) => {
      await app.close();
      await opened.close();
      if (!keepFolder) removeFolder(folder);
    },
  };
}

/** A request in this process, as somebody with these headers at this address would send it. */
const asking =
  (app: Awaited<ReturnType<typeof httpServer>>) =>
  async (method: 'GET' | 'POST', path: string, body: unknown, by: Asking = {}): Promise<Answer> => {
    const {host = localHost, cookie, token, address = '127.0.0.1'} = by;
    const answer = await app.inject({
      method,
      url: path,
      remoteAddress: address,
      headers: {
        host,
        ...(by.origin === undefined ? {} : {origin: by.origin}),
        ...(cookie === undefined ? {} : {cookie}),
        ...(token === undefined ? {} : {'x-holdfire-token': token}),
        ...(method === 'POST' ? {'content-type': 'application/json'} : {}),
        ...by.headers,
      },
      ...(method === 'POST' ? {payload: typeof body === 'string' ? body : JSON.stringify(body)} : {}),
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as Answer['headers'],
      text: answer.body,
      json: <T>() => JSON.parse(answer.body) as T,
    };
  };

/** Somebody with a browser: a cookie jar, a passkey, a key of his own. */
export interface Person {
  readonly id: string;
  readonly keyName: string;
  readonly pair: KeyPair;
  readonly passkey: SoftPasskey;
  /** Of the session: both go with a write. */
  readonly with: {readonly cookie: string; readonly token: string};
}

export const cookieOf = ({headers}: Answer): string => String(headers['set-cookie'] ?? '').split(';')[0] ?? '';

export const sessionOf = (answer: Answer): Person['with'] => ({
  cookie: cookieOf(answer),
  token: answer.json<SignedIn>().token,
});

/** What is sent for this link, as an honest browser sends it. */
export async function enrolment(server: AccountsServer, token: string, name: string, passkey = softPasskey()) {
  const options = await server.post('/api/desk/enrol/options', {token});
  const {keyName, person, passkey: asked} = options.json<EnrolOptions>();
  const pair = testPair(name);
  const {challenge} = asked as {readonly challenge: string};
  const attestation = passkey.create({challenge, origin: localOrigin, passkeyName: 'localhost'});
  const body = {
    token,
    keyName,
    publicKey: base64Of(pair.publicKey),
    possession: possession(keyName, pair),
    attestation,
  };
  return {person, keyName, pair, passkey, body, challenge};
}

export async function enrolled(server: AccountsServer, token: string, name: string): Promise<Person> {
  const {person, keyName, pair, passkey, body} = await enrolment(server, token, name);
  const answer = await server.post('/api/desk/enrol/verify', body);
  if (answer.status !== 200) throw new Error(answer.text);
  return {id: person, keyName, pair, passkey, with: sessionOf(answer)};
}

export const signIn = async (server: AccountsServer, passkey: SoftPasskey): Promise<Answer> => {
  const options = (await server.post('/api/desk/sign-in/options', {})).json<{passkey: {challenge: string}}>();
  const {challenge} = options.passkey;
  const assertion = passkey.get({challenge, origin: localOrigin, passkeyName: 'localhost'});
  return server.post('/api/desk/sign-in/verify', {assertion});
};

export const keySignature = (pair: KeyPair, origin: string, nonce: string): string =>
  base64Of(signBy(pair)(signInMessage(origin, nonce)));

/** An act of the installation, signed and handed in by this person. */
export async function act(server: AccountsServer, by: Person, words: ActWords, asking?: Asking): Promise<Answer> {
  const me = (await server.get('/api/desk/me', {cookie: by.with.cookie})).json<Me>();
  const {sequence = 1, previous = '', seen = ''} = me.key ?? {};
  const sealed = sealGroups(actContents(words) as never, () => crypto.getRandomValues(new Uint8Array(32)));
  const author = testAuthor(by.keyName, {
    pair: by.pair,
    last: {sequence: sequence - 1, leafHash: previous},
    seen: () => seen,
  });
  const leaf = author.sign({
    kind: 'record',
    case: installationCase,
    table: actTable,
    id: `a-${Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex')}`,
    groups: sealed.commitments,
    recorded: server.now(),
  });
  const body = {leaf: canonicalJson(leaf as unknown as Json), groups: sealed.open};
  return server.post('/api/desk/acts', body, asking ?? by.with);
}
