/** Text that came in from outside is shown as text, whatever it pretends to be, on every page that shows it. */
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {IncidentPage} from '../../platform/contract/index.ts';
import {assertQuiet, openPage} from './support/pages.ts';
import {startServer, type RunningServer} from './support/server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const script = '<script>globalThis.ran = "script"</script>';
const image = '<img src="x" onerror="globalThis.ran = 1">';
const hostile = `${script}${image}&lt;b&gt; \u202eevil\u202c {{1+1}}`;
const caseId = 'pakistan-ttp-2021';
const incident = 'hostile-text';

const tables = {
  incidents: {
    id: incident,
    title: `Title ${hostile}`,
    from: '2022-12-01',
    to: '2022-12-01',
    date_precision: '1',
    known_from: '2022-12-01',
    place_precision: '6',
    event_type: 'other',
    target_type: 'unknown',
    side_affected: 'pakistan',
    verification: 'alleged',
    severity: 'S0',
    summary: `Summary ${hostile}`,
    note: `Note ${hostile}`,
  },
  reports: {
    id: 'hostile-report',
    incident,
    source: 'dawn',
    channel: 'media',
    title: `Headline ${hostile}`,
    published: '2022-12-01',
    place_text: `Place ${hostile}`,
    language: 'ur',
    text: `Text ${hostile}`,
    confirmed: 'no',
  },
  statements: {
    id: 'hostile-statement',
    incident,
    speaker: 'ttp',
    spokesperson: `Office ${hostile}`,
    stance: 'denies',
    denial_scope: 'occurrence',
    date: '2022-12-01',
    wording: `Wording ${hostile}`,
    language: 'en',
    summary: `Said ${hostile}`,
    source: 'dawn',
    published: '2022-12-01',
    confirmed: 'no',
  },
  series: {
    id: 'hostile-figure',
    series: 'hostile-series',
    title: `Series ${hostile}`,
    unit: 'events',
    definition: `Definition ${hostile}`,
    from: '2022-12-01',
    to: '2022-12-31',
    value: '3',
    source: 'dawn',
    known_from: '2022-12-31',
    current: 'yes',
    note: `Figure note ${hostile}`,
  },
} as const;

let folder = '';
let server: RunningServer;

before(async () => {
  mkdirSync(join(root, '.tmp'), {recursive: true});
  folder = mkdtempSync(join(root, '.tmp', 'foreign-'));
  const imports = Object.entries(tables).map(([table, row]) => {
    const file = join(folder, `${table}.csv`);
    const fields = Object.values(row).map((value) => `"${value.replaceAll('"', '""')}"`);
    writeFileSync(file, `${Object.keys(row).join(',')}\n${fields.join(',')}\n`);
    return [file, '--case', caseId, '--table', table];
  });
  server = await startServer([[join(root, 'cases', caseId)], ...imports]);
});

after(() => {
  server.stop();
  rmSync(folder, {recursive: true, force: true});
});

async function assertShownAsText(path: string, beginnings: readonly string[]): Promise<void> {
  const opened = await openPage(path, 1440, server.origin);
  try {
    const {page} = opened;
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
    await page.waitForTimeout(300);
    const text = await page.locator('body').innerText();
    for (const beginning of beginnings) {
      assert.ok(
        text.includes(`${beginning} ${script}${image}&lt;b&gt;`),
        `“${beginning} …” is not shown as it was imported`,
      );
    }
    assert.equal(await page.evaluate(() => (globalThis as unknown as {readonly ran?: unknown}).ran), undefined);
    assert.equal(await page.locator('img[src="x"]').count(), 0);
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
}

test('the table of incidents', () => assertShownAsText(`/${caseId}/incidents?sort=-from`, ['Title']));

test('the incident, its report and the statement about it', () =>
  assertShownAsText(`/${caseId}/incidents/${incident}`, ['Title', 'Summary', 'Headline', 'Text', 'Wording']));

test('a series, its definition and the note of a figure', () =>
  assertShownAsText(`/${caseId}/change`, ['Series', 'Definition', 'Figure note']));

test('the entry in the ledger', async () => {
  const search = await fetch(`${server.origin}/api/cases/${caseId}/incidents?search=${incident}`);
  const {rows} = (await search.json()) as IncidentPage;
  const entry = rows.find(({id}) => id === incident)?.entry;
  assert.ok(entry !== undefined, 'the imported incident is found by its name');
  await assertShownAsText(`/${caseId}/ledger/${entry}`, ['Title', 'Summary', 'Note']);
});
