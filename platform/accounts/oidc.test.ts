/** Signing in with the account of another organisation, which is played by a server of this test. */
import assert from 'node:assert/strict';
import {createHash, generateKeyPairSync, sign, type KeyObject} from 'node:crypto';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, test} from 'node:test';
import {accountsServer, cookieOf, enrolled, localOrigin, type Answer} from '../../test/support/accounts-server.ts';
import type {Me} from '../contract/index.ts';
import {readOidcSettings, type OidcSettings} from './oidc-settings.ts';

interface Provider {
  readonly issuer: string;
  /** Somebody signs in there: the address to which the browser is sent back. */
  readonly answer: (location: string, says?: Partial<Claims>) => string;
}

interface Claims {
  readonly sub: string;
  readonly nonce: string;
  readonly aud: string;
  /** Signed by a key that the provider does not publish. */
  readonly forged: boolean;
}

const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(key: KeyObject, claims: object): string {
  const text = `${json({alg: 'RS256', kid: 'k'})}.${json(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

async function provider(): Promise<Provider> {
  const pair = generateKeyPairSync('rsa', {modulusLength: 2048});
  const other = generateKeyPairSync('rsa', {modulusLength: 2048});
  const codes = new Map<string, {readonly challenge: string; readonly claims: Partial<Claims>}>();
  let issuer = '';
  const pages: Readonly<Record<string, (body: URLSearchParams) => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
    }),
    '/jwks': () => ({keys: [{...pair.publicKey.export({format: 'jwk'}), kid: 'k', alg: 'RS256', use: 'sig'}]}),
    '/token': (body) => {
      const given = codes.get(body.get('code') ?? '');
      codes.delete(body.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url');
      if (given === undefined || given.challenge !== challenge) return undefined;
      const {forged, ...said} = given.claims;
      const now = Math.floor(Date.now() / 1000);
      const claims = {iss: issuer, aud: 'holdfire', iat: now, exp: now + 60, ...said};
      const id_token = token(forged === true ? other.privateKey : pair.privateKey, claims);
      return {access_token: 'unused', token_type: 'bearer', id_token};
    },
  };
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const page = pages[request.url ?? '']?.(new URLSearchParams(text));
      response.writeHead(page === undefined ? 400 : 200, {'content-type': 'application/json'});
      response.end(JSON.stringify(page ?? {error: 'invalid_grant'}));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  after(() => server.close());
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    answer: (location, says = {}) => {
      const asked = new URL(location).searchParams;
      const code = `code-${codes.size}-${asked.get('state')}`;
      const claims = {nonce: asked.get('nonce') ?? '', sub: 'anna', ...says};
      codes.set(code, {challenge: asked.get('code_challenge') ?? '', claims});
      return `/api/desk/oidc/return?${new URLSearchParams({code, state: asked.get('state') ?? ''}).toString()}`;
    },
  };
}

const codeOf = (answer: Answer): string | undefined =>
  answer.json<{problems?: readonly {code: string}[]}>().problems?.[0]?.code;

async function scene() {
  const other = await provider();
  const people: Record<string, string> = {};
  const settings: OidcSettings = {issuer: other.issuer, clientId: 'holdfire', people};
  const server = await accountsServer({oidc: settings});
  after(() => server.close());
  const person = await enrolled(server, server.firstToken(), 'Admin EXERCISE');
  people['anna'] = person.id;
  const begin = async () => {
    const begun = await server.get('/api/desk/oidc/begin');
    assert.equal(begun.status, 303, begun.text);
    return {location: String(begun.headers['location']), cookie: cookieOf(begun)};
  };
  return {other, server, person, begin};
}

test('a subject that the operator named signs in as the person it is, once, in the browser that asked', async () => {
  const {other, server, person, begin} = await scene();
  const {location, cookie} = await begin();
  assert.equal(new URL(location).searchParams.get('redirect_uri'), `${localOrigin}/api/desk/oidc/return`);
  const back = other.answer(location);
  assert.equal(codeOf(await server.get(back)), 'sign-in-refused', 'another browser, and the state is spent');
  const again = await begin();
  const address = other.answer(again.location);
  const done = await server.get(address, {cookie: again.cookie});
  assert.equal(done.status, 303, done.text);
  assert.equal(done.headers['location'], '/sign-in');
  const me = (await server.get('/api/desk/me', {cookie: cookieOf(done)})).json<Me>();
  assert.equal(me.person, person.id);
  assert.equal(me.key?.name, person.keyName);
  assert.equal(codeOf(await server.get(address, {cookie: again.cookie})), 'sign-in-refused', 'replayed');
  assert.equal(codeOf(await server.get(back, {cookie})), 'sign-in-refused');
});

test('nobody else signs in: not a stranger, not a forged token, not one of another time or for another program', async () => {
  const {other, server, begin} = await scene();
  const wrong = [{sub: 'stranger'}, {sub: '__proto__'}, {nonce: 'old'}, {aud: 'another'}, {forged: true}];
  for (const says of wrong) {
    const {location, cookie} = await begin();
    const answer = await server.get(other.answer(location, says), {cookie});
    assert.equal(codeOf(answer), 'sign-in-refused', JSON.stringify(says));
    assert.equal(answer.headers['set-cookie'], undefined);
  }
  const {location, cookie} = await begin();
  const late = other.answer(location);
  server.wait(301);
  assert.equal(codeOf(await server.get(late, {cookie})), 'sign-in-refused', 'too late');
  assert.equal(codeOf(await server.get('/api/desk/oidc/return?state=x&code=y', {cookie})), 'sign-in-refused');
});

test('the file of the operator is read strictly, and without it there is no such address', async () => {
  const good = {issuer: 'https://id.example.org', clientId: 'h', people: {anna: 'p-aaaaaaaaaa'}};
  assert.ok(readOidcSettings(JSON.stringify(good), 'oidc.json').ok);
  for (const bad of [
    {...good, issuer: 'http://id.example.org'},
    {...good, people: {anna: 'desk'}},
    {...good, more: 1},
  ])
    assert.equal(readOidcSettings(JSON.stringify(bad), 'oidc.json').ok, false);
  assert.equal(readOidcSettings('{', 'oidc.json').ok, false);
  const server = await accountsServer();
  after(() => server.close());
  assert.equal((await server.get('/api/desk/oidc/begin')).status, 404);
});

test('where the other side cannot be reached a sentence says so', async () => {
  const server = await accountsServer({oidc: {issuer: 'http://127.0.0.1:9', clientId: 'holdfire', people: {}}});
  after(() => server.close());
  const answer = await server.get('/api/desk/oidc/begin');
  assert.equal(answer.status, 503);
  assert.equal(codeOf(answer), 'oidc-unreachable');
});
