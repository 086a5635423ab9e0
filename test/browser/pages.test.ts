/** Every page of every shipped case, on a telephone and on a desk: whole, quiet, readable for all. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertAccessible} from './support/accessibility.ts';
import {assertQuiet, openPage, screenshot, widths, type OpenedPage} from './support/pages.ts';
import {shippedCases} from './support/server.ts';

interface Route {
  readonly name: string;
  readonly path: string;
}

const casePages = ['overview', 'agreement', 'incidents', 'change', 'ledger'];
const routes: readonly Route[] = [
  {name: 'cases', path: '/'},
  ...shippedCases.flatMap((caseId) =>
    casePages.map((page) => ({name: `${caseId}-${page}`, path: `/${caseId}/${page}`})),
  ),
  {name: 'incident-both-sides', path: '/pakistan-afghanistan-2025/incidents/khost-gurbuz-2025-11-25'},
  {name: 'incident-exercise', path: '/exercise/incidents/inc-0001'},
  {name: 'exercise-entry', path: '/exercise/ledger/100'},
  {name: 'exercise-earlier-swapped', path: '/exercise/overview?date=2024-06-01&swap=1'},
];

for (const {name, path} of routes) {
  for (const width of widths) {
    test(`${path} at ${width} px`, async () => {
      const opened = await openPage(path, width);
      try {
        await screenshot(opened, name);
        // All that is wrong with a page is said at once.
        const checks = [() => assertWhole(opened), () => assertAccessible(opened), async () => assertQuiet(opened)];
        const results = await Promise.allSettled(checks.map((check) => check()));
        const wrong = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
        assert.equal(wrong.length, 0, wrong.join('\n'));
      } finally {
        await opened.close();
      }
    });
  }
}

/** One heading of the first level, text under it, no alert, and nothing to scroll sideways. */
async function assertWhole({page}: OpenedPage): Promise<void> {
  const headings = await page.locator('h1').allInnerTexts();
  assert.equal(headings.length, 1, `one h1, not ${headings.length}: ${headings.join(' | ')}`);
  assert.notEqual(headings[0]?.trim(), '');
  const text = await page.locator('main').innerText();
  assert.ok(text.length > 200, `the page holds ${text.length} characters: ${text}`);
  assert.deepEqual(await page.getByRole('alert').allInnerTexts(), []);
  assert.notEqual((await page.title()).trim(), '');
  const {scrollWidth, clientWidth} = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }));
  assert.ok(scrollWidth <= clientWidth, `the page is ${scrollWidth} px wide in a window of ${clientWidth}`);
}
