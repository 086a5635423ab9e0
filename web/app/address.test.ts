import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {keptQuery, pages, parseAddress, printAddress, withQuery, type Address} from './address.ts';

const word = fc.string({minLength: 1, maxLength: 12}).filter((text) => text.isWellFormed() && !/^\.{1,2}$/.test(text));

test('an address printed and read again is the same view', () => {
  const addresses = fc.record(
    {
      caseId: word,
      page: fc.constantFrom(...pages),
      item: word,
      query: fc.dictionary(word, word, {noNullPrototype: true}),
    },
    {requiredKeys: ['caseId', 'page', 'query'], noNullPrototype: true},
  );
  fc.assert(
    fc.property(addresses, (address) => {
      const [path = '', search = ''] = printAddress(address).split('?');
      assert.deepEqual(parseAddress(path, search), address);
    }),
    {seed: 20251124},
  );
});

test('an unknown page is the overview, and no path is the list of cases', () => {
  assert.deepEqual(parseAddress('/a-case/nonsense', ''), {caseId: 'a-case', page: 'overview', query: {}});
  assert.deepEqual(parseAddress('/', ''), {page: 'overview', query: {}});
});

test('another page keeps the as-of control and the order of the sides, nothing else', () => {
  const query = {date: '2025-11-01', size: '40', swap: '1', provision: 'DOH-4', why: 'x'};
  assert.deepEqual(keptQuery(query), {date: '2025-11-01', size: '40', swap: '1'});
});

test('an empty value takes a key out of the address', () => {
  const address: Address = {caseId: 'a', page: 'agreement', query: {date: '2025-11-01', provision: 'DOH-4'}};
  assert.deepEqual(withQuery(address, {date: ''}).query, {provision: 'DOH-4'});
});

test('a path that is no text is kept as it stands and breaks nothing', () => {
  assert.deepEqual(parseAddress('/%E0%A4/overview', ''), {caseId: '%E0%A4', page: 'overview', query: {}});
});
