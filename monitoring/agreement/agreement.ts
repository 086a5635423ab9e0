/**
 * An agreement as a tree that code can read: provisions with every actor's account of them, and one obligation for
 * each duty-bearer. The text itself may be contested, so wording never stands alone: it belongs to an account.
 * This file is the shape; the YAML text form is docs/formats/agreement.md, its reader and writer are beside it.
 */
import type {Day} from '../kernel/index.ts';

// prettier-ignore
export const agreementKinds = [
  'cessation_of_hostilities', 'ceasefire', 'humanitarian_pause', 'unilateral_pause', 'local_truce', 'declaration',
  'proposal',
] as const;
export type AgreementKind = (typeof agreementKinds)[number];

export const publicities = ['published_full', 'published_extract', 'communique_only', 'undisclosed'] as const;
export type Publicity = (typeof publicities)[number];

// prettier-ignore
export const textStatuses = [
  'agreed_text', 'joint_statement', 'mediator_statement', 'one_party_account', 'both_parties_accounts_differ',
  'proposed_not_agreed', 'lapsed', 'superseded', 'reported_by_media',
] as const;
export type TextStatus = (typeof textStatuses)[number];

export const polarities = ['prohibition', 'positive_duty', 'procedural_duty', 'enabling_duty'] as const;
export type Polarity = (typeof polarities)[number];

// prettier-ignore
export const topics = [
  'use_of_force_ground', 'air_and_drone_strikes', 'airspace', 'support_to_armed_groups', 'use_of_territory',
  'force_posture', 'civilians', 'infrastructure', 'detainees', 'crossings_trade', 'movement_returns_refugees',
  'humanitarian_access', 'media_and_incitement', 'information_sharing', 'joint_mechanism', 'penalty',
  'dispute_resolution', 'cessation',
] as const;
export type Topic = (typeof topics)[number];

// prettier-ignore
export const verifiabilities = [
  'directly_observable', 'observable_by_proxy', 'document_based', 'declaratory_only', 'not_verifiable_as_written',
] as const;
export type Verifiability = (typeof verifiabilities)[number];

/** Where something was published. Missing parts were not found; nothing is made up. */
export interface Citation {
  readonly source: string;
  readonly title?: string;
  readonly published?: Day;
  readonly address?: string;
  readonly confirmed: 'yes' | 'reference_only' | 'no';
}

/** One actor's public version of a provision, at one time: an edited communiqué is two accounts of one holder. */
export interface ProvisionAccount {
  readonly holder: string;
  /** Set where the holder later changed it: `as first published`, `after the edit of 19 October`. */
  readonly version?: string;
  /** Neutral paraphrase of what this holder says the provision is. */
  readonly says: string;
  readonly wording?: string;
  readonly language?: string;
  readonly cited: readonly Citation[];
}

/** What breaches a prohibition. An incident alone never does: a finding of kind `breach` with this standard must. */
export interface ProhibitionTest {
  readonly kind: 'prohibition';
  /** Event types that may breach it; an incident of another type is not counted against it even as alleged. */
  readonly incidents: readonly string[];
  /** Target types that it protects; empty means any. */
  readonly targets: readonly string[];
  /** Weakest standard of proof that a breach finding must meet. */
  readonly standard: string;
}

/** What counts as done. */
export interface DutyTest {
  readonly kind: 'duty';
  readonly done: string;
  readonly minimum?: string;
  readonly intermediate?: string;
  readonly by?: Day;
  readonly standard: string;
}

/** A provision as it binds one duty-bearer. */
export interface Obligation {
  readonly dutyBearer: string;
  readonly beneficiaries: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
  readonly territories: readonly string[];
}

export interface Provision {
  /** As printed, for example `DOH-4`; records name it in lower case. */
  readonly code: string;
  readonly paraphrase: string;
  readonly polarity: Polarity;
  readonly topic: Topic;
  readonly textStatus: TextStatus;
  readonly verifiability: Verifiability;
  readonly evidenceFor: string;
  readonly evidenceAgainst: string;
  /** Who checks it, where the text says so. */
  readonly checkedBy?: string;
  /** Questions that the text leaves open: who exactly, what act, where, until when. */
  readonly openPoints: readonly string[];
  readonly exceptions: readonly string[];
  readonly obligations: readonly Obligation[];
  readonly accounts: readonly ProvisionAccount[];
  readonly test: ProhibitionTest | DutyTest;
}

/** Where isolated ends and repeated begins, and under which coverage nothing is judged. */
export interface AssessmentRules {
  /** Breaches within `patternWindowDays` from which they are repeated. */
  readonly repeatedFrom: number;
  /** Breaches within `patternWindowDays` from which they are systematic. */
  readonly systematicFrom: number;
  readonly patternWindowDays: number;
  /** Share of required place-hours, 0 to 1. */
  readonly coverageFloor: number;
}

export interface Agreement {
  readonly format: 'holdfire-agreement/1';
  readonly id: string;
  readonly title: string;
  readonly kind: AgreementKind;
  readonly publicity: Publicity;
  /** In the order of the agreement's own text; screens follow it. */
  readonly parties: readonly string[];
  readonly guarantors: readonly string[];
  readonly announced?: Day;
  readonly signed?: Day;
  /** Days on which it took effect or ended, with who says so: accounts may differ. */
  readonly effective: readonly DatedAccount[];
  readonly ended: readonly DatedAccount[];
  readonly purpose: string;
  readonly summary: string;
  readonly rules: AssessmentRules;
  /** Which of `rules` the text sets itself; the rest are the documented defaults. */
  readonly rulesFromText: readonly (keyof AssessmentRules)[];
  readonly provisions: readonly Provision[];
}

export interface DatedAccount {
  readonly day: Day;
  readonly holder: string;
  readonly note?: string;
  /** The day that windows are counted from; at most one of a list. */
  readonly reference: boolean;
}
