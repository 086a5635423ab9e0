/**
 * The life of a ledger on a disk that loses power (power-cut.test.ts): appends and bulk appends until the process dies at a
 * chosen step, of a power cut or of a kill; what is found then is checked against everything that was ever acknowledged,
 * and life goes on from there, so that the recovery is cut as well. Every entry says of which request it is a part, so a
 * request that is only partly there is seen.
 */
import assert from 'node:assert/strict';
import {afterPowerCut, newFolder, type FolderNode} from '../../platform/disk/simulated/medium.ts';
import {randomFrom, type Random} from '../../platform/disk/simulated/random.ts';
import {PowerCut, type Call, type Fault} from '../../platform/disk/simulated/process.ts';
import {simulatedDisk} from '../../platform/disk/simulated/simulated-disk.ts';
import {LedgerFull, LedgerStopped, openLedger, type Appended, type Ledger} from '../../platform/ledger-store/index.ts';

const folder = '/data/ledger';

/** All that must be found again. */
interface Known {
  /** By index. */
  readonly entries: string[];
  /** Root in hexadecimal, by size. */
  readonly roots: Map<number, string>;
  /** Requests of which it was said that nothing of them is in. */
  readonly denied: Set<number>;
  requests: number;
}

export interface Life {
  readonly cuts: number;
  readonly faults: number;
  readonly entries: number;
  /** Cuts of which each left the ledger in the midst of being opened. */
  readonly cutWhileOpening: number;
}

export interface LifeOptions {
  readonly seed: number;
  readonly cuts: number;
}

export async function livedThrough({seed, cuts}: LifeOptions): Promise<Life> {
  const random = randomFrom(seed);
  const known: Known = {entries: [], roots: new Map(), denied: new Set(), requests: 0};
  let root = newFolder();
  let [faults, cutWhileOpening] = [0, 0];
  for (let cut = 1; cut <= cuts; cut += 1) {
    const place = `seed ${seed}, cut ${cut}`;
    const hasFaults = random.chance(0.2);
    const fault = (call: Call, path: string): Fault | undefined => {
      if (!hasFaults || !random.chance(0.03) || path.endsWith('lock')) return undefined;
      faults += 1;
      return call === 'write'
        ? random.oneOf<Fault>(['EIO', 'ENOSPC', 'short', 'short'])
        : random.oneOf(['EIO', 'ENOSPC']);
    };
    const diesAt = 1 + random.below(random.oneOf([20, 45, 220, 220]));
    const disk = simulatedDisk(root, {random, diesAt, fault});
    const living = {known, random, place, opened: false};
    await Promise.race([lived(living, disk).catch(unlessDead), disk.died]);
    disk.die();
    if (!living.opened) cutWhileOpening += 1;
    root = random.chance(0.3) ? root : afterPowerCut(root, random);
    await checkFound(copyOf(root), known, random, place);
  }
  return {cuts, faults, entries: known.entries.length, cutWhileOpening};
}

function unlessDead(error: unknown): void {
  if (!(error instanceof PowerCut)) throw error;
}

interface Living {
  readonly known: Known;
  readonly random: Random;
  readonly place: string;
  opened: boolean;
}

/** Rejects with what must not be; what a fault or the end of the process may bring is no failure. */
async function lived(living: Living, disk: Parameters<typeof openLedger>[0]['disk'] & object): Promise<void> {
  const {known, random} = living;
  let ledger: Ledger;
  try {
    ledger = openLedger({folder, disk, blockBytes: random.oneOf([40, 300, 4000]), reserveBytes: 0});
  } catch (error) {
    if (error instanceof PowerCut || isOfSystem(error)) return;
    throw new Error(`${living.place}: ${String(error)}`, {cause: error});
  }
  living.opened = true;
  seeFound(ledger, known, living.place);
  const receipts: Promise<void>[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    const kind = random.below(10);
    if (kind < 6) receipts.push(appended(living, ledger));
    else if (kind < 8) await Promise.all(receipts);
    else await bulkAppended(living, ledger, kind === 8 && random.chance(0.3));
  }
  await Promise.all(receipts);
  await ledger.close();
}

const isOfSystem = (error: unknown): boolean =>
  ['EIO', 'ENOSPC'].includes(((error as Error).cause as NodeJS.ErrnoException | undefined)?.code ?? '');

/** Leaves of a request: plain ones, and rows. */
function leavesOf(request: number, random: Random): readonly string[] {
  const of = 1 + random.below(random.chance(0.2) ? 12 : 3);
  const filling = '.'.repeat(random.below(random.chance(0.1) ? 3000 : 60));
  return Array.from({length: of}, (_, part) => `${request}/${part}/${of} ${filling}`);
}
const rowOf = (record: string): string => `{"format":"holdfire-leaf/1","kind":"row","row":"${record}"}`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (leaf: Uint8Array): string => new TextDecoder().decode(leaf);
const hex = (root: Uint8Array): string => Buffer.from(root).toString('hex');

async function appended({known, random, place}: Living, ledger: Ledger): Promise<void> {
  const request = (known.requests += 1);
  const leaves = leavesOf(request, random);
  await acknowledged(known, place, request, leaves, async () => ledger.append(leaves.map(bytes)));
}

async function bulkAppended({known, random, place}: Living, ledger: Ledger, abandoned: boolean): Promise<void> {
  const request = (known.requests += 1);
  const records = leavesOf(request, random);
  const leaves = records.map((record, index) => (index % 2 === 0 ? record : rowOf(record)));
  await acknowledged(known, place, request, leaves, async () => {
    const bulk = ledger.bulk();
    try {
      for (const [index, record] of records.entries()) {
        if (index % 2 === 0) bulk.push(bytes(record));
        else bulk.pushRow(bytes(record), 0, record.length);
        if (random.chance(0.3)) await new Promise((done) => setImmediate(done));
      }
      if (!abandoned) return await bulk.commit();
      known.denied.add(request);
      return undefined;
    } finally {
      await bulk.abandon();
    }
  });
}

async function acknowledged(
  known: Known,
  place: string,
  request: number,
  leaves: readonly string[],
  take: () => Promise<Appended | undefined>,
): Promise<void> {
  try {
    const receipt = await take();
    if (receipt === undefined) return;
    const {first, size, root} = receipt;
    leaves.forEach((leaf, index) => {
      const there = known.entries[first + index];
      assert.ok(there === undefined || there === leaf, `${place}: entry ${first + index} acknowledged twice`);
      known.entries[first + index] = leaf;
    });
    known.roots.set(size, hex(root));
  } catch (error) {
    if (!(error instanceof LedgerFull || error instanceof LedgerStopped)) throw error;
    if (error.message.includes('nothing of what was being written is in')) known.denied.add(request);
  }
}

/** All that is known is there, of every request all or nothing, nothing that was denied; and from now on it is known. */
function seeFound(ledger: Ledger, known: Known, place: string): void {
  const {entries, roots, denied} = known;
  assert.ok(ledger.size >= entries.length, `${place}: ${entries.length} entries acknowledged, ${ledger.size} found`);
  for (const [size, root] of roots) assert.equal(hex(ledger.root(size)), root, `${place}: root of ${size} entries`);
  let [expected, of] = [0, 0];
  ledger.scan(0, ledger.size, (index, leaf) => {
    const found = text(leaf);
    assert.equal(found, entries[index] ?? found, `${place}: entry ${index}`);
    entries[index] = found;
    const [, request, part, parts] = /(\d+)\/(\d+)\/(\d+) /.exec(found) ?? [];
    assert.equal(Number(part), expected, `${place}: entry ${index} is part of a request that is not whole`);
    assert.ok(!denied.has(Number(request)), `${place}: request ${request} is in, though it was said not to be`);
    [expected, of] = [Number(part) + 1, Number(parts)];
    if (expected === of) expected = 0;
    return true;
  });
  assert.equal(expected, 0, `${place}: the last request is not whole`);
  roots.set(ledger.size, hex(ledger.root()));
}

/** On a copy, so that the life itself may be cut while it opens. */
async function checkFound(root: FolderNode, known: Known, random: Random, place: string): Promise<void> {
  const copied: Known = {...known, entries: [...known.entries], roots: new Map(known.roots)};
  const disk = simulatedDisk(root, {random});
  let ledger: Ledger;
  try {
    ledger = openLedger({folder, disk});
  } catch (error) {
    throw new Error(`${place}: ${String(error)}`, {cause: error});
  }
  seeFound(ledger, copied, place);
  const {first, size, root: after} = await ledger.append([bytes('0/0/1 and on it goes')]);
  assert.deepEqual([first, size], [copied.entries.length, copied.entries.length + 1], place);
  await ledger.close();
  const again = openLedger({folder, disk: simulatedDisk(root, {random}), readOnly: true});
  assert.equal(hex(again.root()), hex(after), place);
}

/** What the system shows and what is on disk, both. */
function copyOf(root: FolderNode): FolderNode {
  return structuredClone(root);
}
