/** What start and serve share: where the words say to listen, and what must be said before anybody reads along. */
import {defaultAddress, defaultPort} from '../http/index.ts';
import type {OpenRecord} from '../workflows/open-record.ts';
import {serveRecord, type Serving} from '../workflows/serve-record.ts';
import {note, now} from './say.ts';
import type {Words} from './words.ts';

export async function serveAsAsked(words: Words, record: OpenRecord): Promise<Serving> {
  const host = words.texts.host ?? defaultAddress;
  if (record.readOnly !== undefined) note(record.readOnly);
  const serving = await serveRecord(record, {
    host,
    port: words.numbers.port ?? defaultPort,
    edition: String(Date.now()),
    now,
    ...(words.numbers.every === undefined ? {} : {everySeconds: Math.max(1, words.numbers.every)}),
    report: (error) => note(error instanceof Error ? (error.stack ?? error.message) : 'unknown failure'),
  });
  const {takenPort} = serving;
  if (takenPort !== undefined) note(`Port ${takenPort} is taken by another program; a free one is used.`);
  if (!isThisMachine(host)) note(`Everybody who reaches ${host} can read this record; there are no accounts yet.`);
  return serving;
}

const isThisMachine = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');
