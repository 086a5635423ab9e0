/** The faces that are drawn, as the browser reports them for the glyphs themselves: ours, and nothing of the machine's. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {EntryView} from '../../platform/contract/index.ts';
import {openPage, serverOrigin, type OpenedPage} from './support/pages.ts';

interface DrawnFont {
  readonly familyName: string;
  readonly isCustomFont: boolean;
  readonly glyphCount: number;
}

/** Fonts by the number of glyphs drawn in the first element of the selector. */
async function drawnFonts({page}: OpenedPage, selector: string): Promise<readonly DrawnFont[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const {root} = await session.send('DOM.getDocument');
  const {nodeId} = await session.send('DOM.querySelector', {nodeId: root.nodeId, selector});
  assert.notEqual(nodeId, 0, `${selector} is not on the page`);
  const {fonts} = await session.send('CSS.getPlatformFontsForNode', {nodeId});
  return fonts.toSorted((a, b) => b.glyphCount - a.glyphCount);
}

const entryIn = new Map<string, number>();

/** An entry of the exercise whose row is in the language. */
async function reportIn(language: string): Promise<number> {
  const origin = await serverOrigin();
  for (let index = 3200; index < 3400 && !entryIn.has(language); index += 1) {
    const {fields} = (await (await fetch(`${origin}/api/ledger/entries/${index}`)).json()) as EntryView;
    const value = fields.find(({name}) => name === 'language')?.value;
    if (value !== undefined && !entryIn.has(value)) entryIn.set(value, index);
  }
  const found = entryIn.get(language);
  assert.ok(found !== undefined, `no report in ${language} among the first of the exercise`);
  return found;
}

for (const path of ['/', '/exercise/overview', '/exercise/change', '/exercise/ledger']) {
  test(`${path} is set in Noto Sans that came with the page`, async () => {
    const opened = await openPage(path, 1440);
    try {
      for (const selector of ['h1', 'main p']) {
        const [main] = await drawnFonts(opened, selector);
        assert.equal(main?.isCustomFont, true, `${selector}: ${JSON.stringify(main)}`);
        assert.match(main?.familyName ?? '', /^Noto Sans/, selector);
      }
    } finally {
      await opened.close();
    }
  });
}

for (const [language, face] of [
  ['ur', /Nastaliq/],
  ['ps', /Naskh/],
  ['fa-AF', /Naskh/],
] as const) {
  test(`text in ${language} is drawn in ${face.source}`, async () => {
    const opened = await openPage(`/exercise/ledger/${await reportIn(language)}`, 390);
    try {
      const [main] = await drawnFonts(opened, `.entry-fields bdi[lang="${language}"]`);
      assert.equal(main?.isCustomFont, true, JSON.stringify(main));
      assert.match(main?.familyName ?? '', face);
    } finally {
      await opened.close();
    }
  });
}
