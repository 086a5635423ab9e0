/** The record behind a listening server: what start and serve share. */
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {instantOf} from '../../monitoring/kernel/index.ts';
import {openDeskServer} from '../desk/index.ts';
import {openEvidenceStore} from '../evidence/index.ts';
import {httpServer, listen, type Listening, type ServerOptions} from '../http/index.ts';
import {verifyBeside} from '../keys/index.ts';
import {entryDoor} from './entries/accept-entry.ts';
import {custodyDoor} from './entries/custody-door.ts';
import {knownCases} from './entries/known-cases.ts';
import {oneAfterAnother} from './entries/one-after-another.ts';
import {recordAuthors} from './entries/record-authors.ts';
import type {OpenRecord} from './open-record.ts';
import {programFolder} from './program-folder.ts';
import {publishRegularly, usualBeatSeconds, type RegularPublishing} from './witnessing/publish-regularly.ts';

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
  /** ISO 8601 in UTC: the clock of what the server itself writes; this machine's where there is none. */
  readonly now?: () => string;
  /** How often what was written is signed and put before the witnesses. */
  readonly everySeconds?: number;
}

export const servedFolders = () => ({
  web: fileURLToPath(new URL('dist/web', programFolder)),
  docs: fileURLToPath(new URL('docs', programFolder)),
});

const evidenceBeside = (ledgerFolder: string): string => join(dirname(ledgerFolder), 'evidence');

/** A record that is held takes entries in; for one that is only shown, the server says why it does not. */
function doorsOf(record: OpenRecord, now: () => string): Pick<ServerOptions, 'door' | 'desk' | 'readOnly'> {
  const {ledger, contents, removals, keys, readOnly} = record;
  const {checkpoints} = record.pages;
  if (readOnly !== undefined) return {readOnly};
  if (checkpoints === undefined) return {};
  const inTurn = oneAfterAnother();
  const desk = openDeskServer({record, checkpoints, inTurn, now});
  const door = entryDoor({
    inTurn,
    ledger,
    contents,
    removals,
    keys,
    checkpoints,
    cases: knownCases(ledger),
    wrote: recordAuthors(ledger),
    custody: custodyDoor(ledger, openEvidenceStore({folder: evidenceBeside(ledger.folder), readOnly: true})),
    verify: verifyBeside,
    nowSeconds: () => Math.floor(Date.parse(now()) / 1000),
  });
  return {door, desk};
}

export async function serveRecord(record: OpenRecord, options: ServeOptions): Promise<Serving> {
  const {host, port, edition, report} = options;
  const now = options.now ?? instantNow;
  await record.registerDeskKey(now());
  const app = await httpServer({
    record: record.pages,
    ...doorsOf(record, now),
    folders: servedFolders(),
    boundAddress: host,
    edition,
    report,
  });
  try {
    const listening = await listen(app, host, port);
    const publishing = regularly(record, options);
    return {
      ...listening,
      close: async () => {
        await publishing?.stop();
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

function regularly(
  record: OpenRecord,
  {report, now = instantNow, everySeconds = usualBeatSeconds}: ServeOptions,
): RegularPublishing | undefined {
  const {checkpoints: keeper} = record.pages;
  if (keeper === undefined || record.readOnly !== undefined) return undefined;
  return publishRegularly({keeper, publish: () => record.publish(now()), everySeconds, report});
}

const instantNow = (): string => instantOf(Math.floor(Date.now() / 1000));
