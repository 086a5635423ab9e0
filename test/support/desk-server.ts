/**
 * A served desk of the exercise for stories: a ledger of its own, persons with keys and roles, acts over HTTP as their scripts
 * would hand them in. Who is signed in, a test says in the cookie. Opened again on the same folder it is what a restart finds.
 */
import assert from 'node:assert/strict';
import {createHash, randomBytes} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {HeldRole} from '../../monitoring/access/index.ts';
import {actContents, actTable, type ActWords} from '../../monitoring/desk/index.ts';
import {instantOf} from '../../monitoring/kernel/index.ts';
import type {Draft, OpenGroup} from '../../monitoring/ledger/index.ts';
import {openAccounts} from '../../platform/accounts/index.ts';
import {openDeskServer, type DeskServer} from '../../platform/desk/index.ts';
import {httpServer} from '../../platform/http/index.ts';
import {appendSigned} from '../../platform/keys/index.ts';
import {oneAfterAnother} from '../../platform/workflows/entries/one-after-another.ts';
import {openRecord} from '../../platform/workflows/open-record.ts';
import {sealGroups} from '../../platform/workflows/records/seal-groups.ts';
import {textOf} from './open-door.ts';
import {testAuthor, testPair, type TestAuthor} from './signer.ts';
import {possession} from './signer.ts';

export const exercise = 'exercise';
const caseText = readFileSync(new URL('../../cases/exercise/case.yaml', import.meta.url), 'utf8');
const mapText = (): string => readFileSync(new URL('../../cases/exercise/map.geojson', import.meta.url), 'utf8');

/** Roles of the mission and of both sides, by the name that a story calls them. */
export const mission: Readonly<Record<string, HeldRole>> = {
  monica: {role: 'monitor'},
  vera: {role: 'verification_officer'},
  ines: {role: 'investigator'},
  ivan: {role: 'investigator'},
  lea: {role: 'legal_reviewer'},
  hana: {role: 'head_of_mission'},
  dora: {role: 'data_protection_officer'},
  liv: {role: 'party_liaison', side: 'velmoth'},
  lid: {role: 'party_liaison', side: 'dorquine'},
};

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: T;
  readonly text: string;
}

export interface Handed {
  readonly leaf: string;
  readonly groups: Readonly<Record<string, OpenGroup>>;
}

interface Problems {
  readonly problems?: readonly {readonly code: string; readonly message: string}[];
}

export const codesOf = ({body}: Answer): readonly string[] => ((body as Problems).problems ?? []).map(({code}) => code);

export interface ServedDesk {
  readonly server: DeskServer;
  readonly folder: string;
  readonly address: () => Promise<string>;
  /** The record itself, for what a story does behind the server. */
  readonly record: Awaited<ReturnType<typeof openRecord>>;
  /** Id of a person by the name of the story. */
  readonly person: (name: string) => string;
  /** The clock of everybody. */
  readonly clock: {seconds: number};
  readonly reports: unknown[];
  /** Signs an act as this person would. */
  readonly sign: (name: string, words: ActWords, caseId?: string) => Handed;
  readonly author: (name: string) => TestAuthor;
  readonly act: (
    name: string,
    kind: string,
    subject: string,
    body?: object,
    more?: Partial<ActWords>,
  ) => Promise<Answer>;
  /** The same, and it must be taken; its entry. */
  readonly does: (
    name: string,
    kind: string,
    subject: string,
    body?: object,
    more?: Partial<ActWords>,
  ) => Promise<number>;
  readonly post: (
    path: string,
    body: unknown,
    as?: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly get: <T = unknown>(
    path: string,
    as?: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer<T>>;
  readonly close: () => Promise<void>;
}

const isPlainJson = (headers: Answer['headers']): boolean =>
  String(headers['content-type']).startsWith('application/json;') && headers['content-encoding'] === undefined;

const started = Date.parse('2025-03-10T08:00:00Z') / 1000;

export interface DeskServerOptions {
  readonly folder?: string;
  readonly people?: Readonly<Record<string, HeldRole>>;
  /** The clock at the beginning, POSIX seconds; stories have one of their own. */
  readonly startSeconds?: number;
  /** The built app, for stories that a browser reads. */
  readonly web?: string;
}

export async function servedDesk(options: DeskServerOptions = {}): Promise<ServedDesk> {
  const {people = mission} = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'holdfire-desk-'));
  const clock = {seconds: options.startSeconds ?? started};
  const now = (): string => instantOf(clock.seconds);
  const record = await openRecord(foldersIn(folder), 'write', () => {});
  if (record.ledger.size === 0) await begin(record, now(), options.web !== undefined);
  await record.registerDeskKey(now());
  const {checkpoints} = record.pages;
  assert.ok(checkpoints !== undefined);
  const server = openDeskServer({record, checkpoints, inTurn: oneAfterAnother(), now});
  const person = personIds(Object.keys(people));
  const author = authorsOf(record, person);
  if (server.desks.people().state.mode === 'unset') await enrolAll({server, record, now, people, person, author});
  const reports: unknown[] = [];
  const app = await appOf({record, server, clock, folder, reports, web: options.web ?? folder});
  const {post, get} = asking(app, person);
  const {sign, act} = acting({author, now, post});
  return {
    server,
    record,
    folder,
    clock,
    reports,
    person,
    author,
    sign,
    act,
    post,
    get,
    address: async () => app.listen({host: '127.0.0.1', port: 0}),
    does: async (...words) => {
      const answer = await act(...words);
      assert.equal(answer.status, 201, `${words[0]} ${words[1]}: ${answer.text}`);
      clock.seconds += 1;
      return (answer.body as {readonly index: number}).index;
    },
    close: async () => {
      await app.close();
      await record.close();
      if (options.folder === undefined) rmSync(folder, {recursive: true, force: true});
    },
  };
}

const foldersIn = (folder: string) => ({
  ledger: join(folder, 'ledger'),
  views: join(folder, 'views'),
  keys: join(folder, 'keys'),
  checkpoints: join(folder, 'checkpoints'),
});

/** Persons whose count goes on where the ledger has it. */
function authorsOf(record: Record_, person: (name: string) => string): (name: string) => TestAuthor {
  const authors = new Map<string, TestAuthor>();
  return (name) => {
    const known = authors.get(name);
    if (known !== undefined) return known;
    const keyName = `${person(name)}-1`;
    const standing = record.keys.register().keyNamed(keyName);
    const made = testAuthor(keyName, standing === undefined ? {} : {last: standing.last});
    authors.set(name, made);
    return made;
  };
}

interface Serving extends Pick<ServedDesk, 'record' | 'server' | 'clock' | 'folder' | 'reports'> {
  readonly record: Record_;
  readonly web: string;
}

type App = Awaited<ReturnType<typeof httpServer>>;

/** Accounts as they are; besides, a cookie that says who it is. */
function appOf({record, server, clock, folder, reports, web}: Serving): Promise<App> {
  const accounts = openAccounts({
    ...record,
    desks: server.desks,
    people: server.desks.people,
    deskKey: server.key,
    random: randomBytes,
    nowMilliseconds: () => clock.seconds * 1000,
  });
  return httpServer({
    record: record.pages,
    folders: {web, docs: folder},
    boundAddress: '127.0.0.1',
    edition: 'test',
    desk: server,
    accounts: {accounts, desk: server, seen: () => record.pages.checkpoints?.seenNote() ?? ''},
    sessions: {personOf: (headers) => /who=([a-z0-9-]+)/.exec(headers.cookie ?? '')?.[1] ?? accounts.personOf(headers)},
    report: (error) => reports.push(error),
  });
}

function asking(app: App, person: (name: string) => string): Pick<ServedDesk, 'post' | 'get'> {
  const headersOf = (as: string | undefined): Record<string, string> => ({
    host: 'localhost:4870',
    ...(as === undefined ? {} : {cookie: `who=${person(as)}`}),
  });
  const answerOf = <T>({
    statusCode,
    headers,
    body,
  }: {
    statusCode: number;
    headers: object;
    body: string;
  }): Answer<T> => ({
    status: statusCode,
    headers: headers as Answer['headers'],
    body: (isPlainJson(headers as Answer['headers']) ? JSON.parse(body) : undefined) as T,
    text: body,
  });
  return {
    post: async (path, body, as, headers = {}) =>
      answerOf(
        await app.inject({
          method: 'POST',
          url: path,
          headers: {...headersOf(as), 'content-type': 'application/json', ...headers},
          payload: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    get: async (path, as, headers = {}) =>
      answerOf(await app.inject({method: 'GET', url: path, headers: {...headersOf(as), ...headers}})),
  };
}

interface Acting extends Pick<ServedDesk, 'author' | 'post'> {
  readonly now: () => string;
}

function acting({author, now, post}: Acting): Pick<ServedDesk, 'sign' | 'act'> {
  let count = 0;
  const sign: ServedDesk['sign'] = (name, words, caseId = exercise) =>
    signedAct(author(name), words, {caseId, recorded: now(), id: `act-${name}-${Date.now()}-${(count += 1)}`});
  return {
    sign,
    act: async (name, kind, subject, body = {}, more = {}) => {
      const signer = author(name);
      const answer = await post('/api/desk/acts', sign(name, {kind, subject, body: body as ActWords['body'], ...more}));
      if (answer.status === 201) signer.kept();
      else signer.forget();
      return answer;
    },
  };
}

export function signedAct(
  author: TestAuthor,
  words: ActWords,
  {caseId, recorded, id}: {readonly caseId: string; readonly recorded: string; readonly id: string},
): Handed {
  let salts = 0;
  const contents = actContents(words) as Parameters<typeof sealGroups>[0];
  const sealed = sealGroups(contents, () =>
    createHash('sha256')
      .update(`${id} ${(salts += 1)}`)
      .digest(),
  );
  const leaf = author.sign({kind: 'record', case: caseId, table: actTable, id, groups: sealed.commitments, recorded});
  return {leaf: textOf(leaf), groups: sealed.open};
}

type Record_ = Awaited<ReturnType<typeof openRecord>>;

async function begin({ledger, signers, registerLogKey}: Record_, recorded: string, hasMap: boolean): Promise<void> {
  const operator = signers('operator', recorded);
  assert.ok(operator.ok);
  const document: Draft = {kind: 'document', case: exercise, name: 'case.yaml', text: caseText, recorded};
  const map: Draft = {kind: 'document', case: exercise, name: 'map.geojson', text: mapText(), recorded};
  assert.ok((await appendSigned(ledger, operator.value, hasMap ? [document, map] : [document])).ok);
  await registerLogKey(recorded);
}

/** `p-` and ten letters, made of the name, so that the same story has the same ids. */
const personIds =
  (names: readonly string[]) =>
  (name: string): string => {
    assert.ok(name === 'adam' || names.includes(name), `nobody is called ${name} in this story`);
    const hash = createHash('sha256').update(name).digest();
    return `p-${[...hash.subarray(0, 10)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31]).join('')}`;
  };

interface Enrolling {
  readonly server: DeskServer;
  readonly record: Record_;
  readonly now: () => string;
  readonly people: Readonly<Record<string, HeldRole>>;
  readonly person: (name: string) => string;
  readonly author: (name: string) => TestAuthor;
}

/** The server invites Adam, who administers; he invites the others, one who may confirm at a time. */
async function enrolAll(parts: Enrolling): Promise<void> {
  const {server, people, person, author} = parts;
  const serverDoes = async (kind: string, subject: string, body: ActWords['body']): Promise<void> => {
    const entered = await server.key.appendServerAct('installation', {kind, subject, body});
    assert.ok(entered.ok, JSON.stringify(entered));
  };
  const invited = (name: string, grant: object): ActWords['body'] => ({
    name: `EXERCISE ${name}`,
    grants: [grant],
    tokenSha256: createHash('sha256').update(name).digest('hex'),
    expires: instantOf(Date.parse(parts.now()) / 1000 + 86_400),
  });
  const enrol = async (name: string): Promise<void> => {
    await registerDevice(parts, name);
    const {publicKey, name: keyName} = author(name);
    await serverDoes('person_enrolled', person(name), {keyName, publicKey});
  };
  await serverDoes('mode_set', 'installation', {mode: 'accounts'});
  await serverDoes('person_invited', person('adam'), invited('adam', {case: '*', role: 'administrator'}));
  await enrol('adam');
  const adam = author('adam');
  // Once two may confirm, nothing of Adam's holds by itself: those come last, and all links are given before.
  const may = ['head_of_mission', 'data_protection_officer', 'administrator'];
  const order = Object.entries(people).toSorted(
    ([, a], [, b]) => Number(may.includes(a.role)) - Number(may.includes(b.role)),
  );
  for (const [name, {role, side}] of order) {
    const body = invited(name, {case: exercise, role, ...(side === undefined ? {} : {side})});
    const words = {kind: 'person_invited', subject: person(name), body};
    const sent = signedAct(adam, words, {caseId: 'installation', recorded: parts.now(), id: `invite-${name}`});
    const answer = await server.door.accept(sent);
    assert.ok(answer.kind === 'accepted', JSON.stringify(answer));
    adam.kept();
    await enrol(name);
  }
  await confirmAll(parts);
}

/** What waits for a second pair of eyes gets it from the first who may, and is not concerned. */
async function confirmAll({server, person, people, author, now}: Enrolling): Promise<void> {
  const confirmer = Object.entries(people).find(([, {role}]) => role === 'head_of_mission')?.[0];
  if (confirmer === undefined) return;
  const hana = author(confirmer);
  for (const name of Object.keys(people)) {
    const waits =
      server.desks
        .people()
        .person(person(name))
        ?.grants.some(({state}) => state === 'proposed') === true;
    if (!waits) continue;
    const words = {kind: 'role_confirmed', subject: person(name), body: {}};
    const sent = signedAct(hana, words, {caseId: 'installation', recorded: now(), id: `confirm-${name}`});
    const answer = await server.door.accept(sent);
    assert.ok(answer.kind === 'accepted', JSON.stringify(answer));
    hana.kept();
  }
}

async function registerDevice({record, server, now, author}: Enrolling, name: string): Promise<void> {
  const {name: keyName, publicKey} = author(name);
  await server.key.inTurn(async () => {
    const registrar = record.signers('operator', now());
    assert.ok(registrar.ok);
    const draft: Draft = {
      kind: 'key_registered',
      recorded: now(),
      name: keyName,
      holder: 'person',
      publicKey,
      possession: possession(keyName, testPair(keyName)),
    };
    assert.ok((await appendSigned(record.ledger, registrar.value, [draft])).ok);
  });
}
