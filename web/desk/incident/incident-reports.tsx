/** The reports that an incident rests on, each with what it says and its two grades. */
import type {ReportFileView} from '../../../platform/contract/index.ts';
import {BodyList} from '../file/body-list.tsx';
import {Grades, StateWord} from '../file/file-parts.tsx';
import {FileSection} from '../file/file-section.tsx';
import {DeskLink} from '../file/desk-link.tsx';

export function IncidentReports({reports}: {readonly reports: readonly ReportFileView[]}) {
  return (
    <FileSection id="reports" title="Reports">
      {reports.length === 0 && <p className="note">None that you may read.</p>}
      {reports.map(({id, state, channel, received, account, removed, grade}) => (
        <article key={id} className="file-row">
          <h3>
            <DeskLink item="reports" detail={id}>
              {channel.replaceAll('_', ' ')}, received {received.slice(0, 10)}
            </DeskLink>{' '}
            <StateWord state={state} />
          </h3>
          <Grades grade={grade} />
          {removed === true && <p className="note">What it said was removed for somebody’s safety.</p>}
          {typeof account?.['text'] === 'string' && <blockquote dir="auto">{account['text']}</blockquote>}
          {account !== undefined && (
            <details>
              <summary>All that it says</summary>
              <BodyList kind="report_submitted" body={account} leave={['text', 'channel']} />
            </details>
          )}
        </article>
      ))}
    </FileSection>
  );
}
