/** The figures of a series in words: the twin of its chart, and what was revised or differs. */
import {useState} from 'react';
import {EntryLinks} from '../parts/basis-note.tsx';
import {spanText} from '../parts/day-text.ts';
import {count} from '../parts/figures.ts';
import {ForeignText, SourceAddress} from '../parts/quoted.tsx';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {isRate, type Figure, type Series} from './series-form.ts';

/** Rows are made when the table is opened: a year of days in each of ten series is a long page. */
export function FigureTable({series}: {readonly series: Series}) {
  const [open, setOpen] = useState(false);
  return (
    <details className="series-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{count(series.figures.length)} figures as a table</summary>
      {open && (
        <ScrollRegion className="scroll series-scroll" label={`Figures: ${series.title}`}>
          <table>
            <caption>
              {series.title}. {series.definition} Source: {series.sourceName}.
            </caption>
            <thead>
              <tr>
                <th scope="col">Period</th>
                <th scope="col" className="number">
                  {series.unit === 'other' ? 'Figure' : series.unit}
                </th>
                {isRate(series.unit) && (
                  <th scope="col" className="number">
                    a day
                  </th>
                )}
                <th scope="col">Standing and note</th>
                <th scope="col">Read at</th>
                <th scope="col">Entry</th>
              </tr>
            </thead>
            <tbody>
              {series.figures.map((figure) => (
                <FigureRow key={`${figure.entry} ${figure.from}`} figure={figure} rate={isRate(series.unit)} />
              ))}
              {series.gaps.map(({from, to}) => (
                <tr key={`gap ${from}`} className="series-gap-row">
                  <th scope="row">{spanText(from, to)}</th>
                  <td colSpan={isRate(series.unit) ? 5 : 4}>no figure published or none found</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </details>
  );
}

function FigureRow({figure, rate}: {readonly figure: Figure; readonly rate: boolean}) {
  return (
    <tr>
      <th scope="row">{spanText(figure.from, figure.to)}</th>
      <td className="number">{count(figure.value)}</td>
      {rate && <td className="number">{rateText(figure.perDay)}</td>}
      <FigureOrigin figure={figure} />
    </tr>
  );
}

/** The last cells of a figure's row: whether it stands, where it can be read, its entry. */
export function FigureOrigin({figure}: {readonly figure: Figure}) {
  return (
    <>
      <td>
        {!figure.current && <strong>earlier or differing. </strong>}
        {figure.note !== undefined && <ForeignText text={figure.note} />}
      </td>
      <td>
        <SourceAddress address={figure.address} />
      </td>
      <td>
        <EntryLinks entries={[figure.entry]} />
      </td>
    </>
  );
}

/** Two digits after the point: enough for a count of days, and no more than the counts carry. */
export const rateText = (perDay: number): string =>
  perDay.toLocaleString('en', {minimumFractionDigits: 2, maximumFractionDigits: 2});

export function Revisions({series}: {readonly series: Series}) {
  const earlier = series.figures.filter(({current}) => !current);
  if (earlier.length === 0) return null;
  return (
    <details className="series-table">
      <summary>{count(earlier.length)} revised or differing</summary>
      <ul>
        {earlier.map((figure) => (
          <li key={figure.entry}>
            {spanText(figure.from, figure.to)}: {count(figure.value)}
            {figure.note !== undefined && (
              <>
                . <ForeignText text={figure.note} />
              </>
            )}{' '}
            Entry <EntryLinks entries={[figure.entry]} />
          </li>
        ))}
      </ul>
    </details>
  );
}
