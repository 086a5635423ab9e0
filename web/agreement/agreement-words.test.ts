import assert from 'node:assert/strict';
import {test} from 'node:test';
import {polarities, publicities, textStatuses} from '../../monitoring/agreement/index.ts';
import {confirmedText, languageText, polarityText, publicityText, ruleText, statusText} from './agreement-words.ts';

test('no controlled word reaches the page with an underscore', () => {
  const shown = [
    ...publicities.map(publicityText),
    ...textStatuses.map(statusText),
    ...polarities.map(polarityText),
    ...['yes', 'reference_only', 'no'].map(confirmedText),
  ];
  assert.deepEqual(
    shown.filter((text) => text.includes('_')),
    [],
  );
});

test('each threshold is a whole sentence with its unit', () => {
  for (const name of ['repeatedFrom', 'systematicFrom', 'patternWindowDays', 'coverageFloor']) {
    assert.match(ruleText({name, value: 0.5}), /^[A-Z“].*\.$/);
  }
  assert.match(ruleText({name: 'coverageFloor', value: 0.5}), /50 %/);
});

test('languages have their names, and what is no tag stands as it is', () => {
  assert.equal(languageText('fa-AF'), 'Dari');
  assert.equal(languageText('ps'), 'Pashto');
  assert.equal(languageText('other'), 'other');
  assert.equal(languageText('not a tag'), 'not a tag');
  assert.equal(languageText(undefined), undefined);
});
