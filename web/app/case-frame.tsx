/**
 * What stands around every page of a case: which case, whether it is an exercise, which page, the as-of control, and at
 * the foot what the record covers and lacks. The record's last day is said, never "now".
 */
import type {ReactNode} from 'react';
import type {Case} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {Failed, Waiting} from '../parts/waiting.tsx';
import {dayText} from '../parts/day-text.ts';
import {AsOfControl} from './as-of-control.tsx';
import {keptQuery, pages, useAddress, type Page} from './address.ts';
import {CaseContext, useCase, usePartySides} from './case-context.ts';
import {CaseLink, Link} from './link.tsx';

const titles: Readonly<Record<Page, string>> = {
  overview: 'Overview',
  agreement: 'Agreement',
  incidents: 'Incidents',
  change: 'Change',
  ledger: 'Ledger',
};

export function CaseFrame({caseId, children}: {readonly caseId: string; readonly children: ReactNode}) {
  const {query} = useAddress();
  const answer = useAnswer<Case>(apiPath(['cases', caseId], {date: query['date'], size: query['size']}));
  if (answer.kind === 'loading') return <Waiting />;
  if (answer.kind === 'failed') {
    return (
      <main className="page">
        <h1 tabIndex={-1}>This case cannot be shown</h1>
        <Failed sentences={answer.sentences} />
        <p>
          <Link to={{page: 'overview', query: {}}}>All cases on this machine</Link>
        </p>
      </main>
    );
  }
  return (
    <CaseContext value={answer.value}>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <Header />
      <main className="page" id="content">
        {children}
      </main>
      <Footer />
    </CaseContext>
  );
}

function Header() {
  const {summary} = useCase();
  const {page, query} = useAddress();
  const sides = usePartySides();
  return (
    <header className="header">
      {summary.exercise && (
        <p className="exercise-band">
          EXERCISE <span>an invented land; nothing in it happened</span>
        </p>
      )}
      <div className="header-row">
        <Link to={{page: 'overview', query: {}}} className="header-home" label="Holdfire: all cases on this machine">
          Holdfire
        </Link>
        <p className="header-case">{summary.title}</p>
        <p className="header-parties">
          {sides.map((side) => (
            <span key={side.id} className={`party party-${side.position + 1}`}>
              {side.short}
            </span>
          ))}
          <SwapLink swapped={query['swap'] === '1'} />
        </p>
      </div>
      <div className="header-row">
        <nav aria-label="Pages of this case">
          <ul className="tabs">
            {pages.map((one) => (
              <li key={one} className={one === page ? 'tab tab-current' : 'tab'}>
                <CaseLink page={one}>{titles[one]}</CaseLink>
              </li>
            ))}
          </ul>
        </nav>
        <AsOfControl />
      </div>
    </header>
  );
}

function SwapLink({swapped}: {readonly swapped: boolean}) {
  const address = useAddress();
  const {swap: _, ...query} = address.query;
  const to = {...address, query: swapped ? query : {...query, swap: '1'}};
  return (
    <Link to={to} className="swap" label="Swap the order of the two sides on the page">
      ⇄
    </Link>
  );
}

function Footer() {
  const {summary, missing, boundaryNote} = useCase();
  const {query} = useAddress();
  return (
    <footer className="footer">
      <p>
        <strong>
          Record from {dayText(summary.recordStarts)}; record ends {dayText(summary.recordEnds)}.
        </strong>{' '}
        What happened later is not in it.
      </p>
      <h2>What this record lacks</h2>
      <ul>
        {missing.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>{boundaryNote}</p>
      <p>
        Your own data: <code>holdfire import FILE --case {summary.id}</code> (<code>holdfire import --help</code>{' '}
        teaches the tables).{' '}
        <Link to={{page: 'ledger', caseId: summary.id, query: keptQuery(query)}}>How to check this record</Link>.
      </p>
    </footer>
  );
}
