/** Every page of every shipped case, on a telephone and on a desk: whole, quiet, readable for all. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertAccessible} from './support/accessibility.ts';
import {assertQuiet, assertWhole, openPage, screenshot, widths, type OpenedPage} from './support/pages.ts';
import {ownVoice} from './support/own-voice.ts';
import {shippedCases} from './support/server.ts';

interface Route {
  readonly name: string;
  readonly path: string;
  readonly caseId?: (typeof shippedCases)[number];
}

const casePages = ['overview', 'agreement', 'incidents', 'change', 'ledger'];
const ledgerPages = ['signatures', 'check', 'evidence'];
const oneIncident: Readonly<Record<(typeof shippedCases)[number], string>> = {
  'pakistan-afghanistan-2025': 'khost-gurbuz-2025-11-25',
  'pakistan-ttp-2021': 'hangu-2021-11-02',
  exercise: 'inc-0001',
};
const routes: readonly Route[] = [
  {name: 'cases', path: '/'},
  ...shippedCases.flatMap((caseId) => [
    ...casePages.map((page) => ({name: `${caseId}-${page}`, path: `/${caseId}/${page}`, caseId})),
    {name: `${caseId}-incident`, path: `/${caseId}/incidents/${oneIncident[caseId]}`, caseId},
  ]),
  {
    name: 'incident-both-sides',
    path: '/pakistan-afghanistan-2025/incidents/khost-gurbuz-2025-11-25',
    caseId: 'pakistan-afghanistan-2025',
  },
  {
    name: 'clauses-open',
    path: '/pakistan-afghanistan-2025/agreement/doha-2025?provision=all',
    caseId: 'pakistan-afghanistan-2025',
  },
  ...ledgerPages.map((page) => ({
    name: `exercise-${page}`,
    path: `/exercise/ledger/${page}`,
    caseId: 'exercise' as const,
  })),
  {name: 'exercise-entry', path: '/exercise/ledger/4000', caseId: 'exercise'},
  {name: 'exercise-earlier-swapped', path: '/exercise/overview?date=2024-06-01&swap=1', caseId: 'exercise'},
  {name: 'exercise-early-change', path: '/exercise/change?date=2023-04-15', caseId: 'exercise'},
];

for (const {name, path, caseId} of routes) {
  for (const width of widths) {
    test(`${path} at ${width} px`, async () => {
      const opened = await openPage(path, width);
      try {
        await screenshot(opened, name);
        // All that is wrong with a page is said at once.
        const checks = [
          () => assertWhole(opened),
          () => assertAccessible(opened),
          async () => assertQuiet(opened),
          () => assertVoice(opened),
          ...(caseId === undefined ? [] : [() => assertFrame(opened, caseId)]),
        ];
        const results = await Promise.allSettled(checks.map((check) => check()));
        const wrong = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
        assert.equal(wrong.length, 0, wrong.join('\n'));
      } finally {
        await opened.close();
      }
    });
  }
}

/** All three records have ended: nothing on any page may read as if it told of today, and nobody is called names. */
async function assertVoice({page}: OpenedPage): Promise<void> {
  const text = await ownVoice(page);
  for (const word of [
    /\bnow\b/i,
    /\b(martyr|neutrali[sz]ed|eliminated|terrorists?|invaders?|aggressors?|regime|puppet)/i,
  ]) {
    const found = word.exec(text);
    const around = found === null ? '' : text.slice(Math.max(0, found.index - 60), found.index + 60);
    assert.equal(found, null, `in the interface’s own voice: …${around}…`);
  }
}

const recordEnds: Readonly<Record<(typeof shippedCases)[number], string>> = {
  'pakistan-afghanistan-2025': 'record ends 8 April 2026',
  'pakistan-ttp-2021': 'record ends 8 January 2023',
  exercise: 'record ends 28 February 2025',
};

async function assertFrame({page}: OpenedPage, caseId: (typeof shippedCases)[number]): Promise<void> {
  const text = await page.locator('body').innerText();
  assert.ok(text.includes(recordEnds[caseId]), `“${recordEnds[caseId]}” stands nowhere`);
  const band = page.locator('.exercise-band');
  assert.equal(await band.count(), caseId === 'exercise' ? 1 : 0, 'the band of the exercise');
  if (caseId !== 'exercise') return;
  assert.match(await band.innerText(), /EXERCISE/);
  assert.ok(await band.isVisible(), 'the band is there and cannot be seen');
}
