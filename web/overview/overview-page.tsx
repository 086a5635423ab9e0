/** Overview: is it holding, per side, since when, what changed, and what cannot be judged. */
import type {Overview} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {useAddress, withQuery} from '../app/address.ts';
import {useCase, usePartySides} from '../app/case-context.ts';
import {CaseLink, Link} from '../app/link.tsx';
import {Menu} from '../app/menu.tsx';
import {dayText, shortDay} from '../parts/day-text.ts';
import {WitnessingLine} from '../parts/established-mark.tsx';
import {useNarrow} from '../parts/use-narrow.ts';
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
  const order = usePartySides().map(({id}) => id);
  return (
    <>
      <AgreementLine overview={overview} />
      <Holding overview={overview} />
      <CannotBeJudged sentences={overview.cannotBeJudged} />
      <WitnessingLine witnessing={overview.witnessing} order={order} />
      <Sections overview={overview} />
      <div className="overview-row">
        <Lately lately={overview.lately} />
      </div>
    </>
  );
}

/** With more clauses than this they fill their column, and the tallies stand in the other. */
const fewClauses = 8;

/** Two columns of like height where there is room; on a phone one after another, in the order of the questions. */
function Sections({overview}: {readonly overview: Overview}) {
  const narrow = useNarrow();
  const obligations = <ObligationsSection key="obligations" overview={overview} />;
  const recent = <RecentPanel key="recent" recent={overview.recent} asOf={overview.asOf.date} />;
  const change = <ChangePanel key="change" change={overview.change} />;
  const killed = <KilledPanel key="killed" tallies={overview.tallies} />;
  const coverage = <CoveragePanel key="coverage" coverage={overview.coverage} />;
  const restrictions = <RestrictionsPanel key="restrictions" restrictions={overview.restrictions} />;
  if (narrow) {
    return <div className="overview-sections">{[obligations, recent, change, killed, coverage, restrictions]}</div>;
  }
  const few = overview.provisions.length <= fewClauses;
  return (
    <div className="overview-columns">
      <div className="overview-sections">{[obligations, ...(few ? [killed] : []), coverage, restrictions]}</div>
      <div className="overview-sections">{[recent, change, ...(few ? [] : [killed])]}</div>
    </div>
  );
}

function ObligationsSection({overview: {agreements, provisions}}: {readonly overview: Overview}) {
  return (
    <section aria-labelledby="obligations-title">
      <h2 id="obligations-title">What each side promised, and where it stands</h2>
      {provisions.length === 0 ? (
        <Empty sentence="No agreement between the two sides was public by this day." />
      ) : (
        <Obligations provisions={provisions} agreements={agreements} />
      )}
    </section>
  );
}

function KilledPanel({tallies}: Pick<Overview, 'tallies'>) {
  return (
    <section aria-labelledby="tallies-title">
      <h2 id="tallies-title">What it cost in lives</h2>
      <KilledTable tallies={tallies} />
    </section>
  );
}

/** Which agreements the page stands on, since when, whether they are in force, and the way to others. */
function AgreementLine({overview: {agreements, asOf}}: {readonly overview: Overview}) {
  const {summary} = useCase();
  return (
    <div className="agreement-line">
      {agreements.length === 0 && <p className="lede">No agreement between the two sides was public.</p>}
      <ul className="lede">
        {agreements.map(({id, title, since, force}) => (
          <li key={id}>
            <CaseLink page="agreement" item={id}>
              {title}
            </CaseLink>
            {since !== undefined && `, from ${dayText(since)}`}
            {force.kind !== 'in_force' && <span className="note"> {force.reason}</span>}
          </li>
        ))}
      </ul>
      <p>
        As of {dayText(asOf.date)}. The record ends {dayText(summary.recordEnds)}.
      </p>
      <OtherAgreements open={agreements.map(({id}) => id)} />
    </div>
  );
}

function OtherAgreements({open}: {readonly open: readonly string[]}) {
  const {agreements} = useCase();
  const address = useAddress();
  const chosen = address.query['agreement'] !== undefined;
  const others = agreements.filter(({id}) => !open.includes(id) || (!chosen && open.length > 1));
  if (others.length === 0 && !chosen) return null;
  return (
    <Menu className="agreement-choice" summary="by one agreement alone">
      <ul className="case-list">
        {chosen && (
          <li>
            <Link to={withQuery(address, {agreement: '', why: ''})}>All that stand on this day</Link>
          </li>
        )}
        {others.map(({id, title, reference}) => (
          <li key={id}>
            <Link to={withQuery(address, {agreement: id, why: ''})}>{title}</Link>
            {reference !== undefined && <span className="note"> {shortDay(reference)}</span>}
          </li>
        ))}
      </ul>
    </Menu>
  );
}
