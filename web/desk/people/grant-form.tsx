/** Proposing a role for somebody who is there; a second person confirms it. Nobody proposes one for himself. */
import {useState, type FormEvent} from 'react';
import type {CaseSummary, PeoplePage as PeopleView} from '../../../platform/contract/index.ts';
import {newId} from '../do-act.ts';
import {Problems} from '../session/problems.tsx';
import {useSignedIn} from '../use-me.ts';
import {SelectField} from './fields.tsx';
import {GrantFields} from './grant-fields.tsx';
import {asGrant, emptyGrant} from './grant-text.ts';
import {useAct} from './use-act.ts';

interface GrantFormProps {
  readonly people: PeopleView['people'];
  readonly cases: readonly CaseSummary[];
}

export function GrantForm({people, cases}: GrantFormProps) {
  const me = useSignedIn();
  const others = people.filter(({id, state}) => id !== me?.person && state !== 'suspended');
  const [person, setPerson] = useState('');
  const [grant, setGrant] = useState(emptyGrant);
  const {isBusy, problems, run} = useAct();
  if (others.length === 0) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = {person, ...asGrant(grant)};
    run({caseId: 'installation', kind: 'role_proposed', subject: newId('g'), body}, () => {
      setPerson('');
      setGrant(emptyGrant);
    });
  };
  return (
    <form className="people-form" onSubmit={submit} noValidate>
      <h2>Propose another role</h2>
      <SelectField
        label="Person"
        value={person}
        options={[['', 'choose a person'], ...others.map(({id, name}) => [id, name] as const)]}
        changed={setPerson}
      />
      <fieldset>
        <legend>Role</legend>
        <GrantFields grant={grant} cases={cases} people={people} changed={setGrant} />
      </fieldset>
      <Problems problems={problems} />
      <p>
        <button type="submit" aria-disabled={isBusy}>
          {isBusy ? 'Signing …' : 'Propose'}
        </button>
      </p>
    </form>
  );
}
