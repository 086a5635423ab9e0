/** What fields and their choices are called on screen: whole words, the same for either side. */
const words: Readonly<Record<string, string>> = {
  aboutActor: 'About whom',
  accessWithheldBy: 'Who withheld access',
  accessWithheldOn: 'Since which day',
  actionRequested: 'Action requested',
  actorsNamed: 'Actors named',
  address: 'Web address',
  answers: 'Answers to warnings',
  asks: 'What is asked for',
  basis: 'What it rests on (ids, one a line)',
  best: 'Best',
  casualties: 'Killed, injured, missing',
  changesDraft: 'The draft is changed because of it',
  clock: 'Clock of the reply',
  corrects: 'Release that it corrects',
  date: 'Day on which it was said',
  dateText: 'Date as the source gives it',
  decided: 'Decided',
  denialScope: 'What exactly is denied',
  digest: 'Digest that is sent (nothing that shows a source)',
  due: 'Due (UTC)',
  duplicateOf: 'Duplicate of (id of the report)',
  embargoUntil: 'Embargo until (UTC)',
  evidence: 'Evidence',
  eventType: 'Kind of event',
  facts: 'Facts as established',
  from: 'From',
  found: 'A statement was found',
  high: 'High',
  incident: 'Incident (id)',
  into: 'Goes on as (id of the incident)',
  layersOff: 'Layers that the mandate leaves out',
  leastVotes: 'Least number of votes',
  low: 'Low',
  obligation: 'Obligation (code)',
  parts: 'Incidents it becomes',
  placeText: 'Place as the source spells it',
  precision: 'How exactly it is known',
  publicDelayHours: 'Hours that the public waits',
  published: 'Day on which it was published',
  reports: 'Reports (ids, one a line)',
  reviewOn: 'Looked at again on',
  sensitive: 'A case of children or of sexual violence',
  sideAffected: 'Whose people or territory',
  smallestCell: 'Smallest number shown in public',
  speaker: 'Who speaks',
  statedReason: 'Reason that was given',
  tier: 'Released to',
  timeZone: 'Time zone, as Asia/Kabul',
  to: 'To',
  translationBy: 'Translated by',
  until: 'Until (UTC)',
  upTo: 'Looked for up to',
  what: 'What',
  when: 'When',
  where: 'Where',
  withheldReason: 'Why it is withheld',
  wording: 'The words themselves',
};

const whatWasTold = 'What was seen, heard or told, in the words of who reports';

/** Two kinds of acts use one name for two things. */
const byKind: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  report_submitted: {basis: 'How it is known', text: whatWasTold},
  complaint_filed: {basis: 'How it is known', text: whatWasTold},
  translation: {text: 'The text in translation', by: 'Translated by'},
  release_proposed: {what: 'What is released (incident:ID, statement:ID, finding:ID; one a line)'},
  statement_searched: {where: 'Where it was looked for'},
  task_assigned: {to: 'Given to (id of the person)', what: 'What is to be done'},
};

export function fieldWord(kind: string, name: string): string {
  const word = byKind[kind]?.[name] ?? words[name];
  if (word !== undefined) return word;
  const spaced = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** `air_strike` → `air strike`; codes such as S3 stay. */
export const choiceWord = (value: string): string => value.replaceAll('_', ' ');

/** `incident_opened` → `Open incident` would guess; the act’s own sentence says it. */
export const actWord = (about: string): string => about.replace(/[:;,.].*$/s, '');

/** UCDP's ladders of precision, 1 the finest. */
export const dayLadder = ['the day', 'within these days', 'within the week', 'within the month', 'longer'] as const;
export const placeLadder = [
  'the exact place',
  'within 25 km',
  'the district',
  'the province',
  'a line or a region',
  'the country',
  'airspace or sea',
] as const;

export const precisionWord = (of: 'day' | 'place', step: number): string =>
  (of === 'day' ? dayLadder : placeLadder)[step - 1] ?? `${step}`;
