/**
 * Finds a Chromium and starts it: the one that CHROMIUM names, else the system's, else the one that npm brought. WebGL
 * runs in software, so that the map is drawn where there is no graphics card; no name but this machine's resolves, so
 * that nothing can leave it. A missing browser is an error with a sentence, never a skipped test.
 * `node test/browser/support/browser.ts` starts it once and says which one it is.
 */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import packed from '@sparticuz/chromium';
import {chromium, type Browser} from 'playwright-core';

const flags = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

interface Candidate {
  readonly from: string;
  readonly path: () => Promise<string>;
}

export async function startBrowser(): Promise<Browser> {
  const refusals: string[] = [];
  for (const {from, path} of candidates()) {
    try {
      const executablePath = await path();
      return await chromium.launch({executablePath, args: flags, chromiumSandbox: process.getuid?.() !== 0});
    } catch (error) {
      refusals.push(`${from}: ${error instanceof Error ? error.message.split('\n', 3).join(' ') : 'unknown failure'}`);
    }
  }
  throw new Error(
    `No Chromium starts. Install one (Debian: apt-get install chromium) or name it in CHROMIUM.\n${refusals.join('\n')}`,
  );
}

/** A browser that was named is the only candidate: another one would not be what was asked for. */
function candidates(): readonly Candidate[] {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return [{from: 'CHROMIUM', path: () => Promise.resolve(named)}];
  const folders = (process.env['PATH'] ?? '').split(':');
  const installed = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path));
  return [
    ...installed.slice(0, 1).map((path) => ({from: path, path: () => Promise.resolve(path)})),
    {from: '@sparticuz/chromium', path: () => packed.executablePath()},
  ];
}

if (import.meta.main) {
  const browser = await startBrowser();
  console.log(`Chromium ${browser.version()}`);
  await browser.close();
}
