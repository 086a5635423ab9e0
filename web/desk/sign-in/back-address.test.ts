import assert from 'node:assert/strict';
import {test} from 'node:test';
import {printAddress, type Address} from '../../app/address.ts';
import {backAddress, signInAddress} from './back-address.ts';

test('signing in leads back to the page that asked for it, whole', () => {
  const from: Address = {
    caseId: 'exercise',
    page: 'desk',
    item: 'incidents',
    detail: 'i-7k2m',
    query: {as: 'party:velmoth'},
  };
  assert.deepEqual(backAddress(signInAddress(from).query['back']), from);
});

test('only a path of this app is taken', () => {
  for (const text of [undefined, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere', '/sign-in'])
    assert.equal(backAddress(text), undefined, String(text));
  assert.equal(printAddress(backAddress('/exercise/desk#x') as Address), '/exercise/desk');
});
