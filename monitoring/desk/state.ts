/**
 * What stands on the desk of a case, built from its acts in the order of the ledger. Objects are replaced, never changed, so
 * that a page made from one state stays true to it; the maps themselves belong to the desk.
 */
import type {CaseFile} from '../agreement/index.ts';
import type {HeldRole, ReleaseTier} from '../access/index.ts';
import type {DeskAct, SourceGrade} from './act.ts';
import type {ActBody, ActKind} from './act-kinds.ts';

/** An act of one kind, with its typed body. */
export type ActOf<K extends ActKind> = DeskAct<ActBody<K>>;

// prettier-ignore
export const reportStates = [
  'received', 'screened', 'needs_information', 'rejected_out_of_scope', 'duplicate_of', 'linked_to_incident',
  'closed_with_feedback',
] as const;
export type ReportState = (typeof reportStates)[number];

export interface ReportFile {
  readonly id: string;
  /** The act that brought it in: `report_submitted`, `public_report_received` or `complaint_filed`. */
  readonly first: DeskAct;
  readonly state: ReportState;
  readonly incident?: string;
  readonly duplicateOf?: string;
  readonly grade: SourceGrade;
  /** Uses to which consent was withdrawn since. */
  readonly consentWithdrawn: readonly string[];
  readonly sensitive: boolean;
  /** The side of a complaint. */
  readonly side?: string;
  readonly codeSha256?: string;
  /** What was asked and answered, and the feedback. */
  readonly acts: readonly DeskAct[];
}

// prettier-ignore
export const fileStates = [
  'alleged', 'under_preliminary_check', 'under_verification', 'verified_occurred', 'verified_did_not_occur',
  'inconclusive', 'not_verifiable_no_access', 'merged_into', 'split_into',
] as const;
export type FileState = (typeof fileStates)[number];

export interface IncidentFile {
  readonly id: string;
  /** The newest description. */
  readonly description: ActBody<'incident_opened'> | Omit<ActBody<'incident_revised'>, 'reason'>;
  readonly first: DeskAct;
  readonly state: FileState;
  readonly reports: readonly string[];
  readonly mergedInto?: string;
  readonly splitInto?: readonly string[];
  readonly accessWithheldBy?: string;
  readonly accessWithheldOn?: string;
  readonly standard?: string;
  readonly proposed?: ActOf<'verification_proposed'>;
  readonly checked?: ActOf<'verification_checked'>;
  readonly sensitive: boolean;
  readonly releasedTo: readonly ReleaseTier[];
  /** Everything done on it, in order: the history on the page. */
  readonly acts: readonly DeskAct[];
}

export interface StatementFile {
  readonly id: string;
  readonly incident: string;
  readonly current: ActOf<'statement_recorded'> | ActOf<'statement_corrected'>;
  readonly releasedTo: readonly ReleaseTier[];
  readonly acts: readonly DeskAct[];
}

/** `ID` of a layer's finding is the subject of its acts; one incident may have several drafts of one layer, the last counts. */
export interface LayerFile {
  readonly id: string;
  readonly draft: ActOf<'layer_drafted'>;
  readonly state: 'drafted' | 'approved' | 'returned';
  readonly reviewed?: ActOf<'layer_reviewed'>;
  readonly releasedTo: readonly ReleaseTier[];
  readonly acts: readonly DeskAct[];
}

// prettier-ignore
export const findingStates = [
  'draft', 'in_review', 'right_of_reply', 'reply_received', 'no_reply', 'deliberation', 'decided', 'appealed',
] as const;
export type FindingState = (typeof findingStates)[number];

/** The right of reply of one side; `due` moves with a granted extension. */
export interface FindingReply {
  readonly side: string;
  readonly invited: ActOf<'reply_invited'>;
  readonly due: string;
  readonly filed?: ActOf<'reply_filed'>;
  /** The clock ran out and none came. */
  readonly closed?: ActOf<'reply_closed'>;
  /** Asked for, and not yet answered. */
  readonly extensionAsked?: ActOf<'reply_extension_asked'>;
}

export interface FindingFile {
  readonly id: string;
  readonly draft: ActOf<'finding_drafted'> | ActOf<'finding_redrafted'>;
  readonly state: FindingState;
  /** Of the newest draft, in the order of invitation: one side, or both where the finding is about neither. */
  readonly replies: readonly FindingReply[];
  readonly votes: readonly ActOf<'vote_cast'>[];
  readonly decided?: ActOf<'finding_decided'>;
  readonly sensitive: boolean;
  readonly releasedTo: readonly ReleaseTier[];
  readonly acts: readonly DeskAct[];
}

export type ReleaseState = 'proposed' | 'returned' | 'approved' | 'stopped' | 'released' | 'withdrawn';

export interface ReleaseFile {
  readonly id: string;
  readonly proposed: ActOf<'release_proposed'>;
  readonly state: ReleaseState;
  /** ISO 8601 in UTC: it may not go out before, by its embargo and the mandate’s delay as they stood when it was proposed. */
  readonly earliest: string;
  readonly approved?: ActOf<'release_approved'>;
  readonly released?: ActOf<'released'>;
  readonly acts: readonly DeskAct[];
}

export interface TaskFile {
  readonly id: string;
  readonly assigned: ActOf<'task_assigned'>;
  readonly closed?: ActOf<'task_closed'>;
}

export interface RestrictionFile {
  readonly id: string;
  readonly recorded: ActOf<'restriction_recorded'>;
  readonly releasedTo: readonly ReleaseTier[];
}

export interface CallFile {
  readonly id: string;
  readonly logged: ActOf<'hotline_call_logged'>;
  readonly state: string;
  readonly acts: readonly DeskAct[];
}

/** A removal or an unsealing: proposed by one, approved by another. */
export interface TwoPersonFile {
  readonly id: string;
  readonly proposed: DeskAct;
  readonly approved?: DeskAct;
}

export interface Mandate {
  readonly layersOff: readonly string[];
  readonly publicDelayHours: number;
  readonly smallestCell: number;
  readonly leastVotes: number;
}

export const usualMandate: Mandate = Object.freeze({
  layersOff: [],
  publicDelayHours: 72,
  smallestCell: 5,
  leastVotes: 2,
});

/** What the desk must know of its case, from case.yaml. */
export interface DeskCase {
  readonly id: string;
  readonly parties: readonly [string, string];
  /** Whose side an actor is on: the party that it is or is a member of. */
  readonly sideOf: (actor: string) => string | undefined;
  /** Words that the sides differ on, places and actors, for the checks before a release (desk-case.ts). */
  readonly file?: Pick<CaseFile, 'contestedTerms' | 'places' | 'actors' | 'sources' | 'territories'>;
}

export interface DeskState {
  readonly case: DeskCase;
  readonly mandate: Mandate;
  readonly reports: ReadonlyMap<string, ReportFile>;
  readonly incidents: ReadonlyMap<string, IncidentFile>;
  readonly statements: ReadonlyMap<string, StatementFile>;
  readonly searches: readonly ActOf<'statement_searched'>[];
  /** By incident: the newest record of each statement about it, and each search for one. Kept by the desk (links.ts). */
  readonly saidOn: ReadonlyMap<string, readonly SaidAct[]>;
  /** By incident: ids of the layers drafted on it. Kept by the desk. */
  readonly layersOn: ReadonlyMap<string, readonly string[]>;
  /** By incident: ids of the findings and tasks that are or were about it. Kept by the desk. */
  readonly filesOn: ReadonlyMap<string, readonly string[]>;
  readonly layers: ReadonlyMap<string, LayerFile>;
  readonly findings: ReadonlyMap<string, FindingFile>;
  readonly releases: ReadonlyMap<string, ReleaseFile>;
  readonly tasks: ReadonlyMap<string, TaskFile>;
  readonly restrictions: ReadonlyMap<string, RestrictionFile>;
  readonly calls: ReadonlyMap<string, CallFile>;
  readonly removals: ReadonlyMap<string, TwoPersonFile>;
  readonly unsealings: ReadonlyMap<string, TwoPersonFile>;
  readonly recusals: readonly ActOf<'recusal_declared'>[];
  /** Acts that stand in the ledger and break a rule: they have no effect and are shown. */
  readonly refused: readonly RefusedAct[];
  /** Entries taken so far: everything below this index has had its effect. */
  readonly size: number;
}

export type SaidAct = StatementFile['current'] | ActOf<'statement_searched'>;

export interface RefusedAct {
  readonly act: DeskAct;
  readonly problems: readonly {readonly code: string; readonly message: string}[];
}

/** The same, for the rules that have an effect. */
export type DeskChange = {
  -readonly [K in keyof DeskState]: DeskState[K] extends ReadonlyMap<string, infer V>
    ? Map<string, V>
    : DeskState[K] extends readonly (infer E)[]
      ? E[]
      : DeskState[K];
};

/** Who the desk knows: the state of the acts of people, at the moment of an act. */
export interface PeopleAt {
  readonly mode: 'unset' | 'accounts' | 'single_user';
  readonly heldBy: (person: string, caseId: string, at: string) => readonly HeldRole[];
  readonly isSuspended: (person: string) => boolean;
  /** Names of persons of the desk, so that none slips into what is sent out. */
  readonly names?: () => readonly string[];
}
