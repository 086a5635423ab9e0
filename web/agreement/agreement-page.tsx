/** One agreement: what each side owes, in whose words, where each clause stands for either side, and why. */
import type {AgreementView} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {go, useAddress, withQuery} from '../app/address.ts';
import {useCase, usePartySides} from '../app/case-context.ts';
import {WitnessingLine} from '../parts/established-mark.tsx';
import {PartyName} from '../parts/party-name.tsx';
import {Empty, Failed, Waiting} from '../parts/waiting.tsx';
import {AgreementHead, AgreementRules} from './agreement-head.tsx';
import {AgreementList} from './agreement-list.tsx';
import {Clause} from './clause.tsx';

export function AgreementPage() {
  const {caseId = '', item, query} = useAddress();
  const {agreements, standing} = useCase();
  const sides = usePartySides();
  const id = item ?? standing ?? agreements[0]?.id;
  const path =
    id === undefined
      ? undefined
      : apiPath(['cases', caseId, 'agreements', id], {date: query['date'], size: query['size']});
  const answer = useAnswer<AgreementView>(path);
  const title = agreements.find((one) => one.id === id)?.title;
  if (id === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>Agreement</h1>
        <Empty sentence="No agreement of this case was public by this day." />
      </>
    );
  }
  const order = sides.map((one) => one.id);
  const shown = answer.kind === 'ready' && answer.value.id === id ? answer : undefined;
  return (
    <div className="agreement">
      <AgreementList agreements={agreements} open={id} />
      <div className="agreement-body">
        <h1 tabIndex={-1}>{title ?? 'Agreement'}</h1>
        {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
        {answer.kind !== 'failed' && shown === undefined && <Waiting what="Reading the agreement" />}
        {shown && (
          <div className={shown.stale ? 'stale' : undefined} aria-busy={shown.stale}>
            <AgreementHead agreement={shown.value} />
            <AgreementRules rules={shown.value.rules} />
            <WitnessingLine witnessing={shown.value.witnessing} order={order} />
            <Clauses agreement={shown.value} />
          </div>
        )}
      </div>
    </div>
  );
}

function Clauses({agreement}: {readonly agreement: AgreementView}) {
  const address = useAddress();
  const all = address.query['provision'] === 'all';
  const parties = address.query['swap'] === '1' ? agreement.parties.toReversed() : agreement.parties;
  return (
    <section aria-labelledby="clauses-title">
      <div className="clauses-head">
        <h2 id="clauses-title">Clauses, as they bind each side</h2>
        <button
          type="button"
          className="why"
          onClick={() => go(withQuery(address, {provision: all ? '' : 'all'}), {replace: true})}
        >
          {all ? 'close all' : 'open all'}
        </button>
      </div>
      <p className="note">
        Days: watched days without a verified breach; the clock stops while too little is watched. An empty place says
        that no corresponding obligation is recorded, not that nothing is owed.
      </p>
      <div className={`clauses clauses-${Math.min(parties.length, 3)}`}>
        <div className="clause-line clauses-parties" aria-hidden="true">
          <span />
          {parties.map(({id, short}) => (
            <PartyName key={id} id={id} name={short} />
          ))}
        </div>
        {agreement.provisions.map((provision) => (
          <Clause key={`${agreement.id} ${provision.code}`} provision={provision} parties={parties} />
        ))}
      </div>
    </section>
  );
}
