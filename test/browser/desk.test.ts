/**
 * The desk in the browser: people enrol by one-time links with passkeys, act with keys that never leave the browser, and see
 * what waits for them; each in a context of its own with an authenticator of its own.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertAccessible} from './support/accessibility.ts';
import {enrol, invite, inviteForm} from './support/desk-steps.ts';
import {deskPerson, startDesk, type DeskPerson, type DeskServer} from './support/desk-people.ts';
import {assertQuiet, assertWhole, screenshot, type Width} from './support/pages.ts';

const sides = ['velmoth', 'dorquine'] as const;

async function checked(person: DeskPerson, name: string): Promise<void> {
  await screenshot(person, `desk-${name}`);
  await assertAccessible(person);
  assertQuiet(person);
}

const reported = {
  account: {
    when: {from: '2024-11-20', to: '2024-11-20', precision: 1},
    where: {precision: 4, placeText: 'EXERCISE ford'},
    eventType: 'artillery_or_mortar',
    basis: 'heard',
    text: 'EXERCISE: two loud sounds from the far bank before noon.',
    language: 'en',
  },
};

async function reportWithoutAccount({origin}: DeskServer): Promise<void> {
  const response = await fetch(`${origin.replace('localhost', '127.0.0.1')}/api/public/exercise/reports`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(reported),
  });
  assert.equal(response.ok, true, await response.text());
}

test('from the printed link to an inbox that lives: enrol, invite, sign out, sign in, keys', async () => {
  const desk = await startDesk();
  const admin = await deskPerson(desk.origin);
  const officer = await deskPerson(desk.origin);
  try {
    await admin.open('/exercise/desk');
    await checked(admin, 'outside');
    await enrol(admin, await desk.firstLink(), 'Amina Rohn (EXERCISE)');
    await checked(admin, 'enrolled');
    const link = await invite(admin, {name: 'Oren Tal (EXERCISE)', role: 'verification officer'});
    await checked(admin, 'people');
    await enrol(officer, link);
    await officer.open('/exercise/desk');
    assert.match(
      await officer.page.getByRole('complementary', {name: 'Signed in'}).innerText(),
      /Oren Tal \(EXERCISE\), verification officer/,
    );
    await officer.page.getByText('Nothing waits for you.').waitFor();
    await checked(officer, 'inbox-empty');
    // Somebody without an account reports: the line says so, and nothing on the page moves until it is asked for.
    await reportWithoutAccount(desk);
    await officer.page.getByText('1 change since this page was read.').waitFor();
    assert.equal(await officer.page.getByText('Nothing waits for you.').count(), 1);
    await officer.page.getByRole('button', {name: 'show'}).click();
    const item = officer.page.getByRole('link', {name: 'Screen the report.'});
    await item.waitFor();
    await checked(officer, 'inbox');
    await officer.page.keyboard.press('?');
    await officer.page.getByText('the next item').waitFor();
    await officer.page.keyboard.press('j');
    await officer.page.waitForFunction(() => document.activeElement?.textContent === 'Screen the report.');
    await officer.page.keyboard.press('Enter');
    await officer.page.waitForURL(/\/exercise\/desk\/reports\//);
    await officer.open('/exercise/desk');
    await officer.page.getByRole('button', {name: 'Sign out'}).click();
    await officer.page.getByRole('heading', {name: 'Sign in', level: 1}).waitFor();
    await checked(officer, 'sign-in');
    await officer.open('/exercise/desk?noun=report');
    await officer.page.getByRole('link', {name: 'Sign in'}).click();
    await officer.page.getByRole('button', {name: 'Sign in with a passkey'}).click();
    await officer.page.waitForURL(/\/exercise\/desk\?noun=report$/);
    await officer.page.getByRole('link', {name: 'Screen the report.'}).waitFor();
    assertQuiet(officer);
    // A link works once.
    const late = await deskPerson(desk.origin);
    await late.open(link);
    await late.page.getByRole('heading', {name: 'This link cannot be used'}).waitFor();
    await late.close();
  } finally {
    await admin.close();
    await officer.close();
  }
});

test('a session that ends keeps what is on the page, and signing in again goes on there', async () => {
  const desk = await startDesk();
  const person = await deskPerson(desk.origin);
  try {
    await enrol(person, await desk.firstLink(), 'Amina Rohn (EXERCISE)');
    await person.open('/exercise/desk/people');
    await person.page.getByRole('heading', {name: 'Amina Rohn (EXERCISE)'}).waitFor();
    await person.page.context().clearCookies();
    const form = inviteForm(person);
    await form.getByLabel('Name, as others on the desk see it').fill('Tova Lind (EXERCISE)');
    await form.getByRole('button', {name: 'Invite'}).click();
    await person.page.getByText('The session has ended.').first().waitFor();
    assert.equal(await form.getByLabel('Name, as others on the desk see it').inputValue(), 'Tova Lind (EXERCISE)');
    await person.page.getByRole('button', {name: 'Sign in again on this page'}).click();
    await person.page.getByRole('complementary', {name: 'Signed in'}).waitFor();
    await form.getByRole('button', {name: 'Invite'}).click();
    await person.page.getByText('It is shown here once').waitFor();
  } finally {
    await person.close();
  }
});

test('an act whose answers are lost on the way is handed in again as it is, and stands once', async () => {
  const desk = await startDesk();
  const admin = await deskPerson(desk.origin);
  try {
    await enrol(admin, await desk.firstLink(), 'Amina Rohn (EXERCISE)');
    const leaves: string[] = [];
    await admin.page.route('**/api/desk/acts', async (route) => {
      leaves.push((route.request().postDataJSON() as {readonly leaf: string}).leaf);
      // The server takes it in; the browser hears of it only at the third time.
      const response = await route.fetch();
      if (leaves.length < 3) await route.abort();
      else await route.fulfill({response});
    });
    await invite(admin, {name: 'Tova Lind (EXERCISE)', role: 'monitor'});
    assert.equal(leaves.length, 3);
    assert.equal(new Set(leaves).size, 1, 'the same entry, signed once');
    await admin.page.getByText('2 persons.').waitFor();
  } finally {
    await admin.close();
  }
});

for (const width of [390, 1440] satisfies readonly Width[]) {
  test(`both sides see the same desk with the names changed over, at ${width} px`, async () => {
    const desk = await startDesk();
    const admin = await deskPerson(desk.origin, width);
    const liaisons: DeskPerson[] = [];
    try {
      await enrol(admin, await desk.firstLink(), 'Amina Rohn (EXERCISE)');
      const texts: string[] = [];
      for (const side of sides) {
        const link = await invite(admin, {name: 'Liaison (EXERCISE)', role: 'party liaison', side});
        const liaison = await deskPerson(desk.origin, width);
        liaisons.push(liaison);
        await enrol(liaison, link);
        await liaison.open('/exercise/desk');
        await liaison.page.getByText('Nothing waits for you.').waitFor();
        await assertWhole(liaison);
        await checked(liaison, `liaison-${side}`);
        texts.push(await liaison.page.locator('body').innerText());
        await liaison.open('/exercise/desk/people');
        texts.push(await liaison.page.locator('body').innerText());
      }
      const [desk1 = '', people1 = '', desk2 = '', people2 = ''] = texts.map(inHeaderOrder);
      assert.equal(desk2, swapped(desk1));
      assert.equal(people2, swapped(people1));
      await checked(admin, `people-${width}`);
    } finally {
      await admin.close();
      for (const liaison of liaisons) await liaison.close();
    }
  });

  test(`the policy reads and prints whole, at ${width} px`, async () => {
    const desk = await startDesk();
    const reader = await deskPerson(desk.origin, width);
    try {
      await reader.open('/policy');
      await assertWhole(reader);
      await checked(reader, 'policy');
      await reader.page.emulateMedia({colorScheme: 'dark'});
      await checked(reader, 'policy-dark');
      const text = await reader.page.locator('main').innerText();
      for (const side of sides) assert.equal(text.toLowerCase().includes(side), false, 'the policy names no side');
    } finally {
      await reader.close();
    }
  });
}

test('where one person uses the installation, every page says so', async () => {
  const desk = await startDesk(['--single-user']);
  const person = await deskPerson(desk.origin);
  try {
    for (const path of [
      '/',
      '/exercise/overview',
      '/exercise/ledger',
      '/exercise/desk',
      '/exercise/report',
      '/policy',
    ]) {
      await person.open(path);
      await person.page
        .getByText('One person uses this installation; decisions here have one pair of eyes.')
        .first()
        .waitFor();
    }
    await checked(person, 'one-person');
  } finally {
    await person.close();
  }
});

/** The header names both sides in the order of the text whoever looks. */
const inHeaderOrder = (text: string): string => text.replace(/Velmoth\s+Dorquine\s+⇄/, '');

const swapped = (text: string): string =>
  text.replaceAll(/Velmoth|Dorquine|velmoth|dorquine/g, (name) => changedOver[name] ?? name);

const changedOver: Readonly<Record<string, string>> = {
  Velmoth: 'Dorquine',
  Dorquine: 'Velmoth',
  velmoth: 'dorquine',
  dorquine: 'velmoth',
};
