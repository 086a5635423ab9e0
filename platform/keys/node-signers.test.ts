/** Authors at one machine: how their keys come into a ledger, and that the same keys and clock give the same bytes. */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import fc from 'fast-check';
import {base64Of, decodeLeaf, type Leaf} from '../../monitoring/ledger/index.ts';
import {testPair, testRecorded, withdrawalOf} from '../../test/support/signer.ts';
import {openLedger, type Ledger} from '../ledger-store/index.ts';
import {verifyEntries} from '../workflows/checking/verify-ledger.ts';
import {appendSigned} from './append-signed.ts';
import {keyFiles} from './key-files.ts';
import {ledgerKeys} from './ledger-keys.ts';
import {nodeCryptography} from './node-cryptography.ts';
import {nodeSigners, type SignersParts} from './node-signers.ts';
import type {Signer} from './signer.ts';

function desk(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-signers-'));
  const keys = join(folder, 'keys');
  const notices: string[] = [];
  let ledger = openLedger({folder: join(folder, 'ledger')});
  context.after(async () => {
    await ledger.close();
    rmSync(folder, {recursive: true});
  });
  const signers = (more: Partial<SignersParts> = {}) =>
    nodeSigners({keys: ledgerKeys(ledger), folder: keys, notice: (sentence) => notices.push(sentence), ...more});
  const signer = (name: string, from = signers()): Signer => {
    const made = from(name, testRecorded);
    assert.ok(made.ok, JSON.stringify(made));
    return made.value;
  };
  const kinds = (): readonly string[] => leavesOf(ledger).map(({kind}) => kind);
  const reopen = async (): Promise<void> => {
    await ledger.close();
    ledger = openLedger({folder: join(folder, 'ledger')});
  };
  return {keys, notices, signers, signer, kinds, reopen, ledger: () => ledger};
}

function leavesOf(ledger: Ledger): readonly Leaf[] {
  return Array.from({length: ledger.size}, (_, index) => {
    const leaf = decodeLeaf(nodeCryptography.utf8, ledger.leaf(index));
    assert.ok(leaf.ok);
    return leaf.value;
  });
}

test('nothing is made before something is written; then the operator comes first, and another author after him', async (context) => {
  const {keys, notices, signers, signer, kinds, ledger} = desk(context);
  const from = signers();
  signer('Desk North', from);
  assert.deepEqual([ledger().size, notices.length], [0, 0]);
  assert.throws(() => readdirSync(keys), /ENOENT/);
  const appended = await appendSigned(ledger(), signer('Desk North', from), [withdrawalOf('a'), withdrawalOf('b')]);
  assert.ok(appended.ok);
  assert.equal(appended.value.first, 2, 'behind both registrations');
  assert.deepEqual(kinds(), ['key_registered', 'key_registered', 'withdrawal', 'withdrawal']);
  assert.equal(readdirSync(keys).length, 2);
  assert.deepEqual(
    notices.map((sentence) => /“(.*)”/.exec(sentence)?.[1]),
    ['operator', 'Desk North'],
  );
  assert.ok((await appendSigned(ledger(), signer('operator', from), [withdrawalOf('c')])).ok);
  assert.equal(verifyEntries(ledger()).signatures, 5);
  const {gaps} = verifyEntries(ledger());
  assert.deepEqual(gaps, []);
});

test('an author goes on counting where the ledger has him, after a restart too', async (context) => {
  const {signer, reopen, ledger} = desk(context);
  for (const id of ['a', 'b', 'c']) {
    assert.ok((await appendSigned(ledger(), signer('Desk North'), [withdrawalOf(id)])).ok);
    await reopen();
  }
  const {signatures, gaps, keys} = verifyEntries(ledger());
  assert.deepEqual([signatures, gaps, keys], [5, [], 2]);
});

test('what was signed and not taken is forgotten, and what follows chains to what stands', async (context) => {
  const {signer, signers, ledger} = desk(context);
  const from = signers();
  const north = signer('Desk North', from);
  north.introduction();
  north.sign(withdrawalOf('lost'));
  north.forget();
  const tooLarge = {...withdrawalOf('x'), reason: 'x'.repeat(70_000)};
  const refused = await appendSigned(ledger(), north, [withdrawalOf('a'), tooLarge]);
  assert.deepEqual(refused.ok ? [] : refused.problems.map(({code}) => code), ['entry-too-large']);
  assert.equal(ledger().size, 0);
  assert.ok((await appendSigned(ledger(), signer('operator', from), [withdrawalOf('o')])).ok);
  assert.ok((await appendSigned(ledger(), signer('Desk North', from), [withdrawalOf('a')])).ok);
  assert.equal(verifyEntries(ledger()).signatures, 4);
});

test('a key that was made and never registered is used, so that a crash between leaves none behind', async (context) => {
  const {keys, signer, ledger} = desk(context);
  signer('operator').introduction();
  const [made] = readdirSync(keys);
  assert.ok((await appendSigned(ledger(), signer('operator'), [withdrawalOf('a')])).ok);
  assert.deepEqual(readdirSync(keys), [made]);
});

test('an author whose key is elsewhere is refused, and so is a name that cannot be one', async (context) => {
  const {keys, signer, signers, ledger} = desk(context);
  assert.ok((await appendSigned(ledger(), signer('Desk North'), [withdrawalOf('a')])).ok);
  rmSync(keys, {recursive: true});
  const codes = (name: string): readonly string[] => {
    const made = signers()(name, testRecorded);
    return made.ok ? [] : made.problems.map(({code}) => code);
  };
  assert.deepEqual(codes('Desk North'), ['key-not-here']);
  assert.deepEqual(codes('operator'), ['key-not-here']);
  assert.deepEqual(codes('a newcomer'), ['key-not-here'], 'whom only the operator can register');
  for (const name of ['', ' x', 'x'.repeat(81)]) assert.deepEqual(codes(name), ['bad-author']);
});

test('law: the same keys, clock and input give the same bytes', async (context) => {
  const step = fc.record({
    author: fc.constantFrom('operator', 'Desk North', 'Device 7'),
    id: fc.string({maxLength: 8}),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, {minLength: 1, maxLength: 6}), async (steps) => {
      const roots: string[] = [];
      for (let time = 0; time < 2; time += 1) {
        const {keys, signers, signer, ledger} = desk(context);
        // The operator's key file is there before; the others are made.
        keyFiles(keys).keep({name: 'operator', pair: testPair('operator')});
        const from = signers({newPair: (name) => testPair(name)});
        for (const {author, id} of steps)
          assert.ok((await appendSigned(ledger(), signer(author, from), [withdrawalOf(id)])).ok);
        roots.push(base64Of(ledger().root()));
      }
      assert.equal(roots[0], roots[1]);
    }),
    {seed: 44, numRuns: 12},
  );
});
