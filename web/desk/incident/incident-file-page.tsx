/**
 * One incident's whole file on one page: what it is, what each side says in columns of one size, who did it layer by layer, how
 * it was checked, what is being found, what is still to be done, and every act down to its entry.
 */
import type {IncidentFileView} from '../../../platform/contract/index.ts';
import {CaseLink} from '../../app/link.tsx';
import {ActsPanel, type OfferedAct} from '../acts/acts-panel.tsx';
import {BodyList} from '../file/body-list.tsx';
import {Clocks, History, StateWord} from '../file/file-parts.tsx';
import {FilePage} from '../file/file-page.tsx';
import {DeskLink} from '../file/desk-link.tsx';
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
      <Head file={file} />
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

function Head({file}: {readonly file: IncidentFileView}) {
  const {state, standard, accessWithheldBy, accessWithheldOn, releasedTo, sensitive, mergedInto, splitInto = []} = file;
  return (
    <section className="file-head">
      <p className="file-line">
        <StateWord state={state} />
        {standard !== undefined && <span>Standard of proof: {standard.replaceAll('_', ' ')}</span>}
        {releasedTo.length > 0 && (
          <span>Released to: {releasedTo.map((tier) => tier.replaceAll('_', ' ')).join(', ')}</span>
        )}
        {sensitive && <strong>Specialists only</strong>}
      </p>
      {accessWithheldBy !== undefined && (
        <p>
          Access was withheld by {accessWithheldBy}, on {accessWithheldOn}. This says nothing of what happened.
        </p>
      )}
      {mergedInto !== undefined && (
        <p>
          It goes on as{' '}
          <DeskLink item="incidents" detail={mergedInto}>
            {mergedInto}
          </DeskLink>
          .
        </p>
      )}
      {splitInto.length > 0 && (
        <p>
          It was several:{' '}
          {splitInto.map((part) => (
            <DeskLink key={part} item="incidents" detail={part}>
              {part}{' '}
            </DeskLink>
          ))}
        </p>
      )}
      <Clocks clocks={file.clocks} />
      <BodyList kind="incident_opened" body={file.description} leave={['title', 'sensitive']} />
      <Places file={file} />
      <p className="note">
        Opened in{' '}
        <CaseLink page="ledger" item={String(file.entry)}>
          entry {file.entry}
        </CaseLink>
        .
      </p>
    </section>
  );
}

function Places({file: {place, coarse}}: {readonly file: IncidentFileView}) {
  return (
    <>
      {place !== undefined && (
        <p>
          Exact place: {place.latitude}, {place.longitude}
          {place.uncertaintyMetres === undefined ? '' : `, give or take ${place.uncertaintyMetres} m`}. That you read it
          is on the record.
        </p>
      )}
      {coarse !== undefined && (
        <p className="note">
          Others see the cell {coarse.south} to {coarse.north} north, {coarse.west} to {coarse.east} east.
        </p>
      )}
    </>
  );
}

function Findings({findings}: Pick<IncidentFileView, 'findings'>) {
  return (
    <section>
      <h2>Findings</h2>
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
    </section>
  );
}

function Tasks({tasks}: Pick<IncidentFileView, 'tasks'>) {
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2>Tasks</h2>
      {tasks.map(({id, what, to, toName, due, overdue, outcome, acts}) => (
        <div key={id} className="file-row">
          <p>
            <bdi>{what}</bdi> For <bdi>{toName ?? to}</bdi>.{' '}
            {outcome === undefined
              ? `${overdue ? 'Overdue since' : 'Due'} ${due.slice(0, 16).replace('T', ' ')} UTC.`
              : `Closed: ${outcome.replaceAll('_', ' ')}.`}
          </p>
          {outcome === undefined && (
            <ActsPanel
              heading="This task"
              acts={acts.filter(({notNow}) => notNow === undefined).map((act) => ({...act, subject: id}))}
            />
          )}
        </div>
      ))}
    </section>
  );
}

function Restrictions({restrictions}: Pick<IncidentFileView, 'restrictions'>) {
  if (restrictions.length === 0) return null;
  return (
    <section>
      <h2>Where monitors were kept out</h2>
      {restrictions.map(({id, body}) => (
        <BodyList key={id} kind="restriction_recorded" body={body} leave={['incident']} />
      ))}
    </section>
  );
}
