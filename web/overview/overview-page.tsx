/** Overview: is it holding, per side, since when, what changed, and what cannot be judged. */
import type {Overview} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {useAddress, withQuery} from '../app/address.ts';
import {useCase} from '../app/case-context.ts';
import {CaseLink, Link} from '../app/link.tsx';
import {Menu} from '../app/menu.tsx';
import {dayText, shortDay} from '../parts/day-text.ts';
import {Empty, Failed, Waiting} from '../parts/waiting.tsx';
import {ChangePanel} from './change-panel.tsx';
import {CoveragePanel, RestrictionsPanel} from './coverage-panel.tsx';
import {CannotBeJudged, Holding} from './holding.tsx';
import {KilledTable} from './killed-table.tsx';
import {Lately} from './lately.tsx';
import {Obligations} from './obligations.tsx';
import {RecentPanel} from './recent-panel.tsx';

export function OverviewPage() {
  const {caseId = '', query} = useAddress();
  const answer = useAnswer<Overview>(
    apiPath(['cases', caseId, 'overview'], {date: query['date'], size: query['size'], agreement: query['agreement']}),
  );
  return (
    <>
      <h1 tabIndex={-1}>Is it holding?</h1>
      {answer.kind === 'loading' && <Waiting what="Computing the states of all clauses" />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && (
        <div className={answer.stale ? 'overview stale' : 'overview'} aria-busy={answer.stale}>
          <OverviewBody overview={answer.value} />
        </div>
      )}
    </>
  );
}

function OverviewBody({overview}: {readonly overview: Overview}) {
  return (
    <>
      <AgreementLine overview={overview} />
      <Holding overview={overview} />
      <CannotBeJudged sentences={overview.cannotBeJudged} />
      <div className="overview-columns">
        <section className="overview-obligations" aria-labelledby="obligations-title">
          <h2 id="obligations-title">What each side promised, and where it stands</h2>
          {overview.agreement === undefined || overview.provisions.length === 0 ? (
            <Empty sentence="No agreement of this case was public by this day." />
          ) : (
            <Obligations provisions={overview.provisions} agreement={overview.agreement.id} />
          )}
        </section>
        <div className="overview-measures">
          <RecentPanel recent={overview.recent} asOf={overview.asOf.date} />
          <ChangePanel change={overview.change} />
        </div>
      </div>
      <div className="overview-columns overview-row">
        <section aria-labelledby="tallies-title">
          <h2 id="tallies-title">What it cost in lives</h2>
          <KilledTable tallies={overview.tallies} />
        </section>
        <div className="overview-measures">
          <CoveragePanel coverage={overview.coverage} />
          <RestrictionsPanel restrictions={overview.restrictions} />
        </div>
      </div>
      <div className="overview-row">
        <Lately lately={overview.lately} />
      </div>
    </>
  );
}

/** Which agreement the page stands on, since when, and the way to another. */
function AgreementLine({overview: {agreement, asOf}}: {readonly overview: Overview}) {
  const {summary} = useCase();
  return (
    <div className="agreement-line">
      <p className="lede">
        {agreement === undefined ? (
          'No agreement between the two sides was public'
        ) : (
          <>
            <CaseLink page="agreement" item={agreement.id}>
              {agreement.title}
            </CaseLink>
            {agreement.since !== undefined && `, from ${dayText(agreement.since)}`}
          </>
        )}
        , as of {dayText(asOf.date)}. The record ends {dayText(summary.recordEnds)}.
      </p>
      {agreement !== undefined && agreement.force.kind !== 'in_force' && <p>{agreement.force.reason}</p>}
      <OtherAgreements open={agreement?.id} />
    </div>
  );
}

function OtherAgreements({open}: {readonly open: string | undefined}) {
  const {agreements} = useCase();
  const address = useAddress();
  const others = agreements.filter(({id}) => id !== open);
  if (others.length === 0) return null;
  return (
    <Menu className="agreement-choice" summary="by another agreement">
      <ul className="case-list">
        {others.map(({id, title, reference}) => (
          <li key={id}>
            <Link to={withQuery(address, {agreement: id, why: ''})}>{title}</Link>
            {reference !== undefined && <span className="note"> {shortDay(reference)}</span>}
          </li>
        ))}
        {address.query['agreement'] !== undefined && (
          <li>
            <Link to={withQuery(address, {agreement: '', why: ''})}>the one that stands on this day</Link>
          </li>
        )}
      </ul>
    </Menu>
  );
}
