/**
 * The interface's own voice is neutral (rule 12): the loaded words stand in no text of the program, only in what sources
 * and parties say, which is data. And layouts name no side of the page by hand, so that they turn with the script.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {filesOf, isTest, matches} from './source-tree.ts';
import {textsOf} from './syntax.ts';

const loaded = [
  'martyr\\w*',
  'neutrali[sz]ed',
  'eliminated',
  'terrorists?',
  'invaders?',
  'aggressors?',
  'regimes?',
  'puppets?',
  'fitna[- ]al[- ]\\w+',
  'sent to hell',
  'crimes?',
  'massacres?',
];
const loadedWord = new RegExp(`\\b(${loaded.join('|')})\\b`, 'i');

const voices = filesOf(
  '{web,field}/**/*.{ts,tsx}',
  'monitoring/publication/**/*.ts',
  'platform/{cli,http,render}/**/*.ts',
);

test('no loaded word in our own voice', () => {
  const speaking = voices.filter((file) => !isTest(file));
  assert.ok(speaking.flatMap(textsOf).length > 300, 'the texts of the interface were not found');
  const said = speaking.flatMap((file) =>
    textsOf(file)
      .filter((text) => loadedWord.test(text))
      .map((text) => `${file.path}: “${text.trim()}”`),
  );
  assert.deepEqual(said, []);
});

test('no loaded word in the pages of the app that are not modules', () => {
  assert.deepEqual(
    matches(filesOf('web/**/*.html', 'field/**/*.html', 'README.md', 'docs/guides/*.md'), loadedWord),
    [],
  );
});

test('layouts are logical: start and end, never left and right', () => {
  const styles = filesOf('{web,field}/**/*.css');
  assert.ok(styles.length > 0, 'no style sheets were found');
  const physical =
    /(?<![\w-])((margin|padding|border|scroll-margin|scroll-padding)-)?(left|right)(-(width|color|style))?\s*:|(text-align|float|clear)\s*:\s*(left|right)\b|border-(top|bottom)-(left|right)-radius/;
  assert.deepEqual(matches(styles, physical), []);
  const inline =
    /\b(marginLeft|marginRight|paddingLeft|paddingRight|borderLeft|borderRight)\b|textAlign: '(left|right)'/;
  assert.deepEqual(
    matches(
      voices.filter(({path}) => path.endsWith('.tsx')),
      inline,
    ),
    [],
  );
});
