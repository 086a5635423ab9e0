/**
 * What stands around every page of a case: which case, whether it is an exercise, which page, the as-of control, and at
 * the foot what the record covers and lacks. The record's last day is said, never "now".
 */
import {useEffect, type ReactNode} from 'react';
import type {Case} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {WhoBand} from '../desk/session/who-band.tsx';
import {Failed, Waiting} from '../parts/waiting.tsx';
import {dayText} from '../parts/day-text.ts';
import {AsOfControl} from './as-of-control.tsx';
import {keptQuery, tabs, useAddress, withQuery, type Page} from './address.ts';
import {CaseContext, useCase, usePartySides} from './case-context.ts';
import {CaseSwitcher} from './case-switcher.tsx';
import {CaseLink, Link} from './link.tsx';
import {documentTitle, pageNames} from './page-title.ts';

export function CaseFrame({caseId, children}: {readonly caseId: string; readonly children: ReactNode}) {
  const {query} = useAddress();
  const answer = useAnswer<Case>(apiPath(['cases', caseId], {date: query['date'], size: query['size']}));
  if (answer.kind === 'loading') return <Waiting what="Opening the case" />;
  if (answer.kind === 'failed') return <CaseRefused sentences={answer.sentences} />;
  return (
    <CaseContext value={answer.value}>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <DocumentTitle />
      <ExerciseBand />
      <WhoBand />
      <Header />
      <main className="page" id="content" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </CaseContext>
  );
}

function CaseRefused({sentences}: {readonly sentences: readonly string[]}) {
  const address = useAddress();
  const earlier = address.query['date'] !== undefined || address.query['size'] !== undefined;
  return (
    <main className="page">
      <h1 tabIndex={-1}>This case cannot be shown</h1>
      <Failed sentences={sentences} />
      {earlier && (
        <p>
          <Link to={withQuery(address, {date: '', size: ''})}>The same page by the whole record</Link>
        </p>
      )}
      <p>
        <Link to={{page: 'overview', query: {}}}>All cases on this machine</Link>
      </p>
    </main>
  );
}

function DocumentTitle() {
  const {summary} = useCase();
  const {page} = useAddress();
  useEffect(() => {
    document.title = documentTitle(page, summary);
  }, [page, summary]);
  return null;
}

function ExerciseBand() {
  const {summary} = useCase();
  if (!summary.exercise) return null;
  return (
    <aside className="exercise-band" aria-label="Exercise">
      <strong>EXERCISE</strong> <span>an invented land; nothing in it happened</span>
    </aside>
  );
}

function Header() {
  const {page, query} = useAddress();
  const sides = usePartySides();
  return (
    <header className="header">
      <div className="header-row">
        <Link to={{page: 'overview', query: {}}} className="header-home" label="Holdfire: all cases on this machine">
          Holdfire
        </Link>
        <CaseSwitcher />
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
            {tabs.map((one) => (
              <li key={one} className={one === page ? 'tab tab-current' : 'tab'}>
                <CaseLink page={one} current={one === page}>
                  {pageNames[one]}
                </CaseLink>
              </li>
            ))}
          </ul>
        </nav>
        {!isOfNow(page) && <AsOfControl />}
      </div>
    </header>
  );
}

/** The desk and the form show what stands now; an earlier day has no desk. */
const isOfNow = (page: Page): boolean => page === 'desk' || page === 'report';

function SwapLink({swapped}: {readonly swapped: boolean}) {
  const address = useAddress();
  return (
    <Link
      to={withQuery(address, {swap: swapped ? '' : '1'})}
      className="swap"
      label="Swap the order of the two sides on the page"
    >
      ⇄
    </Link>
  );
}

function Footer() {
  const {summary, missing, boundaryNote} = useCase();
  const {query, page} = useAddress();
  if (isOfNow(page)) return null;
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
