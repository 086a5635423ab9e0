/** Overview: is it holding, per side, since when, what changed, and what cannot be judged. */
import type {Overview} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {useAddress} from '../app/address.ts';
import {useCase} from '../app/case-context.ts';
import {CaseLink} from '../app/link.tsx';
import {dayText} from '../parts/day-text.ts';
import {TalliesTable} from '../parts/tallies-table.tsx';
import {Empty, Failed, Waiting} from '../parts/waiting.tsx';
import {ChangePanel} from './change-panel.tsx';
import {CoveragePanel, RestrictionsPanel} from './coverage-panel.tsx';
import {CannotBeJudged, Holding} from './holding.tsx';
import {Lately} from './lately.tsx';
import {Obligations} from './obligations.tsx';
import {RecentPanel} from './recent-panel.tsx';

export function OverviewPage() {
  const {caseId = '', query} = useAddress();
  const answer = useAnswer<Overview>(
    apiPath(['cases', caseId, 'overview'], {date: query['date'], size: query['size']}),
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
          <section aria-labelledby="tallies-title">
            <h2 id="tallies-title">What it cost in lives</h2>
            <TalliesTable tallies={overview.tallies} />
          </section>
        </div>
      </div>
      <div className="overview-foot">
        <CoveragePanel coverage={overview.coverage} />
        <RestrictionsPanel restrictions={overview.restrictions} />
        <Lately lately={overview.lately} />
      </div>
    </>
  );
}

function AgreementLine({overview: {agreement, asOf}}: {readonly overview: Overview}) {
  const {summary} = useCase();
  const ends = asOf.date === summary.recordEnds ? ', where the record ends' : '';
  return (
    <p className="lede">
      {agreement === undefined ? (
        'No agreement was public'
      ) : (
        <>
          <CaseLink page="agreement" item={agreement.id}>
            {agreement.title}
          </CaseLink>
          {agreement.since !== undefined && `, from ${dayText(agreement.since)}`}
        </>
      )}
      , as of {dayText(asOf.date)}
      {ends}.
    </p>
  );
}
