/**
 * What is kept of the real data set in the corpus: shares, ranks and lengths. Every list of quantiles is read at the
 * same levels; every list of rank shares begins with the most frequent value, whose name is not kept.
 */

/** Denser where the tail is: the longest headline is thirty times the median one. */
export const quantileLevels = [
  0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 1,
] as const;

export type Quantiles = readonly number[];
export type RankShares = readonly number[];

export interface LengthOf {
  /** Share of rows in which the field is empty. */
  readonly empty: number;
  /** Of the filled ones, in UTF-16 units. */
  readonly characters: Quantiles;
  readonly withLineBreaks: number;
  /** Of those that have any; empty where none has. */
  readonly lineBreaks: Quantiles;
  readonly notAscii: number;
}

export interface CountryMarginals {
  readonly events: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Events of the three types of violence. */
  readonly violence: readonly number[];
}

export interface Marginals {
  readonly rows: number;
  /** Events in 1989, 1990, … 2022. */
  readonly years: readonly number[];
  /** Share of rows with -1 for the number of sources, for the same years. */
  readonly sourcesNotCoded: readonly number[];
  readonly countries: readonly CountryMarginals[];
  /** Within one country, one list for each type of violence. */
  readonly dyads: readonly RankShares[];
  readonly provinces: RankShares;
  readonly districts: RankShares;
  readonly placesInDistrict: number;
  /** Codes 1 to 7. */
  readonly placePrecision: readonly {
    readonly share: number;
    readonly withoutProvince: number;
    readonly withoutDistrict: number;
  }[];
  /** Codes 1 to 5; `days` between first and last day. */
  readonly datePrecision: readonly {readonly share: number; readonly days: Quantiles}[];
  readonly unclear: number;
  readonly inactiveYear: number;
  /** One, two, … twelve sources, of the rows where they are coded. */
  readonly sources: readonly number[];
  /** For each type of violence; `who` by bits: 1 side A, 2 side B, 4 civilians, 8 unknown. */
  readonly deaths: readonly {readonly none: number; readonly best: Quantiles; readonly who: readonly number[]}[];
  /** Share of rows with low = high, of those whose bounds are in order. */
  readonly equalBounds: number;
  readonly lowBelowBest: Quantiles;
  readonly highAboveBest: Quantiles;
  readonly text: Readonly<
    Record<
      | 'articleNotCoded'
      | 'office'
      | 'headline'
      | 'original'
      | 'placeDescription'
      | 'place'
      | 'province'
      | 'district'
      | 'sideB',
      LengthOf
    >
  >;
}
