/**
 * Opens a page of the app as a reader would, and listens: an error on the console or in the page, an answer of 400 or
 * more, a request to anywhere but the server, a breach of the Content-Security-Policy. Whoever opens a page calls
 * `assertQuiet`, which fails with all of them.
 */
import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {after} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {startBrowser} from './browser.ts';
import {startServer, type RunningServer} from './server.ts';

export const widths = [390, 1440] as const;
export type Width = (typeof widths)[number];

export interface OpenedPage {
  readonly page: Page;
  /** Everything that a page must not do, in the order in which it happened. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

interface Shared {
  readonly server: RunningServer;
  readonly browser: Browser;
}

const screenshots = fileURLToPath(new URL('../../../.tmp/screenshots/', import.meta.url));
const waitLimitMilliseconds = 30_000;

let shared: Promise<Shared> | undefined;

/** Started by the first page of the run and stopped after its last test. */
function start(): Promise<Shared> {
  shared ??= Promise.all([startServer(), startBrowser()]).then(([server, browser]) => ({server, browser}));
  return shared;
}

after(async () => {
  const running = await shared?.catch(() => undefined);
  await running?.browser.close();
  running?.server.stop();
});

export async function serverOrigin(): Promise<string> {
  return (await start()).server.origin;
}

/**
 * The page at an address of the app, loaded: its heading stands, nothing waits, its fonts are there. `origin` is that of
 * another server than the shared one.
 */
export async function openPage(path: string, width: Width, origin?: string): Promise<OpenedPage> {
  const {server, browser} = await start();
  const from = origin ?? server.origin;
  const context = await browser.newContext({
    viewport: {width, height: width < 600 ? 844 : 900},
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Asia/Kabul',
  });
  context.setDefaultTimeout(waitLimitMilliseconds);
  const complaints: string[] = [];
  await listen(context, from, complaints);
  const page = await context.newPage();
  await page.goto(`${from}${path}`);
  await settled(page);
  return {page, complaints, close: () => context.close()};
}

export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.waiting') === null);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

export function assertQuiet({complaints}: OpenedPage): void {
  assert.deepEqual(complaints, [], `\n${complaints.join('\n')}\n`);
}

/** One heading of the first level, text under it, no alert, and nothing to scroll sideways. */
export async function assertWhole({page}: OpenedPage): Promise<void> {
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

/** `.tmp/screenshots/NAME-WIDTH.png`, the whole page, for a person to look at. */
export async function screenshot({page}: OpenedPage, name: string): Promise<void> {
  mkdirSync(screenshots, {recursive: true});
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({path: join(screenshots, `${name}-${width}.png`), fullPage: true});
}

/** Puts whatever a page of this context must not do among the complaints. */
export async function listen(context: BrowserContext, origin: string, complaints: string[]): Promise<void> {
  await context.exposeFunction('holdfireComplain', (text: string) => void complaints.push(text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) => {
      const page = globalThis as unknown as {readonly holdfireComplain: (text: string) => void};
      page.holdfireComplain(`Content-Security-Policy ${violatedDirective}: ${blockedURI}`);
    });
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (failure) => complaints.push(`page: ${failure.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === origin || ['data:', 'blob:'].includes(url.protocol);
    if (!own) complaints.push(`request to ${url.origin}: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
}
