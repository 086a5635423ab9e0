/**
 * One clause as it binds each side: a line with both states, and opened, why each stands there, whose words the clause is
 * known from, what would count as evidence, and what the text leaves open. The address says which one is open.
 */
import {useEffect, useId, useRef} from 'react';
import type {ObligationState, Party, ProvisionView} from '../../platform/contract/index.ts';
import {go, useAddress, withQuery} from '../app/address.ts';
import {EntryLinks} from '../parts/basis-note.tsx';
import {words} from '../parts/figures.ts';
import {PartyName} from '../parts/party-name.tsx';
import {accountColumns} from './account-columns.ts';
import {Accounts} from './accounts.tsx';
import {polarityText, statusText} from './agreement-words.ts';
import {noCorrespondingObligation, StateCell} from './state-cell.tsx';
import {StateDetail} from './state-detail.tsx';
import {statesBeside, stateOf} from './state-of.ts';

interface ClauseProps {
  readonly provision: ProvisionView;
  /** In the order of the page. */
  readonly parties: readonly Party[];
}

export function Clause({provision, parties}: ClauseProps) {
  const address = useAddress();
  const wanted = address.query['provision'];
  const open = wanted === provision.code || wanted === 'all';
  const id = useId();
  const article = useRef<HTMLElement>(null);
  const arrived = useRef(wanted === provision.code);
  useEffect(() => {
    if (arrived.current) article.current?.scrollIntoView({block: 'start'});
    arrived.current = false;
  }, []);
  const toggle = (): void => go(withQuery(address, {provision: open ? '' : provision.code}), {replace: true});
  return (
    <article ref={article} className="clause-item" aria-labelledby={`${id}-title`}>
      <div className="clause-line">
        <h3 id={`${id}-title`}>
          <button type="button" className="clause-open" aria-expanded={open} aria-controls={id} onClick={toggle}>
            <span className="clause-code">{provision.code}</span> {provision.paraphrase}
          </button>
        </h3>
        {parties.map((party) => (
          <div key={party.id} className="clause-state">
            <span className="clause-party">
              <PartyName id={party.id} name={party.short} />
            </span>
            <StateCell state={stateOf(provision, party.id)} />
          </div>
        ))}
        <OtherStates provision={provision} parties={parties} />
        {!provision.headline && <p className="clause-kept-out">Kept out of headlines: {provision.headlineReason}</p>}
      </div>
      <div id={id} hidden={!open}>
        {open && <ClauseDetail provision={provision} parties={parties} />}
      </div>
    </article>
  );
}

function OtherStates({provision, parties}: ClauseProps) {
  return statesBeside(provision, parties).map((state) => (
    <div key={state.dutyBearer} className="clause-other">
      also binds <PartyName id={state.dutyBearer} /> <StateCell state={state} />
    </div>
  ));
}

function ClauseDetail({provision, parties}: ClauseProps) {
  return (
    <div className="clause-detail">
      <p className="clause-kind">
        {polarityText(provision.polarity)} · {words(provision.topic)} · {statusText(provision.textStatus)} ·{' '}
        {words(provision.verifiability)} · entry <EntryLinks entries={[provision.entry]} />
      </p>
      {provision.headline && <p className="note">May stand behind a headline: {provision.headlineReason}</p>}
      <h4>Where it stands, and why</h4>
      <div className="clause-sides">
        {parties.map((party) => (
          <Standing key={party.id} id={party.id} name={party.name} state={stateOf(provision, party.id)} />
        ))}
      </div>
      {statesBeside(provision, parties).map((state) => (
        <Standing key={state.dutyBearer} id={state.dutyBearer} state={state} />
      ))}
      <h4>Whose words</h4>
      <Accounts columns={accountColumns(provision.accounts, parties)} />
      <ClauseQuestions provision={provision} />
    </div>
  );
}

interface StandingProps {
  readonly id: string;
  readonly name?: string;
  readonly state: ObligationState | undefined;
}

function Standing({id, name, state}: StandingProps) {
  return (
    <section className="clause-side">
      <h5>
        <PartyName id={id} {...(name === undefined ? {} : {name})} />
      </h5>
      {state === undefined ? (
        <p className="no-obligation">{noCorrespondingObligation}</p>
      ) : (
        <StateDetail state={state} />
      )}
    </section>
  );
}

function ClauseQuestions({provision}: {readonly provision: ProvisionView}) {
  return (
    <dl className="clause-questions">
      <div>
        <dt>Would count as evidence that it is kept</dt>
        <dd>{provision.evidenceFor}</dd>
      </div>
      <div>
        <dt>Would count against</dt>
        <dd>{provision.evidenceAgainst}</dd>
      </div>
      <Points term="Exceptions in the text" points={provision.exceptions} none="None is recorded." />
      <Points term="Left open by the text" points={provision.openPoints} none="Nothing is recorded." />
      <Points
        term="Without an answer in this record"
        points={provision.openQuestions.map(({sentence, dutyBearer}) =>
          dutyBearer === undefined ? sentence : `${dutyBearer}: ${sentence}`,
        )}
        none="Nothing."
      />
    </dl>
  );
}

interface PointsProps {
  readonly term: string;
  readonly points: readonly string[];
  readonly none: string;
}

function Points({term, points, none}: PointsProps) {
  return (
    <div>
      <dt>{term}</dt>
      {points.length === 0 ? <dd>{none}</dd> : points.map((point) => <dd key={point}>{point}</dd>)}
    </div>
  );
}
