/** What an agreement is before its clauses: kind, publicity, who stands behind it, its days by each account, its rules. */
import type {AgreementView} from '../../platform/contract/index.ts';
import {useAddress} from '../app/address.ts';
import {useNames} from '../app/case-context.ts';
import {EntryLinks} from '../parts/basis-note.tsx';
import {dayText} from '../parts/day-text.ts';
import {words} from '../parts/figures.ts';
import {PartyName} from '../parts/party-name.tsx';
import {publicityText, ruleText} from './agreement-words.ts';

export function AgreementHead({agreement}: {readonly agreement: AgreementView}) {
  const {query} = useAddress();
  const parties = query['swap'] === '1' ? agreement.parties.toReversed() : agreement.parties;
  return (
    <div className="agreement-head">
      <div>
        <p className="agreement-purpose">{agreement.purpose}</p>
        <p>{agreement.summary}</p>
      </div>
      <dl className="agreement-facts">
        <div>
          <dt>Kind</dt>
          <dd>{words(agreement.kind)}</dd>
        </div>
        <div>
          <dt>Text</dt>
          <dd>{publicityText(agreement.publicity)}</dd>
        </div>
        <div>
          <dt>Parties</dt>
          {parties.map(({id, name}) => (
            <dd key={id}>
              <PartyName id={id} name={name} />
            </dd>
          ))}
        </div>
        <div>
          <dt>Guarantors</dt>
          {agreement.guarantors.length === 0 && <dd>none recorded</dd>}
          {agreement.guarantors.map(({id, name}) => (
            <dd key={id}>{name}</dd>
          ))}
        </div>
        <OneDay term="Announced" day={agreement.announced} />
        <OneDay term="Signed" day={agreement.signed} />
        <DayAccounts term="In effect from" accounts={agreement.effective} none="no account gives a day" />
        <DayAccounts term="Ended" accounts={agreement.ended} none="no account says that it ended" />
        <div>
          <dt>Entry</dt>
          <dd>
            <EntryLinks entries={[agreement.entry]} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

function OneDay({term, day}: {readonly term: string; readonly day: string | undefined}) {
  if (day === undefined) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{dayText(day)}</dd>
    </div>
  );
}

interface DayAccountsProps {
  readonly term: string;
  readonly accounts: AgreementView['effective'];
  readonly none: string;
}

/** Accounts of a day may differ: each stands with its holder, and none is picked. */
function DayAccounts({term, accounts, none}: DayAccountsProps) {
  const nameOf = useNames();
  return (
    <div>
      <dt>{term}</dt>
      {accounts.length === 0 && <dd>{none}</dd>}
      {accounts.map(({day, holder, note}) => (
        <dd key={`${day} ${holder}`}>
          {dayText(day)}, according to {nameOf(holder)}
          {note !== undefined && `: ${note}`}
        </dd>
      ))}
    </div>
  );
}

export function AgreementRules({rules}: {readonly rules: AgreementView['rules']}) {
  return (
    <details className="agreement-rules">
      <summary>The rules by which its clauses are judged, and where each comes from</summary>
      <table>
        <caption>
          Where the text sets a rule, that one is used; where it sets none, a documented default with its reason.
        </caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Comes from</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.name}>
              <th scope="row">{ruleText(rule)}</th>
              <td>{rule.fromText ? 'the text' : 'default'}</td>
              <td>{rule.about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
