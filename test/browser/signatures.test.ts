/** Signatures, witnesses and proofs as readers meet them: what holds, what fails, who is silent, and by which means. */
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {assertAccessible} from './support/accessibility.ts';
import {assertQuiet, assertWhole, openPage, screenshot, settled, widths, type OpenedPage} from './support/pages.ts';
import {recorded, startWitnessedServer, type WitnessedServer} from './support/witnessed-server.ts';

let started: Promise<WitnessedServer> | undefined;
const server = (): Promise<WitnessedServer> => (started ??= startWitnessedServer());
after(async () => (await started)?.stop());

const paths = ({entries}: WitnessedServer): Readonly<Record<string, string>> => ({
  signatures: '/exercise/ledger/signatures',
  evidence: '/exercise/ledger/evidence',
  check: `/exercise/ledger/check?entry=${entries.record}`,
  ...Object.fromEntries(Object.entries(entries).map(([name, index]) => [name, `/exercise/ledger/${index}`])),
});
const names = ['signatures', 'evidence', 'check', 'policy', 'record', 'removal', 'custody', 'replaced', 'revoked'];

for (const name of names) {
  for (const width of widths) {
    test(`${name} at ${width} px: whole, quiet, readable for all`, async () => {
      const running = await server();
      const opened = await openPage(paths(running)[name] ?? '', width, running.origin);
      try {
        if (name === 'check') await opened.page.locator('.check-verdict').waitFor();
        await screenshot(opened, `signed-${name}`);
        await assertWhole(opened);
        await assertAccessible(opened);
        await opened.page.evaluate(() => {
          document.dir = 'rtl';
        });
        await assertWhole(opened);
        assertQuiet(opened);
      } finally {
        await opened.close();
      }
    });
  }
}

const give = async ({page}: OpenedPage, label: RegExp, name: string, bytes: string | Buffer): Promise<void> => {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  await page.getByLabel(label).setInputFiles({name, mimeType: 'application/octet-stream', buffer});
};
const verdict = ({page}: OpenedPage): Promise<string> => page.locator('.check-verdict').innerText();
const proofOf = async ({origin}: WitnessedServer, index: number, query = ''): Promise<string> => {
  const response = await fetch(`${origin}/api/ledger/entries/${index}/proof${query}`);
  return response.text();
};

test('a proof holds without any server; one changed letter of the entry, of the path or of a signature fails', async () => {
  const running = await server();
  const {record} = running.entries;
  const [proof, policy] = [await proofOf(running, record), await policyOf(running)];
  const opened = await openPage('/exercise/ledger/check', 1440, running.origin);
  try {
    await opened.page.context().setOffline(true);
    await give(opened, /Trust policy/, 'policy.txt', policy);
    await opened.page.getByText('Checked by policy.txt.').waitFor();
    await give(opened, /File to check/, 'good.tlog-proof', proof);
    await opened.page.getByRole('heading', {name: 'good.tlog-proof'}).waitFor();
    assert.match(
      await verdict(opened),
      /holds\s+This proof holds: entry \d+ stands in the ledger .* cosigned by the quorum/,
    );
    const lines = proof.split('\n');
    const changed: readonly (readonly [string, number])[] = [
      ['index', 2],
      ['path', 4],
      ['root', lines.indexOf('') + 3],
      ['log', lines.indexOf('') + 5],
    ];
    for (const [name, at] of changed) {
      const line = lines[at] ?? '';
      const letter = line.length - 8;
      const other = line[letter] === 'A' ? 'B' : 'A';
      const bad = lines.with(
        at,
        name === 'index' ? `index ${record - 1}` : line.slice(0, letter) + other + line.slice(letter + 1),
      );
      await give(opened, /File to check/, `bad-${name}`, bad.join('\n'));
      await opened.page.getByRole('heading', {name: `bad-${name}`}).waitFor();
      assert.match(await verdict(opened), /fails\s+This proof does not hold/, name);
    }
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

const policyOf = async ({origin}: WitnessedServer): Promise<string> => {
  const view = (await (await fetch(`${origin}/api/ledger/witnesses`)).json()) as {policy: {text: string}};
  return view.policy.text;
};

test('the open parts of a record check as a file, and a part with another content fails', async () => {
  const running = await server();
  const {record} = running.entries;
  const disclosure = await (await fetch(`${running.origin}/api/ledger/entries/${record}/disclosure`)).text();
  const opened = await openPage('/exercise/ledger/check', 390, running.origin);
  try {
    await give(opened, /File to check/, 'parts.json', disclosure);
    await opened.page.getByText('Shells fell near the ford.').waitFor();
    assert.match(await verdict(opened), /This disclosure holds/);
    await give(opened, /File to check/, 'other.json', disclosure.replace('near the ford', 'near the farm'));
    await opened.page.getByText('Shells fell near the farm.').waitFor();
    assert.match(await verdict(opened), /does not hold\. This fails: “The parts are those that the entry commits to”/);
    await assertAccessible(opened);
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('a file that cannot be checked gets a sentence: empty, a picture, too large, cut, something else', async () => {
  const running = await server();
  const proof = await proofOf(running, 12);
  const opened = await openPage('/exercise/ledger/check', 390, running.origin);
  try {
    for (const [name, bytes, sentence] of [
      ['empty', '', /It is empty/],
      ['picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /It is not text/],
      ['large', Buffer.alloc(5 * 1024 * 1024, 65), /larger than 4 MB/],
      ['cut', proof.slice(0, -60), /begins as a proof and cannot be read as one/],
      ['letter', 'Dear all,', /none of the files that can be checked here/],
    ] as const) {
      await give(opened, /File to check/, name, bytes);
      await opened.page.getByRole('heading', {name, exact: true}).waitFor();
      assert.match(await opened.page.getByRole('alert').innerText(), sentence);
    }
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('a receipt is a promise, and kept when the server gives the proof of its entry', async () => {
  const running = await server();
  const opened = await openPage('/exercise/ledger/check', 390, running.origin);
  try {
    await give(opened, /File to check/, 'receipt.txt', running.receipt(running.entries.custody));
    await opened.page.getByText('It does not yet show that the entry stands in the ledger.').waitFor();
    await opened.page.getByRole('button', {name: /Ask this server for the proof of entry/}).click();
    await opened.page.getByText(/its promise was kept: entry \d+ stands in the ledger/).waitFor();
    await assertAccessible(opened);
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('by keyboard: from the entry to its check, and the checkpoint is remembered', async () => {
  const running = await server();
  const opened = await openPage(`/exercise/ledger/${running.entries.custody}`, 1440, running.origin);
  const {page} = opened;
  try {
    await page.getByRole('link', {name: 'Check it in this browser'}).focus();
    await page.keyboard.press('Enter');
    await page.locator('.check-verdict').waitFor();
    await page.getByRole('button', {name: 'Remember this checkpoint in this browser'}).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/This ledger is the one of the checkpoint that you kept/).waitFor();
    await running.write('desk-south', withdrawal('r-1'));
    await running.publish();
    await page.reload();
    await page
      .getByText(/follows from the checkpoint that you kept on .*none of those was changed or taken away/)
      .waitFor();
    await page.getByRole('button', {name: 'Keep the newer one instead'}).click();
    await page.getByText(/This ledger is the one of the checkpoint that you kept/).waitFor();
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

const withdrawal = (id: string) =>
  ({kind: 'withdrawal', case: 'exercise', table: 'reports', id, reason: 'test', recorded}) as const;

test('a ledger that does not follow from the kept checkpoint is said in an alert, calmly, with what to do', async () => {
  const running = await server();
  const opened = await openPage(`/exercise/ledger/check?entry=${running.entries.record}`, 390, running.origin);
  const {page} = opened;
  try {
    await page.getByRole('button', {name: 'Remember this checkpoint in this browser'}).click();
    await page.getByText(/This ledger is the one of the checkpoint that you kept/).waitFor();
    await running.write('desk-south', withdrawal('r-2'));
    await running.publish();
    // The operator's own key signs another history: here, a proof of this one without the way from the kept checkpoint.
    await page.route('**/proof?since=*', async (route) => {
      const response = await route.fetch({
        url: route
          .request()
          .url()
          .replace(/since=\d+/, 'since=5'),
      });
      await route.fulfill({response});
    });
    // Also where the reader comes by without anything to check.
    await page.goto(`${running.origin}/exercise/ledger`);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), /not shown to follow from the checkpoint that you kept/);
    assert.match(await alert.innerText(), /Keep your checkpoint and show it to the witnesses/);
    await assertAccessible(opened);
    await screenshot(opened, 'signed-kept-fails');
  } finally {
    await opened.close();
  }
});

test('the signature of an entry is checked in the page, and does not hold for other bytes', async () => {
  const running = await server();
  const {removal} = running.entries;
  const opened = await openPage(`/exercise/ledger/${removal}`, 390, running.origin);
  const {page} = opened;
  try {
    await page.getByRole('button', {name: 'Check the signature in this browser'}).click();
    await page.getByText('Checked here: the key above signed these bytes.').waitFor();
    await page.route(`**/api/ledger/entries/${removal}`, async (route) => {
      const response = await route.fetch();
      const entry = (await response.json()) as {leaf: string};
      await route.fulfill({response, json: {...entry, leaf: entry.leaf.replace('asked for it', 'asked for 1t')}});
    });
    await page.reload();
    await settled(page);
    await page.getByRole('button', {name: 'Check the signature in this browser'}).click();
    await page.getByText('Checked here: the signature does not hold').waitFor();
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});

test('established, until two of four are silent: then decided and not yet witnessed, and the silence is shown', async () => {
  const running = await server();
  const opened = await openPage('/exercise/overview', 1440, running.origin);
  const {page} = opened;
  try {
    await page.getByText(/^\s*Established: enough witnesses have cosigned all/).waitFor();
    await page.goto(`${running.origin}/exercise/incidents/inc-0001`);
    await page.locator('.finding .established').first().waitFor();
    assert.match(await page.locator('.finding .established').first().innerText(), /^established/);
    for (const witness of running.witnesses.slice(2)) await witness.stop();
    await running.write('desk-south', withdrawal('r-3'));
    await running.publish();
    await page.goto(`${running.origin}/exercise/overview`);
    await page.getByText(/what was written after them is not yet witnessed/).waitFor();
    await page.goto(`${running.origin}/exercise/ledger/signatures`);
    await settled(page);
    const row = page.getByRole('row').filter({hasText: 'guarantor-1'});
    assert.match(await row.innerText(), /cannot be reached/);
    await screenshot(opened, 'signed-silent');
    await assertAccessible(opened);
  } finally {
    for (const witness of running.witnesses.slice(2)) await witness.start();
    await running.publish();
    await opened.close();
  }
});

test('a record that nobody cosigns says so on its overview and its ledger', async () => {
  const opened = await openPage('/exercise/overview', 390);
  try {
    await opened.page.getByText(/Not witnessed: nobody but the operator vouches for this record/).waitFor();
    await opened.page.getByRole('link', {name: 'Who vouches for it'}).click();
    await opened.page.getByText(/^Not witnessed: this ledger/).waitFor();
    assertQuiet(opened);
  } finally {
    await opened.close();
  }
});
