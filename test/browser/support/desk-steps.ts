/** Steps that every story of the desk begins with: a link used, a person invited. */
import assert from 'node:assert/strict';
import type {Locator} from 'playwright-core';
import type {DeskPerson} from './desk-people.ts';

export async function enrol(person: DeskPerson, link: string, name?: string): Promise<void> {
  await person.open(link);
  if (name !== undefined) await person.page.getByLabel('Your name').fill(name);
  await person.page.getByRole('button', {name: 'Enrol this device'}).click();
  await person.page.getByRole('heading', {name: 'You are enrolled'}).waitFor();
  assert.equal(new URL(person.page.url()).hash, '', 'the secret of the link is out of the address');
}

export const inviteForm = ({page}: DeskPerson): Locator =>
  page.locator('form').filter({has: page.getByRole('heading', {name: 'Invite a person'})});

/** The administrator’s hands: the link as it is shown once. */
export async function invite(
  admin: DeskPerson,
  {name, role, side}: {readonly name: string; readonly role: string; readonly side?: string},
): Promise<string> {
  await admin.open('/exercise/desk/people');
  const form = inviteForm(admin);
  await form.getByLabel('Name, as others on the desk see it').fill(name);
  await form.getByRole('combobox', {name: 'Role', exact: true}).selectOption({label: role});
  await form.getByRole('combobox', {name: 'Case', exact: true}).selectOption('exercise');
  if (side !== undefined) await form.getByRole('combobox', {name: 'Side', exact: true}).selectOption(side);
  await form.getByRole('button', {name: 'Invite'}).click();
  const shown = admin.page.getByRole('region', {name: 'One-time link', exact: true}).first();
  await shown.waitFor();
  return (await shown.locator('pre').innerText()).trim();
}
