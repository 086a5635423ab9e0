import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {encodeLeaf, leafFormat, type Leaf} from '../../monitoring/ledger/index.ts';
import {openLedger, type Ledger} from '../ledger-store/index.ts';
import {leafAt, readRegister, standingKey, utf8} from './register.ts';

type WithoutFormat<T> = T extends Leaf ? Omit<T, 'format'> : never;

function bytesOf(leaf: WithoutFormat<Leaf>): Uint8Array {
  const encoded = encodeLeaf(utf8, {format: leafFormat, ...leaf} as Leaf);
  assert.ok(encoded.ok);
  return encoded.value;
}

const author = {author: 'operator', recorded: '2001-01-01T00:00:00Z'};
const seal = {kind: 'import_sealed', rowsRoot: ''} as const;

function imported(caseId: string, table: string, header: readonly string[], rows: readonly string[]): Uint8Array[] {
  const file = {file: `${table}.csv`, fileSha256: '', release: ''};
  return [
    bytesOf({kind: 'import_opened', case: caseId, table, header, ...file, ...author}),
    ...rows.map((row) => bytesOf({kind: 'row', row})),
    bytesOf({...seal, case: caseId, table, opened: 0, rows: rows.length}),
  ];
}

const leaves = [
  bytesOf({kind: 'document', case: 'a', name: 'case.yaml', text: 'first', ...author}),
  ...imported('a', 'reports', ['id', 'text'], ['r-1,one', '"r-2","two, and\nmore"']),
  ...imported('a', 'ucdp-ged', ['id', 'relid'], ['1,x', '2,y', '3,z']),
  ...imported('b', 'reports', ['text', 'id'], ['"a ""b"", c", r-1 ']),
  ...imported('a', 'reports', ['text', 'id'], ['one again,r-1']),
  bytesOf({kind: 'withdrawal', case: 'a', table: 'reports', id: 'r-2', reason: 'wrong', ...author}),
  bytesOf({kind: 'document', case: 'a', name: 'case.yaml', text: 'second', ...author}),
];

/** Also says which entries were read. */
async function withRegister(check: (ledger: Ledger, read: number[]) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-register-'));
  const ledger = openLedger({folder});
  await ledger.append(leaves);
  const read: number[] = [];
  const spied: Ledger = {
    ...ledger,
    size: ledger.size,
    scan: (from, to, visit) =>
      ledger.scan(from, to, (index, leaf) => {
        read.push(index);
        return visit(index, leaf);
      }),
  };
  check(spied, read);
  await ledger.close();
  rmSync(folder, {recursive: true});
}

test('the latest version stands, a withdrawn row does not, and rows of data sets are never read', async () => {
  await withRegister((ledger, read) => {
    const {standing, opened} = readRegister(ledger, ledger.size);
    assert.deepEqual([...standing.keys()].sort(), ['a document case.yaml', 'a reports r-1', 'b reports r-1']);
    assert.equal(standing.get(standingKey('a', 'document', 'case.yaml'))?.text, 'second');
    assert.deepEqual(standing.get(standingKey('a', 'reports', 'r-1')), {entry: 14, opened: 13, text: 'one again,r-1'});
    assert.deepEqual([...opened.keys()], [1, 5, 10, 13]);
    assert.deepEqual(
      leaves.map((_, index) => index).filter((index) => !read.includes(index)),
      [6, 7, 8],
    );
  });
});

test('of one case only its rows are read, and an earlier size gives what stood then', async () => {
  await withRegister((ledger, read) => {
    const {standing} = readRegister(ledger, 13, 'a');
    assert.deepEqual([...standing.keys()].sort(), ['a document case.yaml', 'a reports r-1', 'a reports r-2']);
    assert.equal(standing.get(standingKey('a', 'reports', 'r-1'))?.text, 'r-1,one');
    assert.ok(!read.includes(11), 'the row of the other case');
  });
});

test('a size in the middle of a data set ends there', async () => {
  await withRegister((ledger) => {
    assert.equal(readRegister(ledger, 7).standing.size, 3);
  });
});

test('bytes that are no leaf are refused with the entry named', () => {
  for (const text of ['{"format":"holdfire-leaf/1","kind":"row","row":"a"b"}', '{"format":"holdfire-leaf/2"}', 'x']) {
    assert.throws(() => leafAt(5, utf8.encode(text)), /^Error: entry 5 /);
  }
  const notUtf8 = Uint8Array.from([
    ...utf8.encode('{"format":"holdfire-leaf/1","kind":"row","row":"'),
    0xff,
    0x22,
    0x7d,
  ]);
  assert.throws(() => leafAt(6, notUtf8), /entry 6 is not UTF-8/);
});
