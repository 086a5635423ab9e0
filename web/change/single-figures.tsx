/** Figures that no line may join: single periods, and running totals that all begin on one day. */
import {spanText} from '../parts/day-text.ts';
import {count, words} from '../parts/figures.ts';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {FigureOrigin} from './figure-table.tsx';
import type {Series} from './series-form.ts';

export function SingleFigures({series}: {readonly series: readonly Series[]}) {
  return (
    <section id="single-figures">
      <h2>Single figures and running totals</h2>
      <p className="note">
        Too few, or for periods that overlap, so that no course can be drawn through them. None is added to another.
      </p>
      <ScrollRegion label="Single figures and running totals">
        <table className="single-figures">
          <caption>Each with what it counts, its period and its entry</caption>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col" className="number">
                Figure
              </th>
              <th scope="col">Standing and note</th>
              <th scope="col">Read at</th>
              <th scope="col">Entry</th>
            </tr>
          </thead>
          {series.map((one) => (
            <SeriesRows key={one.id} series={one} />
          ))}
        </table>
      </ScrollRegion>
    </section>
  );
}

function SeriesRows({series}: {readonly series: Series}) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={5} className="single-title">
          {series.title} ({words(series.unit)})
          <span className="note">
            {' '}
            {series.definition} Source: {series.sourceName}.
          </span>
        </th>
      </tr>
      {series.figures.map((figure) => (
        <tr key={figure.entry}>
          <td>{spanText(figure.from, figure.to)}</td>
          <td className="number">{count(figure.value)}</td>
          <FigureOrigin figure={figure} />
        </tr>
      ))}
    </tbody>
  );
}
