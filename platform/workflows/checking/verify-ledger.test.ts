/** The whole log checked with its signatures: what an operator could write past the program, and that each is named. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import fc from 'fast-check';
import {
  base64Of,
  checkpointText,
  encodeLeaf,
  leafFormat,
  merkleTree,
  noteText,
  type Leaf,
  type SignedLeaf,
} from '../../../monitoring/ledger/index.ts';
import {
  hashOfLeaf,
  leafBytes,
  registration,
  testAuthor,
  testRecorded,
  withdrawalOf,
  type TestAuthor,
} from '../../../test/support/signer.ts';
import {nodeCryptography} from '../../keys/index.ts';
import {openLedger, type Ledger} from '../../ledger-store/index.ts';
import {verifyEntries} from './verify-ledger.ts';

function empty(context: TestContext): Ledger {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-verify-'));
  const ledger = openLedger({folder});
  context.after(async () => {
    await ledger.close();
    rmSync(folder, {recursive: true});
  });
  return ledger;
}

const header = ['id', 'text'];
const plain = {format: leafFormat, case: 'ex', author: 'operator', recorded: testRecorded} as const;
const openingOf = (author: string): Leaf => ({
  ...plain,
  kind: 'import_opened',
  table: 'reports',
  header,
  file: 'reports.csv',
  fileSha256: '',
  release: '',
  author,
});
const rowOf = (row: string): Leaf => ({format: leafFormat, kind: 'row', row});

function sealOf(author: TestAuthor, opened: number, opening: Leaf, rows: readonly Leaf[]): SignedLeaf {
  const tree = merkleTree(nodeCryptography.hash);
  for (const row of rows) tree.push(hashOfLeaf(row));
  return author.sign({
    kind: 'import_sealed',
    case: 'ex',
    table: 'reports',
    opened,
    openedHash: base64Of(hashOfLeaf(opening)),
    rows: rows.length,
    rowsRoot: base64Of(tree.root()),
    recorded: testRecorded,
  });
}

/** Operator, a device, a signed import of two rows, a withdrawal: eight entries that hold. */
function story(): {leaves: Leaf[]; operator: TestAuthor; device: TestAuthor} {
  const [operator, device] = [testAuthor('operator'), testAuthor('Device 7')];
  const rows = [rowOf('r-1,one'), rowOf('r-2,two')];
  const opening = openingOf('operator');
  const leaves: Leaf[] = [
    registration(operator, operator),
    registration(device, operator, 'device'),
    opening,
    ...rows,
    sealOf(operator, 2, opening, rows),
    device.sign(withdrawalOf('r-1')),
    device.sign(withdrawalOf('r-2')),
  ];
  return {leaves, operator, device};
}

async function verified(context: TestContext, leaves: readonly Leaf[]) {
  const ledger = empty(context);
  await ledger.append(leaves.map(leafBytes));
  return verifyEntries(ledger);
}

const refused = (context: TestContext, leaves: readonly Leaf[], sentence: RegExp): Promise<void> =>
  assert.rejects(verified(context, leaves), (error: Error) => {
    assert.equal(error.name, 'LedgerBroken');
    assert.match(error.message, sentence);
    return true;
  });

test('a signed ledger holds, and says how much of it is signed', async (context) => {
  const {leaves} = story();
  const {size, imports, signatures, keys, unsigned, gaps} = await verified(context, leaves);
  assert.deepEqual([size, imports, signatures, keys, unsigned, gaps], [8, 1, 5, 2, 0, []]);
});

test('unsigned entries from before the first key are counted; after it they are refused', async (context) => {
  const document: Leaf = {...plain, kind: 'document', name: 'case.yaml', text: 'x'};
  const opening = openingOf('operator');
  const seal: Leaf = {
    format: leafFormat,
    kind: 'import_sealed',
    case: 'ex',
    table: 'reports',
    opened: 1,
    rows: 1,
    rowsRoot: base64Of(hashOfLeaf(rowOf('r-1,one'))),
  };
  const before = [document, opening, rowOf('r-1,one'), seal];
  const {unsigned, keys} = await verified(context, before);
  assert.deepEqual([unsigned, keys], [2, 0]);
  const operator = testAuthor('operator');
  const after = [...before, registration(operator, operator)];
  assert.equal((await verified(context, after)).unsigned, 2);
  await refused(context, [...after, document], /^entry 5 breaks a rule .*\[unsigned-entry\]/);
});

test('law: an entry whose content was changed by whoever holds the files is named', async (context) => {
  const {leaves} = story();
  const signed = leaves.flatMap((leaf, index) => ('signature' in leaf ? [index] : []));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...signed),
      fc.constantFrom('recorded', 'reason', 'holder', 'rows', 'case', 'seen', 'signature'),
      async (index, field) => {
        const leaf = leaves[index] as SignedLeaf & Readonly<Record<string, unknown>>;
        if (!(field in leaf)) return;
        const other: Readonly<Record<string, unknown>> = {
          recorded: '2020-01-01T00:00:00Z',
          holder: 'log',
          rows: 3,
          signature: base64Of(new Uint8Array(64).fill(index + 1)),
        };
        const changed = leaves.with(index, {...leaf, [field]: other[field] ?? 'other'} as Leaf);
        await refused(context, changed, new RegExp(`^entry ${index} `));
      },
    ),
    {seed: 45, numRuns: 40},
  );
});

test('an entry taken out, put elsewhere or signed by another key is found by its number or its key', async (context) => {
  const {leaves} = story();
  const [seventh, eighth] = [leaves[6] as Leaf, leaves[7] as Leaf];
  const without = await verified(context, leaves.toSpliced(6, 1));
  assert.deepEqual(
    without.gaps.map(({name, from, to}) => [name, from, to]),
    [['Device 7', 1, 1]],
    'a missing number is told',
  );
  assert.deepEqual((await verified(context, leaves.with(6, eighth).with(7, seventh))).gaps, [], 'late is not missing');
  await refused(context, [...leaves, eighth], /^entry 8 .*\[repeated-entry\]/);
  const thief = testAuthor('Device 7', {edition: 9});
  await refused(context, [...leaves, thief.sign(withdrawalOf('x'))], /^entry 8 .*\[unregistered-key\]/);
  await refused(context, leaves.slice(6), /^entry 0 .*\[first-key\]/);
});

test('an author who saw another history is named', async (context) => {
  const {leaves} = story();
  const tree = merkleTree(nodeCryptography.hash);
  for (const leaf of leaves) tree.push(hashOfLeaf(leaf));
  const seenBy = (size: number, root: Uint8Array): readonly Leaf[] => {
    const text = checkpointText({origin: 'example.org/log', size, root});
    const signature = {name: 'example.org/log', keyId: new Uint8Array(4), signature: new Uint8Array(64)};
    const seen = noteText({text, signatures: [signature]});
    const last = {sequence: 2, leafHash: base64Of(hashOfLeaf(leaves[7] as Leaf))};
    return [...leaves, testAuthor('Device 7', {last, seen: () => seen}).sign(withdrawalOf('x'))];
  };
  assert.equal((await verified(context, seenBy(5, tree.root(5)))).size, 9);
  await refused(context, seenBy(5, tree.root(4)), /^entry 8 .*another root for 5 entries.*\[other-history\]/);
  await refused(context, seenBy(9, tree.root(8)), /^entry 8 .*\[other-history\]/);
});

test('a seal over other rows, another opening, or in another name is refused', async (context) => {
  const opening = openingOf('operator');
  const rows = [rowOf('r-1,one'), rowOf('r-2,two')];
  const start = () => {
    const operator = testAuthor('operator');
    return {operator, first: registration(operator, operator)};
  };
  const sealed = (of: {opened?: number; opening?: Leaf; rows?: readonly Leaf[]}, put: readonly Leaf[] = rows) => {
    const {operator, first} = start();
    return [first, opening, ...put, sealOf(operator, of.opened ?? 1, of.opening ?? opening, of.rows ?? rows)];
  };
  assert.equal((await verified(context, sealed({}))).imports, 1);
  await refused(context, sealed({rows: [rowOf('r-1,one'), rowOf('r-2,too')]}), /^entry 4 seals other rows/);
  await refused(context, sealed({rows: rows.slice(1)}), /^entry 4 seals 1 rows, but 2/);
  await refused(context, sealed({opened: 0}), /^entry 4 seals entry 0, but 1/);
  await refused(context, sealed({opening: openingOf('other')}), /^entry 4 seals another opening/);
  const {operator, first} = start();
  const other = openingOf('Desk North');
  await refused(context, [first, other, ...rows, sealOf(operator, 1, other, rows)], /^entry 4 seals as operator/);
  await refused(context, sealed({}).slice(0, 4), /^the import of entry 1 was never sealed/);
  await refused(context, [start().first, ...rows], /^entry 1 is a row outside an import/);
});

test('bytes that begin as a row and are none are refused', async (context) => {
  const {leaves} = story();
  const ledger = empty(context);
  const row = encodeLeaf(nodeCryptography.utf8, rowOf('x'));
  assert.ok(row.ok);
  const spoiled = nodeCryptography.utf8.encode(nodeCryptography.utf8.decode(row.value).replace('"x"', '"\\u0078"'));
  await ledger.append([...leaves.slice(0, 3).map(leafBytes), spoiled]);
  const {size, root, rowsRoot, scan, leafHash} = ledger;
  const unread = {size, root, rowsRoot, scan, leafHash};
  assert.throws(() => verifyEntries(unread), /^LedgerBroken: entry 3 is not canonical JSON/);
});
