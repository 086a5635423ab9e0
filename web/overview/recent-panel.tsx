/** The last days: the chart, what its grounds and numbers mean, the same figures as a table, and how they are counted. */
import {useCase, usePartySides} from '../app/case-context.ts';
import {CaseLink} from '../app/link.tsx';
import {BasisNote} from '../parts/basis-note.tsx';
import {shortDay, spanText} from '../parts/day-text.ts';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {Empty} from '../parts/waiting.tsx';
import {RecentChart} from './recent-chart.tsx';
import {daysWithRecords, numberedMarks, unwatchedGroups, type Recent} from './recent-days.ts';

export function RecentPanel({recent, asOf}: {readonly recent: Recent; readonly asOf: string}) {
  return (
    <section className="recent" aria-labelledby="recent-title">
      <h2 id="recent-title">Last {recent.days.length} days: incidents by side affected</h2>
      <figure>
        <RecentChart recent={recent} asOf={asOf} />
        <figcaption>
          <ChartKey recent={recent} />
        </figcaption>
      </figure>
      <RecentTable recent={recent} />
      <BasisNote basis={recent.basis} />
    </section>
  );
}

function ChartKey({recent}: {readonly recent: Recent}) {
  const {marks} = useCase();
  return (
    <ul className="recent-key">
      {numberedMarks(marks, recent.window).map(({day, numbers, labels}) => (
        <li key={day}>
          <span className="recent-key-number">{numbers}</span> {shortDay(day)}: {labels.join('; ')}
        </li>
      ))}
      {unwatchedGroups(recent).map(({names, known, spans}) => (
        <li key={`${names.join()} ${known}`}>
          <span className={`recent-key-ground ${known ? 'ground-hatch' : 'ground-dots'}`} aria-hidden="true" />{' '}
          {names.join('; ')}: {known ? 'too little was watched' : 'nobody recorded how much was watched'}{' '}
          {spansText(spans, recent.window)}, so a low bar says little.
        </li>
      ))}
      {recent.provisional !== undefined && (
        <li>
          <span className="recent-key-ground ground-hollow" aria-hidden="true" /> {recent.provisional.sentence}
        </li>
      )}
    </ul>
  );
}

/** Days without a record of watching are often all of them, and said so. */
function spansText(spans: readonly Recent['window'][], window: Recent['window']): string {
  const whole = spans.some(({from, to}) => from <= window.from && to >= window.to);
  return whole ? 'on any of these days' : `(${spans.map(({from, to}) => spanText(from, to)).join('; ')})`;
}

function RecentTable({recent}: {readonly recent: Recent}) {
  const sides = usePartySides();
  const days = daysWithRecords(recent);
  const columns = [...sides.map(({position}) => position), sides.length];
  return (
    <details className="twin">
      <summary>as a table</summary>
      {days.length === 0 ? (
        <Empty
          sentence={`Nothing is recorded for the ${recent.days.length} days. That is not the same as nothing having happened.`}
        />
      ) : (
        <ScrollRegion className="scroll twin-scroll" label="Incidents and statements by day">
          <table>
            <caption>
              Days with a record; for the other {recent.days.length - days.length} nothing is recorded, which is not the
              same as nothing having happened.
            </caption>
            <thead>
              <tr>
                <th scope="col">Day</th>
                {sides.map(({id, short}) => (
                  <th key={id} scope="col" className="number">
                    {short}
                  </th>
                ))}
                <th scope="col" className="number">
                  Others
                </th>
                <th scope="col" className="number">
                  Statements
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map(({day, bySide, statements}) => (
                <tr key={day}>
                  <th scope="row">
                    <CaseLink page="incidents" query={{from: day, to: day}}>
                      {shortDay(day)}
                    </CaseLink>
                  </th>
                  {columns.map((column) => (
                    <td key={column} className="number">
                      {bySide[column] ?? 0}
                    </td>
                  ))}
                  <td className="number">{statements}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </details>
  );
}
