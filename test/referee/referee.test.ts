/** What this program writes, judged by Go’s sumdb packages: the tree, every tile, the signatures, and the proofs. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {proofText, tilesOf, type EntryProof, type SignedCheckpoint} from '../../monitoring/ledger/index.ts';
import {openLedger, type Ledger} from '../../platform/ledger-store/index.ts';
import {mirrorTiles} from '../../platform/workflows/checking/mirror-tiles.ts';
import {proveEntry} from '../../platform/workflows/checking/prove.ts';
import {campaign} from '../faults/campaign.ts';
import {chance, type Chance} from '../support/seeded.ts';
import {by, checkpointOf, threeOfFour} from '../support/signed-log.ts';
import {needsGo, referee, type Referee} from './referee.ts';

const sizes = [1, 255, 256, 257, 3_000, 70_000];
const proofs = campaign(500, 5_000);

const folder = mkdtempSync(join(tmpdir(), 'holdfire-refereed-'));
const policy = join(folder, 'policy');
writeFileSync(policy, threeOfFour);
let judge: Referee | undefined;
after(async () => {
  await judge?.close();
  rmSync(folder, {recursive: true});
});

async function ledgerOf(size: number): Promise<Ledger> {
  const ledger = openLedger({folder: join(folder, `ledger-${size}`)});
  const bulk = ledger.bulk();
  for (let row = 0; row < size; row += 1) {
    const record = by.utf8.encode(`${row},"a row, as published",${'x'.repeat(row % 300)}`);
    bulk.pushRow(record, 0, record.length);
  }
  await bulk.commit();
  return ledger;
}

/** Of an entry drawn by chance, since a size drawn by chance. */
function proofIn(ledger: Ledger, checkpoint: SignedCheckpoint, draw: Chance): EntryProof {
  const proof = proveEntry(ledger, checkpoint, {index: draw.below(ledger.size), since: 1 + draw.below(ledger.size)});
  assert.ok(proof.ok);
  return proof.value;
}

const flip = (bytes: Uint8Array, bit: number): Uint8Array => {
  const changed = bytes.slice();
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
};

/** The same proof with one bit changed: of the entry, of a hash on its path, or of the earlier tree. */
function forged(proof: EntryProof, draw: Chance): EntryProof {
  const {path, leaf, since} = proof;
  assert.ok(leaf !== undefined && since !== undefined);
  const one = (hashes: readonly Uint8Array[]): readonly Uint8Array[] => {
    const at = draw.below(hashes.length);
    return hashes.with(at, flip(hashes[at]!, draw.below(256)));
  };
  const ways: (() => EntryProof)[] = [
    // Seven bits of a byte: what comes out is still text.
    () => ({...proof, leaf: flip(leaf, draw.below(leaf.length) * 8 + draw.below(7))}),
    () => ({...proof, since: {...since, root: flip(since.root, draw.below(256))}}),
    ...(path.length > 0 ? [() => ({...proof, path: one(path)})] : []),
    ...(since.path.length > 0 ? [() => ({...proof, since: {...since, path: one(since.path)}})] : []),
  ];
  return draw.of(ways)();
}

for (const size of sizes) {
  test(
    `${size} entries: Go derives the same tree, tiles and root, and agrees on ${proofs} proofs of each kind`,
    needsGo,
    async (context) => {
      judge ??= referee();
      const ledger = await ledgerOf(size);
      const checkpoint = checkpointOf({size, root: ledger.root()});
      const mirror = join(folder, `mirror-${size}`);
      const mirrored = mirrorTiles(ledger, checkpoint, mirror);
      assert.ok(mirrored.ok);
      const ruling = await judge.mirror(mirror, policy);
      assert.deepEqual(
        {holds: ruling.holds, why: ruling.why, size: ruling.size, root: ruling.root},
        {holds: true, why: undefined, size, root: Buffer.from(ledger.root()).toString('base64')},
      );
      assert.deepEqual(ruling.cosigned?.toSorted(), ['guarantor-1', 'side-a', 'side-b']);
      assert.equal(ruling.tiles, [...tilesOf(size)].filter(({level}) => level !== 'entries').length);

      const draw = chance(size);
      const made = Array.from({length: proofs}, () => proofIn(ledger, checkpoint, draw));
      const file = join(folder, 'proofs.json');
      const asked = async (given: readonly EntryProof[]) => {
        writeFileSync(file, JSON.stringify(given.map((proof) => proofText(by.utf8, proof))));
        return judge!.proofs(mirror, policy, file);
      };
      const honest = await asked(made);
      assert.deepEqual(
        [honest.inclusion, honest.consistency, honest.same, honest.refused ?? 0],
        [proofs, proofs, proofs, 0],
        honest.reasons?.join('; ') ?? 'agreed',
      );
      const lies = await asked(made.map((proof) => forged(proof, draw)));
      assert.deepEqual([lies.inclusion ?? 0, lies.refused], [0, proofs]);
      context.diagnostic(
        `${size} entries, ${ruling.tiles} tiles: ${honest.inclusion} inclusion and ${honest.consistency} consistency proofs agreed, ` +
          `${honest.same} equal to Go's own; ${lies.refused}/${proofs} forged ones refused`,
      );
      await ledger.close();
    },
  );
}

test(
  'the referee refuses what it should: another root, two of three witnesses, a stranger’s log',
  needsGo,
  async () => {
    judge ??= referee();
    const ledger = await ledgerOf(300);
    const root = ledger.root();
    const mirror = join(folder, 'mirror-refused');
    const why = async (checkpoint: Parameters<typeof mirrorTiles>[1]): Promise<string | undefined> => {
      rmSync(mirror, {recursive: true, force: true});
      assert.ok(mirrorTiles(ledger, checkpoint, mirror).ok);
      return (await judge!.mirror(mirror, policy)).why;
    };
    assert.equal(await why(checkpointOf({size: 300, root})), undefined);
    assert.match((await why(checkpointOf({size: 300, root}, ['side-a', 'guarantor-2']))) ?? '', /not the quorum/);
    assert.match((await why(checkpointOf({size: 300, root}, []))) ?? '', /not the quorum/);
    const other = await ledgerOf(299);
    const {note} = checkpointOf({size: 300, root: flip(root, 7)});
    const wrong = {...checkpointOf({size: 300, root}), note};
    assert.match((await why(wrong)) ?? '', /the entries give the root/);
    await other.close();
    await ledger.close();
  },
);
