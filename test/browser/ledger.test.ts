/** The ledger in the browser: page by page, entry by entry, and a hash that the reader computes. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertQuiet, openPage, settled} from './support/pages.ts';

test('the reader pages on, jumps to an entry by number, and is told where the ledger ends', async () => {
  const opened = await openPage('/exercise/ledger', 1440);
  try {
    const {page} = opened;
    await page.getByRole('link', {name: 'Later'}).click();
    await page.getByText(/^Entries 50 to 99 of/).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('offset'), '50');
    await page.getByLabel('Entry', {exact: true}).fill('99999999');
    await page.getByRole('button', {name: 'Open'}).click();
    await page.getByText(/The ledger has entries 0 to \d+\./).waitFor();
    await page.getByLabel('Entry', {exact: true}).fill('4000');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'Entry 4000', level: 1}).waitFor();
    await settled(page);
    await page.getByRole('link', {name: 'List of entries'}).click();
    await page.getByText(/^Entries 4,000 to 4,049 of/).waitFor();
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('the hash computed in the browser equals the one in the ledger, and one changed letter does not', async () => {
  const opened = await openPage('/exercise/ledger/4000', 390);
  try {
    const {page} = opened;
    await page.getByRole('button', {name: 'Compute it again in this browser'}).click();
    await page.getByText('It equals the leaf hash above.').waitFor();
    await page.route('**/api/ledger/entries/4001', async (route) => {
      const response = await route.fetch();
      const entry = (await response.json()) as {leaf: string};
      await route.fulfill({response, json: {...entry, leaf: entry.leaf.replace('"row":"r', '"row":"R')}});
    });
    await page.getByRole('link', {name: 'Entry after'}).click();
    await page.getByRole('heading', {name: 'Entry 4001', level: 1}).waitFor();
    await settled(page);
    await page.getByRole('button', {name: 'Compute it again in this browser'}).click();
    await page.getByText(/It does not equal the leaf hash above/).waitFor();
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('an entry that is not there is refused in a sentence, with a way back', async () => {
  const opened = await openPage('/exercise/ledger/99999999', 390);
  try {
    const {page} = opened;
    assert.match(await page.getByRole('alert').innerText(), /entries 0 to \d+/);
    await page.getByRole('link', {name: 'List of entries'}).click();
    await page.getByRole('heading', {name: 'Ledger', level: 1}).waitFor();
  } finally {
    await opened.close();
  }
});
