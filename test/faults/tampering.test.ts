/**
 * A small log, signed and cosigned, whose bytes somebody changes: in the data folder and in a mirror of it. Each round takes
 * another file, another place and another way, from a seed; the verifier must see every one. A change that leaves all bytes
 * as they were, such as cutting off nothing, is drawn again.
 */
import assert from 'node:assert/strict';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, test} from 'node:test';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {filesIn, mirrorTiles} from '../../platform/workflows/checking/mirror-tiles.ts';
import {verifyEntries} from '../../platform/workflows/checking/verify-ledger.ts';
import {verifyTiles} from '../../platform/workflows/checking/verify-tiles.ts';
import {readCheckpoint} from '../../monitoring/ledger/index.ts';
import {needsGo, referee} from '../referee/referee.ts';
import {signedData} from '../support/signed-data.ts';
import {chance, type Chance} from '../support/seeded.ts';
import {policyOf, threeOfFour} from '../support/signed-log.ts';
import {campaign} from './campaign.ts';

const rounds = campaign(1_000, 50_000);
const refereed = campaign(400, 4_000);

const folder = mkdtempSync(join(tmpdir(), 'holdfire-tampering-'));
after(() => rmSync(folder, {recursive: true}));
const policyFile = join(folder, 'policy');
writeFileSync(policyFile, threeOfFour);
const policy = policyOf();

/** 300 entries: two bundles, three levels of tiles at their edge, and a quorum with none to spare. */
async function log() {
  const data = join(folder, 'data');
  const signed = await signedData(data, 300);
  const checkpoint = readCheckpoint(await signed.checkpoint());
  await signed.close();
  const ledger = openLedger({folder: join(data, 'ledger'), readOnly: true});
  const mirror = join(folder, 'mirror');
  assert.ok(checkpoint !== undefined && mirrorTiles(ledger, checkpoint, mirror).ok);
  await ledger.close();
  return {ledger: join(data, 'ledger'), mirror, root: checkpoint.root};
}
const told = log();

const ways = ['bit', 'truncate', 'delete', 'append', 'swap'] as const;
type Way = (typeof ways)[number];

/** Files of a folder in memory, changed by one stroke and put back. */
interface Desk {
  readonly folder: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

const deskOf = (at: string, left: readonly string[] = []): Desk => ({
  folder: at,
  files: new Map(
    filesIn(at)
      .filter((path) => !left.includes(path))
      .map((path) => [path, readFileSync(join(at, path))]),
  ),
});

/** What was done, for the message where it was not seen, and the files that must be put back. */
function tamper(
  {folder: at, files}: Desk,
  way: Way,
  draw: Chance,
): {readonly said: string; readonly paths: readonly string[]} {
  const names = [...files.keys()];
  const path = draw.of(names);
  const bytes = files.get(path) as Buffer;
  const put = (changed: Uint8Array, said: string) => {
    writeFileSync(join(at, path), changed);
    return {said: `${path}: ${said}`, paths: [path]};
  };
  switch (way) {
    case 'bit': {
      const bit = draw.below(bytes.length * 8);
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      return put(changed, `bit ${bit}`);
    }
    case 'truncate': {
      const length = draw.below(bytes.length);
      return put(bytes.subarray(0, length), `cut to ${length}`);
    }
    case 'delete':
      rmSync(join(at, path));
      return {said: `${path}: deleted`, paths: [path]};
    case 'append': {
      const more = Buffer.from(Array.from({length: 1 + draw.below(40)}, () => draw.below(256)));
      return put(Buffer.concat([bytes, more]), `${more.length} bytes more`);
    }
    case 'swap': {
      // Two files change places where there are two; else two bytes of one file do.
      const other = draw.of(names);
      const others = files.get(other) as Buffer;
      if (!others.equals(bytes)) {
        writeFileSync(join(at, path), others);
        writeFileSync(join(at, other), bytes);
        return {said: `${path} and ${other} changed places`, paths: [path, other]};
      }
      const changed = Buffer.from(bytes);
      let [a, b] = [0, 0];
      while (changed[a] === changed[b]) [a, b] = [draw.below(bytes.length), draw.below(bytes.length)];
      [changed[a], changed[b]] = [changed[b]!, changed[a]!];
      return put(changed, `bytes ${a} and ${b} changed places`);
    }
  }
}

function putBack({folder: at, files}: Desk, paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(at, path)), {recursive: true});
    writeFileSync(join(at, path), files.get(path) as Buffer);
  }
}

interface Tally {
  readonly caught: Readonly<Record<Way, number>>;
  readonly missed: readonly string[];
}

/** `sees` is true where the verifier refuses what lies in the folder. */
async function strokes(
  desk: Desk,
  count: number,
  seed: number,
  sees: () => boolean | Promise<boolean>,
): Promise<Tally> {
  const caught = {bit: 0, truncate: 0, delete: 0, append: 0, swap: 0};
  const missed: string[] = [];
  for (let round = 0; round < count; round += 1) {
    const draw = chance(seed + round);
    const way = draw.of(ways);
    const {said, paths} = tamper(desk, way, draw);
    if (await sees()) caught[way] += 1;
    else missed.push(`seed ${seed + round}: ${said}`);
    putBack(desk, paths);
  }
  return {caught, missed};
}

const listed = ({caught}: Tally): string =>
  Object.entries(caught)
    .map(([way, count]) => `${way} ${count}`)
    .join(', ');

const sum = ({caught}: Tally): number => Object.values(caught).reduce((all, count) => all + count, 0);

test(`${rounds} changed mirrors: every one is seen`, async (context) => {
  const desk = deskOf((await told).mirror);
  const sees = (): boolean => {
    try {
      const {witnessed, entries} = verifyTiles(desk.folder, policy);
      verifyEntries(entries);
      return !witnessed.quorumReached;
    } catch (error) {
      assert.match((error as Error).name, /^(MirrorBroken|LedgerBroken)$/, (error as Error).message);
      return true;
    }
  };
  assert.ok(!sees(), 'the untouched mirror is sound');
  const tally = await strokes(desk, rounds, 1, sees);
  context.diagnostic(`${sum(tally)}/${rounds} changed mirrors caught: ${listed(tally)}`);
  assert.deepEqual(tally.missed, []);
  assert.ok(!sees(), 'and is so again');
});

test(`${rounds} changed ledgers: every one is seen`, async (context) => {
  // The lock says only which process has the folder.
  const desk = deskOf((await told).ledger, ['lock']);
  const sound = Buffer.from((await told).root).toString('base64');
  let meaningless = 0;
  const sees = async (): Promise<boolean> => {
    let said = false;
    const notice = (sentence: string): void => {
      assert.match(sentence, /^\d+ bytes after the last commit are part of no entry/);
      said = true;
    };
    try {
      const ledger = openLedger({folder: desk.folder, readOnly: true, notice});
      const {size, root} = verifyEntries(ledger);
      await ledger.close();
      // Behind the last commit nothing has a meaning: the entries are the same, and the bytes are told of.
      assert.deepEqual([size, root], [300, sound]);
      if (said) meaningless += 1;
      return said;
    } catch (error) {
      assert.match((error as Error).name, /^Ledger(Broken|Refused)$/, (error as Error).message);
      return true;
    }
  };
  assert.ok(!(await sees()), 'the untouched ledger is sound');
  const tally = await strokes(desk, rounds, 1_000_001, sees);
  context.diagnostic(
    `${sum(tally)}/${rounds} changed ledgers caught: ${listed(tally)}; ${meaningless} of them bytes that are part of no entry, told of`,
  );
  assert.deepEqual(tally.missed, []);
});

test(`${refereed} changed mirrors: Go sees every one`, needsGo, async (context) => {
  const mirror = join(folder, 'for-go');
  cpSync((await told).mirror, mirror, {recursive: true});
  const judge = referee();
  const sees = async (): Promise<boolean> => !(await judge.mirror(mirror, policyFile)).holds;
  assert.ok(!(await sees()), 'the untouched mirror is sound');
  const tally = await strokes(deskOf(mirror), refereed, 2_000_001, sees);
  await judge.close();
  context.diagnostic(`${sum(tally)}/${refereed} changed mirrors caught by Go: ${listed(tally)}`);
  assert.deepEqual(tally.missed, []);
});
