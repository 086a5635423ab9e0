/**
 * The vocabulary's terms as whole words for a reader: how far verification got, how exactly day and place are known.
 * None of them says more than the term does; a report is called verified only where somebody verified it.
 */
import type {StateShape} from '../parts/state-mark.tsx';
import {words} from '../parts/figures.ts';

const verifications: Readonly<Record<string, {readonly word: string; readonly shape: StateShape}>> = {
  alleged: {word: 'reported, not verified', shape: 'undetermined'},
  under_preliminary_check: {word: 'under preliminary check', shape: 'undetermined'},
  under_verification: {word: 'under verification', shape: 'undetermined'},
  verified_occurred: {word: 'verified: occurred', shape: 'decided'},
  verified_did_not_occur: {word: 'verified: did not occur', shape: 'decided'},
  inconclusive: {word: 'inconclusive', shape: 'undetermined'},
  not_verifiable_no_access: {word: 'not verifiable: no access', shape: 'not_assessable'},
  recorded_by_data_set: {word: 'recorded by a data set', shape: 'undetermined'},
};

export const verificationWords = (term: string): {readonly word: string; readonly shape: StateShape} =>
  verifications[term] ?? {word: words(term), shape: 'undetermined'};

/** `register`, or the name of a data set as its makers write it. */
export const recordedInText = (name: string): string =>
  name === 'register' ? 'the register of this case' : name === 'ucdp-ged' ? 'UCDP GED' : words(name);

const placePrecisions = [
  'place not stated how exactly',
  'exact place',
  'within about 25 km',
  'known to the district',
  'known to the province',
  'known to a line or region',
  'known to the country',
  'airspace or sea',
];

/** UCDP precision 1 to 7. */
export const placePrecisionWords = (precision: number): string =>
  placePrecisions[precision] ?? placePrecisions[0] ?? '';

const datePrecisions = [
  'day not stated how exactly',
  'day known',
  'within a range of days',
  'known to the week',
  'known to the month',
  'known to more than a month',
];

/** UCDP precision 1 to 5. */
export const datePrecisionWords = (precision: number): string => datePrecisions[precision] ?? datePrecisions[0] ?? '';

const severityWords: Readonly<Record<string, string>> = {
  S0: 'S0, procedural',
  S1: 'S1, minor',
  S2: 'S2, significant',
  S3: 'S3, serious',
  S4: 'S4, grave',
};

export const severityText = (severity: string): string => severityWords[severity] ?? words(severity);
