/**
 * The planted desk behind the real server: every address that can be asked, as every person, with headers and refusals. Acts are not
 * handed in here; the desk that the server would have made of them is put in its place.
 */
import {httpServer} from '../../platform/http/index.ts';
import type {DeskServer} from '../../platform/desk/index.ts';
import {exerciseFile} from '../support/acting-desk.ts';
import type {ServedDesk} from '../support/desk-server.ts';
import {leakPeople} from './leaks-people.ts';
import type {LeakWorld} from './leaks-world.ts';

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface ServedLeaks {
  readonly get: (path: string, person?: string) => Promise<Got>;
  readonly post: (path: string, body: unknown, person?: string) => Promise<Got>;
  readonly close: () => Promise<void>;
}

export async function servedLeaks(served: ServedDesk, world: LeakWorld, now: string): Promise<ServedLeaks> {
  const context = world.context('');
  const known = {file: exerciseFile(), desk: world.desk.state.case};
  const desks = {
    ...served.server.desks,
    people: () => ({
      ...served.server.desks.people(),
      at: world.desk.people,
      person: (id: string) => (leakPeople[id] === undefined ? undefined : {name: context.nameOfPerson(id)}),
    }),
    desk: (caseId: string) => (caseId === 'exercise' ? world.desk : undefined),
    known: (caseId: string) => (caseId === 'exercise' ? known : undefined),
    caseIds: () => ['exercise'],
    actAt: () => undefined,
    read: async <T>(make: () => T | Promise<T>) => make(),
  } as unknown as DeskServer['desks'];
  const desk: DeskServer = {...served.server, desks, reads: {record: async () => {}}, now: () => now};
  const app = await httpServer({
    record: served.record.pages,
    folders: {web: served.folder, docs: served.folder},
    boundAddress: '127.0.0.1',
    edition: 'test',
    desk,
    sessions: {personOf: ({cookie}) => (cookie === undefined ? undefined : /who=([a-z0-9-]+)/.exec(cookie)?.[1])},
    report: (error) => {
      throw error;
    },
  });
  const headersOf = (person: string | undefined): Record<string, string> => ({
    host: 'localhost:4870',
    ...(person === undefined ? {} : {cookie: `who=${person}`}),
  });
  const got = ({statusCode, headers, body}: {statusCode: number; headers: object; body: string}): Got => ({
    status: statusCode,
    headers: headers as Got['headers'],
    body,
  });
  return {
    get: async (url, person) => got(await app.inject({method: 'GET', url, headers: headersOf(person)})),
    post: async (url, body, person) =>
      got(
        await app.inject({
          method: 'POST',
          url,
          headers: {...headersOf(person), 'content-type': 'application/json'},
          payload: JSON.stringify(body),
        }),
      ),
    close: async () => app.close(),
  };
}

const inCase = '/api/desk/cases/exercise';

/** Addresses of the desk, and of the public pages beside it; with ids that are there, that are not, and that are none. */
export function* addressesOf({ids, canaries}: LeakWorld): Generator<string> {
  const some = [...ids.reports, ...ids.incidents, ...ids.findings, ...ids.releases];
  const searched = [...canaries.planted.keys()].filter((_, index) => index % 23 === 0);
  const queries = ['', '?as=public', '?as=guarantor', '?as=party:velmoth', '?as=party:dorquine', '?as=head_of_mission'];
  for (const query of queries) {
    for (const page of ['inbox', 'counts', 'export']) yield `${inCase}/${page}${query}`;
    for (const noun of ['reports', 'incidents', 'findings', 'releases'])
      for (const id of [...some, 'none', 'a%00b', '..%2f..']) yield `${inCase}/${noun}/${id}${query}`;
  }
  for (const word of [...searched, 'EXERCISE', 'a', '%22', '']) yield `${inCase}/search?q=${word}`;
  for (const act of ['0', '1', '9999999', '-1', 'x']) yield `${inCase}/acts/${act}`;
  yield* [
    `${inCase}/inbox?limit=0`,
    `${inCase}/inbox?offset=-1&noun=report`,
    `${inCase}/search?nothing=1`,
    `${inCase}/`,
    '/api/desk/cases/other/inbox',
    '/api/desk/cases/other/export',
    '/api/desk/me',
    '/api/desk/people',
    '/api/policy',
    '/api/openapi.json',
    '/api/cases',
    '/api/cases/exercise',
    '/api/cases/exercise/overview',
    '/api/cases/exercise/incidents',
    '/api/cases/exercise/change',
    '/api/ledger',
    '/api/ledger/entries',
    '/api/ledger/entries/0',
    '/api/ledger/evidence',
    '/checkpoint',
    '/tile/0/000',
    '/tile/entries/000',
    '/nothing',
  ];
}
