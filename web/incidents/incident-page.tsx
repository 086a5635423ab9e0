/**
 * One incident: what is reported, by whom, what each side says and what exactly it denies, how far verification got and
 * what was decided. Nothing on the page goes further than the record does; every part leads to its ledger entry.
 */
import {useEffect} from 'react';
import type {IncidentView} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {keptQuery, useAddress} from '../app/address.ts';
import {useCase} from '../app/case-context.ts';
import {Link} from '../app/link.tsx';
import {ForeignText} from '../parts/quoted.tsx';
import {Failed, Waiting} from '../parts/waiting.tsx';
import {AttributionLayers} from './incident/attribution-layers.tsx';
import {Findings} from './incident/findings.tsx';
import {Harm} from './incident/harm.tsx';
import {IncidentFacts} from './incident/incident-facts.tsx';
import {LocatorMap} from './incident/locator-map.tsx';
import {PublishedRow} from './incident/published-row.tsx';
import {Reports} from './incident/reports.tsx';
import {Revisions} from './incident/revisions.tsx';
import {Statements} from './incident/statements.tsx';

export function IncidentPage({id}: {readonly id: string}) {
  const {summary} = useCase();
  const {query} = useAddress();
  const path = apiPath(['cases', summary.id, 'incidents', id], {date: query['date'], size: query['size']});
  const answer = useAnswer<IncidentView>(path);
  return (
    <article className="incident">
      <p className="incident-back">
        <Link to={{caseId: summary.id, page: 'incidents', query: keptQuery(query)}}>All incidents</Link>
      </p>
      {answer.kind === 'loading' && <Waiting what="Reading the incident" />}
      {answer.kind === 'failed' && (
        <>
          <h1 tabIndex={-1}>This incident cannot be shown</h1>
          <Failed sentences={answer.sentences} />
          <p>It may have become public after the day that the page is set to.</p>
        </>
      )}
      {answer.kind === 'ready' && (
        <div className={answer.stale ? 'stale' : undefined} aria-busy={answer.stale}>
          <Whole view={answer.value} />
        </div>
      )}
    </article>
  );
}

function Whole({view}: {readonly view: IncidentView}) {
  const {row} = view;
  const {summary} = useCase();
  useEffect(() => {
    const before = document.title;
    document.title = `${row.title} – ${summary.title} – Holdfire`;
    return () => {
      document.title = before;
    };
  }, [row.title, summary.title]);
  return (
    <>
      <h1 tabIndex={-1}>
        <ForeignText text={row.title} />
      </h1>
      <div className="incident-top">
        <div>
          <p className="lede">
            <ForeignText text={view.summary} />
          </p>
          {view.note !== undefined && (
            <p className="note">
              Note: <ForeignText text={view.note} />
            </p>
          )}
          <IncidentFacts view={view} />
        </div>
        {view.point !== undefined && <LocatorMap row={row} point={view.point} />}
      </div>
      {view.flags.length > 0 && (
        <ul className="flags" aria-label="What a reader must know of this row">
          {view.flags.map((flag) => (
            <li key={flag}>{flag}</li>
          ))}
        </ul>
      )}
      <Statements columns={view.columns} />
      <Harm view={view} />
      <AttributionLayers layers={view.attribution} recordedIn={row.recordedIn} />
      <Findings view={view} />
      <Reports reports={view.reports} recordedIn={row.recordedIn} />
      {view.published !== undefined && <PublishedRow fields={view.published} recordedIn={row.recordedIn} />}
      <Revisions revisions={view.revisions} entry={row.entry} />
    </>
  );
}
