/** All shipped cases behind a server, as `holdfire start` has them: one data folder for each process, removed at its end. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {httpServer} from '../../platform/http/index.ts';
import type {CaseRecord} from '../../platform/workflows/case-record.ts';
import {loadShippedCases} from '../../platform/workflows/start.ts';

export const shippedIds = ['pakistan-afghanistan-2025', 'pakistan-ttp-2021', 'exercise'] as const;

let served: ReturnType<typeof serve> | undefined;

export const servedRecord = (): ReturnType<typeof serve> => (served ??= serve());

async function serve() {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-served-'));
  const web = builtApp(folder);
  const folders = {
    ledger: join(folder, 'data/ledger'),
    views: join(folder, 'data/views'),
    keys: join(folder, 'data/keys'),
  };
  const quiet = (): void => {};
  const words = {author: 'test', recorded: '2026-01-01T00:00:00Z', notice: quiet, progress: quiet};
  const loaded = await loadShippedCases(folders, words);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 3)));
  const {record: opened} = loaded.value;
  const record = opened.pages;
  const app = await serverFor(record, web);
  const close = async (): Promise<void> => {
    await app.close();
    await opened.close();
    rmSync(folder, {recursive: true, force: true});
  };
  return {app, record, folder, close};
}

export const serverFor = (record: CaseRecord, web: string, report: (error: unknown) => void = () => {}) =>
  httpServer({
    record,
    folders: {web, docs: new URL('../../docs', import.meta.url).pathname},
    boundAddress: '127.0.0.1',
    edition: 'test',
    report,
  });

/** A stand-in for the built app: the server does not care what is in it. */
function builtApp(folder: string): string {
  const web = join(folder, 'web');
  mkdirSync(join(web, 'assets'), {recursive: true});
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Holdfire</title>');
  writeFileSync(join(web, 'assets/index-abc123.js'), 'export {};');
  writeFileSync(join(web, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(web, '.sources'), 'not for readers');
  return web;
}

/** A page as a reader gets it. */
export async function get(address: string, headers: Readonly<Record<string, string>> = {}) {
  const {app} = await servedRecord();
  const response = await app.inject({method: 'GET', url: address, headers: {host: 'localhost:4870', ...headers}});
  return {
    status: response.statusCode,
    headers: response.headers as Readonly<Record<string, string | undefined>>,
    bytes: response.rawPayload,
    page: <T>(): T => JSON.parse(response.body) as T,
  };
}
