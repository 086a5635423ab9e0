/**
 * A server in this process with a record of every kind of signed entry, and four witnesses, one for each side and two
 * guarantors, that cosign its checkpoints over HTTP. Started on the imported exercise, in a data folder of its own; the
 * caller adds entries, publishes, and stops witnesses.
 */
import {randomBytes} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Draft, NoteKey} from '../../../monitoring/ledger/index.ts';
import {recordFolders} from '../../../platform/cli/data-folder.ts';
import {appendSigned, newKeyPair, possession} from '../../../platform/keys/index.ts';
import {openRecord, type OpenRecord} from '../../../platform/workflows/open-record.ts';
import {sealGroups} from '../../../platform/workflows/records/seal-groups.ts';
import {serveRecord} from '../../../platform/workflows/serve-record.ts';
import {policyOf, testWitness, type TestWitness} from '../../support/witnessed-log.ts';
import {importInto, root, type ImportWords} from './server.ts';

/** By the authors' clocks: between the two times at which the test witnesses cosign what is published below. */
export const recorded = '2027-01-15T08:00:02Z';
export const witnessNames = ['party:velmoth', 'party:dorquine', 'guarantor-1', 'guarantor-2'] as const;

export interface WitnessedServer {
  readonly origin: string;
  readonly logKey: NoteKey;
  readonly witnesses: readonly TestWitness[];
  /** Numbers of the entries that stand there from the start, by what they are. */
  readonly entries: Readonly<Record<'policy' | 'record' | 'removal' | 'custody' | 'replaced' | 'revoked', number>>;
  readonly size: () => number;
  /** The entry's number. */
  readonly write: (author: string, draft: Draft) => Promise<number>;
  readonly publish: () => Promise<void>;
  /** What its author was given for an entry. */
  readonly receipt: (index: number) => string;
  readonly stop: () => Promise<void>;
}

export async function startWitnessedServer(
  imports: readonly ImportWords[] = [[join(root, 'cases', 'exercise')]],
): Promise<WitnessedServer> {
  mkdirSync(join(root, '.tmp'), {recursive: true});
  const data = mkdtempSync(join(root, '.tmp', 'browser-witnessed-'));
  for (const words of imports) importInto(data, words);
  const record = await openRecord(recordFolders(data), 'write', () => undefined);
  const keeper = record.pages.checkpoints;
  if (keeper === undefined) throw new Error('this record signs no checkpoints');
  const witnesses = await Promise.all(
    witnessNames.map((name) => testWitness(join(data, 'witnesses'), name, [keeper.logKey])),
  );
  const write = (author: string, draft: Draft): Promise<number> => append(record, author, draft);
  const publish = async (): Promise<void> => {
    await record.publish(recorded);
    await record.pages.upToDate();
  };
  const policy = await write('operator', {
    kind: 'witness_policy',
    recorded,
    policy: policyOf(keeper.logKey, witnesses, 3),
  });
  await publish();
  const entries = {policy, ...(await everyKind(record, write))};
  await publish();
  const serving = await serveRecord(record, {
    host: '127.0.0.1',
    port: 0,
    edition: String(Date.now()),
    report: (error) => console.error(error),
    now: () => recorded,
    // The tests publish when they want to.
    everySeconds: 3600,
  });
  return {
    origin: serving.address,
    logKey: keeper.logKey,
    witnesses,
    entries,
    size: () => record.ledger.size,
    write,
    publish,
    receipt: (index) => keeper.receipt(index, record.ledger.leafHash(index), Date.parse(recorded) / 1000),
    stop: async () => {
      await serving.close();
      await record.close();
      for (const witness of witnesses) await witness.stop();
      rmSync(data, {recursive: true, force: true});
    },
  };
}

async function append({ledger, signers}: OpenRecord, author: string, draft: Draft): Promise<number> {
  const signer = signers(author, recorded);
  if (!signer.ok) throw new Error(signer.problems.map(({message}) => message).join('; '));
  const appended = await appendSigned(ledger, signer.value, [draft]);
  if (!appended.ok) throw new Error(appended.problems.map(({message}) => message).join('; '));
  return appended.value.first;
}

const photograph = 'a3f1c0'.padEnd(64, '5b');
const cropped = '77de02'.padEnd(64, '9c');

/** A record in three parts of which one is removed again, evidence with its custody, a key that is replaced and one revoked. */
async function everyKind(record: OpenRecord, write: WitnessedServer['write']) {
  const sealed = sealGroups(
    {
      public: {
        event_type: 'shelling',
        place: 'cell 34.5 71.0',
        from: '2024-11-20',
        summary: 'Shells fell near the ford.',
      },
      shared: {reported_by: 'Team North', killed_low: 0, killed_high: 2},
      'verifier.place': {latitude: 34.5301, longitude: 71.0193},
      source: {name: 'kept apart'},
    },
    () => randomBytes(32),
  );
  await record.contents.keep(sealed.contents);
  const about = {case: 'exercise', recorded} as const;
  const entry = await write('desk-north', {
    kind: 'record',
    ...about,
    table: 'reports',
    id: 'north-1',
    groups: sealed.commitments,
  });
  const reason = 'The person who spoke asked for it; two people of the mission decided.';
  const removal = await write('operator', {kind: 'removal', ...about, entry, groups: ['source'], reason});
  const piece = {kind: 'custody', ...about, evidence: photograph, bytes: 2_481_332, mediaType: 'image/jpeg'} as const;
  const original = {madeFrom: '', tool: ''} as const;
  const custody = await write('desk-north', {
    ...piece,
    ...original,
    event: 'captured',
    note: 'Taken at the ford by Team North.',
  });
  await write('evidence-room', {...piece, ...original, event: 'received', note: 'Handed over on a card.'});
  await write('evidence-room', {
    ...piece,
    event: 'redacted',
    evidence: cropped,
    bytes: 812_004,
    madeFrom: photograph,
    tool: 'crop 2.1',
    note: 'Faces covered.',
  });
  await write('evidence-room', {...piece, ...original, event: 'sealed', note: ''});
  const next = possession({name: 'desk-north', pair: newKeyPair()});
  const replaced = await write('desk-north', {kind: 'key_replaced', recorded, ...next});
  const gone = record.keys.register().keyNamed('evidence-room');
  if (gone === undefined) throw new Error('the evidence room has no key');
  const revoked = await write('operator', {
    kind: 'key_revoked',
    recorded,
    name: gone.name,
    publicKey: gone.publicKey,
    reason: 'The card with the key was lost on 24 November.',
  });
  return {record: entry, removal, custody, replaced, revoked};
}
