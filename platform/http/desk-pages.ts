/**
 * The pages of the desk: of a case, for whoever the session says, or as another audience would see them. What may not be read
 * answers, byte for byte, like what does not exist. Reads of what is protected stand in the ledger before the answer goes out.
 * Nothing is kept: not here, not on the way, not in the browser.
 */
import {createHash} from 'node:crypto';
import type {FastifyInstance, FastifyRequest} from 'fastify';
import type {Viewer} from '../../monitoring/access/index.ts';
import {
  countsPage,
  exportLines,
  findingPage,
  inboxPage,
  releasePage,
  incidentFilePage,
  reportPage,
  searchPage,
  type DeskPageContext,
} from '../../monitoring/desk/index.ts';
import {
  ActGroupsView,
  AsQuery,
  DeskCounts,
  DeskSearch,
  DeskSearchQuery,
  FindingFileView,
  IncidentFileView,
  ReportFileView,
  Inbox,
  InboxQuery,
  ReleaseFileView,
} from '../contract/index.ts';
import {audienceOf, protectedReads, viewerOf, type DeskServer} from '../desk/index.ts';
import {notFound, refusal, type Refusal} from './answer.ts';
import {actPage} from './desk-act-page.ts';
import type {DeskAsked, DeskRoute} from './desk-route.ts';
import type {DeskSessions} from './desk-session.ts';
import {stoppedRefusal} from './entry-writing.ts';
import {readQuery} from './query.ts';
import {sendCompressed} from './send-compressed.ts';
import {sendRefusal} from './send-refusal.ts';

const inCase = '/api/desk/cases/:case';

export const deskPages: readonly DeskRoute[] = [
  {
    path: `${inCase}/inbox`,
    query: InboxQuery,
    shape: Inbox,
    page: ({desk, context, query}) => inboxPage(desk, context, query),
  },
  {
    path: `${inCase}/reports/:id`,
    query: AsQuery,
    shape: ReportFileView,
    page: (asked) => reportPage(asked.desk, asked.context, idOf(asked)),
  },
  {
    path: `${inCase}/incidents/:id`,
    query: AsQuery,
    shape: IncidentFileView,
    page: (asked) => incidentFilePage(asked.desk, asked.context, idOf(asked)),
  },
  {
    path: `${inCase}/findings/:id`,
    query: AsQuery,
    shape: FindingFileView,
    page: (asked) => findingPage(asked.desk, asked.context, idOf(asked)),
  },
  {
    path: `${inCase}/releases/:id`,
    query: AsQuery,
    shape: ReleaseFileView,
    page: (asked) => releasePage(asked.desk, asked.context, idOf(asked)),
  },
  {
    path: `${inCase}/search`,
    query: DeskSearchQuery,
    shape: DeskSearch,
    page: ({desk, context, query}) => searchPage(desk, context, textOfQuery(query['q'])),
  },
  {path: `${inCase}/counts`, query: AsQuery, shape: DeskCounts, page: ({desk, context}) => countsPage(desk, context)},
  {path: `${inCase}/export`, query: AsQuery, lines: true, page: ({desk, context}) => [...exportLines(desk, context)]},
  {path: `${inCase}/acts/:entry`, query: AsQuery, shape: ActGroupsView, page: actPage},
];

const textOfQuery = (value: unknown): string => (typeof value === 'string' ? value : '');

const idOf = ({params}: DeskAsked): string => params['id'] ?? '';

export function serveDeskPages(app: FastifyInstance, server: DeskServer, sessions: DeskSessions): void {
  for (const route of deskPages) {
    app.get(route.path, async (request, reply) => {
      try {
        const answer = await answered(request, {server, route, person: sessions.personOf(request.headers)});
        if ('failure' in answer) return sendRefusal(reply, answer);
        return await sendCompressed(request, reply, {bytes: Buffer.from(answer.text), type: typeOf(route)});
      } catch (error) {
        const stopped = stoppedRefusal(error);
        if (stopped === undefined) throw error;
        return sendRefusal(reply, stopped);
      }
    });
  }
}

interface Asking {
  readonly server: DeskServer;
  readonly route: DeskRoute;
  readonly person: string | undefined;
}

async function answered(
  {query: asked, params: named}: FastifyRequest,
  {server, route, person}: Asking,
): Promise<Refusal | {readonly text: string}> {
  const query = readQuery(route.query, asked as Readonly<Record<string, unknown>>);
  if (!query.ok) return refusal(400, query.problems);
  const params = named as Readonly<Record<string, string>>;
  const caseId = params['case'] ?? '';
  const known = server.desks.known(caseId);
  if (known === undefined) return nothing;
  const now = server.now();
  const own = viewerOf(server.desks, {person, caseId, now});
  const {as} = query.value as {readonly as?: string};
  const viewer = audienceOf(own, as, known.desk.parties);
  if (!viewer.ok) return refusal(403, viewer.problems);
  const made = await server.desks.read(() => {
    const desk = server.desks.desk(caseId);
    if (desk === undefined) return undefined;
    const context = contextOf(server, viewer.value, {now, caseId});
    const page = route.page({server, desk, context, params, query: query.value as Readonly<Record<string, unknown>>});
    if (page === undefined) return undefined;
    return {text: textOf(page, route), reads: protectedReads(partsOf(page, route), own, desk.state)};
  });
  if (made === undefined) return nothing;
  if (person !== undefined && made.reads.length > 0) await server.reads.record(caseId, person, made.reads, now);
  return {text: made.text};
}

/** Of whatever is not there, and of whatever is not for this viewer: the same words. */
const nothing = notFound('there is nothing here that you may read');

export function contextOf(
  {desks}: Pick<DeskServer, 'desks'>,
  viewer: Viewer,
  {now, caseId}: {readonly now: string; readonly caseId: string},
): DeskPageContext {
  const known = desks.known(caseId);
  if (known === undefined) throw new Error(`no case ${caseId}`);
  return {
    viewer,
    now,
    nameOfPerson: (person) => desks.people().person(person)?.name,
    caseFile: known.file,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  };
}

const typeOf = ({lines}: DeskRoute): string =>
  lines === true ? 'application/jsonl; charset=utf-8' : 'application/json; charset=utf-8';

const textOf = (page: unknown, {lines}: DeskRoute): string =>
  lines === true ? (page as readonly string[]).join('') : JSON.stringify(page);

/** What of an answer is looked through for what is protected. */
const partsOf = (page: unknown, {lines}: DeskRoute): unknown =>
  lines === true ? (page as readonly string[]).map((line) => JSON.parse(line) as unknown) : page;
