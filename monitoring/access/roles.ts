/**
 * Who takes part, by role (domain vocabulary 7). A role of a side is one role with the side beside it, never one role a
 * side, so that no right can be given to one side's liaison alone (rule 5).
 */
// prettier-ignore
export const roles = [
  'public', 'reporter', 'monitor', 'verification_officer', 'casualty_recorder', 'investigator', 'specialist',
  'legal_reviewer', 'head_of_mission', 'commission_member', 'party_liaison', 'guarantor', 'partner_agency', 'researcher',
  'data_protection_officer', 'auditor', 'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Roles that are given for one side; a commission member may also be the third party's (`third`). */
export const rolesOfSides: readonly Role[] = ['party_liaison', 'commission_member'];

export const thirdSide = 'third';

/** A role that somebody holds in a case. `side` is a party of the case, or `third`. */
export interface HeldRole {
  readonly role: Role;
  readonly side?: string;
}

/** Who looks or acts: a person with the roles held at this moment in this case. Nobody signed in is `publicViewer`. */
export interface Viewer {
  /** Id of the person; empty for the public. */
  readonly person: string;
  readonly held: readonly HeldRole[];
  /** Who asks for another audience's view: nothing shows there that he may not read himself. */
  readonly within?: Viewer;
}

export const publicViewer: Viewer = Object.freeze({person: '', held: [Object.freeze({role: 'public'})]});

export const sidesOf = ({held}: Viewer): readonly string[] => [
  ...new Set(held.flatMap(({side}) => (side === undefined ? [] : [side]))),
];
