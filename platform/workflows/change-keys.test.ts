/** Keys come in, change and go, each as an entry; what is refused leaves none. */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import type {Result} from '../../monitoring/kernel/index.ts';
import {base64Of} from '../../monitoring/ledger/index.ts';
import {possession as possessionOf, testPair, testRecorded, withdrawalOf} from '../../test/support/signer.ts';
import {appendSigned, ledgerKeys, nodeSigners} from '../keys/index.ts';
import {openLedger} from '../ledger-store/index.ts';
import {newKey, registerKey, replaceKey, revokeKey, type KeyDesk} from './change-keys.ts';
import {verifyEntries} from './checking/verify-ledger.ts';

function desk(
  context: TestContext,
): KeyDesk & {readonly write: (name: string, id: string) => Promise<readonly string[]>} {
  const above = mkdtempSync(join(tmpdir(), 'holdfire-change-keys-'));
  const folder = join(above, 'keys');
  const ledger = openLedger({folder: join(above, 'ledger')});
  context.after(async () => {
    await ledger.close();
    rmSync(above, {recursive: true});
  });
  const keys = ledgerKeys(ledger);
  const notice = (): void => {};
  const signers = nodeSigners({keys, folder, notice});
  const write = async (name: string, id: string): Promise<readonly string[]> => {
    const signer = signers(name, testRecorded);
    const written = signer.ok ? await appendSigned(ledger, signer.value, [withdrawalOf(id)]) : signer;
    return codes(written);
  };
  return {ledger, keys, signers, folder, recorded: testRecorded, notice, write};
}

const codes = (result: Result<unknown>): readonly string[] => (result.ok ? [] : result.problems.map(({code}) => code));

function entry(result: Result<{readonly entry: number}>): number {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.entry;
}

const request = (name: string, edition = 0) => {
  const pair = testPair(name, edition);
  return {name, holder: 'device', publicKey: base64Of(pair.publicKey), possession: possessionOf(name, pair)} as const;
};

test('a device’s key is made here or elsewhere; the operator registers it, whose own comes first', async (context) => {
  const here = desk(context);
  assert.equal(entry(await newKey(here, 'Device 7', 'device')), 1);
  assert.equal(entry(await registerKey(here, request('Device 8'))), 2);
  const {keys} = here.keys.register();
  assert.deepEqual(
    keys.map(({name, holder, isRegistrar}) => [name, holder, isRegistrar]),
    [
      ['operator', 'person', true],
      ['Device 7', 'device', false],
      ['Device 8', 'device', false],
    ],
  );
  assert.equal(readdirSync(here.folder).length, 2, 'the private half of the third never came here');
  assert.deepEqual(codes(await newKey(here, 'Device 7', 'device')), ['name-taken']);
  assert.deepEqual(codes(await registerKey(here, request('Device 8'))), ['name-taken', 'key-known']);
  const stolen = {...request('Device 9'), possession: request('Device 10').possession};
  assert.deepEqual(codes(await registerKey(here, stolen)), ['no-possession']);
  assert.deepEqual(codes(await registerKey(here, {...request('Device 9'), publicKey: 'x'})), ['no-possession']);
  assert.equal(here.ledger.size, 3, 'what is refused leaves no entry');
  assert.equal(verifyEntries(here.ledger).signatures, 3);
});

test('in a ledger without keys the operator’s own is registered before that of a device', async (context) => {
  const here = desk(context);
  assert.equal(entry(await registerKey(here, request('Device 8'))), 1);
  assert.deepEqual(await here.write('operator', 'a'), []);
  assert.equal(verifyEntries(here.ledger).signatures, 3);
});

test('after a replacement the name writes with its other key, and the operator registers with his', async (context) => {
  const here = desk(context);
  await newKey(here, 'Desk North', 'person');
  assert.deepEqual(await here.write('Desk North', 'a'), []);
  const replaced = entry(await replaceKey(here, 'Desk North'));
  assert.deepEqual(await here.write('Desk North', 'b'), []);
  entry(await replaceKey(here, 'operator'));
  assert.equal(entry(await registerKey(here, request('Device 8'))), here.ledger.size - 1);
  const {keys} = here.keys.register();
  assert.equal(keys.find(({name}) => name === 'Desk North')?.replaced, replaced);
  assert.deepEqual(codes(await replaceKey(here, 'Device 8')), ['key-not-here']);
  assert.deepEqual(codes(await replaceKey(here, 'nobody')), ['unregistered-key']);
  assert.deepEqual(verifyEntries(here.ledger).gaps, []);
});

test('a revoked name writes nothing until the operator registers another key for it', async (context) => {
  const here = desk(context);
  await newKey(here, 'Desk North', 'person');
  await newKey(here, 'Desk South', 'person');
  const revoke = (name: string, author: string) => revokeKey(here, {name, reason: 'lost', author});
  assert.deepEqual(codes(await revoke('Desk North', 'Desk South')), ['not-registrar']);
  assert.deepEqual(codes(await revoke('operator', 'operator')), ['last-registrar']);
  assert.deepEqual(codes(await revoke('nobody', 'operator')), ['unregistered-key']);
  entry(await revoke('Desk North', 'operator'));
  entry(await revoke('Desk South', 'Desk South'));
  assert.deepEqual(codes(await revoke('Desk South', 'operator')), ['unregistered-key']);
  assert.equal(here.keys.register().keyNamed('Desk North'), undefined);
  assert.deepEqual(await here.write('Desk North', 'a'), ['key-revoked'], 'nobody comes back unasked');
  assert.equal(entry(await registerKey(here, request('Desk North'))), here.ledger.size - 1);
  entry(await newKey(here, 'Desk South', 'person'));
  assert.deepEqual(await here.write('Desk South', 'a'), []);
  assert.deepEqual(await here.write('operator', 'still counting'), []);
  assert.deepEqual(verifyEntries(here.ledger).gaps, []);
});
