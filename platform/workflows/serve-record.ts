/** The record behind a listening server: what start and serve share. */
import {randomBytes} from 'node:crypto';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {installationCase, type PeopleState} from '../../monitoring/desk/index.ts';
import {instantOf} from '../../monitoring/kernel/index.ts';
import {openAccounts} from '../accounts/index.ts';
import {carryOutRegularly, openDeskServer, type DeskServer} from '../desk/index.ts';
import {openEvidenceStore} from '../evidence/index.ts';
import {httpServer, isThisMachine, listen, type Listening, type ServerOptions} from '../http/index.ts';
import {verifyBeside} from '../keys/index.ts';
import {entryDoor} from './entries/accept-entry.ts';
import {custodyDoor} from './entries/custody-door.ts';
import {knownCases} from './entries/known-cases.ts';
import {oneAfterAnother} from './entries/one-after-another.ts';
import {recordAuthors} from './entries/record-authors.ts';
import {ModeRefused} from './mode-refused.ts';
import type {OpenRecord} from './open-record.ts';
import {programFolder} from './program-folder.ts';
import {publishRegularly, usualBeatSeconds, type RegularPublishing} from './witnessing/publish-regularly.ts';

export interface Serving extends Listening {
  /** The one-time link for an administrator, where the installation has none and is not of one person. */
  readonly administratorLink?: string;
  /** How this installation is used; undefined where the record is only shown. */
  readonly mode?: PeopleState['mode'];
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
  /** The name under which a proxy passes requests on, as an origin. */
  readonly origin?: string;
  /** Set how this installation is used, where it is used otherwise. */
  readonly mode?: 'accounts' | 'single_user';
  /** How often what was written is signed and put before the witnesses. */
  readonly everySeconds?: number;
}

export const servedFolders = () => ({
  web: fileURLToPath(new URL('dist/web', programFolder)),
  docs: fileURLToPath(new URL('docs', programFolder)),
});

const evidenceBeside = (ledgerFolder: string): string => join(dirname(ledgerFolder), 'evidence');

type Doors = Pick<ServerOptions, 'door' | 'desk' | 'accounts' | 'readOnly'>;

/** A record that is held takes entries in; for one that is only shown, the server says why it does not. */
function doorsOf(record: OpenRecord, now: () => string, origin: string | undefined): Doors {
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
  const {desks, key: serverKey} = desk;
  const accounts = openAccounts({
    ...record,
    desks,
    people: desks.people,
    deskKey: serverKey,
    random: randomBytes,
    nowMilliseconds: () => Date.parse(now()),
    ...(origin === undefined ? {} : {origin}),
  });
  return {door, desk, accounts: {accounts, desk, seen: () => checkpoints.seenNote()}};
}

export async function serveRecord(record: OpenRecord, options: ServeOptions): Promise<Serving> {
  const {host, port, edition, report, origin} = options;
  const now = options.now ?? instantNow;
  await record.registerDeskKey(now());
  const doors = doorsOf(record, now, origin);
  await useAs(doors.desk, options);
  const app = await httpServer({
    record: record.pages,
    ...doors,
    ...(origin === undefined ? {} : {origin}),
    folders: servedFolders(),
    boundAddress: host,
    edition,
    report,
  });
  try {
    const listening = await listen(app, host, port);
    const publishing = regularly(record, options);
    const link = doors.accounts?.accounts.administratorLink(listening.address);
    const mode = doors.desk?.desks.people().state.mode;
    const carrying = doors.desk === undefined ? undefined : carryOutRegularly({...doors.desk, ...beatOf(options)});
    return {
      ...listening,
      ...(link === undefined ? {} : {administratorLink: link}),
      ...(mode === undefined ? {} : {mode}),
      close: async () => {
        await publishing?.stop();
        await carrying?.stop();
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Sets the mode that was asked for, by an act of the server’s own key. Without accounts nobody from elsewhere is let in. */
async function useAs(desk: DeskServer | undefined, {mode: asked, host, origin}: ServeOptions): Promise<void> {
  if (desk === undefined) return;
  const {mode} = desk.desks.people().state;
  if ((asked ?? mode) === 'single_user' && (!isThisMachine(host) || origin !== undefined)) {
    const message =
      'an installation of one person has no accounts, so it serves this machine alone; leave --host and --origin out, or give it accounts with --accounts';
    throw new ModeRefused(message);
  }
  if (asked === undefined || asked === mode) return;
  const words = {kind: 'mode_set', subject: installationCase, body: {mode: asked}};
  const set = await desk.key.appendServerAct(installationCase, words);
  if (!set.ok) throw new ModeRefused(set.problems.map(({message}) => message).join('; '));
}

const beatOf = ({report, everySeconds = usualBeatSeconds}: ServeOptions) => ({report, everySeconds});

function regularly(
  record: OpenRecord,
  {report, now = instantNow, everySeconds = usualBeatSeconds}: ServeOptions,
): RegularPublishing | undefined {
  const {checkpoints: keeper} = record.pages;
  if (keeper === undefined || record.readOnly !== undefined) return undefined;
  return publishRegularly({keeper, publish: () => record.publish(now()), everySeconds, report});
}

const instantNow = (): string => instantOf(Math.floor(Date.now() / 1000));
