/** One report: what it says, its two grades, what is to be done with it, and its history. */
import type {ReportFileView} from '../../../platform/contract/index.ts';
import {ActsPanel, type OfferedAct} from '../acts/acts-panel.tsx';
import {BodyList} from '../file/body-list.tsx';
import {Clocks, Grades, History, StateWord} from '../file/file-parts.tsx';
import {useIsPreview} from '../file/preview.ts';
import {FilePage} from '../file/file-page.tsx';
import {DeskLink} from '../file/desk-link.tsx';
import {GradeForm} from './grade-form.tsx';
import {dayText} from '../../parts/day-text.ts';
import {actDefinitions} from '../../../monitoring/desk/index.ts';

export function ReportFilePage({id}: {readonly id: string}) {
  return (
    <FilePage<ReportFileView> noun="reports" id={id} heading={(report) => headingOf(report)}>
      {(report) => <Report report={report} />}
    </FilePage>
  );
}

const headingOf = ({channel, received}: ReportFileView): string =>
  `Report by ${channel.replaceAll('_', ' ')}, received ${dayText(received.slice(0, 10))}`;

function Report({report}: {readonly report: ReportFileView}) {
  const {id, state, incident, account, removed, place, grade, hasIdentity, clocks, history, acts} = report;
  const isPreview = useIsPreview();
  const mayGrade = !isPreview && acts.some(({kind, notNow}) => kind === 'report_graded' && notNow === undefined);
  return (
    <>
      <section className="file-head">
        <p className="file-line">
          <StateWord state={state} />
          {incident !== undefined && (
            <span>
              Stands with{' '}
              <DeskLink item="incidents" detail={incident}>
                incident {incident}
              </DeskLink>
            </span>
          )}
        </p>
        <Clocks clocks={clocks} />
        <Grades grade={grade} />
        {hasIdentity === true && <p className="note">Who the source is lies sealed in the vault.</p>}
        {removed === true && <p>What it said was removed for somebody’s safety.</p>}
        {typeof account?.['text'] === 'string' && <blockquote dir="auto">{account['text']}</blockquote>}
        {account !== undefined && <BodyList kind="report_submitted" body={account} leave={['text']} />}
        {place !== undefined && (
          <p>
            Exact place: {place.latitude}, {place.longitude}. That you read it is on the record.
          </p>
        )}
      </section>
      <ActsPanel
        keys
        acts={[
          ...acts.filter(({kind}) => kind !== 'report_graded').map((act) => ({...act, subject: id})),
          ...opening(report),
        ]}
      />
      {mayGrade && <GradeForm report={id} />}
      <History lines={history} />
    </>
  );
}

/** A screened report may be the first of an incident; what it says is where its description starts. */
function opening({id, state, account, acts}: ReportFileView): readonly OfferedAct[] {
  const mayLink = acts.some(({kind}) => kind === 'report_linked');
  if (state !== 'screened' || !mayLink) return [];
  const {when, where, eventType, casualties, text} = account ?? {};
  const initial = {when, where, eventType, casualties, summary: text};
  return [{kind: 'incident_opened', about: actDefinitions.incident_opened.about, given: {reports: [id]}, initial}];
}
