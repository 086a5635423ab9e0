/** What a reader does on the overview, with an agreement and in the frame: open a reason, a clause, another day, another case. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Locator, Page} from 'playwright-core';
import {assertQuiet, openPage, settled, type Width, widths} from './support/pages.ts';

/** Opens a page, does something, and holds the page to being quiet. */
function reads(title: string, path: string, width: Width, act: (page: Page) => Promise<void>): void {
  test(`${title} (${width} px)`, async () => {
    const opened = await openPage(path, width);
    try {
      await act(opened.page);
      assertQuiet(opened);
    } finally {
      await opened.close();
    }
  });
}

const query = (page: Page): Readonly<Record<string, string>> => Object.fromEntries(new URL(page.url()).searchParams);

async function widthsOf(parts: Locator): Promise<readonly number[]> {
  const boxes = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
  return boxes.map((box) => Math.round(box?.width ?? 0));
}

for (const width of widths) {
  reads('a reason opens below its clause, and the address says which', '/exercise/overview', width, async (page) => {
    await page.getByRole('button', {name: 'why: EXC-1, Velmoth'}).click();
    assert.equal(query(page)['why'], 'EXC-1.velmoth');
    const reason = page.locator('.obligation-why');
    assert.match(await reason.innerText(), /EXC-1 is tested by incidents of these kinds/);
    assert.ok((await reason.getByRole('link').count()) > 3, 'the steps lead to incidents and entries');
    await page.getByRole('button', {name: 'why: EXC-1, Velmoth'}).click();
    assert.equal(query(page)['why'], undefined);
    assert.equal(await reason.count(), 0);
  });

  reads('both sides have one width, and swap places and nothing else', '/exercise/overview', width, async (page) => {
    const sides = page.locator('.holding-side');
    const [first, second] = await sides.allInnerTexts();
    const [one = 0, other = 0] = await widthsOf(sides);
    assert.ok(Math.abs(one - other) <= 1, `${one} px and ${other} px`);
    const cells = page.locator('tr.obligation').first().locator('td.obligation-side');
    const [left = 0, right = 0] = await widthsOf(cells);
    assert.ok(Math.abs(left - right) <= 1, `${left} px and ${right} px`);
    const stands = await page.locator('main').innerText();
    await page.getByRole('link', {name: 'Swap the order of the two sides on the page'}).click();
    await settled(page);
    assert.deepEqual(await sides.allInnerTexts(), [second, first]);
    const sorted = (text: string): string =>
      text
        .split(/[\n\t]+/)
        .toSorted()
        .join('\n');
    assert.equal(sorted(await page.locator('main').innerText()), sorted(stands));
  });

  const doha = '/pakistan-afghanistan-2025/agreement/doha-2025?provision=DOH-1';
  reads('a clause opens by its address, with the words that the mediator took out', doha, width, async (page) => {
    const clause = page.getByRole('button', {name: /^DOH-1 /});
    assert.equal(await clause.getAttribute('aria-expanded'), 'true');
    const removed = await page.locator('.comparison del').first().innerText();
    assert.match(removed, /on the border/);
    const holders = await page.locator('.account-column h5').allInnerTexts();
    assert.deepEqual(holders, ['Afghan authorities', 'Pakistan', 'Qatar']);
    if (width > 1000) {
      const [one = 0, two = 0, three = 0] = await widthsOf(page.locator('.account-column'));
      assert.ok(Math.max(one, two, three) - Math.min(one, two, three) <= 1, `${one}, ${two}, ${three} px`);
    }
    await clause.click();
    assert.equal(query(page)['provision'], undefined);
  });

  reads('the as-of control steps by a day and never leaves the record', '/exercise/agreement', width, async (page) => {
    const later = page.getByRole('button', {name: 'One day later'});
    assert.equal(await later.getAttribute('aria-disabled'), 'true');
    await page.getByRole('button', {name: 'One day earlier'}).click();
    await settled(page);
    assert.equal(query(page)['date'], '2025-02-27');
    await page.getByLabel('as of', {exact: true}).fill('2022-01-01');
    assert.equal(query(page)['date'], '2025-02-27', 'a day before the record is not taken');
    await page.getByRole('button', {name: 'latest'}).click();
    assert.deepEqual(query(page), {});
  });

  reads(
    'nothing is wider than the page when it is written from right to left',
    '/exercise/overview',
    width,
    async (page) => {
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(beyond, 0);
    },
  );
}

reads(
  'an exercise says so on every screen and in the tab; another case does not',
  '/exercise/overview',
  390,
  async (page) => {
    const band = page.getByText('EXERCISE', {exact: true});
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
    const {y = -1} = (await band.boundingBox()) ?? {};
    assert.ok(y >= 0 && y < 12, `the band stands at ${y} px`);
    assert.match(await page.title(), /^EXERCISE: .* · Overview · Holdfire$/);
    await page.locator('.case-switcher summary').click();
    await page.getByRole('link', {name: 'Afghan authorities – Pakistan, 2025–26'}).click();
    await settled(page);
    assert.equal(await band.count(), 0);
    assert.match(await page.title(), /^Overview · /);
  },
);

reads(
  'after a move the reader is at the heading, and Escape closes a panel',
  '/exercise/overview',
  1440,
  async (page) => {
    await page.getByRole('link', {name: 'Agreement', exact: true}).click();
    await settled(page);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    const summary = page.locator('.case-switcher summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.case-switcher').getAttribute('open'), '');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.case-switcher').getAttribute('open'), null);
    assert.ok(await summary.evaluate((element) => document.activeElement === element));
  },
);
