/**
 * Who the desk knows, as a fold over the acts of the installation: persons, devices, roles, links. An act that breaks a
 * rule has no effect and is listed (rules/people.ts says the rules). Of a person the ledger shows a random name; what he is
 * called and which roles he holds lie in salted groups.
 */
import type {HeldRole, Role} from '../access/index.ts';
import type {Problem} from '../kernel/index.ts';
import {actDefinition, type PeopleActKind} from './act-kinds.ts';
import {deskPerson, type DeskAct} from './act.ts';
import {formProblems} from './desk.ts';
import {
  confirmers,
  covers,
  needsTwo,
  onlyPerson,
  serverMayInvite,
  standingGrants,
  type Credential,
  type PeopleChange,
  type PeopleState,
  type PersonDevice,
  type PersonFile,
} from './people-state.ts';
import {problem} from './rule.ts';
import {anyCase, peopleRules, serverKinds, type PeopleRule} from './rules/people.ts';
import type {PeopleAt, RefusedAct} from './state.ts';

export interface People {
  readonly state: PeopleState;
  /** What the rules of a case ask: live, as of the newest act taken. */
  readonly at: PeopleAt;
  /** Acts that stand in the ledger and break a rule: they have no effect. */
  readonly refused: readonly RefusedAct[];
  /** Why this act may not be done now; none where it may. Changes nothing. */
  problems(act: DeskAct): readonly Problem[];
  /** An act that stands in the ledger: has its effect, or is listed among the refused. */
  take(act: DeskAct): readonly Problem[];
  person(id: string): PersonFile | undefined;
  /** Whose key this is: the author of an entry, with the key that signed it. `desk` is the server’s own. */
  personOfKey(keyName: string, publicKey?: string): string | undefined;
  /** Keys and passkeys of persons who are enrolled; suspended ones have none. */
  deviceOf(keyName: string): PersonDevice | undefined;
  credentialById(id: string): (PersonDevice & {readonly credential: Credential}) | undefined;
  /** The open link of this hash, used, ended and unconfirmed ones not; whether it has expired the caller asks. */
  invitationBy(tokenSha256: string): OpenInvitation | undefined;
  /** May the server print a link for an administrator? Counts an installation whose mode is not set as one with accounts. */
  mayInviteAdministrator(at: string): boolean;
  /** Does a role need a second person’s confirmation now? */
  needsTwo(at: string): boolean;
}

export interface OpenInvitation {
  readonly person: string;
  readonly expires: string;
  /** What the new device’s key must be called. */
  readonly keyName: string;
  /** False where it gives somebody who is enrolled another device. */
  readonly isFirst: boolean;
}

export function openPeople(): People {
  const state: PeopleChange = {
    mode: 'unset',
    persons: new Map(),
    devices: new Map(),
    proposals: new Set(),
    tokens: new Set(),
    pairEnrolled: false,
  };
  const refused: RefusedAct[] = [];
  const at = peopleAt(state);
  const problems = (act: DeskAct): readonly Problem[] => actProblems(act, state, at);
  return {
    state,
    at,
    refused,
    problems,
    take: (act) => {
      // Content that was removed for safety has no effect any more; that it was there stays listed.
      const found = act.body === undefined ? [removed] : problems(act);
      if (found.length === 0) {
        ruleOf(act.kind)?.apply(act as never, state);
        state.pairEnrolled ||= confirmers(state, act.at).length >= 2;
      } else refused.push({act, problems: found.map(({code, message}) => ({code, message}))});
      return found;
    },
    person: (id) => state.persons.get(id),
    ...lookups(state),
    mayInviteAdministrator: (moment) =>
      serverMayInvite({...state, mode: state.mode === 'unset' ? 'accounts' : state.mode}, moment),
    needsTwo: (moment) => needsTwo(state, moment),
  };
}

const removed: Problem = problem('content-removed', 'what this act says was removed, so it has no effect');

const ruleOf = (kind: string): PeopleRule | undefined =>
  Object.hasOwn(peopleRules, kind) ? (peopleRules[kind as PeopleActKind] as unknown as PeopleRule) : undefined;

function actProblems(act: DeskAct, state: PeopleState, at: PeopleAt): readonly Problem[] {
  const [definition, rule] = [actDefinition(act.kind), ruleOf(act.kind)];
  if (definition === undefined || rule === undefined)
    return [problem('unknown-act', `“${act.kind.slice(0, 60)}” is no act of the installation`, 'kind')];
  const form = [...formProblems(act, definition)];
  if (act.place !== undefined || act.grade !== undefined || act.hasIdentity)
    form.push(problem('not-carried', 'an act of this kind carries no place, grade or identity'));
  if (form.length > 0) return form;
  const isEntitled =
    act.person === deskPerson
      ? serverKinds.includes(act.kind as PeopleActKind)
      : rule.cases(act as never, state).every((one) => holdsOneOf(act, definition.roles, one, state, at));
  if (!isEntitled) return [problem('not-your-role', `this act is for ${roleWords(definition.roles)}`)];
  return rule.problems(act as never, state);
}

function holdsOneOf(
  {person, at: moment}: DeskAct,
  roles: readonly Role[],
  of: string,
  state: PeopleState,
  at: PeopleAt,
): boolean {
  const file = state.persons.get(person);
  const held = of === anyCase && file !== undefined ? standingGrants(file, moment) : at.heldBy(person, of, moment);
  return held.some(({role}) => roles.includes(role));
}

const roleWords = (roles: readonly Role[]): string =>
  roles.length === 0 ? 'the server itself' : roles.map((role) => role.replaceAll('_', ' ')).join(', ');

/** Whoever is alone does the mission’s work, and speaks for no side. */
const rolesOfOne: readonly HeldRole[] = Object.freeze(
  (
    [
      'monitor',
      'verification_officer',
      'casualty_recorder',
      'investigator',
      'specialist',
      'legal_reviewer',
      'head_of_mission',
      'data_protection_officer',
    ] as const
  ).map((role) => Object.freeze({role})),
);

function peopleAt(state: PeopleState): PeopleAt {
  return {
    get mode() {
      return state.mode;
    },
    heldBy: (person, caseId, moment) => {
      if (person === onlyPerson) return state.mode === 'single_user' ? rolesOfOne : [];
      const file = state.mode === 'accounts' ? state.persons.get(person) : undefined;
      if (file === undefined) return [];
      return standingGrants(file, moment).flatMap(({case: of, role, side}) =>
        covers(of, caseId) ? [side === undefined ? {role} : {role, side}] : [],
      );
    },
    isSuspended: (person) => state.persons.get(person)?.state === 'suspended',
    names: () => [...state.persons.values()].flatMap(({id, name}) => (id === onlyPerson ? [] : [name])),
  };
}

function lookups(state: PeopleState): Pick<People, 'personOfKey' | 'deviceOf' | 'credentialById' | 'invitationBy'> {
  const active = ({person}: PersonDevice): boolean => state.persons.get(person)?.state === 'enrolled';
  return {
    personOfKey: (keyName, publicKey) => {
      if (keyName === deskPerson) return deskPerson;
      const found = state.devices.get(keyName);
      const isTheirs = publicKey === undefined || found?.device.publicKey === publicKey;
      return isTheirs ? found?.person : undefined;
    },
    deviceOf: (keyName) => {
      const found = state.devices.get(keyName);
      return found !== undefined && active(found) ? found : undefined;
    },
    credentialById: (id) => {
      const found = [...state.devices.values()].find((one) => one.device.credential?.id === id && active(one));
      const credential = found?.device.credential;
      return found === undefined || credential === undefined ? undefined : {...found, credential};
    },
    invitationBy: (tokenSha256) => {
      for (const {id, link, devices: own, state: standing} of state.persons.values()) {
        if (link?.tokenSha256 !== tokenSha256 || !link.works || standing === 'suspended') continue;
        const keyName = `${id}-${own.length + 1}`;
        return {person: id, expires: link.expires, keyName, isFirst: standing === 'invited'};
      }
      return undefined;
    },
  };
}
