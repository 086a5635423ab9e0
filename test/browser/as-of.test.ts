/** The address holds the whole view: an earlier day or an earlier size of the ledger shows the earlier state. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ChangeView, IncidentPage} from '../../platform/contract/index.ts';
import {assertQuiet, openPage, serverOrigin, settled} from './support/pages.ts';

async function answer<T>(path: string): Promise<T> {
  return (await (await fetch(`${await serverOrigin()}${path}`)).json()) as T;
}

test('a day in the address: figures that were published later are not on the page, and the day is said', async () => {
  const opened = await openPage('/pakistan-ttp-2021/change?date=2021-12-01', 1440);
  try {
    const {page} = opened;
    assert.equal(await page.locator('input[type="date"]').inputValue(), '2021-12-01');
    const known = await answer<ChangeView>('/api/cases/pakistan-ttp-2021/change?date=2021-12-01');
    const titles = await page.locator('main h3').allInnerTexts();
    const latest = await answer<ChangeView>('/api/cases/pakistan-ttp-2021/change');
    const later = latest.series.filter(({id}) => !known.series.some((one) => one.id === id));
    assert.ok(later.length > 0, 'the earlier day hides no series: the test sees nothing');
    for (const {title} of later) assert.ok(!titles.includes(title), `${title} was not known on that day`);
    assert.equal(await page.locator('.change-comparison').count(), known.results.length);
    await page.getByRole('button', {name: 'latest'}).click();
    await page.getByRole('heading', {name: later[0]?.title ?? '', exact: true}).waitFor();
    assert.equal(new URL(page.url()).search, '');
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('a size in the address: entries after it are not counted, and no page forgets it', async () => {
  const whole = await answer<IncidentPage>('/api/cases/exercise/incidents');
  const size = 2000;
  const early = await answer<IncidentPage>(`/api/cases/exercise/incidents?size=${size}`);
  assert.ok(early.total > 0 && early.total < whole.total, `${early.total} of ${whole.total}`);
  const opened = await openPage(`/exercise/incidents?size=${size}`, 1440);
  try {
    const {page} = opened;
    const told = (): Promise<string> => page.locator('main').innerText();
    assert.match(await told(), new RegExp(`\\b${early.total.toLocaleString('en')}\\b`));
    assert.doesNotMatch(await told(), new RegExp(`\\b${whole.total.toLocaleString('en')}\\b`));
    for (const tab of ['Change', 'Overview', 'Ledger']) {
      await page.getByRole('navigation', {name: 'Pages of this case'}).getByRole('link', {name: tab}).click();
      await settled(page);
      assert.equal(new URL(page.url()).searchParams.get('size'), String(size), tab);
      assert.match(await page.locator('.as-of').innerText(), /2,000 of 13,/);
    }
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('going back shows what stood before', async () => {
  const opened = await openPage('/exercise/change', 1440);
  try {
    const {page} = opened;
    const before = await page.locator('#comparisons').innerText();
    await page.locator('input[type="date"]').fill('2023-06-01');
    await page.waitForFunction((text) => document.querySelector('#comparisons')?.textContent !== text, before);
    await page.waitForFunction(() => document.querySelector('.stale') === null);
    const earlier = await page.locator('#comparisons').innerText();
    assert.notEqual(earlier, before);
    await page.goBack();
    await page.waitForFunction(
      (text) => document.querySelector<HTMLElement>('#comparisons')?.innerText === text,
      before,
    );
  } finally {
    await opened.close();
  }
});
