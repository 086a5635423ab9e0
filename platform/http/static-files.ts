/**
 * Files that are sent as they are: the built web app and the documents that it links to. Only files that stood in the
 * two folders at the start are served, so that no path can lead out of them. Unknown paths that are not files and not
 * the API are pages of the app.
 */
import {existsSync, readFileSync} from 'node:fs';
import {extname, join} from 'node:path';
import fastifyStatic from '@fastify/static';
import type {FastifyInstance, FastifyReply} from 'fastify';
import {notFound} from './answer.ts';
import {securityHeaders} from './headers.ts';
import {sendRefusal} from './send-refusal.ts';

export interface ServedFolders {
  /** The built app, or where it would be. */
  readonly web: string;
  readonly docs: string;
}

const notBuilt = `The web app is not built yet. Run "npm start" in the folder of Holdfire, or "node scripts/build.mjs".
What the program knows can be read at /api/cases and /api/ledger.
`;

export async function serveFiles(app: FastifyInstance, {web, docs}: ServedFolders): Promise<void> {
  const indexPath = join(web, 'index.html');
  if (existsSync(indexPath)) {
    await app.register(fastifyStatic, {
      root: web,
      wildcard: false,
      index: false,
      dotfiles: 'deny',
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', isHashed(path) ? immutable : 'no-cache'),
    });
  }
  if (existsSync(docs)) {
    await app.register(fastifyStatic, {
      root: docs,
      prefix: '/docs/',
      wildcard: false,
      index: false,
      decorateReply: false,
      cacheControl: false,
      setHeaders: (reply) =>
        void reply.headers({'cache-control': 'no-cache', 'content-type': 'text/plain; charset=utf-8'}),
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (path.startsWith('/api') || path.startsWith('/log/'))
      return sendRefusal(reply, notFound('there is nothing at this address'));
    if (isFile(path)) return sendRefusal(reply, notFound('there is no such file'));
    return sendApp(reply, indexPath);
  });
}

const immutable = 'public, max-age=31536000, immutable';
const isHashed = (path: string): boolean => /[/\\]assets[/\\]/.test(path);
const isFile = (path: string): boolean =>
  path.startsWith('/assets/') || path.startsWith('/docs/') || fileEndings.has(extname(path));
// prettier-ignore
const fileEndings = new Set(['.js', '.mjs', '.css', '.map', '.json', '.png', '.svg', '.ico', '.txt', '.xml', '.woff2', '.php', '.webmanifest']);

function sendApp(reply: FastifyReply, indexPath: string): FastifyReply {
  reply.headers({...securityHeaders, 'cache-control': 'no-cache'});
  if (!existsSync(indexPath)) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
  return reply.type('text/html; charset=utf-8').send(readFileSync(indexPath));
}
