/**
 * Did violence change: for each pair of windows that the case declared in advance, the verdict, the ratio on a half /
 * same / double axis with its interval, all axes on one reach, and for the first ones the model's sentence. All verdicts
 * are here, whichever way they fall. Where the rules say "no clear change", nothing here says more.
 */
import type {ChangeResult} from '../../platform/contract/index.ts';
import {CaseLink} from '../app/link.tsx';
import {BasisNote} from '../parts/basis-note.tsx';
import {RatioAxis} from '../parts/ratio-axis.tsx';
import {ratioReach} from '../parts/ratio-scale.ts';
import {Empty} from '../parts/waiting.tsx';

const verdictWords: Readonly<Record<ChangeResult['verdict'], string>> = {
  fewer: 'Fewer recorded',
  more: 'More recorded',
  no_clear_change: 'No clear change',
  not_assessable: 'Cannot be judged',
};

/** In the order in which the case declares its windows, so that nobody picks. */
const shownWhole = 2;

export function ChangePanel({change}: {readonly change: readonly ChangeResult[]}) {
  const reach = ratioReach(change);
  return (
    <section aria-labelledby="change-title">
      <h2 id="change-title">Did violence change?</h2>
      {change.length === 0 && <Empty sentence="The case declares no windows to compare on this day." />}
      {change.slice(0, shownWhole).map((result) => (
        <Whole key={result.id} result={result} reach={reach} />
      ))}
      {change.slice(shownWhole).map((result) => (
        <div key={result.id} className="change-result change-brief">
          <Verdict result={result} />
          <RatioAxis result={result} reach={reach} />
        </div>
      ))}
      {change.length > 0 && (
        <p className="note">
          <CaseLink page="change">
            Every window with its sentence and caveats, the series behind them, all tallies
          </CaseLink>
        </p>
      )}
    </section>
  );
}

interface ResultProps {
  readonly result: ChangeResult;
  readonly reach: number;
}

function Whole({result, reach}: ResultProps) {
  return (
    <div className="change-result">
      <Verdict result={result} />
      <RatioAxis result={result} reach={reach} />
      <p>{result.sentence}</p>
      <BasisNote basis={result.basis} summary="what this does not say, and how it is counted">
        <ul>
          {result.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      </BasisNote>
    </div>
  );
}

const Verdict = ({result: {verdict, title}}: Pick<ResultProps, 'result'>) => (
  <h3>
    {verdictWords[verdict]} <span className="change-window">{title}</span>
  </h3>
);
