/**
 * A case: one conflict relationship being monitored. Names its actors, sources, territories and places, says what its
 * record covers and what is missing from it. The text form is `case.yaml` (docs/formats/case.md).
 */
import type {Day} from '../kernel/index.ts';

// prettier-ignore
export const actorKinds = [
  'state', 'de_facto_authority', 'armed_group', 'faction', 'command_or_unit', 'international_organisation',
  'mediator_state', 'agency', 'civil_society', 'media', 'unknown_armed', 'people',
] as const;
export type ActorKind = (typeof actorKinds)[number];

// prettier-ignore
export const sourceKinds = [
  'newspaper', 'news_agency', 'broadcaster', 'web_outlet', 'official', 'international_organisation', 'institute',
  'data_set', 'monitor', 'party', 'reference',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export interface OtherName {
  readonly name: string;
  readonly usedBy: string;
}

export interface Actor {
  readonly id: string;
  readonly name: string;
  /** For narrow columns; at most 24 characters. */
  readonly short: string;
  readonly kind: ActorKind;
  readonly selfName?: string;
  readonly otherNames: readonly OtherName[];
  readonly memberOf?: string;
  readonly note?: string;
}

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  /** Where it is published: ISO country code, or `int`. */
  readonly country?: string;
  /** The actor whose own organ it is, if it is one. */
  readonly organOf?: string;
  readonly note?: string;
}

export interface Territory {
  readonly id: string;
  readonly name: string;
  /** The party that administers it, for columns by side; none for a line or an airspace. */
  readonly heldBy?: string;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly variants: readonly string[];
  readonly territory: string;
  /** First-level division, the coarse place that the public may see. */
  readonly province: string;
  /** Only for places known to a district or finer (precision 1 to 3). */
  readonly latitude?: number;
  readonly longitude?: number;
  /** UCDP ladder, 1 exact to 7. 4 and above is never drawn as a point. */
  readonly precision: number;
}

export interface ContestedTerm {
  readonly neutral: string;
  readonly preferred: readonly {readonly by: string; readonly term: string}[];
  readonly rule: string;
}

/** A window for the Change page that the case declares in advance, so that nobody searches for a good one. */
export interface ChangeWindow {
  readonly id: string;
  readonly title: string;
  /** A series of series.csv, or `incidents` for the case's own incidents. */
  readonly series: string;
  readonly before: {readonly from: Day; readonly to: Day};
  readonly after: {readonly from: Day; readonly to: Day};
}

export interface CaseFile {
  readonly format: 'holdfire-case/1';
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly exercise: boolean;
  /** The two parties in the order of the case's own texts. */
  readonly parties: readonly [string, string];
  readonly recordStarts: Day;
  readonly recordEnds: Day;
  readonly timeZones: readonly string[];
  readonly calendars: readonly string[];
  /** What the record lacks, in sentences shown on every page of the case. */
  readonly missing: readonly string[];
  readonly boundaryNote: string;
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** A GeoJSON file of the case's own beside case.yaml, instead of the world map (an invented land). */
  readonly mapFile?: string;
  readonly actors: readonly Actor[];
  readonly sources: readonly Source[];
  readonly territories: readonly Territory[];
  readonly places: readonly Place[];
  readonly contestedTerms: readonly ContestedTerm[];
  readonly changeWindows: readonly ChangeWindow[];
}
