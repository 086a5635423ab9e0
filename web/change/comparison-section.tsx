/**
 * One comparison: the model's sentence as it stands, the ratio with its interval, both counts, what limits it. Nothing
 * here says more than the sentence: no arrow, no colour, no percentage of its own.
 */
import type {ChangeResult} from '../../platform/contract/index.ts';
import {BasisNote} from '../parts/basis-note.tsx';
import {spanText} from '../parts/day-text.ts';
import {count} from '../parts/figures.ts';
import {RatioAxis} from '../parts/ratio-axis.tsx';
import type {Comparison} from './compared-windows.ts';
import {rateText} from './figure-table.tsx';

export function ComparisonSection({comparison, reach}: {readonly comparison: Comparison; readonly reach: number}) {
  const {letter, result} = comparison;
  return (
    <section className="change-comparison" id={`comparison-${result.id}`}>
      <h3>
        <span className="series-key-number">{letter}</span> {result.title}
      </h3>
      <div className="change-comparison-words">
        <p className="change-comparison-sentence">{result.sentence}</p>
        {result.caveats.length > 0 && (
          <ul className="note">
            {result.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        )}
        <BasisNote basis={result.basis} />
      </div>
      <div className="change-comparison-figures">
        <RatioAxis result={result} reach={reach} />
        <Counts result={result} />
      </div>
    </section>
  );
}

function Counts({result}: {readonly result: ChangeResult}) {
  return (
    <table>
      <caption>{result.seriesTitle}</caption>
      <thead>
        <tr>
          <th scope="col">Period</th>
          <th scope="col" className="number">
            days
          </th>
          <th scope="col" className="number">
            {result.unit}
          </th>
          <th scope="col" className="number">
            a day
          </th>
        </tr>
      </thead>
      <tbody>
        {[
          {name: 'before', side: result.before},
          {name: 'after', side: result.after},
        ].map(({name, side: {window, days, count: counted, perDay}}) => (
          <tr key={name}>
            <th scope="row">
              {name}, {spanText(window.from, window.to)}
            </th>
            <td className="number">{count(days)}</td>
            <td className="number">{count(counted)}</td>
            <td className="number">{rateText(perDay)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
