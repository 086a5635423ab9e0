/** The record behind a listening server: what start and serve share. */
import {fileURLToPath} from 'node:url';
import {httpServer, listen, type Listening} from '../http/index.ts';
import type {OpenRecord} from './open-record.ts';
import {programFolder} from './program-folder.ts';

export interface Serving extends Listening {
  /** Answers what was asked, then closes server and record. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** Differs from one run to the next, because the program may have changed in between. */
  readonly edition: string;
  readonly report: (error: unknown) => void;
}

export const servedFolders = () => ({
  web: fileURLToPath(new URL('dist/web', programFolder)),
  docs: fileURLToPath(new URL('docs', programFolder)),
});

export async function serveRecord(record: OpenRecord, {host, port, edition, report}: ServeOptions): Promise<Serving> {
  const app = await httpServer({
    record: record.pages,
    folders: servedFolders(),
    boundAddress: host,
    edition,
    report,
  });
  try {
    const listening = await listen(app, host, port);
    return {...listening, close: () => app.close()};
  } catch (error) {
    await app.close();
    throw error;
  }
}
