/**
 * The one table of who may read what, read by server, exports, search, counts, map and live updates alike. A cell says
 * from when a role reads a class of information: always, what is its own, what was addressed to it, once released to its
 * tier, or never. Nothing else decides; a class or role that is not in the table reads nothing.
 */
import {fieldClasses, type FieldClass} from './field-classes.ts';
import {roles, type HeldRole, type Role, type Viewer} from './roles.ts';
import {isReleasedTo, tierOfRole, type ReleaseTier} from './tiers.ts';

/**
 * `own`: written by this person, or by this person's side. `addressed`: sent to this person or side. `released`: once it was released
 * to the role's tier. Several of them together: any one of them is enough.
 */
export const reaches = [
  'never',
  'own',
  'addressed',
  'own_or_addressed',
  'released',
  'own_or_released',
  'addressed_or_released',
  'always',
] as const;
export type Reach = (typeof reaches)[number];

/** What is asked about one piece of information. */
export interface Piece {
  readonly fieldClass: FieldClass;
  /** Persons and sides (`side:ID`) whose own it is. */
  readonly ownedBy?: readonly string[];
  /** Persons and sides (`side:ID`) to whom it was sent. */
  readonly addressedTo?: readonly string[];
  readonly releasedTo?: readonly ReleaseTier[];
  /** Of a case of children or of sexual violence: whoever does not read `sensitive_case` reads none of it. */
  readonly sensitive?: boolean;
}

export const sideName = (side: string): string => `side:${side}`;

type Row = Readonly<Partial<Record<Role, Reach>>>;

/** Everybody who is not named in a row reads it `never`. */
const mission = (reach: Reach): Row => ({
  monitor: reach,
  verification_officer: reach,
  casualty_recorder: reach,
  investigator: reach,
  specialist: reach,
  legal_reviewer: reach,
  head_of_mission: reach,
  data_protection_officer: reach,
});

const outside = (reach: Reach): Row => ({
  public: reach,
  reporter: reach,
  researcher: reach,
  partner_agency: reach,
  auditor: reach,
  administrator: reach,
});

const sides = (reach: Reach): Row => ({party_liaison: reach, commission_member: reach});
const released: Row = {...outside('released'), ...sides('released'), guarantor: 'released'};
const officers: Row = {
  verification_officer: 'always',
  investigator: 'always',
  legal_reviewer: 'always',
  head_of_mission: 'always',
};

export const readingPolicy: Readonly<Record<FieldClass, Row>> = Object.freeze({
  act: {
    ...mission('always'),
    ...released,
    party_liaison: 'own_or_released',
    commission_member: 'own_or_released',
    reporter: 'own_or_released',
    auditor: 'always',
  },
  person_name: {
    ...mission('always'),
    reporter: 'own',
    party_liaison: 'own',
    commission_member: 'own',
    auditor: 'always',
  },
  account: {...mission('always'), monitor: 'own', reporter: 'own', party_liaison: 'own'},
  coarse_place: {...mission('always'), ...released, reporter: 'own_or_released', party_liaison: 'own_or_released'},
  exact_place: {
    verification_officer: 'always',
    investigator: 'always',
    head_of_mission: 'always',
    monitor: 'own',
    reporter: 'own',
    party_liaison: 'own',
  },
  source_grade: {...officers, casualty_recorder: 'always'},
  source_identity: {data_protection_officer: 'addressed', specialist: 'addressed'},
  evidence: {...officers, casualty_recorder: 'always', specialist: 'always', monitor: 'own', party_liaison: 'own'},
  filing: {...officers, party_liaison: 'own', data_protection_officer: 'always'},
  incident: {...mission('always'), ...released},
  verification_work: {
    ...officers,
    monitor: 'addressed',
    casualty_recorder: 'addressed',
    specialist: 'addressed',
    // A question about one's own report, or why it was not taken up.
    reporter: 'addressed',
    party_liaison: 'addressed',
  },
  statement: {...mission('always'), ...released, party_liaison: 'own_or_released'},
  attribution: {...mission('released'), ...officers, ...released},
  finding_draft: {...officers, data_protection_officer: 'always'},
  reply_digest: {
    ...officers,
    data_protection_officer: 'always',
    party_liaison: 'addressed',
    commission_member: 'addressed',
  },
  reply: {
    ...mission('released'),
    ...officers,
    ...released,
    party_liaison: 'own_or_released',
    data_protection_officer: 'always',
  },
  deliberation: {head_of_mission: 'always', legal_reviewer: 'always', commission_member: 'own_or_addressed'},
  finding: {...mission('always'), ...released},
  release_work: {...officers, specialist: 'own', data_protection_officer: 'always'},
  restriction: {...mission('always'), ...released},
  hotline: {...officers, monitor: 'always', party_liaison: 'own'},
  sensitive_case: {specialist: 'always', head_of_mission: 'always', data_protection_officer: 'always'},
  people: {
    ...mission('own'),
    ...sides('own'),
    reporter: 'own',
    guarantor: 'own',
    partner_agency: 'own',
    researcher: 'own',
    administrator: 'always',
    head_of_mission: 'always',
    data_protection_officer: 'always',
    auditor: 'always',
  },
});

export const reachOf = (role: Role, fieldClass: FieldClass): Reach => readingPolicy[fieldClass][role] ?? 'never';

const reachNumbers = new Map<Reach, number>(reaches.map((reach, index) => [reach, index]));
const classNumbers = new Map<FieldClass, number>(fieldClasses.map((fieldClass, index) => [fieldClass, index]));
const roleNumbers = new Map<Role, number>(roles.map((role, index) => [role, index]));

/** The table as bytes, so that asking a cell costs one load. */
const cells = Uint8Array.from(
  fieldClasses.flatMap((fieldClass) => roles.map((role) => reachNumbers.get(reachOf(role, fieldClass)) ?? 0)),
);

const cell = (role: Role, fieldClass: FieldClass): Reach => {
  const classNumber = classNumbers.get(fieldClass);
  const roleNumber = roleNumbers.get(role);
  if (classNumber === undefined || roleNumber === undefined) return 'never';
  return reaches[cells[classNumber * roles.length + roleNumber] ?? 0] ?? 'never';
};

/** May this viewer read this piece? False for whatever the table does not name. */
export function mayRead(viewer: Viewer, piece: Piece): boolean {
  if (viewer.within !== undefined && !mayRead(viewer.within, piece)) return false;
  if (piece.sensitive === true && !readsClass(viewer, piece, 'sensitive_case')) return false;
  return readsClass(viewer, piece, piece.fieldClass);
}

/** Asked for every piece of every page: a loop that makes nothing. */
function readsClass({person, held}: Viewer, piece: Piece, fieldClass: FieldClass): boolean {
  for (const one of held) if (reads(person, one, piece, cell(one.role, fieldClass))) return true;
  return false;
}

function reads(person: string, {role, side}: HeldRole, piece: Piece, reach: Reach): boolean {
  switch (reach) {
    case 'never':
      return false;
    case 'always':
      return true;
    case 'own':
      return isAmong(piece.ownedBy, person, side);
    case 'addressed':
      return isAmong(piece.addressedTo, person, side);
    case 'own_or_addressed':
      return isAmong(piece.ownedBy, person, side) || isAmong(piece.addressedTo, person, side);
    case 'released':
      return isReleased(role, piece);
    case 'own_or_released':
      return isAmong(piece.ownedBy, person, side) || isReleased(role, piece);
    case 'addressed_or_released':
      return isAmong(piece.addressedTo, person, side) || isReleased(role, piece);
  }
}

const isReleased = (role: Role, {releasedTo = []}: Piece): boolean => isReleasedTo(tierOfRole[role], releasedTo);

const isAmong = (names: readonly string[] | undefined, person: string, side: string | undefined): boolean =>
  names !== undefined &&
  ((person !== '' && names.includes(person)) || (side !== undefined && names.includes(sideName(side))));
