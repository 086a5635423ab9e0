/**
 * The page of people: who is invited, enrolled, suspended, with which roles, what waits for a second person. Whoever may not
 * read it gets nothing at all; whoever may read it for one case sees the persons and roles of that case.
 */
import {mayRead, type HeldRole, type Viewer} from '../access/index.ts';
import {peopleActs} from './acts/people.ts';
import {actDefinition, type PeopleActKind} from './act-kinds.ts';
import type {People} from './people.ts';
import {onlyPerson, standingGrants, type GrantFile, type Link, type PersonFile} from './people-state.ts';
import type {PeoplePage, PossibleAct} from './shapes/index.ts';

export interface PeoplePageContext {
  readonly viewer: Viewer;
  /** ISO 8601 in UTC: the caller’s clock. */
  readonly now: string;
  /** Recusals of a person, as sentences, from the desks of cases. */
  readonly recusalsOf?: (person: string) => readonly string[];
}

type PersonOnPage = PeoplePage['people'][number];
type RoleOnPage = PersonOnPage['roles'][number];

/** Undefined where this viewer may not read it: it answers like what does not exist. */
export function peoplePage(people: People, {viewer, now, recusalsOf}: PeoplePageContext): PeoplePage | undefined {
  const reads = (caseId: string): boolean =>
    mayRead({...viewer, held: heldFor(people, viewer, caseId, now)}, {fieldClass: 'people'});
  const cases = new Set(
    [...people.state.persons.values()].flatMap(({grants}) => grants.map(({grant}) => grant.case)).concat('*'),
  );
  if (![...cases].some(reads)) return undefined;
  const isShown = ({grants, id}: PersonFile): boolean =>
    id === viewer.person || reads('*') || grants.some(({grant, state}) => state !== 'ended' && reads(grant.case));
  return {
    mode: people.state.mode,
    people: [...people.state.persons.values()]
      .filter(isShown)
      .map((person) => personOnPage(person, recusalsOf?.(person.id) ?? [], reads)),
    acts: possibleActs(people, viewer, now),
  };
}

/** What this viewer holds for one case, or for all of them (`*`). */
const heldFor = ({at}: People, {person, held}: Viewer, caseId: string, now: string): readonly HeldRole[] =>
  caseId === '*' || person === '' ? held : at.heldBy(person, caseId, now);

function personOnPage(
  {id, name, state, devices, grants, link}: PersonFile,
  recusals: readonly string[],
  reads: (caseId: string) => boolean,
): PersonOnPage {
  return {
    id,
    name,
    state,
    keys: devices.map(({keyName}) => keyName),
    credentials: devices.filter(({credential}) => credential !== undefined).length,
    roles: grants
      .filter(({state: standing, grant}) => standing !== 'ended' && (reads('*') || reads(grant.case)))
      .map(roleOnPage),
    recusals: [...recusals],
    ...(link === undefined ? {} : {link: linkOnPage(link)}),
  };
}

const linkOnPage = ({expires, proposal, works}: Link): NonNullable<PersonOnPage['link']> =>
  works ? {expires} : {expires, proposal};

export function roleOnPage({grant, state, proposal}: GrantFile): RoleOnPage {
  const {case: of, role, side, from, until, deputyFor} = grant;
  const isPending = state === 'proposed';
  return {
    case: of,
    role,
    ...(side === undefined ? {} : {side}),
    ...(from === undefined ? {} : {from}),
    ...(until === undefined ? {} : {until}),
    ...(deputyFor === undefined ? {} : {deputyFor}),
    pending: isPending,
    ...(isPending ? {proposal} : {}),
  };
}

/** Roles that count for this person now, and those that wait. */
export function rolesOf(people: People, person: string, now: string): readonly RoleOnPage[] {
  if (person === onlyPerson)
    return people.at.heldBy(person, '*', now).map(({role}) => ({case: '*', role, pending: false}));
  const file = people.person(person);
  if (file === undefined) return [];
  const standing = new Set(standingGrants(file, now));
  return file.grants.filter(({grant, state}) => state === 'proposed' || standing.has(grant)).map(roleOnPage);
}

function possibleActs({at, person}: People, viewer: Viewer, now: string): PossibleAct[] {
  const file = person(viewer.person);
  const held = new Set([
    ...viewer.held.map(({role}) => role),
    ...(file === undefined ? [] : standingGrants(file, now).map(({role}) => role)),
  ]);
  return (Object.keys(peopleActs) as PeopleActKind[]).flatMap((kind) => {
    const definition = actDefinition(kind);
    if (definition === undefined || !definition.roles.some((role) => held.has(role))) return [];
    const isForAccounts = kind !== 'vault_opened' && at.mode !== 'accounts';
    const notNow = isForAccounts ? {notNow: 'This installation has no accounts.'} : {};
    return [{kind, about: definition.about, ...notNow}];
  });
}
