/** What every number stands on (rule 3): its rule, its window, its coverage and the entries behind it. */
import {defaultRules} from '../agreement/index.ts';
import {coverageShare, type CoverageShare} from '../coverage/index.ts';
import {joined, percent, type DayWindow} from '../kernel/index.ts';
import type {Known} from './known.ts';
import type {Basis, Coverage} from './shapes/index.ts';

export const mostEntries = 200;

export function basisOf(
  rule: string,
  entries: readonly number[],
  rest: {readonly window?: DayWindow; readonly coverage?: Coverage; readonly interval?: string} = {},
): Basis {
  const distinct = [...new Set(entries)].toSorted((a, b) => a - b);
  const newestEntry = distinct.at(-1);
  return {
    rule,
    ...rest,
    entries: distinct.slice(0, mostEntries),
    entryCount: distinct.length,
    ...(newestEntry === undefined ? {} : {newestEntry}),
  };
}

/** `nameOf` gives a territory’s name. */
export function shownCoverage(share: CoverageShare, nameOf: (territory: string) => string): Coverage {
  const {known, floor, verdict} = share;
  if (!known || share.share === undefined) {
    return {known: false, floor, verdict, sentence: unknownSentence(share, nameOf)};
  }
  const {requiredHours, watchedHours, unrecordedHours, low = 0, high = 1} = share;
  const rest = {
    requiredHours: Math.round(requiredHours),
    watchedHours: Math.round(watchedHours),
    unrecordedHours: Math.round(unrecordedHours),
    low,
    high,
  };
  const parts = [`${percent(share.share)} of the required place-hours on record were watched`];
  if (rest.unrecordedHours > 0) {
    parts.push(`some hours have no record, so the share lies between ${percent(low)} and ${percent(high)}`);
  }
  parts.push(floorWords[verdict](percent(floor)));
  return {known, share: share.share, ...rest, floor, verdict, sentence: `${parts.join('; ')}.`};
}

const floorWords = {
  met: (floor: string) => `the floor of ${floor} is reached`,
  not_met: (floor: string) => `the floor of ${floor} is not reached`,
  undetermined: (floor: string) => `whether the floor of ${floor} is reached is not known`,
} as const;

function unknownSentence(share: CoverageShare, nameOf: (territory: string) => string): string {
  const {unrecordedTerritories, watchedHours, requiredHours} = share;
  if (unrecordedTerritories.length === 0) return 'Nobody recorded how much was to be watched in this period.';
  const names = joined(unrecordedTerritories.map(nameOf));
  const rest =
    requiredHours > 0 ? ` Of the rest, ${percent(watchedHours / requiredHours)} is recorded as watched.` : '';
  return `Nobody recorded how much of ${names} was watched: coverage is unknown, which is neither none nor all.${rest}`;
}

/** Coverage of all territories of the case, which every count of incidents or people stands beside. */
export function wholeCoverage(known: Known, window: DayWindow, floor = defaultRules.coverageFloor): Coverage {
  const territories = known.caseFile.record.territories;
  const share = coverageShare(
    known.coverage,
    territories.map(({id}) => id),
    window,
    floor,
  );
  return shownCoverage(share, (id) => territories.find((territory) => territory.id === id)?.name ?? id);
}
