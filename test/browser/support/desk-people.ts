/**
 * Persons of a desk, each in a browser context of its own with an authenticator of its own, as on six machines; and a server
 * with accounts and the exercise, reached by this machine's name, because passkeys belong to a name.
 */
import {join} from 'node:path';
import {after} from 'node:test';
import type {Browser, CDPSession} from 'playwright-core';
import {startBrowser} from './browser.ts';
import {listen, type OpenedPage, type Width} from './pages.ts';
import {root, startServer, type RunningServer} from './server.ts';

export interface DeskServer extends RunningServer {
  /** The link of the first administrator, as the terminal says it. */
  readonly firstLink: () => Promise<string>;
}

export interface DeskPerson extends OpenedPage {
  readonly open: (path: string) => Promise<void>;
  /** Answers of 400 and more that a test brings about are no complaints. */
  readonly forgive: () => void;
}

let browser: Promise<Browser> | undefined;
const servers: RunningServer[] = [];

after(async () => {
  const running = await browser?.catch(() => undefined);
  await running?.close();
  for (const server of servers) server.stop();
});

export async function startDesk(options: readonly string[] = []): Promise<DeskServer> {
  const server = await startServer([[join(root, 'cases', 'exercise')]], options);
  servers.push(server);
  const origin = server.origin.replace('127.0.0.1', 'localhost');
  const firstLink = async (): Promise<string> => {
    for (let tries = 0; tries < 50; tries += 1) {
      const link = /http:\/\/localhost:\d+\/enrol#[\w-]{43}/.exec(server.said())?.[0];
      if (link !== undefined) return link;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server printed no link:\n${server.said()}`);
  };
  return {...server, origin, firstLink};
}

export async function deskPerson(origin: string, width: Width = 1440): Promise<DeskPerson> {
  browser ??= startBrowser();
  const context = await (
    await browser
  ).newContext({
    viewport: {width, height: width < 600 ? 844 : 900},
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Asia/Kabul',
    permissions: ['clipboard-write'],
  });
  const complaints: string[] = [];
  await listen(context, origin, complaints);
  const page = await context.newPage();
  await addAuthenticator(await context.newCDPSession(page));
  return {
    page,
    complaints,
    close: () => context.close(),
    forgive: () => void complaints.splice(0),
    open: async (path) => {
      await page.goto(path.startsWith('http') ? path : `${origin}${path}`);
      await page.locator('main h1').first().waitFor();
      await page.waitForFunction(() => document.querySelector('.waiting') === null);
    },
  };
}

/** A device that keeps passkeys and whose person is there and agrees. */
async function addAuthenticator(session: CDPSession): Promise<void> {
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
