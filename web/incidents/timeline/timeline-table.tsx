/** The timeline's figures as a table, newest first, built only when it is opened: periods without an incident left out. */
import {useState} from 'react';
import {dayFromNumber} from '../../../monitoring/kernel/index.ts';
import {usePartySides} from '../../app/case-context.ts';
import {spanText} from '../../parts/day-text.ts';
import {count} from '../../parts/figures.ts';
import {ScrollRegion} from '../../parts/scroll-region.tsx';
import {total, type Bins} from './timeline-bins.ts';

export function TimelineTable({bins}: {readonly bins: Bins}) {
  const [open, setOpen] = useState(false);
  return (
    <details className="twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>the timeline as a table</summary>
      {open && <Rows bins={bins} />}
    </details>
  );
}

function Rows({bins}: {readonly bins: Bins}) {
  const sides = usePartySides();
  const filled = bins.bins.filter((bin) => total(bin) > 0).toReversed();
  return (
    <ScrollRegion label="The timeline as a table" className="twin-scroll">
      <table>
        <caption>
          Incidents by {bins.unit} and side affected, as counted; {count(bins.bins.length - filled.length)} periods
          without an incident in the record are left out.
        </caption>
        <thead>
          <tr>
            <th scope="col">Days</th>
            {sides.map(({id, short}) => (
              <th key={id} scope="col" className="number">
                {short}
              </th>
            ))}
            <th scope="col" className="number">
              Others or not known
            </th>
            <th scope="col" className="number">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {filled.map((bin) => (
            <tr key={bin.from}>
              <th scope="row">{spanText(dayFromNumber(bin.from), dayFromNumber(bin.to))}</th>
              {sides.map(({id, position}) => (
                <td key={id} className="number">
                  {count(bin.counts[position])}
                </td>
              ))}
              <td className="number">{count(bin.counts[2])}</td>
              <td className="number">{count(total(bin))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
