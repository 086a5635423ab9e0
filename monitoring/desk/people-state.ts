/**
 * What the acts of people leave: persons with their devices, roles and open link. Objects are replaced, never changed. A
 * role counts only once its person is enrolled and, where the installation has two pairs of eyes, a second one confirmed it.
 */
import type {Role} from '../access/index.ts';
import type {ActBody} from './act-kinds.ts';
import type {DeskAct} from './act.ts';

/** The one person of an installation of one. */
export const onlyPerson = 'only';
export const personIdPattern = /^p-[a-z2-7]{10}$/;

/** Whoever holds one of them may confirm what somebody else proposed. */
export const confirmingRoles: readonly Role[] = ['administrator', 'head_of_mission', 'data_protection_officer'];

export type Credential = NonNullable<ActBody<'person_enrolled'>['credential']>;

export interface Device {
  /** PERSON-1, PERSON-2, …: the author of what it signs. */
  readonly keyName: string;
  /** Base64. */
  readonly publicKey: string;
  /** Absent where the device signs in with its key alone. */
  readonly credential?: Credential;
  readonly entry: number;
}

export interface PersonDevice {
  readonly person: string;
  readonly device: Device;
}

export interface Grant {
  /** A case, or `*` for all. */
  readonly case: string;
  readonly role: Role;
  readonly side?: string;
  readonly from?: string;
  readonly until?: string;
  readonly deputyFor?: string;
}

export interface GrantFile {
  /** What is confirmed: the subject of the proposal, or the person for all roles that came with the invitation. */
  readonly proposal: string;
  readonly grant: Grant;
  readonly proposedBy: string;
  readonly state: 'proposed' | 'held' | 'ended';
}

/** A link that works once. */
export interface Link {
  /** What is confirmed where it must be: the id of the act that gave it. */
  readonly proposal: string;
  readonly tokenSha256: string;
  readonly expires: string;
  readonly givenBy: string;
  /** False where a second person has still to confirm it: a link to somebody’s name is as good as his roles. */
  readonly works: boolean;
}

export interface PersonFile {
  readonly id: string;
  readonly name: string;
  readonly invitedBy: string;
  readonly state: 'invited' | 'enrolled' | 'suspended';
  readonly devices: readonly Device[];
  readonly grants: readonly GrantFile[];
  /** The one link that is open; using it or giving another ends it. */
  readonly link?: Link;
  readonly acts: readonly DeskAct[];
}

export interface PeopleState {
  readonly mode: 'unset' | 'accounts' | 'single_user';
  readonly persons: ReadonlyMap<string, PersonFile>;
  /** Every device by the name of its key: asked for each act that is read. */
  readonly devices: ReadonlyMap<string, PersonDevice>;
  /** Proposals, links and persons ever named, so that none is named twice. */
  readonly proposals: ReadonlySet<string>;
  readonly tokens: ReadonlySet<string>;
  /** Two persons who may confirm have been enrolled at the same time: from then on nobody gives a role alone. */
  readonly pairEnrolled: boolean;
  /** The newest key of the vault, and who holds its private half. */
  readonly vault?: {readonly publicKey: string; readonly keeper: string; readonly entry: number};
}

export interface PeopleChange extends Omit<PeopleState, 'persons' | 'devices' | 'proposals' | 'tokens'> {
  mode: PeopleState['mode'];
  readonly persons: Map<string, PersonFile>;
  readonly devices: Map<string, PersonDevice>;
  readonly proposals: Set<string>;
  readonly tokens: Set<string>;
  pairEnrolled: boolean;
  vault?: NonNullable<PeopleState['vault']>;
}

export const covers = (grantCase: string, asked: string): boolean => grantCase === '*' || grantCase === asked;

const isWithin = ({from, until}: Grant, at: string): boolean =>
  (from === undefined || from <= at) && (until === undefined || at < until);

/** Roles that count at this moment. */
export const standingGrants = ({state, grants}: PersonFile, at: string): readonly Grant[] =>
  state === 'enrolled'
    ? grants.flatMap((one) => (one.state === 'held' && isWithin(one.grant, at) ? [one.grant] : []))
    : [];

/** Persons who may confirm at this moment. */
export const confirmers = (state: PeopleState, at: string): readonly PersonFile[] =>
  [...state.persons.values()].filter((person) =>
    standingGrants(person, at).some(({role}) => confirmingRoles.includes(role)),
  );

export const needsTwo = (state: PeopleState, at: string): boolean =>
  state.pairEnrolled || confirmers(state, at).length >= 2;

/**
 * May the server itself invite an administrator? Where none is enrolled; and where of two or more who could confirm
 * fewer than two are left, because then nobody could be given a role any more.
 */
export const serverMayInvite = (state: PeopleState, at: string): boolean => {
  if (state.mode !== 'accounts') return false;
  const able = confirmers(state, at);
  const administrators = able.filter((person) => standingGrants(person, at).some(({role}) => role === 'administrator'));
  return administrators.length === 0 || (state.pairEnrolled && able.length < 2);
};
