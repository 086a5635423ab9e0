/** One person: state, roles with what can be done about each, keys, recusals, and the acts about the person, each with a reason. */
import type {CaseSummary, PeoplePage as PeopleView} from '../../../platform/contract/index.ts';
import {instantText} from '../../ledger/instant-text.ts';
import {Problems} from '../session/problems.tsx';
import {roleText} from '../session/role-text.ts';
import {nowText, useSignedIn} from '../use-me.ts';
import {daysLater, invitationLink} from './invitation-link.ts';
import {randomBytes} from './invite-form.tsx';
import {ReasonAct} from './reason-act.tsx';
import {useAct} from './use-act.ts';

type Person = PeopleView['people'][number];
type Held = Person['roles'][number];

interface PersonPartProps {
  readonly person: Person;
  readonly people: readonly Person[];
  readonly cases: readonly CaseSummary[];
  readonly may: (kind: string) => boolean;
  readonly showLink: (url: string, name: string) => void;
}

const stateWords: Readonly<Record<Person['state'], string>> = {
  invited: 'invited, not enrolled yet',
  enrolled: 'enrolled',
  suspended: 'suspended: no session, and the keys sign nothing',
};

export function PersonPart({person, people, cases, may, showLink}: PersonPartProps) {
  const {id, name, state, keys, credentials, roles, recusals} = person;
  return (
    <section className="person" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p className="note">
        <code>{id}</code>, {stateWords[state]}
        {keys.length > 0 && `; ${keys.length === 1 ? '1 device' : `${keys.length} devices`}`}
        {credentials > 0 && `, ${credentials === 1 ? '1 passkey' : `${credentials} passkeys`}`}
      </p>
      {roles.length === 0 ? (
        <p>No role.</p>
      ) : (
        <ul className="person-roles">
          {roles.map((held) => (
            <li key={`${held.case} ${held.role} ${held.side ?? ''} ${held.proposal ?? ''}`}>
              <RoleLine person={person} held={held} people={people} cases={cases} may={may} />
            </li>
          ))}
        </ul>
      )}
      {recusals.length > 0 && <p>Stepped back from: {recusals.join(', ')}.</p>}
      {state !== 'suspended' && <PersonWays person={person} may={may} showLink={showLink} />}
    </section>
  );
}

interface RoleLineProps {
  readonly person: Person;
  readonly held: Held;
  readonly people: readonly Person[];
  readonly cases: readonly CaseSummary[];
  readonly may: (kind: string) => boolean;
}

function RoleLine({person, held, people, cases, may}: RoleLineProps) {
  const me = useSignedIn();
  const {isBusy, problems, run} = useAct();
  const {proposal, pending} = held;
  const parties = cases.flatMap((one) => one.parties);
  const nameOf = (side: string): string => parties.find(({id}) => id === side)?.short ?? side;
  const deputyFor = people.find(({id}) => id === held.deputyFor)?.name ?? held.deputyFor;
  return (
    <>
      {roleText(held, nameOf)} in {held.case === '*' ? 'all cases' : held.case}
      {held.from !== undefined && `, from ${instantText(held.from)}`}
      {held.until !== undefined && `, until ${instantText(held.until)}`}
      {deputyFor !== undefined && `, as deputy for ${deputyFor}`}
      {pending && person.state === 'enrolled' && '; waits for a second person’s confirmation'}
      {pending &&
        person.state === 'invited' &&
        '; counts once the person has enrolled and, where that is needed, a second person has confirmed it'}
      {pending && proposal !== undefined && may('role_confirmed') && person.id !== me?.person && (
        <>
          {' '}
          <button
            type="button"
            aria-disabled={isBusy}
            onClick={() => run({caseId: 'installation', kind: 'role_confirmed', subject: proposal, body: {}})}
          >
            Confirm
          </button>
        </>
      )}
      {may('role_ended') && (
        <ReasonAct
          summary="End this role"
          word="End"
          request={(reason) => ({
            caseId: 'installation',
            kind: 'role_ended',
            subject: person.id,
            body: {person: person.id, case: held.case, role: held.role, side: held.side, reason},
          })}
        />
      )}
      <Problems problems={problems} />
    </>
  );
}

function PersonWays({person: {id, name, state}, may, showLink}: Omit<PersonPartProps, 'people' | 'cases'>) {
  const me = useSignedIn();
  return (
    <div className="person-ways screen-only">
      {may('device_added') && (
        <ReasonAct
          summary={state === 'invited' ? 'A new link' : 'A link for another device'}
          word="Make the link"
          request={(reason) => {
            const {url, tokenSha256} = invitationLink(location.origin, randomBytes);
            const expires = daysLater(nowText(), 7);
            return {
              caseId: 'installation',
              kind: 'device_added',
              subject: id,
              body: {tokenSha256, expires, reason},
              afterwards: () => showLink(url, name),
            };
          }}
        />
      )}
      {may('invitation_ended') && state === 'invited' && (
        <ReasonAct
          summary="End the invitation"
          word="End"
          request={(reason) => ({caseId: 'installation', kind: 'invitation_ended', subject: id, body: {reason}})}
        />
      )}
      {may('person_suspended') && id !== me?.person && (
        <ReasonAct
          summary="Suspend"
          word="Suspend"
          request={(reason) => ({caseId: 'installation', kind: 'person_suspended', subject: id, body: {reason}})}
        />
      )}
    </div>
  );
}
