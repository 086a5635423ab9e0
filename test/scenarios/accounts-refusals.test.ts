/**
 * A campaign against the door of accounts: requests that are forged, replayed, expired or from elsewhere, of every kind at
 * every address, in an order that a seed decides. None may sign anybody in, write an entry or tell whether somebody exists;
 * after all of them the honest ones still come in. Full size with HOLDFIRE_FAULTS=full.
 */
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {base64Of} from '../../monitoring/ledger/index.ts';
import type {KeyOptions} from '../../platform/contract/index.ts';
import {newPersonId, newSecret, sha256Hex} from '../../platform/accounts/secrets.ts';
import {
  accountsServer,
  act,
  enrolled,
  enrolment,
  keySignature,
  localOrigin,
  signIn,
  unlimited,
  type AccountsServer,
  type Answer,
  type Asking,
  type Person,
} from '../support/accounts-server.ts';
import {softPasskey, type Lies} from '../support/passkey.ts';
import {possession, testPair} from '../support/signer.ts';
import {chance} from '../support/seeded.ts';

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
const elsewhere = 'https://elsewhere.example';

interface Scene {
  readonly server: AccountsServer;
  readonly person: Person;
  /** Links that are open and must stay so. */
  readonly token: string;
  readonly otherToken: string;
  /** Requests that were good once. */
  readonly spent: {readonly assertion: object; readonly enrolment: object; readonly key: object};
}

/** One wrong request: how it is named, and what is sent. */
interface Attack {
  readonly name: string;
  readonly send: (scene: Scene) => Promise<Answer>;
}

const challengeOf = async ({server}: Scene): Promise<string> =>
  (await server.post('/api/desk/sign-in/options', {})).json<{passkey: {challenge: string}}>().passkey.challenge;

const asked = (challenge: string) => ({challenge, origin: localOrigin, passkeyName: 'localhost'});

/** A passkey that says something else than the truth. */
const lying = (name: string, lies: Lies): readonly Attack[] => [
  {
    name: `sign-in: ${name}`,
    send: async (scene) => {
      const assertion = scene.person.passkey.get(asked(await challengeOf(scene)), lies);
      return scene.server.post('/api/desk/sign-in/verify', {assertion});
    },
  },
  {
    name: `enrolment: ${name}`,
    send: async ({server, token}) => {
      const {body, challenge, passkey} = await enrolment(server, token, 'Forger');
      const attestation = passkey.create(asked(challenge), lies);
      return server.post('/api/desk/enrol/verify', {...body, attestation});
    },
  },
];

const lies: readonly Attack[] = [
  ...lying('another page', {origin: elsewhere}),
  ...lying('another port of this machine', {origin: 'http://localhost:9999'}),
  ...lying('another name', {passkeyName: 'elsewhere.example'}),
  ...lying('a challenge of one’s own', {challenge: newSecret(random)}),
  ...lying('in a frame of somebody else', {crossOrigin: true}),
  ...lying('nobody verified', {verified: false}),
  ...lying('nobody present', {present: false}),
  ...lying('another kind of answer', {type: 'webauthn.other'}),
];

const passkeys: readonly Attack[] = [
  {
    name: 'sign-in: a signature changed by a bit',
    send: async (scene) => {
      const assertion = scene.person.passkey.get(asked(await challengeOf(scene)), {otherSignature: true});
      return scene.server.post('/api/desk/sign-in/verify', {assertion});
    },
  },
  {
    name: 'sign-in: another authenticator under this passkey’s name',
    send: async (scene) => {
      const assertion = softPasskey().get(asked(await challengeOf(scene)), {id: scene.person.passkey.id});
      return scene.server.post('/api/desk/sign-in/verify', {assertion});
    },
  },
  {
    name: 'sign-in: a passkey that nobody enrolled',
    send: async (scene) => {
      const assertion = softPasskey().get(asked(await challengeOf(scene)));
      return scene.server.post('/api/desk/sign-in/verify', {assertion});
    },
  },
  {
    name: 'sign-in: an older count of the authenticator',
    send: async (scene) => {
      const assertion = scene.person.passkey.get(asked(await challengeOf(scene)), {counter: 1});
      return scene.server.post('/api/desk/sign-in/verify', {assertion});
    },
  },
  {
    name: 'sign-in: replayed at once',
    send: async (scene) => {
      const body = {assertion: scene.person.passkey.get(asked(await challengeOf(scene)))};
      assert.equal((await scene.server.post('/api/desk/sign-in/verify', body)).status, 200);
      return scene.server.post('/api/desk/sign-in/verify', body);
    },
  },
  {
    name: 'sign-in: replayed later',
    send: ({server, spent}) => server.post('/api/desk/sign-in/verify', spent.assertion),
  },
  {
    name: 'sign-in: the challenge expired',
    send: async (scene) => {
      const assertion = scene.person.passkey.get(asked(await challengeOf(scene)), {counter: 1_000_000});
      scene.server.wait(301);
      return scene.server.post('/api/desk/sign-in/verify', {assertion});
    },
  },
  {
    name: 'sign-in: the challenge of an enrolment',
    send: async (scene) => {
      const {challenge} = await enrolment(scene.server, scene.token, 'Forger');
      const assertion = scene.person.passkey.get(asked(challenge), {counter: 1_000_000});
      return scene.server.post('/api/desk/sign-in/verify', {assertion});
    },
  },
];

const links: readonly Attack[] = [
  {
    name: 'enrolment: replayed',
    send: ({server, spent}) => server.post('/api/desk/enrol/verify', spent.enrolment),
  },
  {
    name: 'enrolment: a link that nobody made',
    send: ({server}) => server.post('/api/desk/enrol/options', {token: newSecret(random)}),
  },
  {
    name: 'enrolment: without a link in an installation with accounts',
    send: ({server}) => {
      const pair = testPair('Forger');
      const keyName = 'only-1';
      const body = {keyName, publicKey: base64Of(pair.publicKey), possession: possession(keyName, pair)};
      return server.post('/api/desk/enrol/verify', body);
    },
  },
  {
    name: 'enrolment: a key that is not one’s own',
    send: async ({server, token, person}) => {
      const {body} = await enrolment(server, token, 'Forger');
      return server.post('/api/desk/enrol/verify', {...body, publicKey: base64Of(person.pair.publicKey)});
    },
  },
  {
    name: 'enrolment: a key under somebody else’s name',
    send: async ({server, token, person}) => {
      const {body, pair} = await enrolment(server, token, 'Forger');
      const taken = {keyName: person.keyName, possession: possession(person.keyName, pair)};
      return server.post('/api/desk/enrol/verify', {...body, ...taken});
    },
  },
  {
    name: 'enrolment: the passkey of another link',
    send: async ({server, token, otherToken}) => {
      const {challenge, passkey} = await enrolment(server, token, 'Forger');
      const {body} = await enrolment(server, otherToken, 'Forger');
      return server.post('/api/desk/enrol/verify', {...body, attestation: passkey.create(asked(challenge))});
    },
  },
  {
    name: 'enrolment: the challenge expired',
    send: async ({server, token}) => {
      const {body} = await enrolment(server, token, 'Forger');
      server.wait(301);
      return server.post('/api/desk/enrol/verify', body);
    },
  },
];

const nonceOf = async ({server, person}: Scene): Promise<string> =>
  (await server.post('/api/desk/sign-in/key/options', {key: person.keyName})).json<KeyOptions>().nonce;

const verifyKey = ({server}: Scene, body: object, by?: Asking): Promise<Answer> =>
  server.post('/api/desk/sign-in/key/verify', body, by);

const keys: readonly Attack[] = [
  {
    name: 'key: replayed at once',
    send: async (scene) => {
      const [nonce, key] = [await nonceOf(scene), scene.person.keyName];
      const body = {key, nonce, signature: keySignature(scene.person.pair, localOrigin, nonce)};
      assert.equal((await verifyKey(scene, body)).status, 200);
      return verifyKey(scene, body);
    },
  },
  {name: 'key: replayed later', send: (scene) => verifyKey(scene, scene.spent.key)},
  {
    name: 'key: signed for another page',
    send: async (scene) => {
      const [nonce, key] = [await nonceOf(scene), scene.person.keyName];
      return verifyKey(scene, {key, nonce, signature: keySignature(scene.person.pair, elsewhere, nonce)});
    },
  },
  {
    name: 'key: signed by another key',
    send: async (scene) => {
      const [nonce, key] = [await nonceOf(scene), scene.person.keyName];
      return verifyKey(scene, {key, nonce, signature: keySignature(testPair('Forger'), localOrigin, nonce)});
    },
  },
  {
    name: 'key: a nonce of one’s own',
    send: (scene) => {
      const [nonce, key] = [newSecret(random), scene.person.keyName];
      return verifyKey(scene, {key, nonce, signature: keySignature(scene.person.pair, localOrigin, nonce)});
    },
  },
  {
    name: 'key: expired',
    send: async (scene) => {
      const [nonce, key] = [await nonceOf(scene), scene.person.keyName];
      scene.server.wait(301);
      return verifyKey(scene, {key, nonce, signature: keySignature(scene.person.pair, localOrigin, nonce)});
    },
  },
  {
    name: 'key: of nobody',
    send: async (scene) => {
      const nonce = await nonceOf(scene);
      const signature = keySignature(testPair('Forger'), localOrigin, nonce);
      return verifyKey(scene, {key: newPersonId(random), nonce, signature});
    },
  },
  {
    name: 'key: the server’s own name',
    send: async (scene) => {
      const nonce = await nonceOf(scene);
      return verifyKey(scene, {key: 'desk', nonce, signature: keySignature(testPair('desk'), localOrigin, nonce)});
    },
  },
];

const writes = ['enrol/options', 'enrol/verify', 'sign-in/options', 'sign-in/key/options', 'sign-out', 'acts'];

/** With the session’s own cookie, as a browser sends it along. */
const crossSite: readonly Attack[] = [
  ...writes.flatMap((path): readonly Attack[] => [
    {
      name: `from elsewhere: ${path}`,
      send: ({server, person}) => server.post(`/api/desk/${path}`, {}, {...person.with, origin: elsewhere}),
    },
    {
      name: `from elsewhere without saying its origin: ${path}`,
      send: ({server, person}) =>
        server.post(`/api/desk/${path}`, {}, {...person.with, headers: {'sec-fetch-site': 'cross-site'}}),
    },
    {
      name: `from another port of this machine: ${path}`,
      send: ({server, person}) =>
        server.post(`/api/desk/${path}`, {}, {...person.with, headers: {'sec-fetch-site': 'same-site'}}),
    },
    {
      name: `without the session’s token: ${path}`,
      send: ({server, person}) => server.post(`/api/desk/${path}`, {}, {cookie: person.with.cookie}),
    },
    {
      name: `with another token: ${path}`,
      send: ({server, person}) =>
        server.post(`/api/desk/${path}`, {}, {cookie: person.with.cookie, token: newSecret(random)}),
    },
    {
      name: `under another name of this machine: ${path}`,
      send: ({server, person}) => server.post(`/api/desk/${path}`, {}, {...person.with, host: 'rebound.example'}),
    },
    {
      name: `as a form: ${path}`,
      send: ({server, person}) =>
        server.post(`/api/desk/${path}`, 'token=1', {
          cookie: person.with.cookie,
          headers: {'content-type': 'application/x-www-form-urlencoded'},
        }),
    },
  ]),
];

/** A page that is for persons, with a session that is none. */
const sessions: readonly Attack[] = [
  {
    name: 'session: a secret of one’s own',
    send: ({server}) => server.get('/api/desk/people', {cookie: `holdfire-session=${newSecret(random)}`}),
  },
  {
    name: 'session: the bound cookie without TLS',
    send: ({server, person}) => server.get('/api/desk/people', {cookie: `__Host-${person.with.cookie}`}),
  },
  {
    name: 'session: its token in the place of its secret',
    send: ({server, person}) => server.get('/api/desk/people', {cookie: `holdfire-session=${person.with.token}`}),
  },
];

/** An act that was taken is not taken as another one, and a stranger’s is none. */
const acts: readonly Attack[] = [
  {
    name: 'act: of somebody who is not enrolled',
    send: ({server, person}) => {
      const stranger = {...person, keyName: 'p-strangeraa-1', pair: testPair('Forger')};
      return act(server, stranger, {kind: 'mode_set', subject: 'installation', body: {mode: 'single_user'}});
    },
  },
  {
    name: 'act: what only the server may do',
    send: ({server, person}) =>
      act(server, person, {kind: 'mode_set', subject: 'installation', body: {mode: 'single_user'}}),
  },
  {
    name: 'act: a role for oneself',
    send: ({server, person}) =>
      act(server, person, {
        kind: 'role_proposed',
        subject: `g-${sha256Hex(newSecret(random)).slice(0, 12)}`,
        body: {person: person.id, case: 'ex', role: 'head_of_mission'},
      }),
  },
];

const attacks = [...lies, ...passkeys, ...links, ...keys, ...crossSite, ...sessions, ...acts];

async function sceneOf(server: AccountsServer): Promise<Scene> {
  const {body, pair, keyName, passkey, person: id} = await enrolment(server, server.firstToken(), 'Admin EXERCISE');
  const answer = await server.post('/api/desk/enrol/verify', body);
  assert.equal(answer.status, 200, answer.text);
  const challenge = (await server.post('/api/desk/sign-in/options', {})).json<{passkey: {challenge: string}}>();
  const assertion = {assertion: passkey.get(asked(challenge.passkey.challenge))};
  assert.equal((await server.post('/api/desk/sign-in/verify', assertion)).status, 200);
  const {nonce} = (await server.post('/api/desk/sign-in/key/options', {key: keyName})).json<KeyOptions>();
  const key = {key: keyName, nonce, signature: keySignature(pair, localOrigin, nonce)};
  assert.equal((await server.post('/api/desk/sign-in/key/verify', key)).status, 200);
  const signed = await signIn(server, passkey);
  const cookie = String(signed.headers['set-cookie']).split(';')[0] ?? '';
  const person = {id, keyName, pair, passkey, with: {cookie, token: signed.json<{token: string}>().token}};
  const [token, otherToken] = [await invitation(server, person), await invitation(server, person)];
  return {server, person, token, otherToken, spent: {assertion, enrolment: body, key}};
}

async function invitation(server: AccountsServer, by: Person): Promise<string> {
  const token = newSecret(random);
  const grants = [{case: 'ex', role: 'monitor'}];
  const body = {name: 'EXERCISE', grants, tokenSha256: sha256Hex(token), expires: '2026-03-30T08:00:00Z'};
  const answer = await act(server, by, {kind: 'person_invited', subject: newPersonId(random), body});
  assert.equal(answer.status, 201, answer.text);
  return token;
}

const size = process.env['HOLDFIRE_FAULTS'] === 'full' ? 10_000 : 1_000;

test(`${size} requests that are forged, replayed, expired or from elsewhere are refused, all of them`, async () => {
  // The clock is turned by five minutes for each that expires, so sessions live as long as the campaign.
  const limits = {...unlimited, sessions: {idleHours: 10_000, absoluteDays: 10_000}, freshMinutes: 1e9};
  const server = await accountsServer({limits});
  after(() => server.close());
  const scene = await sceneOf(server);
  const [entries, drawn] = [server.ledger.size, chance(20260301)];
  const refused = new Map<string, number>();
  for (let count = 0; count < size; count += 1) {
    // Every kind in turn, then as the seed decides.
    const attack = attacks[count] ?? drawn.of(attacks);
    const answer = await attack.send(scene);
    assert.ok(answer.status >= 400 && answer.status < 500, `${attack.name}: ${answer.status} ${answer.text}`);
    assert.equal(answer.headers['set-cookie'], undefined, attack.name);
    assert.ok(
      !answer.text.includes('EXERCISE') && !answer.text.includes(scene.person.id),
      `${attack.name}: ${answer.text}`,
    );
    refused.set(attack.name, (refused.get(attack.name) ?? 0) + 1);
  }
  assert.equal(refused.size, attacks.length, 'every kind was tried');
  assert.equal(
    [...refused.values()].reduce((sum, count) => sum + count, 0),
    size,
  );
  assert.equal(server.ledger.size, entries, 'nothing was written');
  assert.equal((await signIn(server, scene.person.passkey)).status, 200, 'the honest one comes in');
  await enrolled(server, scene.token, 'Monitor EXERCISE');
});
