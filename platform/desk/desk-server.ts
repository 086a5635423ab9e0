/** Everything that a server of the desk does, on one open record: the desks, the door of acts, the server's own key, the reads. */
import {randomBytes} from 'node:crypto';
import type {RecordLeaf} from '../../monitoring/ledger/index.ts';
import type {CheckpointKeeper} from '../checkpoints/checkpoint-keeper.ts';
import {verifyBeside, type LedgerKeys, type Signers} from '../keys/index.ts';
import type {Contents} from '../contents/index.ts';
import type {Ledger} from '../ledger-store/index.ts';
import type {InTurn} from '../workflows/entries/one-after-another.ts';
import {recordAt, type Removals} from '../workflows/records/removals.ts';
import {utf8} from '../workflows/register.ts';
import {actDoor, type ActDoor} from './act-door.ts';
import {deskKey, type DeskKey} from './desk-key.ts';
import {openDesks, type Desks} from './desks.ts';
import {readsRecorded, type ReadsRecorded} from './protected-reads.ts';
import {publicIntake, type PublicIntake} from './public-intake.ts';

export interface DeskRecord {
  readonly ledger: Ledger;
  readonly contents: Contents;
  readonly removals: Removals;
  readonly keys: LedgerKeys;
  readonly signers: Signers;
}

export interface DeskServerParts {
  readonly record: DeskRecord;
  readonly checkpoints: Pick<CheckpointKeeper, 'receiptBeside'>;
  /** Turns of keys, shared with the door of entries. */
  readonly inTurn: InTurn;
  /** ISO 8601 in UTC: the clock of this machine. */
  readonly now: () => string;
  readonly random?: (bytes: number) => Uint8Array;
}

export interface DeskServer {
  readonly record: DeskRecord;
  readonly desks: Desks;
  readonly door: ActDoor;
  readonly key: DeskKey;
  readonly reads: ReadsRecorded;
  readonly intake: PublicIntake;
  readonly now: () => string;
}

export function openDeskServer(parts: DeskServerParts): DeskServer {
  const {record, checkpoints, inTurn, now, random = randomBytes} = parts;
  const nowSeconds = (): number => Math.floor(Date.parse(now()) / 1000);
  const desks = openDesks(record);
  const key = deskKey({...record, desks, now, random});
  return {
    record,
    desks,
    key,
    now,
    door: actDoor({...record, desks, checkpoints, inTurn, verify: verifyBeside, nowSeconds}),
    reads: readsRecorded(key),
    intake: publicIntake({record, desks, key, checkpoints, random, nowSeconds}),
  };
}

/** The leaf of an act, as its own text and read. */
export function actLeafOf(
  ledger: Pick<Ledger, 'size' | 'leaf'>,
  entry: number,
): {readonly text: string; readonly value: RecordLeaf} {
  const value = recordAt(ledger, entry);
  if (value === undefined) throw new Error(`entry ${entry} is no act`);
  return {text: utf8.decode(ledger.leaf(entry)), value};
}
