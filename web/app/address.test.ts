import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {commonPages, keptQuery, pages, parseAddress, printAddress, tabs, withQuery, type Address} from './address.ts';

const word = fc.string({minLength: 1, maxLength: 12}).filter((text) => text.isWellFormed() && !/^\.{1,2}$/.test(text));
const caseId = word.filter((text) => !(commonPages as readonly string[]).includes(text));

const readAgain = (address: Address): Address => {
  const [path = '', search = ''] = printAddress(address).split('?');
  return parseAddress(path, search);
};

test('an address printed and read again is the same view', () => {
  const addresses = fc.record(
    {
      caseId,
      page: fc.constantFrom(...pages),
      item: word,
      query: fc.dictionary(word, word, {noNullPrototype: true}),
    },
    {requiredKeys: ['caseId', 'page', 'query'], noNullPrototype: true},
  );
  fc.assert(
    fc.property(addresses, fc.option(word, {nil: undefined}), (address, detail) => {
      const deep = address.item === undefined || detail === undefined ? address : {...address, detail};
      assert.deepEqual(readAgain(deep), deep);
    }),
    {seed: 20251124},
  );
});

test('a page of the installation has no case, and no case has its name', () => {
  for (const common of commonPages) {
    const address: Address = {common, page: 'overview', query: {back: '/exercise/desk'}};
    assert.deepEqual(readAgain(address), address);
    assert.equal(printAddress({common, page: 'overview', query: {}}), `/${common}`);
  }
});

test('a file of the desk stands two parts below it, and a detail without its kind is no address', () => {
  const address = parseAddress('/exercise/desk/incidents/i-7k2m', '?as=public');
  assert.deepEqual(address, {
    caseId: 'exercise',
    page: 'desk',
    item: 'incidents',
    detail: 'i-7k2m',
    query: {as: 'public'},
  });
  assert.equal(printAddress({caseId: 'exercise', page: 'desk', detail: 'i-7k2m', query: {}}), '/exercise/desk');
});

test('the form without an account is a page of the case, and no tab', () => {
  assert.equal(parseAddress('/exercise/report/status', '').page, 'report');
  assert.equal((tabs as readonly string[]).includes('report'), false);
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
