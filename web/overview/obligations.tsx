/**
 * The clauses of the agreement, each for both sides: code, paraphrase, state of either with its days clock, and why.
 * Clauses that may not stand behind a headline are shown below the others with the reason.
 */
import {useId} from 'react';
import type {ObligationState, Overview, ProvisionView} from '../../platform/contract/index.ts';
import {go, useAddress, withQuery} from '../app/address.ts';
import {useNames, usePartySides, type PartySide} from '../app/case-context.ts';
import {CaseLink} from '../app/link.tsx';
import {StateCell} from '../agreement/state-cell.tsx';
import {StateDetail} from '../agreement/state-detail.tsx';
import {statesBeside, stateOf} from '../agreement/state-of.ts';
import {PartyName} from '../parts/party-name.tsx';
import {Empty} from '../parts/waiting.tsx';
import {clauseGroups} from './clause-groups.ts';

interface ObligationsProps {
  readonly provisions: readonly ProvisionView[];
  readonly agreements: Overview['agreements'];
}

export function Obligations({provisions, agreements}: ObligationsProps) {
  const sides = usePartySides();
  const groups = clauseGroups(provisions, agreements);
  return (
    <table className="obligations">
      <caption>
        Each clause as it binds either side. Days: watched days without a verified breach; the clock stops while too
        little is watched.
      </caption>
      <thead>
        <tr>
          <th scope="col">Clause</th>
          {sides.map(({id, short}) => (
            <th key={id} scope="col" className="obligation-side">
              <PartyName id={id} name={short} />
            </th>
          ))}
        </tr>
      </thead>
      {groups.every(({headline}) => !headline) && (
        <tbody>
          <tr>
            <td colSpan={3}>
              <Empty sentence="No clause may stand behind a headline on this day; the reasons are below." />
            </td>
          </tr>
        </tbody>
      )}
      {groups.map(({title, headline, clauses}) => (
        <tbody key={`${title} ${headline}`}>
          {title !== undefined && (
            <tr className="obligation-group">
              <th scope="rowgroup" colSpan={3}>
                {title}
              </th>
            </tr>
          )}
          {clauses.map((provision) => (
            <ObligationRow key={`${provision.agreement} ${provision.code}`} {...{provision, sides}} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  readonly provision: ProvisionView;
  readonly sides: readonly [PartySide, PartySide];
}

function ObligationRow({provision, sides}: RowProps) {
  const {query} = useAddress();
  const nameOf = useNames();
  const id = useId();
  const states = sides.map((side) => stateOf(provision, side.id));
  const beside = statesBeside(provision, sides);
  const open = [...states, ...beside].find((state) => state !== undefined && whyKey(state) === query['why']);
  return (
    <>
      <tr className="obligation">
        <th scope="row" className="clause">
          <CaseLink
            page="agreement"
            item={provision.agreement}
            query={{provision: provision.code}}
            className="clause-code"
          >
            {provision.code}
          </CaseLink>{' '}
          <span className="clause-text">{provision.paraphrase}</span>
          {!provision.headline && <span className="clause-reason">{provision.headlineReason}</span>}
          {beside.map((state) => (
            <span key={state.dutyBearer} className="clause-other">
              <PartyName id={state.dutyBearer} />
              <StateCell state={state}>
                <WhyButton state={state} whose={nameOf(state.dutyBearer)} detail={id} />
              </StateCell>
            </span>
          ))}
        </th>
        {sides.map((side, index) => (
          <td key={side.id} className="obligation-side">
            <span className="cell-party" aria-hidden="true">
              <PartyName id={side.id} name={side.short} />
            </span>
            <StateCell state={states[index]}>
              {states[index] && <WhyButton state={states[index]} whose={side.short} detail={id} />}
            </StateCell>
          </td>
        ))}
      </tr>
      {open && (
        <tr className="obligation-why" id={id}>
          <td colSpan={3}>
            <StateDetail state={open} />
          </td>
        </tr>
      )}
    </>
  );
}

const whyKey = ({provision, dutyBearer}: ObligationState): string => `${provision}.${dutyBearer}`;

interface WhyProps {
  readonly state: ObligationState;
  readonly whose: string;
  readonly detail: string;
}

function WhyButton({state, whose, detail}: WhyProps) {
  const address = useAddress();
  const key = whyKey(state);
  const open = address.query['why'] === key;
  return (
    <button
      type="button"
      className="why"
      aria-label={`why: ${state.provision}, ${whose}`}
      aria-expanded={open}
      aria-controls={open ? detail : undefined}
      onClick={() => go(withQuery(address, {why: open ? '' : key}), {replace: true})}
    >
      why
    </button>
  );
}
