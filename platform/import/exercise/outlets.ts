/**
 * Who reports in the exercise: the mission's teams, both sides' staffs, one newspaper of each side in each of the four
 * languages, one agency of each side, and a data set. The two sides have the same outlets; ids are those of case.yaml.
 */
import {sides, type Side} from './land.ts';
import type {Language} from './language.ts';

export interface Outlet {
  readonly id: string;
  readonly language: Language;
  readonly side: Side;
}

const languageOf: readonly (readonly [suffix: string, language: Language])[] = [
  ['post-en', 'en'],
  ['post-ur', 'ur'],
  ['post-ps', 'ps'],
  ['post-fa', 'fa-AF'],
];

export const newspapers: readonly Outlet[] = sides.flatMap((side) =>
  languageOf.map(([suffix, language]) => ({id: `${side}-${suffix}`, language, side})),
);

export const agency = (side: Side): string => `${side}-wire`;
export const staff = (side: Side): string => `${side}-staff`;
export const missionTeam = (side: Side): string => `emm-${side}`;
export const missionSensors = 'emm-sensors';
export const dataSet = 'eed';
export const institute = 'eif';
export const residents = 'public-form';
export const relief = 'open-harbour';
export const umbrexiChannel = 'umbrexi-channel';
export const guarantorOffice = 'pelluvia-office';
export const mission = 'emm-office';

/** `.invalid` is reserved (RFC 2606): such an address can never lead anywhere. */
export const addressOf = (source: string, id: string): string => `https://${source}.exercise.invalid/${id}`;
