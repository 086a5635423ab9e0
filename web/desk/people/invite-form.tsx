/** Inviting a person: a name, one or more roles, and how long the link works. The link is made here and shown once. */
import {useState, type FormEvent} from 'react';
import type {CaseSummary, PeoplePage as PeopleView} from '../../../platform/contract/index.ts';
import {newId} from '../do-act.ts';
import {Problems} from '../session/problems.tsx';
import {nowText} from '../use-me.ts';
import {SelectField, TextField} from './fields.tsx';
import {GrantFields, type GrantText} from './grant-fields.tsx';
import {asGrant, emptyGrant} from './grant-text.ts';
import {daysLater, invitationLink} from './invitation-link.ts';
import {useAct} from './use-act.ts';

interface InviteFormProps {
  readonly people: PeopleView['people'];
  readonly cases: readonly CaseSummary[];
  readonly showLink: (url: string, name: string) => void;
}

export const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

export function InviteForm({people, cases, showLink}: InviteFormProps) {
  const [name, setName] = useState('');
  const [days, setDays] = useState('7');
  const [grants, setGrants] = useState<readonly GrantText[]>([emptyGrant]);
  const {isBusy, problems, run} = useAct();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const {url, tokenSha256} = invitationLink(location.origin, randomBytes);
    const expires = daysLater(nowText(), Number(days));
    const body = {name, grants: grants.map(asGrant), tokenSha256, expires};
    run({caseId: 'installation', kind: 'person_invited', subject: newId('p'), body}, () => {
      showLink(url, name);
      setName('');
      setGrants([emptyGrant]);
    });
  };
  return (
    <form className="people-form" onSubmit={submit} noValidate>
      <h2>Invite a person</h2>
      <TextField label="Name, as others on the desk see it" value={name} changed={setName} required />
      {grants.map((grant, index) => (
        // The place in the list is all that tells two unfinished roles apart.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index}>
          <legend>{grants.length === 1 ? 'Role' : `Role ${index + 1}`}</legend>
          <GrantFields
            grant={grant}
            cases={cases}
            people={people}
            changed={(next) => setGrants(grants.with(index, next))}
          />
          {grants.length > 1 && (
            <button type="button" onClick={() => setGrants(grants.toSpliced(index, 1))}>
              Leave this role out
            </button>
          )}
        </fieldset>
      ))}
      <p>
        <button type="button" onClick={() => setGrants([...grants, emptyGrant])}>
          Another role
        </button>
      </p>
      <SelectField
        label="The link works for"
        value={days}
        options={[
          ['1', '1 day'],
          ['7', '7 days'],
          ['31', '31 days'],
        ]}
        changed={setDays}
      />
      <Problems problems={problems} />
      <p>
        <button type="submit" className="main-way" aria-disabled={isBusy}>
          {isBusy ? 'Signing …' : 'Invite'}
        </button>
      </p>
    </form>
  );
}
