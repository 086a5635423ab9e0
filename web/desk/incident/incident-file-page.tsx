/**
 * One incident's whole file on one page: what it is, what each side says in columns of one size, who did it layer by layer, how
 * it was checked, what is being found, what is still to be done, and every act down to its entry.
 */
import {instantText} from '../../ledger/instant-text.ts';
import type {IncidentFileView} from '../../../platform/contract/index.ts';
import {ActsPanel, type OfferedAct} from '../acts/acts-panel.tsx';
import {BodyList} from '../file/body-list.tsx';
import {FileIndex, type FilePart} from '../file/file-index.tsx';
import {FileSection} from '../file/file-section.tsx';
import {History, StateWord} from '../file/file-parts.tsx';
import {FilePage} from '../file/file-page.tsx';
import {DeskLink} from '../file/desk-link.tsx';
import {IncidentHead} from './incident-head.tsx';
import {LayerLadder} from './layer-ladder.tsx';
import {IncidentReports} from './incident-reports.tsx';
import {StatementColumns} from './statement-columns.tsx';
import {Verification} from './verification.tsx';

export function IncidentFilePage({id}: {readonly id: string}) {
  return (
    <FilePage<IncidentFileView> noun="incidents" id={id} heading={({description}) => titleOf(description)}>
      {(file) => <IncidentFile file={file} />}
    </FilePage>
  );
}

const titleOf = ({title}: Readonly<Record<string, unknown>>): string =>
  typeof title === 'string' ? title : 'An incident';

function IncidentFile({file}: {readonly file: IncidentFileView}) {
  return (
    <>
      <FileIndex parts={partsOf(file)} />
      <IncidentHead file={file} />
      <ActsPanel keys acts={file.acts.map((act) => offered(act, file))} />
      <StatementColumns columns={file.columns} />
      <LayerLadder layers={file.layers} />
      <Verification file={file} />
      <IncidentReports reports={file.reports} />
      <Findings findings={file.findings} />
      <Tasks tasks={file.tasks} />
      <Restrictions restrictions={file.restrictions} />
      <History lines={file.history} />
    </>
  );
}

const partsOf = ({
  columns,
  reports,
  findings,
  tasks,
  restrictions,
  history,
  acts,
}: IncidentFileView): readonly FilePart[] => [
  ...(acts.length > 0 ? [{id: 'acts', word: 'What you can do'}] : []),
  {id: 'said', word: 'What was said', count: columns.reduce((sum, {statements}) => sum + statements.length, 0)},
  {id: 'layers', word: 'Layers'},
  {id: 'verification', word: 'Verification'},
  {id: 'reports', word: 'Reports', count: reports.length},
  {id: 'findings', word: 'Findings', count: findings.length},
  ...(tasks.length > 0 ? [{id: 'tasks', word: 'Tasks', count: tasks.length}] : []),
  ...(restrictions.length > 0 ? [{id: 'restrictions', word: 'Restrictions', count: restrictions.length}] : []),
  ...(history.length > 0 ? [{id: 'history', word: 'History', count: history.length}] : []),
];

const ofFile: readonly string[] = ['verification_', 'incident_'];

/** What is known of the incident is not asked again; what opens something of its own gets a new name. */
function offered(act: IncidentFileView['acts'][number], {id, description, state}: IncidentFileView): OfferedAct {
  const {kind} = act;
  if (kind === 'incident_revised') return {...act, subject: id, initial: description};
  if (ofFile.some((start) => kind.startsWith(start))) {
    const stage = state === 'alleged' ? 'under_preliminary_check' : 'under_verification';
    return {...act, subject: id, ...(kind === 'verification_begun' ? {initial: {stage}} : {})};
  }
  if (kind === 'release_proposed') return {...act, initial: {what: [`incident:${id}`]}};
  if (kind === 'recusal_declared') return {...act, given: {about: `incident:${id}`}};
  return {...act, given: {incident: id}};
}

function Findings({findings}: Pick<IncidentFileView, 'findings'>) {
  return (
    <FileSection id="findings" title="Findings">
      {findings.length === 0 && <p className="note">None is drafted.</p>}
      <ul>
        {findings.map(({id, title, state, result}) => (
          <li key={id}>
            <DeskLink item="findings" detail={id}>
              <bdi>{title}</bdi>
            </DeskLink>{' '}
            <StateWord state={state} />
            {result === undefined ? '' : `, ${result.replaceAll('_', ' ')}`}
          </li>
        ))}
      </ul>
    </FileSection>
  );
}

function Tasks({tasks}: Pick<IncidentFileView, 'tasks'>) {
  if (tasks.length === 0) return null;
  return (
    <FileSection id="tasks" title="Tasks">
      {tasks.map(({id, what, to, toName, due, overdue, outcome, acts}) => (
        <div key={id} className="file-row">
          <p>
            <bdi>{what}</bdi> For <bdi>{toName ?? to}</bdi>.{' '}
            {outcome === undefined
              ? `${overdue ? 'Overdue since' : 'due'} ${instantText(due)}.`
              : `Closed: ${outcome.replaceAll('_', ' ')}.`}
          </p>
          {outcome === undefined && (
            <ActsPanel
              small="This task"
              acts={acts.filter(({notNow}) => notNow === undefined).map((act) => ({...act, subject: id}))}
            />
          )}
        </div>
      ))}
    </FileSection>
  );
}

function Restrictions({restrictions}: Pick<IncidentFileView, 'restrictions'>) {
  if (restrictions.length === 0) return null;
  return (
    <FileSection id="restrictions" title="Where monitors were kept out">
      {restrictions.map(({id, body}) => (
        <BodyList key={id} kind="restriction_recorded" body={body} leave={['incident']} />
      ))}
    </FileSection>
  );
}
