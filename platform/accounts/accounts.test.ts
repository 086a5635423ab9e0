/** Enrolling, signing in and out, over the server’s own addresses. */
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {base64Of} from '../../monitoring/ledger/index.ts';
import {possession, testPair} from '../../test/support/signer.ts';
import {softPasskey} from '../../test/support/passkey.ts';
import {
  accountsServer,
  act,
  cookieOf,
  enrolled,
  enrolment,
  keySignature,
  localOrigin,
  sessionOf,
  signIn,
  type AccountsServer,
  type Answer,
  type Person,
  type ServerSettings,
} from '../../test/support/accounts-server.ts';
import type {EnrolOptions, KeyOptions, Me, PeoplePage} from '../contract/index.ts';
import {newPersonId, newSecret, sha256Hex} from './secrets.ts';

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

async function opened(settings?: ServerSettings): Promise<AccountsServer> {
  const server = await accountsServer(settings);
  after(() => server.close());
  return server;
}

const codeOf = (answer: Answer): string | undefined =>
  answer.json<{problems?: readonly {code: string}[]}>().problems?.[0]?.code;

const administrator = (server: AccountsServer): Promise<Person> =>
  enrolled(server, server.firstToken(), 'Admin EXERCISE');

/** An invitation as the app makes one: the secret is the inviter’s, the ledger has its hash. */
async function invited(
  server: AccountsServer,
  by: Person,
  grants: readonly object[],
  expires = '2026-03-08T08:00:00Z',
): Promise<{token: string; person: string; answer: Answer}> {
  const [token, person] = [newSecret(random), newPersonId(random)];
  const body = {name: 'EXERCISE Person', grants, tokenSha256: sha256Hex(token), expires};
  const answer = await act(server, by, {kind: 'person_invited', subject: person, body});
  return {token, person, answer};
}

test('the printed link enrols one administrator, signs him in, and works no more', async () => {
  const server = await opened();
  const token = server.firstToken();
  assert.match(
    server.accounts.administratorLink('http://127.0.0.1:4870') ?? '',
    /^http:\/\/localhost:4870\/enrol#[\w-]{43}$/,
  );
  const size = server.ledger.size;
  const {body, person, keyName} = await enrolment(server, token, 'Admin EXERCISE');
  const answer = await server.post('/api/desk/enrol/verify', {...body, name: 'Admin EXERCISE'});
  assert.equal(answer.status, 200, answer.text);
  assert.match(
    String(answer.headers['set-cookie']),
    /^holdfire-session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Strict$/,
  );
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.equal(server.ledger.size - size, 4, 'key, mode, invitation, enrolment');
  const me = (await server.get('/api/desk/me', {cookie: cookieOf(answer)})).json<Me>();
  assert.equal(me.mode, 'accounts');
  assert.equal(me.person, person);
  assert.equal(me.name, 'Admin EXERCISE');
  assert.deepEqual(me.roles, [{case: '*', role: 'administrator', pending: false}]);
  assert.equal(me.key?.name, keyName);
  assert.equal(me.key?.sequence, 1);
  assert.equal(me.key?.previous, '');
  assert.equal(server.firstToken(), '', 'no second link');
  assert.equal(codeOf(await server.post('/api/desk/enrol/options', {token})), 'link-refused');
  assert.equal(codeOf(await server.post('/api/desk/enrol/verify', body)), 'link-refused');
});

test('a person comes in with the link that an administrator made, and his roles hold', async () => {
  const server = await opened();
  const admin = await administrator(server);
  const {token, person, answer} = await invited(server, admin, [{case: 'ex', role: 'head_of_mission'}]);
  assert.equal(answer.status, 201, answer.text);
  assert.doesNotMatch(answer.text, new RegExp(token));
  const head = await enrolled(server, token, 'Head EXERCISE');
  assert.equal(head.id, person);
  const me = (await server.get('/api/desk/me', {cookie: head.with.cookie})).json<Me>();
  assert.deepEqual(me.roles, [{case: 'ex', role: 'head_of_mission', pending: false}]);
  const next = await act(server, admin, {
    kind: 'role_proposed',
    subject: 'g-1',
    body: {person, case: 'ex', role: 'monitor'},
  });
  assert.equal(next.status, 201, next.text);
  const page = (await server.get('/api/desk/people', {cookie: admin.with.cookie})).json<PeoplePage>();
  assert.equal(page.people.length, 2);
  assert.deepEqual(page.people[1]?.roles[1], {case: 'ex', role: 'monitor', pending: true, proposal: 'g-1'});
  const own = await act(server, admin, {kind: 'role_confirmed', subject: 'g-1', body: {}});
  assert.equal(codeOf(own), 'own-work');
});

test('of many who come at once with one link one is taken', async () => {
  const server = await opened();
  const admin = await administrator(server);
  const {token} = await invited(server, admin, [{case: 'ex', role: 'monitor'}]);
  const size = server.ledger.size;
  const comers = await Promise.all(Array.from({length: 8}, (_, index) => enrolment(server, token, `Comer ${index}`)));
  const answers = await Promise.all(comers.map(({body}) => server.post('/api/desk/enrol/verify', body)));
  assert.equal(answers.filter(({status}) => status === 200).length, 1);
  assert.equal(answers.filter((answer) => codeOf(answer) === 'link-refused').length, 7);
  assert.equal(server.ledger.size - size, 2, 'one key and one enrolment');
  const alone = await opened();
  const first = await Promise.all(
    Array.from({length: 4}, (_, index) => enrolment(alone, alone.firstToken(), `First ${index}`)),
  );
  const of = await Promise.all(first.map(({body}) => alone.post('/api/desk/enrol/verify', body)));
  assert.equal(of.filter(({status}) => status === 200).length, 1);
});

test('what is wrong with a link is not told: never made, used, ended, expired answer alike', async () => {
  const server = await opened();
  const admin = await administrator(server);
  const old = await invited(server, admin, [{case: 'ex', role: 'monitor'}], '2026-03-01T09:00:00Z');
  const ended = await invited(server, admin, [{case: 'ex', role: 'monitor'}]);
  const used = await invited(server, admin, [{case: 'ex', role: 'monitor'}]);
  await enrolled(server, used.token, 'Used');
  await act(server, admin, {kind: 'invitation_ended', subject: ended.person, body: {reason: 'EXERCISE'}});
  server.wait(3_600);
  const answers = await Promise.all(
    [old.token, ended.token, used.token, newSecret(random)].map((token) =>
      server.post('/api/desk/enrol/options', {token}),
    ),
  );
  const [one, ...others] = answers.map(({status, text}) => ({status, text}));
  for (const other of others) assert.deepEqual(other, one);
  assert.equal(one?.status, 403);
});

test('a passkey signs in; the session lives through use, ends by idling, by age and by signing out', async () => {
  const server = await opened();
  const admin = await administrator(server);
  const signed = await signIn(server, admin.passkey);
  assert.equal(signed.status, 200, signed.text);
  const own = sessionOf(signed);
  const isIn = async ({cookie}: {cookie: string}): Promise<boolean> =>
    (await server.get('/api/desk/me', {cookie})).json<Me>().signedIn;
  assert.ok(await isIn(own));
  server.wait(11 * 3_600);
  assert.ok(await isIn(own), 'used within twelve hours');
  server.wait(13 * 3_600);
  assert.ok(!(await isIn(own)), 'idle for more');
  const second = sessionOf(await signIn(server, admin.passkey));
  for (let hours = 0; hours < 7 * 24; hours += 8) {
    assert.ok(await isIn(second), `${hours} hours`);
    server.wait(8 * 3_600);
  }
  assert.ok(await isIn(second), 'seven days to the second');
  server.wait(3_600);
  assert.ok(!(await isIn(second)), 'seven days are over');
  const third = sessionOf(await signIn(server, admin.passkey));
  assert.equal((await server.post('/api/desk/sign-out', {}, {cookie: third.cookie})).status, 403, 'no token');
  const out = await server.post('/api/desk/sign-out', {}, third);
  assert.equal(out.status, 204);
  assert.match(String(out.headers['set-cookie']), /^holdfire-session=; Path=\/; Max-Age=0;/);
  assert.ok(!(await isIn(third)));
});

test('signing in again gives another secret, and the one before it is dead', async () => {
  const server = await opened();
  const admin = await administrator(server);
  const options = (await server.post('/api/desk/sign-in/options', {}, admin.with)).json<{
    passkey: {challenge: string};
  }>();
  const {challenge} = options.passkey;
  const assertion = admin.passkey.get({challenge, origin: localOrigin, passkeyName: 'localhost'});
  const again = await server.post('/api/desk/sign-in/verify', {assertion}, admin.with);
  assert.equal(again.status, 200, again.text);
  assert.notEqual(cookieOf(again), admin.with.cookie);
  assert.equal((await server.get('/api/desk/me', {cookie: admin.with.cookie})).json<Me>().signedIn, false);
});

test('a device signs in with its key; what it signed is good once and for this origin', async () => {
  const server = await opened();
  const admin = await administrator(server);
  const {token} = await invited(server, admin, [{case: 'ex', role: 'monitor'}]);
  const {keyName} = (await server.post('/api/desk/enrol/options', {token})).json<EnrolOptions>();
  const pair = testPair('a script');
  const key = {keyName, publicKey: base64Of(pair.publicKey), possession: possession(keyName, pair)};
  assert.equal((await server.post('/api/desk/enrol/verify', {token, ...key})).status, 200);
  const options = await server.post('/api/desk/sign-in/key/options', {key: keyName});
  const stranger = await server.post('/api/desk/sign-in/key/options', {key: 'p-nobodyaaaa-1'});
  assert.deepEqual(Object.keys(options.json()), Object.keys(stranger.json()));
  const {origin, nonce} = options.json<KeyOptions>();
  assert.equal(origin, localOrigin);
  const elsewhere = {key: keyName, nonce, signature: keySignature(pair, 'http://elsewhere.example', nonce)};
  assert.equal(codeOf(await server.post('/api/desk/sign-in/key/verify', elsewhere)), 'sign-in-refused');
  const late = (await server.post('/api/desk/sign-in/key/options', {key: keyName})).json<KeyOptions>();
  server.wait(301);
  const old = {key: keyName, nonce: late.nonce, signature: keySignature(pair, origin, late.nonce)};
  assert.equal(codeOf(await server.post('/api/desk/sign-in/key/verify', old)), 'sign-in-refused');
  const fresh = (await server.post('/api/desk/sign-in/key/options', {key: keyName})).json<KeyOptions>();
  const good = {key: keyName, nonce: fresh.nonce, signature: keySignature(pair, origin, fresh.nonce)};
  assert.equal((await server.post('/api/desk/sign-in/key/verify', good)).status, 200);
  assert.equal(codeOf(await server.post('/api/desk/sign-in/key/verify', good)), 'sign-in-refused');
});

test('suspension ends every session and lets nobody in again', async () => {
  const server = await opened();
  const admin = await administrator(server);
  const {token, person} = await invited(server, admin, [{case: 'ex', role: 'monitor'}]);
  const monitor = await enrolled(server, token, 'Monitor EXERCISE');
  const other = sessionOf(await signIn(server, monitor.passkey));
  const suspended = await act(server, admin, {kind: 'person_suspended', subject: person, body: {reason: 'EXERCISE'}});
  assert.equal(suspended.status, 201, suspended.text);
  for (const {cookie} of [monitor.with, other])
    assert.equal((await server.get('/api/desk/me', {cookie})).json<Me>().signedIn, false);
  assert.equal(codeOf(await signIn(server, monitor.passkey)), 'sign-in-refused');
});

test('a link for another device of somebody who is enrolled waits for a second person', async () => {
  const server = await opened();
  const admin = await administrator(server);
  const {token, person} = await invited(server, admin, [{case: '*', role: 'head_of_mission'}]);
  const head = await enrolled(server, token, 'Head EXERCISE');
  const secret = newSecret(random);
  const body = {tokenSha256: sha256Hex(secret), expires: '2026-03-02T08:00:00Z', reason: 'EXERCISE: a second laptop'};
  assert.equal((await act(server, admin, {kind: 'device_added', subject: person, body})).status, 201);
  assert.equal(codeOf(await server.post('/api/desk/enrol/options', {token: secret})), 'link-refused');
  const page = (await server.get('/api/desk/people', {cookie: head.with.cookie})).json<PeoplePage>();
  const proposal = page.people.find(({id}) => id === person)?.link?.proposal ?? '';
  const own = await act(server, head, {kind: 'role_confirmed', subject: proposal, body: {}});
  assert.equal(codeOf(own), 'own-role');
  const second = await invited(server, admin, [{case: '*', role: 'data_protection_officer'}]);
  const officer = await enrolled(server, second.token, 'Officer EXERCISE');
  assert.equal(
    codeOf(await act(server, officer, {kind: 'role_confirmed', subject: proposal, body: {}})),
    'not-your-role',
    'his own role waits too: two were enrolled before him',
  );
  const confirmed = await act(server, head, {kind: 'role_confirmed', subject: second.person, body: {}});
  assert.equal(confirmed.status, 201, confirmed.text);
  assert.equal((await act(server, officer, {kind: 'role_confirmed', subject: proposal, body: {}})).status, 201);
  const device = await enrolled(server, secret, 'Head EXERCISE, second laptop');
  assert.equal(device.keyName, `${person}-2`);
  assert.equal((await server.get('/api/desk/me', {cookie: device.with.cookie})).json<Me>().person, person);
});

test('what signs something off asks for a recent proof of who it is', async () => {
  const server = await opened();
  const admin = await administrator(server);
  const {person} = await invited(server, admin, [{case: 'ex', role: 'monitor'}]);
  server.wait(16 * 60);
  const words = {kind: 'person_suspended', subject: person, body: {reason: 'EXERCISE'}};
  assert.equal(codeOf(await act(server, admin, words)), 'sign-in-again');
  const again = {...admin, with: sessionOf(await signIn(server, admin.passkey))};
  assert.equal((await act(server, again, words)).status, 201);
});

test('attempts are counted by address and by account, and the next minute begins anew', async () => {
  const server = await opened({limits: {askedPerMinute: 5, failedPerMinute: 6, failedOfAccountPerMinute: 3}});
  const asked = async (address: string): Promise<number> =>
    (await server.post('/api/desk/sign-in/key/options', {key: 'p-x'}, {address})).status;
  for (let count = 0; count < 5; count += 1) assert.equal(await asked('10.0.0.1'), 200);
  assert.equal(await asked('10.0.0.1'), 429);
  assert.equal(await asked('10.0.0.2'), 200);
  const sent = (key: string) => ({key, nonce: newSecret(random), signature: 'AAAA'});
  const tried = async (key: string, address: string): Promise<number> =>
    (await server.post('/api/desk/sign-in/key/verify', sent(key), {address})).status;
  for (let count = 0; count < 3; count += 1) assert.equal(await tried('p-a', `10.0.1.${count}`), 403);
  assert.equal(await tried('p-a', '10.0.1.9'), 429, 'this account');
  for (let count = 0; count < 6; count += 1) assert.equal(await tried(`p-${count}`, '10.0.2.1'), 403);
  assert.equal(await tried('p-9', '10.0.2.1'), 429, 'this address');
  server.wait(60);
  assert.equal(await asked('10.0.0.1'), 200);
  assert.equal(await tried('p-a', '10.0.2.1'), 403);
});

test('passkeys need a name; behind a proxy it is the operator’s, and the cookie is bound to it', async () => {
  const origin = 'https://desk.example.org';
  const server = await opened({origin});
  const token = server.firstToken();
  assert.equal(server.accounts.administratorLink('http://127.0.0.1:4870'), `${origin}/enrol#${token}`);
  assert.equal(
    codeOf(await server.post('/api/desk/sign-in/options', {}, {host: '127.0.0.1:4870'})),
    'passkey-needs-name',
  );
  const there = {host: 'desk.example.org', origin};
  const options = await server.post('/api/desk/enrol/options', {token}, there);
  const {keyName, passkey} = options.json<EnrolOptions & {passkey: {challenge: string; rp: {id: string}}}>();
  assert.equal(passkey.rp.id, 'desk.example.org');
  const asked = {challenge: passkey.challenge, origin, passkeyName: 'desk.example.org'};
  const pair = testPair('Admin EXERCISE');
  const body = {
    token,
    keyName,
    publicKey: base64Of(pair.publicKey),
    possession: possession(keyName, pair),
    attestation: softPasskey().create(asked),
  };
  const answer = await server.post('/api/desk/enrol/verify', body, there);
  assert.equal(answer.status, 200, answer.text);
  assert.match(
    String(answer.headers['set-cookie']),
    /^__Host-holdfire-session=\S+; Path=\/; .*; SameSite=Strict; Secure$/,
  );
  const cookie = cookieOf(answer);
  assert.equal((await server.get('/api/desk/me', {...there, cookie})).json<Me>().signedIn, true);
  assert.equal((await server.get('/api/desk/me', {cookie})).json<Me>().signedIn, false, 'another name');
  const plain = await server.post(
    '/api/desk/sign-in/options',
    {},
    {host: 'desk.example.org', origin: 'http://desk.example.org'},
  );
  assert.equal(codeOf(plain), 'other-origin');
  assert.equal((await server.get('/api/desk/me', {host: 'other.example.org'})).status, 421);
});

test('an installation of one needs no account, from this machine alone, and becomes one with accounts but never back', async () => {
  const server = await opened();
  const mode = (word: string) =>
    server.desk.key.appendServerAct('installation', {kind: 'mode_set', subject: 'installation', body: {mode: word}});
  assert.ok((await mode('single_user')).ok);
  assert.equal(server.firstToken(), '');
  const me = (await server.get('/api/desk/me')).json<Me>();
  assert.equal(me.person, 'only');
  assert.ok(me.roles.every(({role}) => !['party_liaison', 'commission_member', 'administrator'].includes(role)));
  assert.equal(codeOf(await server.post('/api/desk/enrol/options', {}, {address: '10.1.2.3'})), 'link-refused');
  const {keyName} = (await server.post('/api/desk/enrol/options', {})).json<EnrolOptions>();
  assert.equal(keyName, 'only-1');
  const pair = testPair('laptop');
  const body = {keyName, publicKey: base64Of(pair.publicKey), possession: possession(keyName, pair)};
  assert.equal(codeOf(await server.post('/api/desk/enrol/verify', body, {address: '10.1.2.3'})), 'link-refused');
  const answer = await server.post('/api/desk/enrol/verify', body);
  assert.equal(answer.status, 200, answer.text);
  assert.equal((await server.get('/api/desk/me', {cookie: cookieOf(answer)})).json<Me>().key?.name, 'only-1');
  assert.ok((await mode('accounts')).ok);
  assert.equal((await server.get('/api/desk/me', {cookie: cookieOf(answer)})).json<Me>().signedIn, false);
  await administrator(server);
  assert.deepEqual((await mode('single_user')).ok, false);
});

test('what the ledger has is enough: another start knows the same people and no session', async () => {
  const before = await accountsServer();
  const admin = await administrator(before);
  await before.close(true);
  const server = await accountsServer({folder: before.folder});
  after(() => server.close());
  assert.equal((await server.get('/api/desk/me', {cookie: admin.with.cookie})).json<Me>().signedIn, false);
  assert.equal((await signIn(server, admin.passkey)).status, 200);
  assert.deepEqual(server.people().refused, []);
});
