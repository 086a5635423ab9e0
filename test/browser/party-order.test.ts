/** The reader can swap the two sides: every order changes, and a colour stays with its party. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {openPage, settled} from './support/pages.ts';

interface Mark {
  readonly name: string;
  readonly colour: string;
}

/** Names of the two parties in the order in which they stand, with the colour of the mark before each. */
function marks(page: Page, within: string): Promise<readonly Mark[]> {
  return page.evaluate((selector) => {
    const names = [...document.querySelectorAll(`${selector} :is(.party-1, .party-2)`)];
    return names.map((name) => ({
      name: name.textContent ?? '',
      colour: getComputedStyle(name, '::before').backgroundColor,
    }));
  }, within);
}

/** The two colours in the order in which they first stand; a party may have a long and a short name. */
const colourOrder = (found: readonly Mark[]): readonly string[] => [...new Set(found.map(({colour}) => colour))];

const colourOf = (found: readonly Mark[]): ReadonlyMap<string, string> =>
  new Map(found.map(({name, colour}) => [name, colour]));

for (const [path, within] of [
  ['/exercise/overview', '.header'],
  ['/exercise/overview', 'main'],
  ['/pakistan-afghanistan-2025/agreement', 'main'],
  ['/pakistan-afghanistan-2025/change', '#killed-and-injured'],
  ['/exercise/change', '#killed-and-injured'],
] as const) {
  test(`${path}: swapping turns the order in ${within} and leaves each party its colour`, async () => {
    const opened = await openPage(path, 1440);
    try {
      const {page} = opened;
      const before = await marks(page, within);
      assert.equal(colourOrder(before).length, 2, `two parties stand in ${within}: ${JSON.stringify(before)}`);
      await page.getByRole('link', {name: 'Swap the order'}).click();
      await settled(page);
      const after = await marks(page, within);
      assert.deepEqual(colourOrder(after), colourOrder(before).toReversed());
      const kept = colourOf(before);
      for (const [name, colour] of colourOf(after)) assert.equal(colour, kept.get(name), name);
      assert.equal(new URL(page.url()).searchParams.get('swap'), '1');
    } finally {
      await opened.close();
    }
  });
}
