/**
 * What a language must supply for the exercise: neutral words for each kind of occurrence, for each scope of a denial,
 * and short sentences with labelled figures, so that no number has to agree with a noun. Each text carries the word
 * EXERCISE in its language.
 */
import type {denialScopes} from '../../../monitoring/attribution/index.ts';
import type {eventTypes} from '../../../monitoring/reports/index.ts';
import type {Spelled} from './land.ts';

export type EventType = (typeof eventTypes)[number];
export type DenialScope = (typeof denialScopes)[number];
export type Language = 'en' | 'ur' | 'ps' | 'fa-AF';

export interface Toll {
  /** Missing where the source gives no figure. */
  readonly killed?: number;
  readonly injured?: number;
}

export interface Words {
  readonly event: Readonly<Record<EventType, string>>;
  readonly scope: Readonly<Record<DenialScope, string>>;
  readonly listSeparator: string;
  readonly spelling: (place: Spelled) => string;
  readonly title: (place: string, event: string) => string;
  /** A newspaper or an agency. */
  readonly press: (place: string, event: string) => string;
  readonly monitor: (place: string, event: string) => string;
  readonly complaint: (party: string, place: string, event: string) => string;
  readonly resident: (place: string, event: string) => string;
  readonly reprint: string;
  readonly unverified: string;
  readonly toll: (toll: Toll) => string;
  readonly claims: string;
  readonly accuses: string;
  readonly denies: (scopes: string) => string;
  readonly counterAccuses: string;
  readonly admits: (scopes: string) => string;
  readonly justifies: string;
  readonly noComment: string;
  readonly retracts: string;
  readonly assessment: string;
}
