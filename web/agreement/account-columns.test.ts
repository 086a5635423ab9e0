import assert from 'node:assert/strict';
import {test} from 'node:test';
import {accountColumns, versionComparisons, type Account} from './account-columns.ts';

const account = (holder: string, says: string, rest: Partial<Account> = {}): Account => ({
  holder,
  holderName: holder.toUpperCase(),
  says,
  cited: [],
  ...rest,
});

const qatar = [
  account('qatar', 'The two sides agreed an immediate ceasefire.', {
    version: 'as first published',
    wording: 'the two sides agreed to an immediate ceasefire',
    language: 'en',
  }),
  account('qatar', 'Hope for the border.', {
    version: 'as first published, 19 October 2025',
    wording: 'ending tensions on the border between the two brotherly countries',
    language: 'en',
  }),
  account('qatar', 'The same hope without the word border.', {
    version: 'after the edit of 19 or 20 October 2025',
    wording: 'ending tensions between the two brotherly countries',
    language: 'en',
  }),
];

test('one noun that a mediator took out is all that differs, and sentences on other matters are not compared', () => {
  const [edit, ...more] = versionComparisons(qatar);
  assert.equal(more.length, 0);
  assert.deepEqual(
    edit?.difference.segments.filter(({kind}) => kind !== 'same').map(({kind, text}) => [kind, text.trim()]),
    [['only_first', 'on the border']],
  );
});

test('parties stand first in the order of the page, everybody else in the order of the file; a party that said nothing has its place', () => {
  const accounts = [...qatar, account('b', 'B says.'), account('a', 'A says.'), account('turkiye', 'T says.')];
  const holders = (parties: readonly string[]): readonly string[] =>
    accountColumns(
      accounts,
      parties.map((id) => ({id, short: id})),
    ).map(({holder}) => holder);
  assert.deepEqual(holders(['a', 'b']), ['a', 'b', 'qatar', 'turkiye']);
  assert.deepEqual(holders(['b', 'a']), ['b', 'a', 'qatar', 'turkiye']);
  assert.deepEqual(holders(['c', 'a']), ['c', 'a', 'qatar', 'b', 'turkiye']);
});

test('accounts without a version are two sayings, not two versions', () => {
  const twice = qatar.map(({says, wording = ''}) => account('qatar', says, {wording, language: 'en'}));
  assert.deepEqual(versionComparisons(twice), []);
});
