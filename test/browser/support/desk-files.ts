/**
 * A desk of the exercise with one incident told from its first report to a finding that waits for votes and a release that
 * waits for approval, served with the built app. Who looks is in the cookie; the acts came through the same door as always.
 */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after} from 'node:test';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {base64Of} from '../../../monitoring/ledger/index.ts';
import {signInMessage} from '../../../platform/accounts/index.ts';
import {signBy} from '../../../platform/keys/index.ts';
import {servedDesk, type ServedDesk} from '../../support/desk-server.ts';
import type {TestAuthor} from '../../support/signer.ts';
import {startBrowser} from './browser.ts';
import {listen, type OpenedPage, type Width} from './pages.ts';
import {root} from './server.ts';

export interface FilesDesk {
  readonly desk: ServedDesk;
  readonly origin: string;
  /** Opens a page as somebody of the story. */
  readonly open: (name: string, path: string, width: Width) => Promise<OpenedPage>;
}

let browser: Promise<Browser> | undefined;
const desks: ServedDesk[] = [];

after(async () => {
  await (await browser?.catch(() => undefined))?.close();
  for (const desk of desks) await desk.close();
});

export async function filesDesk(tell: (desk: ServedDesk) => Promise<void> = wholeStory): Promise<FilesDesk> {
  const desk = await servedDesk({web: join(root, 'dist', 'web')});
  desks.push(desk);
  await tell(desk);
  // Sessions belong to a name, as passkeys do.
  const origin = (await desk.address()).replace('127.0.0.1', 'localhost');
  return {
    desk,
    origin,
    open: async (name, path, width) => {
      browser ??= startBrowser();
      const context = await (
        await browser
      ).newContext({
        viewport: {width, height: width < 600 ? 844 : 900},
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'Asia/Kabul',
      });
      const complaints: string[] = [];
      await listen(context, origin, complaints);
      await signIn(context, origin, desk.author(name));
      const page = await context.newPage();
      await page.goto(`${origin}/policy`);
      await keepKey(page, desk.author(name));
      await page.goto(`${origin}${path}`);
      await settledDesk(page);
      return {page, complaints, close: () => context.close()};
    },
  };
}

/** A page of the desk never falls silent: what changes is an answer that stays open. */
export async function settledDesk(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.waiting') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function signIn(context: BrowserContext, origin: string, {name, pair}: TestAuthor): Promise<void> {
  const ask = async (path: string, body: object): Promise<Response> => {
    const headers = {'content-type': 'application/json', origin};
    const response = await fetch(`${origin}/api/desk/sign-in/key/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200, `${name} signs in`);
    return response;
  };
  const {nonce} = (await (await ask('options', {key: name})).json()) as {readonly nonce: string};
  const signature = base64Of(signBy(pair)(signInMessage(origin, nonce)));
  const signedIn = await ask('verify', {key: name, nonce, signature});
  const cookies = signedIn.headers.getSetCookie().map((cookie) => {
    const [cookieName = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
    return {name: cookieName, value, url: origin};
  });
  await context.addCookies(cookies);
}

/** The key of the story in the browser's own store, so that this person can act on screen too. */
async function keepKey(page: Page, {publicKey, pair}: TestAuthor): Promise<void> {
  const prefix = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
  await page.evaluate(
    async ({name, bytes}) => {
      const privateKey = await crypto.subtle.importKey('pkcs8', Uint8Array.from(bytes), 'Ed25519', false, ['sign']);
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('holdfire-desk', 2);
        request.addEventListener('upgradeneeded', () => {
          const stores = {keys: 'publicKey', pending: 'name', receipts: 'entry', drafts: 'name'};
          for (const [store, keyPath] of Object.entries(stores)) request.result.createObjectStore(store, {keyPath});
        });
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
      });
      const transaction = database.transaction('keys', 'readwrite');
      transaction.objectStore('keys').put({publicKey: name, privateKey});
      await new Promise<void>((resolve) => transaction.addEventListener('complete', () => resolve()));
      database.close();
    },
    {name: publicKey, bytes: [...prefix, ...pair.seed]},
  );
}

const when = {from: '2025-02-20', to: '2025-02-20', precision: 1, time: '05:40', timeZone: 'Etc/GMT+1'};
const where = {place: 'vaskelmo', precision: 2, territory: 'velmoth'};
const harmed = {harm: 'injured', status: 'civilian', sideAffected: 'velmoth', low: 1, best: 2, high: 4};
const described = {
  title: 'EXERCISE: shells reported at a mill near Vaskelmo',
  when,
  where,
  eventType: 'artillery_or_mortar',
  targetType: 'infrastructure',
  sideAffected: 'velmoth',
  severity: 'S2',
  summary: 'EXERCISE. Three shells were reported at a mill before sunrise; two persons were reported injured.',
  casualties: [harmed],
};
const account = {
  when,
  where,
  eventType: 'artillery_or_mortar',
  basis: 'heard',
  text: 'EXERCISE. We heard three impacts in a row, and saw smoke over the mill from the post.',
  language: 'en',
};
const statement = {
  incident: 'i-1',
  date: '2025-02-21',
  language: 'en',
  published: '2025-02-21',
  layer: 'physical_perpetrator',
};
export const sha256 = 'ab'.repeat(32);

/** Two reports and a complaint, an incident, what the sides say, layers, a task, two blind checks that agree. */
export async function incidentStory({does, person}: ServedDesk): Promise<void> {
  const place = {latitude: -2.0871, longitude: -5.3472, uncertaintyMetres: 400};
  const consent = ['verification', 'sharing_with_mechanism', 'publication'] as const;
  const evidence = [{sha256, title: 'EXERCISE photograph of a wall'}];
  await does(
    'monica',
    'report_submitted',
    'r-1',
    {...account, channel: 'monitor_form', casualties: [harmed], evidence},
    {
      place,
      grade: {consent, reliability: 'B', credibility: '2'},
    },
  );
  await does(
    'monica',
    'report_submitted',
    'r-2',
    {
      ...account,
      channel: 'partner_feed',
      basis: 'was_told',
      text: 'مشق۔ چکی کے قریب تین گولے گرے۔',
      language: 'ur',
      translation: {text: 'EXERCISE. Three shells fell near the mill.', by: 'person', language: 'en'},
    },
    {grade: {consent}},
  );
  await does(
    'liv',
    'complaint_filed',
    'r-3',
    {...account, side: 'velmoth', asks: 'EXERCISE. That the mission visits.'},
    {grade: {consent}},
  );
  for (const id of ['r-1', 'r-2', 'r-3'])
    await does('vera', 'report_screened', id, {outcome: 'in_scope', reason: 'EXERCISE. Within the mandate.'});
  await does('vera', 'incident_opened', 'i-1', {...described, reports: ['r-1', 'r-2', 'r-3']}, {place});
  await does(
    'vera',
    'report_graded',
    'r-2',
    {reasons: 'EXERCISE. Second hand.'},
    {grade: {reliability: 'C', credibility: '3', consent}},
  );
  await does('vera', 'verification_begun', 'i-1', {stage: 'under_verification'});
  await does('vera', 'statement_recorded', 's-1', {
    ...statement,
    speaker: 'velmoth',
    stance: 'accuses',
    aboutActor: 'dorquine',
    wording: '“The shells came from across the line of contact.”',
    summary: 'Velmoth says that the shells came from the other side of the line of contact.',
    source: 'velmoth-wire',
  });
  await does('vera', 'statement_recorded', 's-2', {
    ...statement,
    speaker: 'dorquine',
    stance: 'denies',
    denialScope: ['authorship'],
    wording: '“No unit of ours fired that day.”',
    summary: 'Dorquine denies that its units fired; it does not deny the impacts.',
    source: 'dorquine-wire',
  });
  await does('vera', 'statement_searched', 'q-1', {
    incident: 'i-1',
    speaker: 'dorquine',
    upTo: '2025-03-01',
    where: 'EXERCISE. Both wires.',
    found: true,
  });
  await does('vera', 'task_assigned', 't-1', {
    incident: 'i-1',
    to: person('monica'),
    what: 'EXERCISE. Visit the mill and measure the craters.',
    due: '2025-03-12T12:00:00Z',
  });
}

const found = {
  result: 'verified_occurred',
  standard: 'reasonable_grounds_to_believe',
  reasons: 'EXERCISE. Three accounts of two origins, and traces on site.',
};
const drafted = {
  incident: 'i-1',
  layer: 'group',
  result: 'undetermined',
  standard: 'none',
  reasons: 'EXERCISE. No trace tells who fired.',
  basis: ['s-1', 's-2'],
};
export const draft = {
  kind: 'occurrence',
  title: 'EXERCISE: what happened at the mill near Vaskelmo',
  incident: 'i-1',
  actor: 'dorquine',
  result: 'verified_occurred',
  standard: 'reasonable_grounds_to_believe',
  facts: 'EXERCISE. Three shells struck near the mill before sunrise.',
  reasons: 'EXERCISE. Three accounts agree on place and hour.',
  basis: ['r-1', 'r-2'],
  evidence: [sha256],
};
export const replyText = 'EXERCISE. We ask the mission to say which instruments it used.\nWe fired nothing that day.';

/** A finding with its digest, a reply as it came, and a dissent; a second whose clock still runs; a release that waits. */
export async function wholeStory(desk: ServedDesk): Promise<void> {
  const {does, clock} = desk;
  await incidentStory(desk);
  await does('vera', 'verification_proposed', 'i-1', found);
  await does('ines', 'verification_checked', 'i-1', found);
  await does('ines', 'layer_drafted', 'l-1', drafted);
  await does('lea', 'layer_reviewed', 'l-1', {
    outcome: 'approved',
    reasons: 'EXERCISE. Agreed.',
    dissent: 'EXERCISE. One reviewer would have waited for the laboratory.',
  });
  await does('ines', 'layer_drafted', 'l-2', {
    ...drafted,
    layer: 'physical_perpetrator',
    result: 'withheld',
    withheldReason: 'safety',
    reviewOn: '2025-06-01',
  });
  for (const id of ['f-1', 'f-2']) {
    await does('ines', 'finding_drafted', id, draft);
    await does('ines', 'finding_sent_to_review', id);
    await does('lea', 'finding_reviewed', id, {outcome: 'passed', reasons: 'EXERCISE. Complete.'});
    await does('lea', 'reply_invited', id, {
      side: 'dorquine',
      clock: 'serious',
      digest: 'EXERCISE. The mission would find that three shells struck near the mill on 20 February.',
    });
  }
  clock.seconds += 3600;
  await does('lid', 'reply_filed', 'f-1', {text: replyText, language: 'en'});
  await does('ines', 'reply_considered', 'f-1', {text: 'EXERCISE. The instruments are named.', changesDraft: false});
  await does('lea', 'vote_cast', 'f-1', {vote: 'against', reasons: 'EXERCISE. The traces are not dated.'});
  await does('vera', 'restriction_recorded', 'x-1', {
    actor: 'velmoth',
    kind: 'delay',
    from: '2025-02-21',
    to: '2025-02-22',
    where,
    means: 'checkpoint',
    incident: 'i-1',
    text: 'EXERCISE. The team waited a day at a checkpoint.',
  });
  await does('vera', 'release_proposed', 'rel-1', {
    what: ['incident:i-1'],
    tier: 'public',
    title: 'EXERCISE: shells near a mill',
    text: 'EXERCISE. Three shells were reported near a mill on 20 February. Velmoth says that they came from across the line of contact; Dorquine denies that its units fired.',
    embargoUntil: '2025-03-20T06:00:00Z',
    answers: [{check: 'mosaic', reason: 'EXERCISE. Both sides have spoken of it in public.'}],
  });
}
