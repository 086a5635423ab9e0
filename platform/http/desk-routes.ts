/** All addresses of the desk and of the public's way in, on one server. Where the record is only shown, each says so. */
import type {FastifyInstance} from 'fastify';
import type {DeskServer} from '../desk/index.ts';
import {takeActs} from './desk-acts.ts';
import {serveDeskChanges} from './desk-changes.ts';
import {serveDeskPages} from './desk-pages.ts';
import {nobodySignedIn, type DeskSessions} from './desk-session.ts';
import {openapi} from './openapi.ts';
import type {Route} from './route.ts';
import {sendCompressed} from './send-compressed.ts';
import {takePublicReports} from './desk-public.ts';

export interface DeskOptions {
  readonly desk?: DeskServer;
  readonly sessions?: DeskSessions;
  readonly readOnly?: string;
}

export function serveDesk(
  app: FastifyInstance,
  readingRoutes: readonly Route[],
  {desk, sessions = nobodySignedIn, readOnly}: DeskOptions,
): void {
  const document = JSON.stringify(openapi(readingRoutes));
  app.get('/api/openapi.json', async (request, reply) =>
    sendCompressed(request, reply, {bytes: Buffer.from(document), type: 'application/json; charset=utf-8'}),
  );
  takeActs(app, {desk, sessions, readOnly});
  takePublicReports(app, {desk, readOnly});
  if (desk === undefined) return;
  serveDeskPages(app, desk, sessions);
  serveDeskChanges(app, desk, sessions);
}
