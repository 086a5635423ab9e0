/** An entry with its author, and the register as a page: facts beside claims, and no word stronger than they allow. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nodeCryptography} from '../../platform/keys/node-cryptography.ts';
import {hashOfLeaf, registration, revocation, testAuthor, withdrawalOf} from '../../test/support/signer.ts';
import {keyRegister, type SignedLeaf} from '../ledger/index.ts';
import {keysView} from './keys-view.ts';
import {signedView} from './signed-view.ts';

function story() {
  const register = keyRegister(nodeCryptography);
  let size = 0;
  const take = (leaf: SignedLeaf): SignedLeaf => {
    register.take(size, leaf, hashOfLeaf(leaf));
    size += 1;
    return leaf;
  };
  const [operator, device] = [testAuthor('operator'), testAuthor('Device 7')];
  take(registration(operator, operator));
  take(registration(device, operator, 'device'));
  device.sign(withdrawalOf('kept back'));
  const leaf = take(device.sign(withdrawalOf('a')));
  take(revocation(operator, device, 'lost'));
  return {register, leaf};
}

test('an entry says who signed it, with which key, and that nobody vouches for its time', () => {
  const {register, leaf} = story();
  const key = register.key(leaf.key);
  assert.ok(key !== undefined);
  const view = signedView(nodeCryptography, {leaf, key});
  assert.deepEqual([view.author, view.sequence, view.signatureHolds], ['Device 7', 2, true]);
  assert.deepEqual([view.keyState, view.claim, view.notBefore], ['revoked', 'undetermined', undefined]);
  assert.equal(view.timeSentence, 'Its author says 2026-01-01T00:00:00Z; no witness vouches for when it was made.');
  const forged = signedView(nodeCryptography, {leaf: {...leaf, recorded: '2025-01-01T00:00:00Z'}, key});
  assert.equal(forged.signatureHolds, false);
  const stranger = signedView(nodeCryptography, {leaf, key: {...key, name: 'Device 8'}});
  assert.equal(stranger.signatureHolds, false, 'a key of another name');
});

test('the register as a page: since when, how far, what is missing, and what is not signed', () => {
  const {register} = story();
  const {keys, sentence} = keysView(nodeCryptography.hash, {size: 4, keys: register.keys, unsignedEntries: 2});
  const [operator, device] = keys;
  assert.deepEqual([operator?.isRegistrar, operator?.entries, operator?.lastEntry], [true, 3, 3]);
  assert.deepEqual([device?.state, device?.ended, device?.reason], ['revoked', 3, 'lost']);
  assert.deepEqual([device?.gaps, device?.missing, device?.entries], [[{from: 1, to: 1}], 1, 1]);
  assert.equal(sentence, '2 entries from before the first key are not signed; everything after it is.');
  const none = keysView(nodeCryptography.hash, {size: 2, keys: [], unsignedEntries: 2});
  assert.match(none.sentence, /No key is registered in this ledger yet/);
});
