/**
 * What somebody said in an act, as it is read back: its parts in the order of its form, when and where as people write them,
 * figures as low to high with the best between them. What a part is called when it is read differs from the form, which asks.
 */
import {actDefinition} from '../../../monitoring/desk/index.ts';
import {instantText} from '../../ledger/instant-text.ts';
import {spanText, shortDay} from '../../parts/day-text.ts';
import {rangeText} from '../../parts/figures.ts';
import {choiceWord, fieldWord, precisionWord} from '../acts/field-words.ts';

export type Body = Readonly<Record<string, unknown>>;
export type NameOf = (id: string) => string;

/** `Incident (id)` asks for an id; what is read is the incident. */
export const readingWord = (kind: string, name: string): string => fieldWord(kind, name).replace(/ \([^)]*\)$/, '');

/** In the order of the form, which is the order in which people tell; what the form does not know stands last. */
export function partsOf(kind: string, body: Body, leave: readonly string[]): readonly (readonly [string, unknown])[] {
  const order = Object.keys(actDefinition(kind)?.body.properties ?? {});
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(body)
    .filter(([name]) => !leave.includes(name))
    .toSorted(([a], [b]) => place(a) - place(b));
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isBody = (value: unknown): value is Body => value !== null && typeof value === 'object' && !Array.isArray(value);

/** `20 Feb 2025, 05:40 (Etc/GMT+1)`, with how exactly the day is known and the day as the source wrote it. */
export function whenText(when: Body): string {
  const {from, to, time, timeZone, precision, calendar, dateText} = when;
  if (!isText(from)) return '';
  const days = spanText(from, isText(to) ? to : from);
  const clock = isText(time) ? `, ${time}${isText(timeZone) ? ` (${timeZone})` : ''}` : '';
  const known = typeof precision === 'number' && precision > 1 ? `, known to ${precisionWord('day', precision)}` : '';
  const written = isText(dateText)
    ? `; the source writes “${dateText}”${isText(calendar) && calendar !== 'gregory' ? ` (${choiceWord(calendar)})` : ''}`
    : '';
  return `${days}${clock}${known}${written}`;
}

/** `Vaskelmo, known to within 25 km (Velmoth)`. */
export function whereText(where: Body, nameOf: NameOf): string {
  const {place, placeText, precision, territory} = where;
  const names = [
    isText(place) ? nameOf(place) : undefined,
    isText(placeText) ? `as the source spells it “${placeText}”` : undefined,
  ].filter((name) => name !== undefined);
  const known = typeof precision === 'number' ? `, known to ${precisionWord('place', precision)}` : '';
  const inside = isText(territory) ? ` (${nameOf(territory)})` : '';
  return `${names.length === 0 ? 'place not named' : names.join(', ')}${known}${inside}`;
}

/** `injured: 1–4 (2), civilian, of Velmoth`: never one figure for a range. */
export function casualtyText(casualty: Body, nameOf: NameOf): string {
  const {harm, status, sideAffected, low, best, high} = casualty;
  const figure = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  const range = rangeText({low: figure(low), best: figure(best), high: figure(high)});
  const of = isText(sideAffected) ? `, of ${nameOf(sideAffected)}` : '';
  return `${choiceWord(harm as string)}: ${range}${isText(status) ? `, ${choiceWord(status)}` : ''}${of}`;
}

const textFields: readonly string[] = [
  'text',
  'summary',
  'reasons',
  'reason',
  'facts',
  'wording',
  'translation',
  'note',
];

/** One value as a sentence; texts that somebody wrote stay as they are. */
export function valueText(kind: string, name: string, value: unknown, nameOf: NameOf): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en');
  if (isText(value)) return wordOf(name, value, nameOf);
  if (Array.isArray(value)) return value.map((one) => valueText(kind, name, one, nameOf)).join('; ');
  if (!isBody(value)) return '';
  if ('from' in value && 'precision' in value) return whenText(value);
  if ('harm' in value) return casualtyText(value, nameOf);
  if (name === 'where') return whereText(value, nameOf);
  return Object.entries(value)
    .map(([part, one]) => `${readingWord(kind, part).toLowerCase()}: ${valueText(kind, part, one, nameOf)}`)
    .join('; ');
}

function wordOf(name: string, value: string, nameOf: NameOf): string {
  if (textFields.includes(name)) return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return shortDay(value);
  if (/^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(value)) return instantText(value);
  const named = nameOf(value);
  return named === value && /^[a-z]+(_[a-z]+)+$/.test(value) ? choiceWord(value) : named;
}
