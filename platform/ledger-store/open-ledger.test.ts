import assert from 'node:assert/strict';
import {copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {LedgerBroken, LedgerInUse, openLedger, type Ledger} from './index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const folderFor = (): string => mkdtempSync(join(tmpdir(), 'holdfire-ledger-'));
const texts = (ledger: Ledger): string[] => {
  const list: string[] = [];
  ledger.scan(0, ledger.size, (_, leaf) => {
    list.push(new TextDecoder().decode(leaf));
    return true;
  });
  return list;
};

async function filled(folder: string, commits: readonly (readonly string[])[]): Promise<void> {
  const ledger = openLedger({folder});
  for (const commit of commits) await ledger.append(commit.map(bytes));
  await ledger.close();
}

test('what was acknowledged is there after a restart, in order, with the same roots', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.string(), {minLength: 1, maxLength: 5}), {maxLength: 6}), async (commits) => {
      const folder = folderFor();
      const roots: string[] = [];
      for (const commit of commits) {
        const ledger = openLedger({folder});
        const {size, first} = await ledger.append(commit.map((text) => bytes(text)));
        assert.equal(size - first, commit.length);
        roots.push(Buffer.from(ledger.root()).toString('hex'));
        await ledger.close();
      }
      const ledger = openLedger({folder});
      const expected = commits.flat().map((text) => new TextDecoder().decode(bytes(text)));
      assert.deepEqual(texts(ledger), expected);
      let size = 0;
      commits.forEach((commit, index) => {
        size += commit.length;
        assert.equal(Buffer.from(ledger.root(size)).toString('hex'), roots[index]);
      });
      await ledger.close();
      rmSync(folder, {recursive: true});
    }),
    {seed: 7, numRuns: 25},
  );
});

test('appends that arrive together share a flush and keep their order', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder});
  const receipts = await Promise.all(Array.from({length: 50}, (_, index) => ledger.append([bytes(`entry ${index}`)])));
  assert.deepEqual(
    receipts.map(({first}) => first),
    Array.from({length: 50}, (_, index) => index),
  );
  assert.equal(new TextDecoder().decode(ledger.leaf(17)), 'entry 17');
  await ledger.close();
});

test('a second writer is refused by name, and a dead one is forgotten', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder});
  assert.throws(() => openLedger({folder}), LedgerInUse);
  await ledger.close();
  writeFileSync(join(folder, 'lock'), '999999999\n');
  await openLedger({folder}).close();
});

test('a flipped bit anywhere in the log or the head is refused (rule 1)', async () => {
  const folder = folderFor();
  await filled(folder, [['one', 'two'], ['three']]);
  for (const name of ['entries.log', 'head']) {
    const path = join(folder, name);
    const good = readFileSync(path);
    for (let at = 0; at < good.length; at += 1) {
      const bad = Buffer.from(good);
      bad[at]! ^= 1 << (at % 8);
      writeFileSync(path, bad);
      assert.throws(() => openLedger({folder, readOnly: true}), LedgerBroken, `${name} byte ${at}`);
    }
    writeFileSync(path, good);
  }
  assert.equal(openLedger({folder, readOnly: true}).size, 3);
});

test('a shortened log is refused with the entry named, at every length', async () => {
  const folder = folderFor();
  await filled(folder, [['one'], ['two'], ['three']]);
  const path = join(folder, 'entries.log');
  const good = readFileSync(path);
  for (let length = 0; length < good.length; length += 1) {
    writeFileSync(path, good.subarray(0, length));
    assert.throws(() => openLedger({folder, readOnly: true}), LedgerBroken, `length ${length}`);
  }
});

test('an older log put back in its place is refused, because the head remembers', async () => {
  const folder = folderFor();
  await filled(folder, [['one']]);
  copyFileSync(join(folder, 'entries.log'), join(folder, 'older'));
  await filled(folder, [['two']]);
  copyFileSync(join(folder, 'older'), join(folder, 'entries.log'));
  assert.throws(() => openLedger({folder}), /entry 1 is missing, 2 entries were acknowledged/);
});

test('bytes that were never acknowledged are kept aside and said', async () => {
  const folder = folderFor();
  await filled(folder, [['one']]);
  const path = join(folder, 'entries.log');
  writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('HFBLOCK1 half a block')]));
  const notices: string[] = [];
  const ledger = openLedger({folder, notice: (sentence) => notices.push(sentence)});
  assert.deepEqual(texts(ledger), ['one']);
  await ledger.append([bytes('two')]);
  await ledger.close();
  assert.equal(notices.length, 1);
  assert.ok(readdirSync(folder).includes('torn-1'));
  assert.equal(openLedger({folder, readOnly: true}).size, 2);
});
