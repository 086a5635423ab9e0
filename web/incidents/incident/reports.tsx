/** The reports, by who said it first: ten reprints of one story are one origin. Each keeps its own spelling and toll. */
import type {IncidentView, SourceReport} from '../../../platform/contract/index.ts';
import {confirmedText, languageText} from '../../agreement/agreement-words.ts';
import {EntryLinks} from '../../parts/basis-note.tsx';
import {shortDay, spanText} from '../../parts/day-text.ts';
import {rangeText, words} from '../../parts/figures.ts';
import {ForeignText, SourceAddress} from '../../parts/quoted.tsx';
import {accountsText, counted, originGroups, type OriginGroup} from './origin-groups.ts';

export function Reports({reports, recordedIn}: Pick<IncidentView, 'reports'> & {readonly recordedIn: string}) {
  return (
    <section className="incident-section" aria-labelledby="reports">
      <h2 id="reports">Reports</h2>
      {reports.length === 0 ? (
        <p>
          {recordedIn === 'register'
            ? 'No report is recorded for this incident.'
            : 'The data set names its sources in the row as published, below; the stories themselves are not in this record.'}
        </p>
      ) : (
        <p>{accountsText(reports)}. Reports that repeat one first account stand together.</p>
      )}
      {originGroups(reports).map((group) => (
        <Origin key={group.origin} group={group} />
      ))}
    </section>
  );
}

function Origin({group: {origin, reports}}: {readonly group: OriginGroup}) {
  return (
    <div className="origin">
      <h3>
        Origin <code>{origin}</code>: {counted(reports.length, 'report')}
      </h3>
      <ul className="reports">
        {reports.map((report) => (
          <li key={report.id} className="report">
            <ReportText report={report} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReportText({report}: {readonly report: SourceReport}) {
  const {sourceName, channel, title, published, language, text, note, confirmed, entry, address} = report;
  return (
    <>
      <p className="report-head">
        <strong>
          <ForeignText text={sourceName} />
        </strong>
        , {shortDay(published)}
        {channel !== 'media' && `, ${words(channel)}`}
        {language !== undefined && language !== 'en' && `, in ${languageText(language)}`}
        {title !== undefined && (
          <>
            : “<ForeignText text={title} language={language} />”
          </>
        )}
      </p>
      <p>
        <ForeignText text={text} language={channel === 'media' ? undefined : language} />
      </p>
      <p className="report-details">{details(report)}</p>
      {note !== undefined && (
        <p className="note">
          <ForeignText text={note} />
        </p>
      )}
      <p className="source-line">
        {address !== undefined && (
          <>
            <SourceAddress address={address} />;{' '}
          </>
        )}
        {confirmedText(confirmed)}; entry <EntryLinks entries={[entry]} />
      </p>
    </>
  );
}

function details({occurredFrom, occurredTo, time, timeZone, placeText, eventType, killed, injured}: SourceReport) {
  const when = occurredFrom === undefined ? undefined : spanText(occurredFrom, occurredTo ?? occurredFrom);
  const clock = time === undefined ? undefined : `${time}${timeZone === undefined ? '' : ` (${timeZone})`}`;
  const has = (range: SourceReport['killed']): boolean => Object.keys(range).length > 0;
  return (
    <>
      {when !== undefined && `${when}${clock === undefined ? '' : `, ${clock}`}; `}
      {placeText !== undefined && (
        <>
          place as written: <ForeignText text={placeText} />;{' '}
        </>
      )}
      {eventType !== undefined && `${words(eventType)}; `}
      killed: {has(killed) ? rangeText(killed) : 'no figure'}; injured:{' '}
      {has(injured) ? rangeText(injured) : 'no figure'}
    </>
  );
}
