/** The cases on this machine: what each holds and which days its record covers. */
import {useEffect} from 'react';
import type {CaseSummary} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {Link} from '../app/link.tsx';
import {WhoBand} from '../desk/session/who-band.tsx';
import {dayText} from '../parts/day-text.ts';
import {count} from '../parts/figures.ts';
import {Empty, Failed, Waiting} from '../parts/waiting.tsx';

export function CasesPage() {
  const answer = useAnswer<readonly CaseSummary[]>(apiPath(['cases']));
  useEffect(() => {
    document.title = 'Cases · Holdfire';
  }, []);
  return (
    <>
    <WhoBand />
    <main className="page cases">
      <h1 tabIndex={-1}>Holdfire</h1>
      <p className="lede">
        What each side promised and in whose words, what is reported and who denies it, which promise is kept, broken or
        cannot be judged, and whether violence changed.
      </p>
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && answer.value.length === 0 && (
        <Empty sentence="No case is loaded. In a terminal: holdfire import FOLDER." />
      )}
      {answer.kind === 'ready' && answer.value.map((one) => <CaseItem key={one.id} summary={one} />)}
      <p className="note cases-check">
        Everything here is computed from one append-only record on this machine. Anybody can check it:{' '}
        <code>holdfire verify</code>.
      </p>
    </main>
    </>
  );
}

function CaseItem({summary}: {readonly summary: CaseSummary}) {
  return (
    <section className="case-item">
      <div className="case-about">
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
      </div>
      <CaseFigures summary={summary} />
    </section>
  );
}

function CaseFigures({summary: {counts, recordStarts, recordEnds}}: {readonly summary: CaseSummary}) {
  const rows = [
    ['Agreements', counts.agreements],
    ['Incidents', counts.incidents],
    ['Reports', counts.reports],
    ['Statements', counts.statements],
    ['Findings', counts.findings],
    ['Data-set events', counts.dataSetEvents],
  ] as const;
  return (
    <dl className="case-figures">
      <div>
        <dt>Record from</dt>
      <dd>{dayText(recordStarts)}</dd>
      </div>
      <div>
        <dt>Record ends</dt>
      <dd>{dayText(recordEnds)}</dd>
      </div>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === 0 ? 'none' : count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
