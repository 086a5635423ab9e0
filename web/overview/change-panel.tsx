/**
 * Did violence change: the model's sentence, the ratio on a half / same / double axis with its interval, all axes on one
 * reach. Where the rules say "no clear change", nothing here says more.
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

export function ChangePanel({change}: {readonly change: readonly ChangeResult[]}) {
  const reach = ratioReach(change);
  return (
    <section aria-labelledby="change-title">
      <h2 id="change-title">Did violence change?</h2>
      {change.length === 0 && <Empty sentence="The case declares no windows to compare on this day." />}
      {change.map((result) => (
        <div key={result.id} className="change-result">
          <h3>
            {verdictWords[result.verdict]} <span className="change-window">{result.title}</span>
          </h3>
          <RatioAxis result={result} reach={reach} />
          <p>{result.sentence}</p>
          {result.caveats.map((caveat) => (
            <p key={caveat} className="note">
              {caveat}
            </p>
          ))}
          <BasisNote basis={result.basis} />
        </div>
      ))}
      {change.length > 0 && (
        <p className="note">
          <CaseLink page="change">All windows, series and tallies</CaseLink>
        </p>
      )}
    </section>
  );
}
