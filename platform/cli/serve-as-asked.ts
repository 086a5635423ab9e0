/** What start and serve share: where the words say to listen, and what must be said before anybody reads along. */
import {defaultAddress, defaultPort, isThisMachine} from '../http/index.ts';
import type {OpenRecord} from '../workflows/open-record.ts';
import {serveRecord, type Serving} from '../workflows/serve-record.ts';
import {note, now, say} from './say.ts';
import type {Words} from './words.ts';

export async function serveAsAsked(words: Words, record: OpenRecord): Promise<Serving> {
  const host = words.texts.host ?? defaultAddress;
  if (record.readOnly !== undefined) note(record.readOnly);
  const {origin} = words.texts;
  const mode = modeOf(words);
  const serving = await serveRecord(record, {
    host,
    ...(origin === undefined ? {} : {origin}),
    ...(mode === undefined ? {} : {mode}),
    port: words.numbers.port ?? defaultPort,
    edition: String(Date.now()),
    now,
    ...(words.numbers.every === undefined ? {} : {everySeconds: Math.max(1, words.numbers.every)}),
    report: (error) => note(error instanceof Error ? (error.stack ?? error.message) : 'unknown failure'),
  });
  const {takenPort} = serving;
  if (takenPort !== undefined) note(`Port ${takenPort} is taken by another program; a free one is used.`);
  if (!isThisMachine(host)) note(`Everybody who reaches ${host} can read the public pages of this record.`);
  if (!isThisMachine(host) && origin === undefined)
    note('Passkeys work under a name with https alone, and at this machine under http://localhost: see --origin.');
  return serving;
}

function modeOf({flags}: Words): 'accounts' | 'single_user' | undefined {
  if (flags.has('single-user')) return 'single_user';
  return flags.has('accounts') ? 'accounts' : undefined;
}

/** One more line: the link, or that there are no accounts. */
export const tellAccounts = ({administratorLink, mode}: Serving): void => {
  if (administratorLink !== undefined)
    say(`Nobody is administrator yet. This link enrols one, once: ${administratorLink}`);
  if (mode === 'single_user') say('This installation is of one person, without accounts: one pair of eyes decides.');
};
