/**
 * Rules of the acts of the installation (acts/people.ts): who comes in, with which roles, and who agreed.
 *
 * The beginning: the server invites the first administrator, whose roles hold from his enrolment. He invites others; what he
 * gave holds when they enrol, until two persons who are administrator, head of mission or data protection officer stand
 * enrolled at the same time. From then on, and for good, a role, and a link to the name of somebody who is enrolled, has no
 * effect before such a person confirms it who neither proposed nor receives it. Whoever enrols after that moment with an older
 * invitation waits for the confirmation too. Nobody ever gives himself a role. Ending and suspending need one person.
 */
import type {Problem} from '../../kernel/index.ts';
import type {ActBody, PeopleActKind} from '../act-kinds.ts';
import {deskPerson, type DeskAct} from '../act.ts';
import {
  needsTwo,
  onlyPerson,
  personIdPattern,
  serverMayInvite,
  type GrantFile,
  type Link,
  type PeopleChange,
  type PeopleState,
  type PersonFile,
} from '../people-state.ts';
import {problem} from '../rule.ts';
import {grantProblems} from './grants.ts';

type PeopleAct<K extends PeopleActKind> = DeskAct<ActBody<K>> & {readonly body: ActBody<K>};

export interface PeopleRule<K extends PeopleActKind = never> {
  /** Cases for which whoever acts must hold a role of the kind; `*` for all; `anyCase` where one of any case is enough. */
  readonly cases: (act: PeopleAct<K>, state: PeopleState) => readonly string[];
  readonly problems: (act: PeopleAct<K>, state: PeopleState) => readonly Problem[];
  readonly apply: (act: PeopleAct<K>, state: PeopleChange) => void;
}

/** Not the name of a case. */
export const anyCase = '';

/** All that the server does by itself; persons do none of it but inviting. */
export const serverKinds: readonly PeopleActKind[] = ['mode_set', 'person_invited', 'person_enrolled'];

const linkLimitDays = 31;
const dayMilliseconds = 86_400_000;

const everywhere = (): readonly string[] => ['*'];

const peopleOnly = (state: PeopleState): readonly Problem[] =>
  state.mode === 'accounts'
    ? []
    : [problem('no-accounts', 'this installation has no accounts; its mode is set by the server')];

/** Links that are never used stop working by themselves. */
function linkProblems(
  {tokenSha256, expires}: {readonly tokenSha256: string; readonly expires: string},
  at: string,
  state: PeopleState,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (state.tokens.has(tokenSha256))
    problems.push(problem('repeated-token', 'was the secret of another link', 'tokenSha256'));
  if (expires <= at) problems.push(problem('already-expired', 'is not after the act', 'expires'));
  if (Date.parse(expires) - Date.parse(at) > linkLimitDays * dayMilliseconds)
    problems.push(problem('too-late', `is more than ${linkLimitDays} days after the act`, 'expires'));
  return problems;
}

/** Cases of all that a person holds or was offered. */
const casesOf = (person: PersonFile | undefined): readonly string[] => {
  const cases = (person?.grants ?? []).flatMap(({state, grant}) => (state === 'ended' ? [] : [grant.case]));
  return cases.length === 0 ? ['*'] : [...new Set(cases)];
};

const casesOfSubject = ({subject}: {readonly subject: string}, state: PeopleState): readonly string[] =>
  casesOf(state.persons.get(subject));

const notKnown = problem('unknown-person', 'is no person of this installation', 'subject');

function standingProblems(subject: string, state: PeopleState): readonly Problem[] {
  const person = state.persons.get(subject);
  if (person === undefined || subject === onlyPerson) return [notKnown];
  return person.state === 'suspended' ? [problem('suspended', 'this person was suspended', 'subject')] : [];
}

const change = (state: PeopleChange, act: DeskAct<object>, id: string, next: Partial<PersonFile>): void => {
  const person = state.persons.get(id);
  if (person !== undefined) state.persons.set(id, {...person, ...next, acts: [...person.acts, act as DeskAct]});
};

const withoutLink = ({link: _ended, ...person}: PersonFile): PersonFile => person;

const mode_set: PeopleRule<'mode_set'> = {
  cases: everywhere,
  problems: ({body: {mode}}, state) => {
    if (state.mode === mode) return [problem('no-change', 'is the mode already', 'mode')];
    const enrolled = [...state.persons.values()].some(({id, devices}) => id !== onlyPerson && devices.length > 0);
    if (mode === 'accounts' || !enrolled) return [];
    return [problem('mode-fixed', 'an installation in which somebody is enrolled keeps its accounts', 'mode')];
  },
  apply: ({body: {mode}}, state) => {
    state.mode = mode;
  },
};

const person_invited: PeopleRule<'person_invited'> = {
  cases: ({body: {grants}}) => grants.map((grant) => grant.case),
  problems: ({subject, body, person, at}, state) => {
    const problems: Problem[] = [...peopleOnly(state), ...linkProblems(body, at, state)];
    if (!personIdPattern.test(subject))
      problems.push(problem('bad-person-id', 'is not p- and ten random characters a-z, 2-7', 'subject'));
    if (state.persons.has(subject) || state.proposals.has(subject))
      problems.push(problem('name-taken', 'is taken', 'subject'));
    if (person === deskPerson) return [...problems, ...serverInvitation(body, at, state)];
    return [...problems, ...grantProblems(subject, body.grants, at, state)];
  },
  apply: (act, state) => {
    const {subject, body, person, id} = act;
    // One link of the server's at a time.
    if (person === deskPerson)
      for (const one of state.persons.values())
        if (one.invitedBy === deskPerson && one.state === 'invited') state.persons.set(one.id, withoutLink(one));
    const {tokenSha256, expires} = body;
    const link: Link = {proposal: id, tokenSha256, expires, givenBy: person, works: true};
    const grants = body.grants.map((grant): GrantFile => ({
      proposal: subject,
      grant,
      proposedBy: person,
      state: 'proposed',
    }));
    state.tokens.add(tokenSha256);
    state.proposals.add(subject);
    state.persons.set(subject, {
      id: subject,
      name: body.name,
      invitedBy: person,
      state: 'invited',
      devices: [],
      grants,
      link,
      acts: [act],
    });
  },
};

function serverInvitation({grants}: ActBody<'person_invited'>, at: string, state: PeopleState): readonly Problem[] {
  const [grant] = grants;
  const isPlain = grants.length === 1 && grant?.role === 'administrator' && grant.case === '*';
  if (!isPlain || Object.keys(grant).length !== 2)
    return [problem('not-your-role', 'the server invites one administrator of all cases and nobody else', 'grants')];
  if (serverMayInvite(state, at)) return [];
  return [problem('administrator-stands', 'an administrator is enrolled, who invites', 'grants')];
}

const invitation_ended: PeopleRule<'invitation_ended'> = {
  cases: casesOfSubject,
  problems: ({subject}, state) => {
    const link = state.persons.get(subject)?.link;
    return [
      ...standingProblems(subject, state),
      ...(link === undefined ? [problem('no-link', 'has no open link', 'subject')] : []),
    ];
  },
  apply: (act, state) => {
    const person = state.persons.get(act.subject);
    if (person !== undefined) state.persons.set(act.subject, {...withoutLink(person), acts: [...person.acts, act]});
  },
};

const person_enrolled: PeopleRule<'person_enrolled'> = {
  cases: everywhere,
  problems: ({subject, body, at}, state) => {
    const person = state.persons.get(subject);
    const problems: Problem[] = [];
    if (subject === onlyPerson) {
      if (state.mode !== 'single_user')
        problems.push(problem('not-single-user', 'this installation is not of one person', 'subject'));
    } else {
      problems.push(...peopleOnly(state), ...standingProblems(subject, state));
      const {link} = person ?? {};
      if (link === undefined || !link.works) problems.push(problem('no-link', 'has no open link', 'subject'));
      else if (link.expires <= at) problems.push(problem('already-expired', 'the link has expired', 'subject'));
    }
    if (body.keyName !== `${subject}-${(person?.devices.length ?? 0) + 1}`)
      problems.push(problem('key-name', 'is not the person with the next number', 'keyName'));
    const devices = [...state.devices.values()].map(({device}) => device);
    if (devices.some(({publicKey}) => publicKey === body.publicKey))
      problems.push(problem('key-known', 'is the key of a device already', 'publicKey'));
    if (body.credential !== undefined && devices.some(({credential}) => credential?.id === body.credential?.id))
      problems.push(problem('credential-known', 'is the passkey of a device already', 'credential.id'));
    return problems;
  },
  apply: (act, state) => {
    const {subject, body, entry, at} = act;
    const device = {...body, entry};
    state.devices.set(device.keyName, {person: subject, device});
    const person = state.persons.get(subject) ?? personOfOne;
    const holdAtOnce = !needsTwo(state, at) || person.invitedBy === deskPerson;
    const grants = person.grants.map((one): GrantFile =>
      one.state === 'proposed' && person.state === 'invited' && holdAtOnce ? {...one, state: 'held'} : one,
    );
    state.persons.set(subject, {
      ...withoutLink(person),
      state: 'enrolled',
      devices: [...person.devices, device],
      grants,
      acts: [...person.acts, act],
    });
  },
};

const personOfOne: PersonFile = {
  id: onlyPerson,
  name: 'The one person of this installation',
  invitedBy: deskPerson,
  state: 'enrolled',
  devices: [],
  grants: [],
  acts: [],
};

const role_proposed: PeopleRule<'role_proposed'> = {
  cases: ({body}) => [body.case],
  problems: ({subject, body: {person, ...grant}, at, person: by}, state) => {
    const problems: Problem[] = [...peopleOnly(state)];
    problems.push(...standingProblems(person, state).map((one) => ({...one, field: 'person'})));
    if (person === by) problems.push(problem('own-role', 'nobody proposes a role for himself', 'person'));
    if (state.proposals.has(subject) || state.persons.has(subject))
      problems.push(problem('name-taken', 'is taken', 'subject'));
    return [...problems, ...grantProblems(person, [grant], at, state)];
  },
  apply: (act, state) => {
    const {subject, at, person: by} = act;
    const {person, ...grant} = act.body;
    const file = state.persons.get(person);
    const isHeld = file?.state === 'enrolled' && !needsTwo(state, at);
    state.proposals.add(subject);
    change(state, act, person, {
      grants: [
        ...(file?.grants ?? []),
        {proposal: subject, grant, proposedBy: by, state: isHeld ? 'held' : 'proposed'},
      ],
    });
  },
};

interface Proposal {
  readonly person: PersonFile;
  readonly proposedBy: string;
  readonly kind: 'grants' | 'link';
}

/** What waits for a second person under this name: roles, or a link to the name of somebody who is enrolled. */
function proposalOf(subject: string, state: PeopleState): Proposal | undefined {
  for (const person of state.persons.values()) {
    if (person.state === 'suspended') continue;
    const grant = person.grants.find((one) => one.proposal === subject && one.state === 'proposed');
    if (grant !== undefined) return {person, proposedBy: grant.proposedBy, kind: 'grants'};
    const {link} = person;
    if (link?.proposal === subject && !link.works) return {person, proposedBy: link.givenBy, kind: 'link'};
  }
  return undefined;
}

const role_confirmed: PeopleRule<'role_confirmed'> = {
  // A second pair of eyes may be of any case: where each case has one head of mission, there is no other.
  cases: () => [anyCase],
  problems: ({subject, person: by}, state) => {
    const proposal = proposalOf(subject, state);
    if (proposal === undefined)
      return [problem('no-proposal', 'nothing of this name waits for a confirmation', 'subject')];
    const problems: Problem[] = [...peopleOnly(state)];
    if (proposal.proposedBy === by)
      problems.push(problem('own-work', 'nobody confirms what he proposed himself: it needs somebody else'));
    if (proposal.person.id === by)
      problems.push(problem('own-role', 'nobody confirms a role of his own: it needs somebody else'));
    return problems;
  },
  apply: (act, state) => {
    const proposal = proposalOf(act.subject, state);
    if (proposal === undefined) return;
    const {id, grants, link} = proposal.person;
    if (proposal.kind === 'link') {
      if (link !== undefined) change(state, act, id, {link: {...link, works: true}});
      return;
    }
    const confirmed = grants.map((one): GrantFile =>
      one.proposal === act.subject && one.state === 'proposed' ? {...one, state: 'held'} : one,
    );
    change(state, act, id, {grants: confirmed});
  },
};

const role_ended: PeopleRule<'role_ended'> = {
  cases: ({body}) => [body.case],
  problems: ({body}, state) => {
    const file = state.persons.get(body.person);
    if (file === undefined) return [{...notKnown, field: 'person'}];
    if (file.grants.some((one) => isOfRole(one, body))) return [];
    return [problem('not-held', 'is neither held by this person nor proposed', 'role')];
  },
  apply: (act, state) => {
    const {person, ...ended} = act.body;
    const grants = (state.persons.get(person)?.grants ?? []).map((one): GrantFile =>
      isOfRole(one, ended) ? {...one, state: 'ended'} : one,
    );
    change(state, act, person, {grants});
  },
};

const isOfRole = (
  {state, grant}: GrantFile,
  ended: {readonly case: string; readonly role: string; readonly side?: string},
): boolean => state !== 'ended' && grant.case === ended.case && grant.role === ended.role && grant.side === ended.side;

const device_added: PeopleRule<'device_added'> = {
  cases: casesOfSubject,
  problems: ({subject, body, at}, state) => [
    ...peopleOnly(state),
    ...standingProblems(subject, state),
    ...linkProblems(body, at, state),
  ],
  apply: (act, state) => {
    const {subject, body, person, id, at} = act;
    const {tokenSha256, expires} = body;
    const works = state.persons.get(subject)?.state === 'invited' || !needsTwo(state, at);
    state.tokens.add(tokenSha256);
    state.proposals.add(id);
    change(state, act, subject, {link: {proposal: id, tokenSha256, expires, givenBy: person, works}});
  },
};

const person_suspended: PeopleRule<'person_suspended'> = {
  cases: casesOfSubject,
  problems: ({subject, person}, state) => [
    ...standingProblems(subject, state),
    ...(subject === person ? [problem('own-role', 'nobody suspends himself', 'subject')] : []),
  ],
  apply: (act, state) => {
    const file = state.persons.get(act.subject);
    if (file === undefined) return;
    state.persons.set(act.subject, {...withoutLink(file), state: 'suspended', acts: [...file.acts, act]});
  },
};

const vault_opened: PeopleRule<'vault_opened'> = {
  cases: everywhere,
  problems: ({body: {keeper}}, state) => {
    const file = state.persons.get(keeper);
    return file?.state === 'enrolled' ? [] : [problem('unknown-person', 'is no enrolled person', 'keeper')];
  },
  apply: ({body, entry}, state) => {
    state.vault = {...body, entry};
  },
};

export const peopleRules: {readonly [K in PeopleActKind]: PeopleRule<K>} = {
  mode_set,
  person_invited,
  invitation_ended,
  person_enrolled,
  role_proposed,
  role_confirmed,
  role_ended,
  device_added,
  person_suspended,
  vault_opened,
};
