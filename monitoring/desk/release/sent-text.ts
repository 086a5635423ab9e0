/**
 * What a text that leaves the mission must not hold: an exact place, the id of a report, the name of somebody on the desk,
 * a loaded word in the mission’s own voice. Asked of digests before they are sent and of releases before they are proposed.
 */
import {loadedWordsIn, type Problem} from '../../kernel/index.ts';
import {problem} from '../rule.ts';
import type {DeskState, PeopleAt} from '../state.ts';

export interface Leaks {
  readonly coordinates: readonly string[];
  readonly reports: readonly string[];
  readonly persons: readonly string[];
}

// prettier-ignore
const coordinatePatterns = [
  // 34.5553, 69.2075 and 34,5553; 69,2075: two numbers of three decimals or more beside each other
  /[-+−]?\d{1,3}[.,]\d{3,}\s*°?\s*[NSEW]?\s*[,;/\s]\s*[-+−]?\d{1,3}[.,]\d{3,}/giu,
  // 34° 33′ 19″ N, 34°N, 34.5 degrees north
  /\d{1,3}(?:[.,]\d+)?\s*°\s*(?:\d{1,2}(?:[.,]\d+)?\s*['′’][^\p{L}]{0,14}[NSEW]?|[NSEW](?![\p{L}]))/giu,
  /\d{1,3}[.,]\d{2,}\s*(?:degrees?\s+)?(?:north|south|east|west)\b/giu,
  /\b(?:lat(?:itude)?|lon(?:gitude)?|lng)\b\s*[:=]?\s*[-+−]?\d{1,3}[.,]\d+/giu,
  // 42S WD 1234 5678 (military grid), plus codes
  /\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}\b/gu,
  /\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b/gu,
];

/** Digits of other scripts as ours, so that a place in Persian figures is found too. */
const plainDigits = (text: string): string =>
  text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll('٫', '.');

export const coordinatesIn = (text: string): readonly string[] => [
  ...new Set(coordinatePatterns.flatMap((pattern) => plainDigits(text).match(pattern) ?? []).map((one) => one.trim())),
];

const tokens = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[a-z0-9][a-z0-9._-]*/g) ?? []).map((token) => token.replace(/[._-]+$/, ''));

export const reportsIn = (text: string, {reports}: Pick<DeskState, 'reports'>): readonly string[] =>
  reports.size === 0 ? [] : [...new Set(tokens(text).filter((token) => reports.has(token)))];

/** Whole names, however their words are spaced; case matters for a name of one word, which may be a word as well. */
export const personsIn = (text: string, names: readonly string[]): readonly string[] =>
  names.filter((name) => {
    const words = name
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length === 0) return false;
    const body = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
    return new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, words.length > 1 ? 'iu' : 'u').test(text);
  });

export const leaksIn = (text: string, state: DeskState, people: PeopleAt): Leaks => ({
  coordinates: coordinatesIn(text),
  reports: reportsIn(text, state),
  persons: personsIn(text, people.names?.() ?? []),
});

export function sentTextProblems(
  text: string,
  field: string,
  {state, people}: {readonly state: DeskState; readonly people: PeopleAt},
): readonly Problem[] {
  const {coordinates, reports, persons} = leaksIn(text, state, people);
  const words = loadedWordsIn(text);
  return [
    ...(coordinates.length > 0
      ? [problem('exact-place', 'holds what reads like an exact place; say the district or the province', field)]
      : []),
    ...(reports.length > 0 ? [problem('source-shown', 'names a report, and so its source', field)] : []),
    ...(persons.length > 0 ? [problem('person-named', 'names somebody of the desk', field)] : []),
    ...(words.length > 0
      ? [problem('loaded-word', `“${words.join('”, “')}” may stand only inside a quotation`, field)]
      : []),
  ];
}
