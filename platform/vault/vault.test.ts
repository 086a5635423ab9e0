/** The keeper's key file: one passphrase opens it, no other; what others can read or what was changed is refused. */
import assert from 'node:assert/strict';
import {chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {newVaultKey, openEnvelope, readVaultKey, sealEnvelope, vaultKeyOf} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'vault-'));
after(() => rmSync(folder, {recursive: true}));
const path = join(folder, 'keys', 'vault.key');
const passphrase = 'nine slow herons café';
const cost = 16_384;

const codeOf = (read: ReturnType<typeof readVaultKey>): string | undefined =>
  read.ok ? undefined : read.problems[0]?.code;

test('a key file is of its owner alone, holds no secret in the open, and opens with its passphrase and no other', () => {
  const key = newVaultKey(path, passphrase, cost);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  const text = readFileSync(path, 'utf8');
  for (const form of ['base64', 'hex'] as const) assert.ok(!text.includes(Buffer.from(key.secret).toString(form)));
  assert.ok(!text.includes(passphrase));
  const read = readVaultKey(path, passphrase.normalize('NFD'));
  assert.ok(read.ok);
  assert.deepEqual(read.value.secret, key.secret);
  for (const wrong of ['', 'nine slow herons cafe', `${passphrase} `, passphrase.toUpperCase()])
    assert.equal(codeOf(readVaultKey(path, wrong)), 'wrong-passphrase');
  const sealed = sealEnvelope(key.publicKey, 'exercise', {name: 'EXERCISE'}, vaultKeyOf(new Uint8Array(32).fill(7)));
  assert.deepEqual(openEnvelope(read.value, 'exercise', `${sealed}\n`), {ok: true, value: {name: 'EXERCISE'}});
});

test('a file that others can read, that was changed, or that asks for all memory is refused', () => {
  newVaultKey(path, passphrase, cost);
  const text = readFileSync(path, 'utf8');
  const refusal = (changed: string): string | undefined => {
    writeFileSync(path, changed);
    return codeOf(readVaultKey(path, passphrase));
  };
  chmodSync(path, 0o640);
  assert.equal(codeOf(readVaultKey(path, passphrase)), 'open-key-file');
  chmodSync(path, 0o600);
  assert.equal(codeOf(readVaultKey(join(folder, 'none.key'), passphrase)), 'no-such-file');
  assert.equal(refusal(text.trim()), 'bad-key-file');
  assert.equal(refusal(text.replace('16384', '16385')), 'bad-key-file');
  assert.equal(refusal(text.replace('16384', '1073741824')), 'bad-key-file');
  assert.equal(refusal(text.replace('holdfire-vault-key/1', 'holdfire-vault-key/2')), 'bad-key-file');
  // Each field is bound to the others: a byte changed in any of them opens nothing.
  for (const field of ['nonce', 'publicKey', 'salt', 'sealed']) {
    const changed = text.replace(
      new RegExp(`("${field}":")(.)`),
      (_, name: string, letter: string) => `${name}${letter === 'A' ? 'B' : 'A'}`,
    );
    assert.equal(refusal(changed), 'wrong-passphrase', field);
  }
});
