/** Everything that a mouse reaches, the keyboard reaches, sees and works. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {assertQuiet, openPage} from './support/pages.ts';

interface Stop {
  readonly name: string;
  readonly seen: boolean;
}

/** Presses Tab until the focus comes round, and says at each stop what has it and whether that can be seen. */
async function tabStops(page: Page, most: number): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const active = document.activeElement;
      if (active === null || active === document.body) return undefined;
      const {outlineStyle, outlineWidth} = getComputedStyle(active);
      const box = active.getBoundingClientRect();
      const name = active.getAttribute('aria-label') ?? active.textContent?.trim().slice(0, 60) ?? '';
      const role = active.getAttribute('role') ?? active.tagName.toLowerCase();
      const seen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && box.width > 0 && box.height > 0;
      return {name: `${role} ${active.getAttribute('type') ?? ''} ${name}`.replaceAll(/\s+/g, ' '), seen};
    });
    if (stop === undefined) break;
    stops.push(stop);
  }
  return stops;
}

test('incidents: tabs, as-of, brush and the table’s sorting are all on the way of the Tab key', async () => {
  const opened = await openPage('/pakistan-afghanistan-2025/incidents', 1440);
  try {
    const {page} = opened;
    const stops = await tabStops(page, 90);
    const names = stops.map(({name}) => name).join('\n');
    for (const expected of [
      /^a Skip to content/m,
      /^a Overview/m,
      /^a Ledger/m,
      /^input date/m,
      /^slider First day of the window/m,
      /^slider Last day of the window/m,
      /^button button Date/m,
      /^button button Killed/m,
    ]) {
      assert.match(names, expected);
    }
    assert.deepEqual(
      stops.filter(({seen}) => !seen),
      [],
      'stops at which the focus cannot be seen',
    );
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('incidents: the brush moves by arrow keys and the table turns by Enter, and the address follows', async () => {
  const opened = await openPage('/pakistan-afghanistan-2025/incidents', 1440);
  try {
    const {page} = opened;
    const query = (name: string): string | null => new URL(page.url()).searchParams.get(name);
    await page.getByRole('slider', {name: 'First day of the window'}).focus();
    await page.keyboard.press('PageUp');
    await page.waitForFunction(() => new URL(location.href).searchParams.has('from'));
    const from = query('from');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((value) => new URL(location.href).searchParams.get('from') !== value, from);
    assert.ok((query('from') ?? '') > (from ?? ''), `${query('from')} follows ${from}`);
    await page.getByRole('columnheader', {name: 'Killed'}).getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('sort') === '-killed');
    const header = page.getByRole('columnheader', {name: 'Killed'});
    assert.equal(await header.getAttribute('aria-sort'), 'descending');
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('change: the table beside a chart opens and scrolls without a mouse', async () => {
  const opened = await openPage('/pakistan-ttp-2021/change', 390);
  try {
    const {page} = opened;
    await page.getByText('365 figures as a table').first().focus();
    await page.keyboard.press('Enter');
    const region = page.locator('.series-scroll').first();
    await region.waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await region.evaluate((element) => element === document.activeElement), true);
    await page.keyboard.press('End');
    await page.waitForFunction(() => (document.querySelector('.series-scroll')?.scrollTop ?? 0) > 100);
  } finally {
    await opened.close();
  }
});

test('a link within the app moves the focus to the heading of the new page', async () => {
  const opened = await openPage('/exercise/change', 390);
  try {
    const {page} = opened;
    await page.getByRole('navigation', {name: 'Pages of this case'}).getByRole('link', {name: 'Ledger'}).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'Ledger', level: 1}).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  } finally {
    await opened.close();
  }
});
