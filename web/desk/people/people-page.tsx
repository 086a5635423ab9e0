/**
 * Who takes part: persons with their roles, keys and recusals, and what an administrator or whoever confirms may do with them.
 * Giving a role needs a second person; ending one does not. Links are shown once.
 */
import {useState} from 'react';
import type {PeoplePage as PeopleView} from '../../../platform/contract/index.ts';
import {apiPath} from '../../api/answer.ts';
import {Empty, Failed, Waiting} from '../../parts/waiting.tsx';
import {NewLine} from '../live/new-line.tsx';
import {useDeskAnswer} from '../live/use-desk-answer.ts';
import {onePersonSentence} from '../session/role-text.ts';
import {GrantForm} from './grant-form.tsx';
import {InviteForm} from './invite-form.tsx';
import {LinkOnce} from './link-once.tsx';
import {PersonPart} from './person-part.tsx';
import {useCases} from './use-cases.ts';

export function PeoplePage() {
  const {answer, fresh, show} = useDeskAnswer<PeopleView>('installation', apiPath(['desk', 'people']));
  const [link, setLink] = useState<{readonly url: string; readonly name: string}>();
  return (
    <div className="people">
      <h1 tabIndex={-1}>People</h1>
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Refused status={answer.status} sentences={answer.sentences} />}
      {answer.kind === 'ready' && (
        <>
          <NewLine fresh={fresh} show={show} />
          {link !== undefined && <LinkOnce key={link.url} {...link} done={() => setLink(undefined)} />}
          <People view={answer.value} showLink={(url, name) => setLink({url, name})} />
        </>
      )}
    </div>
  );
}

function Refused({status, sentences}: {readonly status: number; readonly sentences: readonly string[]}) {
  if (status !== 403 && status !== 404) return <Failed sentences={sentences} />;
  return (
    <p>
      The list of people is for administrators, heads of mission, data protection officers and auditors. Your own roles
      stand at the head of every page.
    </p>
  );
}

interface PeopleProps {
  readonly view: PeopleView;
  readonly showLink: (url: string, name: string) => void;
}

function People({view: {mode, people, acts}, showLink}: PeopleProps) {
  const cases = useCases();
  const may = (kind: string): boolean => acts.some((one) => one.kind === kind && one.notNow === undefined);
  if (mode === 'single_user') {
    return (
      <>
        <p className="lede">{onePersonSentence}</p>
        <p>
          To work with others, the installation is started with accounts; that is for good, because with more than one
          person a decision must have more than one pair of eyes.
        </p>
      </>
    );
  }
  return (
    <>
      <p className="lede">
        {people.length === 1 ? '1 person' : `${people.length.toLocaleString('en')} persons`}. Every invitation, role and
        end of a role is a signed entry of the ledger.
      </p>
      {people.length === 0 && <Empty sentence="Nobody is invited yet." />}
      {people.map((person) => (
        <PersonPart key={person.id} person={person} people={people} cases={cases} may={may} showLink={showLink} />
      ))}
      {may('person_invited') && <InviteForm people={people} cases={cases} showLink={showLink} />}
      {may('role_proposed') && <GrantForm people={people} cases={cases} />}
    </>
  );
}
