/**
 * What the browser seals the keeper opens, and nobody else: two implementations that share only the layout of bytes, WebCrypto
 * and Node’s own, over random identities; a known envelope to the byte; another vault, another case, every cut and every
 * changed byte refused.
 */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import fc from 'fast-check';
import {envelopeBytes, readEnvelope, type SourceIdentity} from '../../monitoring/desk/index.ts';
import {base64Of, bytesOfBase64} from '../../monitoring/ledger/index.ts';
import {openEnvelope, sealEnvelope, vaultKeyOf} from '../../platform/vault/index.ts';
import {sealIdentity} from './vault.ts';

const keyOf = (name: string) => vaultKeyOf(Uint8Array.from(createHash('sha256').update(name).digest()));
const vault = keyOf('vault of the exercise');
const other = keyOf('another vault');
const publicKey = base64Of(vault.publicKey);

const word = fc.string({minLength: 1, maxLength: 60, unit: 'grapheme'}).filter((text) => text.isWellFormed());
const identities = fc
  .record({name: word, contact: word, note: word}, {requiredKeys: [], noNullPrototype: true})
  .filter((identity) => Object.keys(identity).length > 0);

async function sealed(identity: SourceIdentity, caseId = 'exercise'): Promise<string> {
  const made = await sealIdentity(publicKey, caseId, identity);
  assert.ok(made.kind === 'sealed', JSON.stringify(made));
  return made.envelope;
}

test('what the browser seals the keeper opens, and every envelope has the same length', async () => {
  for (const identity of fc.sample(identities, {numRuns: 100, seed: 20_251_125})) {
    const envelope = await sealed(identity);
    assert.equal(bytesOfBase64(envelope)?.length, envelopeBytes);
    assert.deepEqual(openEnvelope(vault, 'exercise', envelope), {ok: true, value: identity});
  }
});

test('the known envelope, to the byte', () => {
  const identity = {name: 'EXERCISE Sel Ardan', contact: 'the well at noon'};
  const envelope = sealEnvelope(vault.publicKey, 'exercise', identity, keyOf('ephemeral')) ?? '';
  assert.equal(
    createHash('sha256').update(envelope).digest('hex'),
    '92ffb847416a790129010d2d5ccae108d596c60769b7f2b4bb877e92b4546217',
  );
  assert.deepEqual(openEnvelope(vault, 'exercise', envelope), {ok: true, value: identity});
});

test('two envelopes of one identity have nothing in common but format and vault', async () => {
  const [one, two] = [await sealed({name: 'EXERCISE'}), await sealed({name: 'EXERCISE'})].map(readEnvelope);
  assert.ok(one !== undefined && two !== undefined);
  assert.notDeepEqual(one.ephemeralKey, two.ephemeralKey);
  const same = one.sealed.filter((value, index) => value === two.sealed[index]).length;
  assert.ok(same < 40, `${same} of ${one.sealed.length} bytes are alike`);
});

const codeOf = (opened: ReturnType<typeof openEnvelope>): string | undefined =>
  opened.ok ? undefined : opened.problems[0]?.code;

test('another vault, another case, every cut and every changed byte are refused', async () => {
  const envelope = await sealed({name: 'EXERCISE Sel Ardan'});
  assert.equal(codeOf(openEnvelope(other, 'exercise', envelope)), 'other-vault');
  assert.equal(codeOf(openEnvelope(vault, 'another-case', envelope)), 'envelope-does-not-open');
  const bytes = bytesOfBase64(envelope) ?? new Uint8Array();
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    assert.ok(!openEnvelope(vault, 'exercise', base64Of(changed)).ok, `byte ${at}`);
    if (at % 7 === 0)
      assert.equal(codeOf(openEnvelope(vault, 'exercise', base64Of(bytes.slice(0, at)))), 'not-an-envelope');
  }
  // The name of the vault's key alone opens nothing: with another's written in, the seal does not hold.
  const renamed = Uint8Array.from(bytes);
  renamed.set(other.publicKey, 16);
  assert.equal(codeOf(openEnvelope(other, 'exercise', base64Of(renamed))), 'envelope-does-not-open');
  // A point of small order gives a secret that everybody knows.
  const small = Uint8Array.from(bytes);
  small.fill(0, 48, 80);
  assert.equal(codeOf(openEnvelope(vault, 'exercise', base64Of(small))), 'envelope-does-not-open');
});

test('nothing, too much, or a key that is none is not sealed', async () => {
  for (const identity of [{}, {name: ''}, {note: 'ن'.repeat(600)}])
    assert.equal((await sealIdentity(publicKey, 'exercise', identity)).kind, 'refused');
  for (const key of ['', 'AAAA', `${publicKey}A`, base64Of(new Uint8Array(32))])
    assert.equal((await sealIdentity(key, 'exercise', {name: 'EXERCISE'})).kind, 'refused', key);
});
