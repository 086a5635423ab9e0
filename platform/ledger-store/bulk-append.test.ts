import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {encodeLeaf, leafFormat, leafHash, leafLimitBytes, merkleTree} from '../../monitoring/ledger/index.ts';
import {openLedger, type Ledger} from './index.ts';
import {sha256} from './sha256.ts';

const utf8 = {
  encode: (text: string): Uint8Array => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array): string => new TextDecoder().decode(bytes),
};
const folderFor = (): string => mkdtempSync(join(tmpdir(), 'holdfire-bulk-'));
const texts = (ledger: Ledger): string[] => Array.from({length: ledger.size}, (_, at) => utf8.decode(ledger.leaf(at)));
const logBytes = (folder: string): number => statSync(join(folder, 'entries.log')).size;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function rowLeaf(row: string): string {
  const leaf = encodeLeaf(utf8, {format: leafFormat, kind: 'row', row});
  assert.ok(leaf.ok);
  return utf8.decode(leaf.value);
}

const rowsArbitrary = fc.array(fc.string({unit: 'grapheme', maxLength: 40}), {minLength: 1, maxLength: 40});

test('rows of a bulk append are there after a restart, whatever the block size, with the roots of one by one', async () => {
  await fc.assert(
    fc.asyncProperty(rowsArbitrary, fc.integer({min: 1, max: 400}), async (rows, blockBytes) => {
      const folder = folderFor();
      const ledger = openLedger({folder, blockBytes});
      await ledger.append([utf8.encode('before')]);
      const bulk = ledger.bulk();
      assert.equal(bulk.push(utf8.encode('opened')), 1);
      rows.forEach((row, index) => {
        const record = utf8.encode(`,${row},`);
        assert.equal(bulk.pushRow(record, 1, record.length - 1), 2 + index);
      });
      const plain = merkleTree(sha256);
      for (const row of rows) plain.push(leafHash(sha256, utf8.encode(rowLeaf(row))));
      assert.equal(hex(bulk.rowsRoot(2, bulk.next)), hex(plain.root()));
      assert.equal(hex(bulk.leafHash(2)), hex(plain.leaf(0)));
      const {first, size, root} = await bulk.commit();
      assert.deepEqual([first, size], [1, rows.length + 2]);
      await ledger.close();
      const again = openLedger({folder, readOnly: true});
      assert.equal(hex(again.root()), hex(root));
      assert.equal(hex(again.rowsRoot(2, size)), hex(plain.root()));
      rows.forEach((row, index) => {
        const record = utf8.encode(`,${row},`);
        assert.ok(again.holdsRow(2 + index, record, 1, record.length - 1));
        assert.ok(!again.holdsRow(2 + index, record, 0, record.length - 1));
      });
      assert.deepEqual(texts(again), ['before', 'opened', ...rows.map(rowLeaf)]);
      rmSync(folder, {recursive: true});
    }),
    {seed: 11, numRuns: 40},
  );
});

test('before the commit nothing of it can be read, and other appends wait for its end', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder, blockBytes: 50});
  await ledger.append([utf8.encode('one')]);
  const root = hex(ledger.root());
  const bulk = ledger.bulk();
  for (let row = 0; row < 20; row += 1) bulk.push(utf8.encode(`row ${row}`));
  assert.equal(ledger.size, 1);
  assert.equal(hex(ledger.root()), root);
  for (const read of [() => ledger.leaf(1), () => ledger.leafHash(1), () => ledger.root(2)])
    assert.throws(read, RangeError);
  assert.throws(() => ledger.bulk(), /under way/);
  const later = ledger.append([utf8.encode('later')]);
  const {first} = await bulk.commit();
  assert.equal(first, 1);
  assert.equal((await later).first, 21);
  assert.throws(() => bulk.push(utf8.encode('too late')), /has ended/);
  await ledger.close();
});

test('an abandoned bulk append leaves no byte, and the next entry follows from the one before it', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder, blockBytes: 50});
  await ledger.append([utf8.encode('one')]);
  const before = logBytes(folder);
  const bulk = ledger.bulk();
  for (let row = 0; row < 20; row += 1) bulk.push(utf8.encode(`row ${row}`));
  assert.ok(logBytes(folder) > before);
  await bulk.abandon();
  assert.equal(logBytes(folder), before);
  assert.equal(ledger.afterRows(0), 0);
  assert.equal(ledger.afterRows(1), 1);
  await ledger.append([utf8.encode(rowLeaf('a row where the other leaves were')), utf8.encode('two')]);
  assert.equal(ledger.afterRows(1), 2);
  await ledger.bulk().abandon();
  await assert.rejects(ledger.bulk().commit(), /nothing to append/);
  ledger.bulk().push(utf8.encode('never'));
  await ledger.close();
  const left = ['one', rowLeaf('a row where the other leaves were'), 'two'];
  assert.deepEqual(texts(openLedger({folder, readOnly: true})), left);
});

test('whole blocks that no commit ended are moved aside at the next start', async () => {
  const [folder, crashed] = [folderFor(), folderFor()];
  const ledger = openLedger({folder, blockBytes: 50});
  await ledger.append([utf8.encode('one')]);
  const bulk = ledger.bulk();
  for (let row = 0; row < 20; row += 1) bulk.push(utf8.encode(`row ${row}`));
  cpSync(folder, crashed, {recursive: true});
  rmSync(join(crashed, 'lock'));
  await ledger.close();
  const notices: string[] = [];
  const after = openLedger({folder: crashed, notice: (sentence) => notices.push(sentence)});
  assert.deepEqual(texts(after), ['one']);
  await after.append([utf8.encode('two')]);
  await after.close();
  assert.match(notices.join(), /never acknowledged; they are kept in torn-1/);
  assert.ok(readdirSync(crashed).includes('torn-1'));
  assert.deepEqual(texts(openLedger({folder: crashed, readOnly: true})), ['one', 'two']);
});

test('a row over the limit is refused and leaves no trace, a leaf over it is the caller’s fault', async () => {
  const folder = folderFor();
  const ledger = openLedger({folder});
  const bulk = ledger.bulk();
  const long = new Uint8Array(leafLimitBytes + 1).fill(0x78);
  assert.equal(bulk.pushRow(long, 0, long.length), -1);
  assert.equal(bulk.pushRow(long, 0, leafLimitBytes - 10), -1);
  assert.throws(() => bulk.push(long), RangeError);
  assert.equal(bulk.pushRow(long, 0, 10), 0);
  await bulk.commit();
  await assert.rejects(ledger.append([long]), RangeError);
  assert.equal((await ledger.append([long.subarray(1)])).size, 2);
  await ledger.close();
  assert.equal(openLedger({folder, readOnly: true}).size, 2);
});
