import assert from 'node:assert/strict';
import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {LedgerBroken, openLedger, type Ledger} from './index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (leaf: Uint8Array): string => new TextDecoder().decode(leaf);
const row = (content: string): string => `{"format":"holdfire-leaf/1","kind":"row","row":"${content}"}`;
const folderFor = (): string => mkdtempSync(join(tmpdir(), 'holdfire-reading-'));

/** Commits of several blocks each, rows and other leaves mixed. */
const commitsArbitrary = fc.array(
  fc.array(
    fc.oneof(
      fc.string({maxLength: 30}),
      fc.nat({max: 999}).map((number) => row(`${number}`)),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  ),
  {minLength: 1, maxLength: 4},
);

async function filled(folder: string, commits: readonly (readonly string[])[], blockBytes: number): Promise<Ledger> {
  const ledger = openLedger({folder, blockBytes});
  for (const commit of commits) await ledger.append(commit.map(bytes));
  return ledger;
}

test('a scan gives every leaf of its range in order, stops and leaps as it is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      commitsArbitrary,
      fc.integer({min: 1, max: 200}),
      fc.nat(),
      fc.nat(),
      async (commits, block, a, b) => {
        const folder = folderFor();
        const ledger = await filled(folder, commits, block);
        const all = commits.flat().map((leaf) => text(bytes(leaf)));
        const from = a % (all.length + 1);
        const to = from + (b % (all.length - from + 1));
        const seen: string[] = [];
        ledger.scan(from, to, (index, leaf) => {
          assert.equal(text(leaf), all[index]);
          seen.push(text(leaf));
          return undefined;
        });
        assert.deepEqual(seen, all.slice(from, to));
        const leaps: number[] = [];
        ledger.scan(from, to, (index) => {
          leaps.push(index);
          return index + 3;
        });
        assert.deepEqual(
          leaps,
          Array.from({length: Math.ceil((to - from) / 3)}, (_, leap) => from + leap * 3),
        );
        let visits = 0;
        ledger.scan(from, to, () => {
          visits += 1;
          return visits < 2;
        });
        assert.equal(visits, Math.min(2, to - from));
        await ledger.close();
        rmSync(folder, {recursive: true});
      },
    ),
    {seed: 14, numRuns: 40},
  );
});

test('the next entry that is not a row is found, before and after a restart', async () => {
  await fc.assert(
    fc.asyncProperty(commitsArbitrary, fc.integer({min: 1, max: 200}), async (commits, block) => {
      const folder = folderFor();
      const written = await filled(folder, commits, block);
      const all = commits.flat();
      const check = (ledger: Ledger): void => {
        for (let from = 0; from <= all.length; from += 1) {
          let expected = from;
          while (expected < all.length && all[expected]!.startsWith(row('').slice(0, 48))) expected += 1;
          assert.equal(ledger.afterRows(from), expected);
        }
      };
      check(written);
      await written.close();
      check(openLedger({folder, readOnly: true}));
      rmSync(folder, {recursive: true});
    }),
    {seed: 15, numRuns: 25},
  );
});

test('entries larger than what is read ahead, and blocks larger than any window, are read whole', async () => {
  const folder = folderFor();
  const leaves = Array.from({length: 70}, (_, index) => `${index}`.padEnd(index % 3 === 0 ? 65_535 : 10, '.'));
  const ledger = await filled(folder, [leaves.slice(0, 60), leaves.slice(60)], 8 * 1024 * 1024);
  await ledger.close();
  const again = openLedger({folder, readOnly: true});
  const seen: string[] = [];
  again.scan(0, again.size, (_, leaf) => {
    seen.push(text(leaf));
    return undefined;
  });
  assert.deepEqual(seen, leaves);
  assert.equal(text(again.leaf(66)), leaves[66]);
});

test('a commit of several blocks is refused with a flipped bit, cut or rewritten anywhere (rule 1)', async () => {
  const folder = folderFor();
  const path = join(folder, 'entries.log');
  await (
    await filled(
      folder,
      [
        ['one', 'two', 'three', 'four'],
        ['five', 'six', 'seven'],
      ],
      8,
    )
  ).close();
  const good = readFileSync(path);
  assert.ok(good.toString('latin1').split('HFBLOCK1').length > 4, 'several blocks a commit');
  const open = () => openLedger({folder, readOnly: true});
  for (let at = 0; at < good.length; at += 1) {
    const bad = Buffer.from(good);
    bad[at]! ^= 1 << (at % 8);
    writeFileSync(path, bad);
    assert.throws(open, LedgerBroken, `bit ${at % 8} of byte ${at}`);
    writeFileSync(path, good.subarray(0, at));
    assert.throws(open, /shortened|broken at|does not begin/, `cut to ${at} bytes`);
  }
  writeFileSync(path, good);
  assert.equal(open().size, 7);
});

test('a log of other entries, whole in itself, is refused as rewritten at any block size', async () => {
  await fc.assert(
    fc.asyncProperty(commitsArbitrary, fc.integer({min: 1, max: 200}), fc.nat(), async (commits, block, which) => {
      const [folder, forged] = [folderFor(), folderFor()];
      await (await filled(folder, commits, block)).close();
      const at = which % commits.length;
      const others = commits.map((commit, index) =>
        index === at ? [...commit.slice(1), `${commit[0]!} not`] : commit,
      );
      await (await filled(forged, [...others, ['one more']], block)).close();
      copyFileSync(join(forged, 'entries.log'), join(folder, 'entries.log'));
      assert.throws(() => openLedger({folder}), /was rewritten: the first \d+ entries are not those/);
      rmSync(folder, {recursive: true});
      rmSync(forged, {recursive: true});
    }),
    {seed: 16, numRuns: 25},
  );
});

test('a log cut at the end of any commit is refused as shortened, with the missing entry named', async () => {
  await fc.assert(
    fc.asyncProperty(commitsArbitrary, fc.integer({min: 1, max: 200}), fc.nat(), async (commits, block, which) => {
      const [folder, shorter] = [folderFor(), folderFor()];
      const kept = commits.slice(0, which % commits.length);
      await (await filled(folder, commits, block)).close();
      await (await filled(shorter, kept, block)).close();
      copyFileSync(join(shorter, 'entries.log'), join(folder, 'entries.log'));
      const missing = kept.flat().length;
      const acknowledged = commits.flat().length;
      assert.throws(() => openLedger({folder}), {
        message: new RegExp(`was shortened: entry ${missing} is missing, ${acknowledged} entries were acknowledged`),
      });
      rmSync(folder, {recursive: true});
      rmSync(shorter, {recursive: true});
    }),
    {seed: 17, numRuns: 25},
  );
});

test('blocks left over from a commit that never ended do not keep the ledger from starting', async () => {
  const [folder, other] = [folderFor(), folderFor()];
  await (await filled(folder, [['one']], 8)).close();
  await (await filled(other, [['one'], ['two', 'three', 'four']], 8)).close();
  const stray = readFileSync(join(other, 'entries.log')).subarray(readFileSync(join(folder, 'entries.log')).length);
  await (await filled(folder, [['another']], 8)).close();
  const path = join(folder, 'entries.log');
  writeFileSync(path, Buffer.concat([readFileSync(path), stray]));
  const notices: string[] = [];
  const ledger = openLedger({folder, notice: (sentence) => notices.push(sentence)});
  assert.equal(ledger.size, 2);
  assert.equal(notices.length, 1);
  await ledger.close();
});

test('a log, block or head of a newer version is named as such', async () => {
  const folder = folderFor();
  await (await filled(folder, [['one'], ['two']], 100)).close();
  const newer = (name: string, from: string, to: string): void => {
    const path = join(folder, name);
    const good = readFileSync(path);
    const at = good.lastIndexOf(from);
    writeFileSync(path, Buffer.concat([good.subarray(0, at), Buffer.from(to), good.subarray(at + to.length)]));
    assert.throws(() => openLedger({folder, readOnly: true}), {name: 'LedgerBroken', message: /newer version/});
    writeFileSync(path, good);
  };
  newer('entries.log', 'holdfire-log/1', 'holdfire-log/2');
  newer('entries.log', 'HFBLOCK1', 'HFBLOCK2');
  newer('head', 'holdfire-head/1', 'holdfire-head/2');
  assert.equal(openLedger({folder, readOnly: true}).size, 2);
});
