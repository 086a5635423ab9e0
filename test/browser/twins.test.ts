/** Every chart and every map is also a table, in the same figure or section, with the same figures. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ChangeView} from '../../platform/contract/index.ts';
import {assertQuiet, openPage, serverOrigin} from './support/pages.ts';

for (const path of [
  '/exercise/overview',
  '/exercise/incidents',
  '/exercise/change',
  '/pakistan-afghanistan-2025/change',
]) {
  test(`${path}: no picture without a name and without a table beside it`, async () => {
    const opened = await openPage(path, 1440);
    try {
      const {page} = opened;
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      await page.waitForTimeout(300);
      const pictures = await page.evaluate(() =>
        [...document.querySelectorAll('main svg[role="img"], main canvas:not([aria-hidden="true"])')].map((picture) => {
          // A table may stand in the picture's own part, or in one of the parts around it below the whole page.
          let part = picture.parentElement;
          while (part !== null && part.querySelector('table') === null && part.tagName !== 'MAIN')
            part = part.parentElement;
          const named = picture.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
          const kind = picture.getAttribute('class') ?? picture.tagName;
          return {kind, named, twin: part !== null && part.tagName !== 'MAIN'};
        }),
      );
      assert.ok(pictures.length > 0, 'the page has no picture: the test sees nothing');
      assert.deepEqual(
        pictures.filter(({named, twin}) => named === '' || !twin),
        [],
      );
      assertQuiet(opened);
    } finally {
      await opened.close();
    }
  });
}

test('the table beside a chart holds every figure of its series, the superseded and the gaps among them', async () => {
  const caseId = 'pakistan-ttp-2021';
  const view = (await (await fetch(`${await serverOrigin()}/api/cases/${caseId}/change`)).json()) as ChangeView;
  const opened = await openPage(`/${caseId}/change`, 390);
  try {
    const {page} = opened;
    for (const figure of await page.locator('figure.series').all()) {
      const title = await figure.locator('h3').innerText();
      const series = view.series.find((one) => one.title === title);
      assert.ok(series !== undefined, title);
      await figure.getByText(/figures as a table/).click();
      await figure.locator('table').waitFor();
      const rows = await figure.locator('table tbody tr').count();
      assert.equal(rows, series.figures.length + series.gaps.length, title);
      const links = await figure.locator('table tbody a[href*="/ledger/"]').count();
      assert.equal(links, series.figures.length, `each figure of ${title} leads to its entry`);
      assert.ok((await figure.innerText()).includes(series.definition), `${title} says what it counts`);
    }
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});
