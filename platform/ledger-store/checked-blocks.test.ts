import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {nodeDisk, type DiskFile} from '../disk/index.ts';
import {blockBytes, headerBytes, readBlockHeader} from './block.ts';
import type {BlockPlace} from './check-block.ts';
import {blockChecker} from './checked-blocks.ts';
import {fileWindow} from './file-window.ts';
import {openLedger} from './open-ledger.ts';

/** A log of many small blocks, as its own blocks by their headers. */
async function logOfBlocks(folder: string): Promise<{path: string; file: DiskFile; blocks: BlockPlace[]}> {
  const ledger = openLedger({folder, blockBytes: 2_000});
  const bulk = ledger.bulk();
  const row = new Uint8Array(300).fill(0x61);
  for (let index = 0; index < 500; index += 1) {
    row[index % row.length] = 0x22 + (index % 90);
    bulk.pushRow(row, 0, 1 + (index % row.length));
  }
  await bulk.commit();
  await ledger.close();
  const path = join(folder, 'entries.log');
  const file = nodeDisk.open(path, 'read');
  const fileBytes = file.bytes();
  const read = fileWindow(file, 0, fileBytes);
  const blocks: BlockPlace[] = [];
  for (let at = 'holdfire-log/1\n'.length, firstLeaf = 0; at < fileBytes;) {
    const header = readBlockHeader(read(at, at + headerBytes));
    assert.ok(header !== undefined);
    blocks.push({at, header, firstLeaf});
    firstLeaf += header.count;
    at += blockBytes(header);
  }
  return {path, file, blocks};
}

test('two threads find in every block what one thread finds, and each block is checked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-checked-'));
  const {path, file, blocks} = await logOfBlocks(folder);
  assert.ok(blocks.length > 20);
  const read = fileWindow(file, 0, file.bytes());
  const alone = blockChecker(path, read, 0);
  const together = blockChecker(path, read, 1e9);
  for (let round = 0; round < 20; round += 1) {
    const [one, two] = [alone.finish(alone.begin(blocks)), together.finish(together.begin(blocks))];
    assert.ok(blocks.every((_, index) => one.isWhole(index) && two.isWhole(index)));
    assert.deepEqual(Buffer.from(two.hashes), Buffer.from(one.hashes));
    assert.deepEqual([...two.lengths], [...one.lengths]);
    assert.deepEqual([...two.rows], [...one.rows]);
  }
  together.end();
  file.close();
  rmSync(folder, {recursive: true});
});

test('where the other thread cannot read the log, this one checks everything', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-checked-'));
  const {file, blocks} = await logOfBlocks(folder);
  const checker = blockChecker(join(folder, 'not-there'), fileWindow(file, 0, file.bytes()), 1e9);
  const checked = checker.finish(checker.begin(blocks));
  assert.ok(blocks.every((_, index) => checked.isWhole(index)));
  checker.end();
  file.close();
  rmSync(folder, {recursive: true});
});
