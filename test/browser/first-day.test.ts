/**
 * One day of the exercise, played by six accounts in six browsers: a side complains, the mission checks blind, finds and hears
 * the other side, a body votes and decides, and what is released stands on the public page. Every act goes through the
 * forms that people use.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {deskPerson, startDesk, type DeskPerson} from './support/desk-people.ts';
import {enrol, invite} from './support/desk-steps.ts';
import {assertQuiet, screenshot} from './support/pages.ts';

const cast = {
  complainant: {name: 'Vel Aro (EXERCISE)', role: 'party liaison', side: 'velmoth'},
  accused: {name: 'Dor Quill (EXERCISE)', role: 'party liaison', side: 'dorquine'},
  officer: {name: 'Oren Tal (EXERCISE)', role: 'verification officer'},
  investigator: {name: 'Ines Ruh (EXERCISE)', role: 'investigator'},
  reviewer: {name: 'Lea Mond (EXERCISE)', role: 'legal reviewer'},
  head: {name: 'Hana Iris (EXERCISE)', role: 'head of mission'},
} as const;
type Who = keyof typeof cast;

/** The form that was opened, and not the one for grades, which stands on the page of a report. */
const openForm = '.acts-panel > form.act-form, article > form.act-form';

type Value = string | boolean | readonly string[];

/** Fills a form by its labels: a list ticks boxes, everything else is typed or chosen. */
async function fill(page: Page, values: Readonly<Record<string, Value>>): Promise<void> {
  const form = page.locator(openForm).last();
  for (const [label, value] of Object.entries(values)) {
    if (Array.isArray(value)) for (const one of value) await form.getByLabel(one, {exact: true}).check();
    else if (typeof value === 'boolean') await form.getByLabel(label, {exact: true}).setChecked(value);
    else {
      const field = form.getByLabel(new RegExp(`^${label}( \\(if known\\))?$`)).first();
      const isSelect = (await field.evaluate((element) => element.tagName)) === 'SELECT';
      await (isSelect ? field.selectOption(value) : field.fill(value as string));
    }
  }
}

/** Signs the open form, and says what the page says where it was refused. */
async function sign(page: Page, what: string): Promise<void> {
  const form = page.locator(openForm).last();
  await form.getByRole('button', {name: 'Sign and send'}).click();
  const taken = page.getByText(/^Signed(; it is entry| and taken in)/).first();
  const refused = form.locator('[role=alert], .field-problem').first();
  await Promise.race([taken.waitFor(), refused.waitFor()]);
  if (await taken.isVisible()) return;
  const said = await form.locator('[role=alert], .field-problem').allInnerTexts();
  assert.fail(`${what} was refused: ${said.join(' | ')}`);
}

async function does(person: DeskPerson, button: RegExp, values: Readonly<Record<string, Value>> = {}): Promise<void> {
  const {page} = person;
  page.setDefaultTimeout(12_000);
  await page.reload();
  await page.getByRole('button', {name: button}).first().click();
  await fill(page, values);
  await sign(page, String(button));
}

const standard = {Standard: 'reasonable_grounds_to_believe', Reasons: 'EXERCISE. Two posts heard it apart.'};

type Day = Readonly<Record<Who, DeskPerson>>;

interface Files {
  readonly report: string;
  readonly incident: string;
  /** Address of the incident's page. */
  readonly file: string;
}

test('from first complaint to a published finding', {timeout: 600_000}, async () => {
  const desk = await startDesk();
  const admin = await deskPerson(desk.origin);
  const people = {} as Record<Who, DeskPerson>;
  try {
    await enrol(admin, await desk.firstLink(), 'Amina Rohn (EXERCISE)');
    const links = {} as Record<Who, string>;
    for (const who of Object.keys(cast) as Who[]) links[who] = await invite(admin, cast[who]);
    for (const who of Object.keys(cast) as Who[]) {
      people[who] = await deskPerson(desk.origin);
      await enrol(people[who], links[who]);
    }
    await complained(people);
    const files = await opened(people);
    await checkedBlind(people, files);
    const finding = await drafted(people, files);
    await replied(people, finding);
    await decided(people, finding);
    await released(people, files, finding);
    await readByAnybody(desk.origin, files);
  } finally {
    await admin.close();
    for (const person of Object.values(people)) await person.close();
  }
});

/** The mandate waits for nobody on this day; one side complains. */
async function complained({head, complainant}: Day): Promise<void> {
  await head.open('/exercise/desk/act/mandate_set');
  await fill(head.page, {
    'Hours that the public waits': '0',
    'Smallest number shown in public': '1',
    'Least number of votes': '2',
    Reason: 'EXERCISE. One day must do.',
  });
  await sign(head.page, 'mandate');

  await complainant.open('/exercise/desk/complaint');
  await fill(complainant.page, {
    'How it is known': 'heard',
    'What was seen, heard or told, in the words of who reports': 'EXERCISE. Five shells fell beside the well of Aster.',
    Language: 'en',
    'Kind of event': 'artillery_or_mortar',
    From: '2025-02-10',
    To: '2025-02-10',
    consent: ['verification', 'sharing with mechanism', 'publication'],
  });
  const precisions = complainant.page.getByLabel('How exactly it is known');
  await precisions.nth(0).selectOption('1');
  await precisions.nth(1).selectOption('4');
  await complainant.page.getByLabel('Territory (if known)').selectOption('velmoth');
  await sign(complainant.page, 'complaint');
}

async function opened({officer}: Day): Promise<Files> {
  await officer.open('/exercise/desk');
  await officer.page.getByRole('link', {name: 'Screen the report.'}).click();
  await officer.page.getByRole('button', {name: /^Screen a report/}).waitFor();
  const report = new URL(officer.page.url()).pathname.split('/').at(-1) ?? '';
  await does(officer, /^Screen a report/, {Outcome: 'in_scope', Reason: 'EXERCISE'});
  await does(officer, /^Open an incident/, {
    Title: 'EXERCISE: shells reported beside a well',
    'Target type': 'civilians',
    Severity: 'S2',
    'Whose people or territory': 'velmoth',
    Summary: 'EXERCISE. One side reports five shells; the other was asked.',
  });
  await officer.page.reload();
  await officer.page.getByRole('link', {name: /^incident i-/}).click();
  await officer.page.getByRole('heading', {name: 'Who did it, layer by layer'}).waitFor();
  const file = new URL(officer.page.url()).pathname;
  const incident = file.split('/').at(-1) ?? '';
  return {report, incident, file};
}

/** Two results that did not see each other, and a search for what either side said. */
async function checkedBlind({officer, investigator}: Day, {file}: Files): Promise<void> {
  await does(officer, /^Begin the preliminary check/);
  await does(officer, /^Propose the result/, {Result: 'verified_occurred', ...standard});
  await investigator.open(file);
  assert.equal(await investigator.page.getByRole('heading', {name: 'Proposed', exact: true}).count(), 0);
  await does(investigator, /^Check an incident blind/, {Result: 'verified_occurred', ...standard});
  for (const side of ['velmoth', 'dorquine']) {
    await does(officer, /^Say that a statement of an actor was looked for/, {
      'Who speaks': side,
      'Looked for up to': '2025-02-28',
      'Where it was looked for': 'EXERCISE. Both wires.',
    });
  }
}

/** Who did it on one layer, reviewed by another; then the finding. Returns the address of its page. */
async function drafted({investigator, reviewer}: Day, {report, incident, file}: Files): Promise<string> {
  await does(investigator, /^Draft who did it/, {
    Layer: 'party_obligation',
    Result: 'attributed',
    Actor: 'dorquine',
    ...standard,
    'What it rests on \\(ids, one a line\\)': report,
  });
  await reviewer.open(file);
  await does(reviewer, /^Approve a drafted layer/, {Outcome: 'approved', Reasons: 'EXERCISE'});
  await does(investigator, /^Draft a finding/, {
    Kind: 'breach',
    Title: 'EXERCISE: shells beside the well',
    'Obligation \\(code\\)': 'exc-1',
    Actor: 'dorquine',
    Result: 'violation',
    Standard: 'reasonable_grounds_to_believe',
    'Facts as established': 'EXERCISE. Five shells fell on one day.',
    Reasons: 'EXERCISE. They came from the east bank.',
    'What it rests on \\(ids, one a line\\)': `${report}\n${incident}`,
  });
  await investigator.page.reload();
  await investigator.page.getByRole('link', {name: 'EXERCISE: shells beside the well'}).click();
  await investigator.page.getByRole('list', {name: 'Gates of a finding'}).waitFor();
  const findingPath = new URL(investigator.page.url()).pathname;
  return findingPath;
}

async function replied({investigator, reviewer, accused}: Day, findingPath: string): Promise<void> {
  await does(investigator, /^Send a draft to legal/);
  await reviewer.open(findingPath);
  await does(reviewer, /^Pass a draft on/, {Outcome: 'passed', Reasons: 'EXERCISE'});
  await does(reviewer, /^Send the digest/, {
    Side: 'dorquine',
    'Clock of the reply': 'serious',
    'Digest that is sent \\(nothing that shows a source\\)':
      'EXERCISE. The mission drafts that shells fell on 10 February.',
  });
  await accused.open('/exercise/desk');
  await accused.page.getByRole('link', {name: 'Reply to the digest.'}).click();
  await accused.page.getByRole('button', {name: /^Reply to a digest/}).waitFor();
  assert.doesNotMatch(await accused.page.locator('main').innerText(), /east bank/, 'the draft is not shown');
  await does(accused, /^Reply to a digest/, {Text: 'EXERCISE. We fired nothing that day.', Language: 'en'});
  await does(investigator, /^Say how a reply was considered/, {Text: 'EXERCISE. The posts were asked again.'});
}

async function decided({reviewer, head}: Day, findingPath: string): Promise<void> {
  await does(reviewer, /^Vote on a finding/, {Vote: 'for', Reasons: 'EXERCISE'});
  await head.open(findingPath);
  await does(head, /^Vote on a finding/, {Vote: 'for', Reasons: 'EXERCISE'});
  await does(head, /^Decide a finding/, {Result: 'violation', Reasons: 'EXERCISE. Two posts, apart.'});
  await screenshot(head, 'first-day-decided');
}

async function released({officer, head}: Day, {incident, file}: Files, findingPath: string): Promise<void> {
  const finding = findingPath.split('/').at(-1) ?? '';
  await officer.open(file);
  await does(officer, /^Propose to release/, {
    'What is released \\(incident:ID, statement:ID, finding:ID; one a line\\)': `incident:${incident}\nfinding:${finding}`,
    'Released to': 'public',
    Title: 'EXERCISE: a decision on shells beside a well',
    Text: 'EXERCISE. The mission decided on one occurrence of 10 February 2025.',
  });
  await head.open('/exercise/desk');
  await head.page.getByRole('link', {name: /^Approve the release/}).click();
  await head.page.getByRole('heading', {name: 'Checks'}).waitFor();
  await screenshot(head, 'first-day-release');
  await does(head, /^Approve a release/, {Reasons: 'EXERCISE'});
}

async function readByAnybody(origin: string, {incident}: Files): Promise<void> {
  const shown = await publicIncident(origin, incident);
  assert.match(shown, /violation/);
  assert.match(shown, /We fired nothing that day/, 'the reply is annexed');
  assert.doesNotMatch(shown, /well of Aster/, 'what the complaint said in confidence is not public');
  const reader = await deskPerson(origin);
  await reader.open(`/exercise/incidents/${incident}`);
  assert.match(await reader.page.locator('main').innerText(), /shells reported beside a well/);
  await screenshot(reader, 'first-day-public');
  assertQuiet(reader);
  await reader.close();
}

/** As anybody reads it, without a session; the server carries an approved release out on its next beat. */
async function publicIncident(origin: string, incident: string): Promise<string> {
  const address = `${origin.replace('localhost', '127.0.0.1')}/api/cases/exercise/incidents/${incident}?date=2027-01-01`;
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(address);
    if (response.ok) return response.text();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the release was not carried out');
}
