import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isNumberAddress, namedAddress, passkeySentence} from './passkey.ts';

test('an address of numbers has no passkeys, and this machine has a name beside its numbers', () => {
  for (const numbers of ['127.0.0.1', '10.0.0.7', '[::1]']) assert.equal(isNumberAddress(numbers), true, numbers);
  for (const name of ['localhost', 'desk.example.org', '1st.example.org']) assert.equal(isNumberAddress(name), false);
  const href = 'http://127.0.0.1:4870/enrol#secret';
  assert.equal(namedAddress({hostname: '127.0.0.1', href}), 'http://localhost:4870/enrol#secret');
  assert.equal(namedAddress({hostname: '10.0.0.7', href: 'http://10.0.0.7:4870/enrol'}), undefined);
});

test('each refusal of the browser is a sentence that says what to do', () => {
  const sentences = ['NotAllowedError', 'InvalidStateError', 'NotSupportedError', 'SecurityError', ''].map(
    passkeySentence,
  );
  assert.equal(new Set(sentences).size, 5);
  for (const sentence of sentences) assert.match(sentence, /\.$/);
});
