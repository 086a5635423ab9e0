/** The cases on this machine: what each holds and which days its record covers. */
import type {CaseSummary} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {Link} from '../app/link.tsx';
import {dayText} from '../parts/day-text.ts';
import {count} from '../parts/figures.tsx';
import {Empty, Failed, Waiting} from '../parts/waiting.tsx';

export function CasesPage() {
  const answer = useAnswer<readonly CaseSummary[]>(apiPath(['cases']));
  return (
    <main className="page cases">
      <h1 tabIndex={-1}>Holdfire</h1>
      <p className="lede">
        What each side promised and in whose words, what is reported and who denies it, which promise is kept, broken or cannot
        be judged, and whether violence changed.
      </p>
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && answer.value.length === 0 && (
        <Empty sentence="No case is loaded. In a terminal: holdfire import FOLDER." />
      )}
      {answer.kind === 'ready' && answer.value.map((one) => <CaseItem key={one.id} summary={one} />)}
    </main>
  );
}

function CaseItem({summary}: {readonly summary: CaseSummary}) {
  const {counts} = summary;
  return (
    <section className="case-item">
      {summary.exercise && <p className="exercise-tag">EXERCISE</p>}
      <h2>
        <Link to={{caseId: summary.id, page: 'overview', query: {}}}>{summary.title}</Link>
      </h2>
      <p className="case-parties">
        {summary.parties.map((party, index) => (
          <span key={party.id} className={`party party-${index + 1}`}>
            {party.name}
          </span>
        ))}
      </p>
      <p>{summary.summary}</p>
      <p className="note">
        Record from {dayText(summary.recordStarts)}, ends {dayText(summary.recordEnds)}. {count(counts.agreements)} agreements,{' '}
        {count(counts.incidents)} incidents, {count(counts.reports)} reports, {count(counts.statements)} statements,{' '}
        {count(counts.findings)} findings{counts.dataSetEvents > 0 && `, ${count(counts.dataSetEvents)} data-set events`}.
      </p>
    </section>
  );
}
