/**
 * Did violence change, and what it cost in lives: declared comparisons with their intervals, the published series they
 * rest on, four tallies that are never added, and where sources contradict each other.
 */
import {useMemo} from 'react';
import type {ChangeView} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {useAddress} from '../app/address.ts';
import {useCase} from '../app/case-context.ts';
import {EntryLinks} from '../parts/basis-note.tsx';
import {shortDay} from '../parts/day-text.ts';
import {ratioReach} from '../parts/ratio-scale.ts';
import {Empty, Failed, Waiting} from '../parts/waiting.tsx';
import {lettered, type Comparison} from './compared-windows.ts';
import {ComparisonSection} from './comparison-section.tsx';
import {numberedMarks} from './numbered-marks.ts';
import {CostSection} from './cost-section.tsx';
import {isDrawn} from './series-form.ts';
import {SeriesFigure} from './series-figure.tsx';
import {SingleFigures} from './single-figures.tsx';

export function ChangePage() {
  const {summary} = useCase();
  const {query} = useAddress();
  const path = apiPath(['cases', summary.id, 'change'], {date: query['date'], size: query['size']});
  const answer = useAnswer<ChangeView>(path);
  return (
    <article className="change">
      <h1 tabIndex={-1}>Did violence change?</h1>
      {answer.kind === 'loading' && <Waiting what="Counting" />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && (
        <div className={answer.stale ? 'stale' : undefined} aria-busy={answer.stale}>
          <Whole view={answer.value} />
        </div>
      )}
    </article>
  );
}

function Whole({view}: {readonly view: ChangeView}) {
  const comparisons = useMemo(() => lettered(view.results), [view.results]);
  return (
    <>
      <p className="lede">
        Each comparison sets a count after against a count before, a day for a day, in periods that the case’s own file
        declares. It names no cause, and it does not tell whether an agreement had an effect.
      </p>
      <Comparisons comparisons={comparisons} />
      <SeriesSections view={view} comparisons={comparisons} />
      <CostSection tallies={view.tallies} />
      <Discrepancies discrepancies={view.discrepancies} />
    </>
  );
}

function Comparisons({comparisons}: {readonly comparisons: readonly Comparison[]}) {
  const reach = ratioReach(comparisons.map(({result}) => result));
  return (
    <section id="comparisons">
      <h2>Before and after</h2>
      {comparisons.length === 0 && <Empty sentence="This case declares no periods to compare." />}
      {comparisons.map((comparison) => (
        <ComparisonSection key={comparison.result.id} comparison={comparison} reach={reach} />
      ))}
    </section>
  );
}

function SeriesSections({
  view: {series},
  comparisons,
}: {
  readonly view: ChangeView;
  readonly comparisons: readonly Comparison[];
}) {
  const drawn = useMemo(() => series.filter(isDrawn), [series]);
  const single = useMemo(() => series.filter((one) => !isDrawn(one) && one.figures.length > 0), [series]);
  return (
    <>
      <section id="series">
        <h2>The published series</h2>
        <p className="note">
          Rates a day, each figure over its whole period: a month is a span, not a point. Two definitions are two series
          and are never joined. Charts in the same unit have the same vertical scale.
        </p>
        <AgreementDays />
        {drawn.length === 0 && <Empty sentence="No series with enough figures to draw was known by this day." />}
        <div className="series-list">
          {drawn.map((one) => (
            <SeriesFigure key={one.id} series={one} drawn={drawn} comparisons={comparisons} />
          ))}
        </div>
      </section>
      {single.length > 0 && <SingleFigures series={single} />}
    </>
  );
}

/** The key of the numbers on every chart, once. */
function AgreementDays() {
  const {marks} = useCase();
  if (marks.length === 0) return null;
  return (
    <div className="series-key" id="agreement-days">
      <h3>Days of agreements, as numbered on the charts</h3>
      <ol>
        {numberedMarks(marks).map(({number, day, label}) => (
          <li key={number}>
            <span className="series-key-number">{number}</span> {shortDay(day)}: {label}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Discrepancies({discrepancies}: Pick<ChangeView, 'discrepancies'>) {
  return (
    <section id="discrepancies">
      <h2>Where figures contradict each other</h2>
      {discrepancies.length === 0 && <Empty sentence="No contradiction between figures is noted by this day." />}
      <ul className="discrepancies">
        {discrepancies.map(({sentence, entries}) => (
          <li key={sentence}>
            {sentence}{' '}
            <span className="note">
              Entries <EntryLinks entries={entries} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
