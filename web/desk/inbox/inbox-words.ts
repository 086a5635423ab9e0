/** Words of the inbox: what its items are called, where each leads, how a clock reads. Alike for everybody. */
import type {InboxItem} from '../../../platform/contract/index.ts';
import {keptQuery, type Address} from '../../app/address.ts';

/** Filters in the order in which work goes through the desk. */
export const nouns = [
  'report',
  'incident',
  'task',
  'finding',
  'release',
  'call',
  'removal',
  'unsealing',
  'role',
] as const;

const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  report: ['Report', 'Reports'],
  incident: ['Incident', 'Incidents'],
  task: ['Task', 'Tasks'],
  finding: ['Finding', 'Findings'],
  release: ['Release', 'Releases'],
  call: ['Call', 'Calls'],
  removal: ['Removal', 'Removals'],
  unsealing: ['Unsealing', 'Unsealings'],
  role: ['Role', 'Roles'],
};

export const nounWord = (noun: string): string => words[noun]?.[0] ?? noun;
export const nounsWord = (noun: string): string => words[noun]?.[1] ?? noun;

export const stateWord = (state: string): string => state.replaceAll('_', ' ');

/** The page on which this is done. */
export function itemAddress(
  {noun, id, incident, entry}: Pick<InboxItem, 'noun' | 'id' | 'incident' | 'entry'>,
  {caseId, query}: Pick<Address, 'caseId' | 'query'>,
): Address {
  const desk: Address = {page: 'desk', query: keptQuery(query), ...(caseId === undefined ? {} : {caseId})};
  switch (noun) {
    case 'report':
      return {...desk, item: 'reports', detail: id};
    case 'finding':
      return {...desk, item: 'findings', detail: id};
    case 'release':
      return {...desk, item: 'releases', detail: id};
    case 'task':
    case 'incident':
      return {...desk, item: 'incidents', detail: incident ?? id};
    case 'call':
      return {...desk, item: 'call', detail: id, query: {...desk.query, entry: String(entry)}};
    case 'removal':
    case 'unsealing':
      return {...desk, item: `${noun}s`, detail: id, query: {...desk.query, entry: String(entry)}};
    case 'role':
      return {...desk, item: 'people'};
    default:
      return desk;
  }
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `due in 5 hours`, `overdue by 3 days`: rounded towards what is worse for whoever waits. `due` and `now` ISO 8601 in UTC. */
export function clockText(due: string, now: string): string {
  const left = Date.parse(due) - Date.parse(now);
  return left < 0 ? `overdue by ${span(-left)}` : `due in ${span(left)}`;
}

function span(milliseconds: number): string {
  if (milliseconds < minute) return 'less than a minute';
  if (milliseconds < hour) return counted(Math.floor(milliseconds / minute), 'minute');
  if (milliseconds < 2 * day) return counted(Math.floor(milliseconds / hour), 'hour');
  return counted(Math.floor(milliseconds / day), 'day');
}

const counted = (count: number, unit: string): string =>
  `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`;

/** The sentence at the head. */
export function inboxSentence({total, overdue}: {readonly total: number; readonly overdue: number}): string {
  if (total === 0) return 'Nothing waits for you.';
  const waits = total === 1 ? '1 item waits for you' : `${total.toLocaleString('en')} items wait for you`;
  return overdue === 0 ? `${waits}; none is overdue.` : `${waits}; ${overdue.toLocaleString('en')} overdue.`;
}

/** Forms that stand on pages of their own; every other act stands on the file that it is about. */
export const formsByAct: Readonly<Record<string, {readonly item: string; readonly word: string}>> = {
  report_submitted: {item: 'report', word: 'Report'},
  complaint_filed: {item: 'complaint', word: 'Complaint of your side'},
  hotline_call_logged: {item: 'call', word: 'Call on the hotline'},
};
