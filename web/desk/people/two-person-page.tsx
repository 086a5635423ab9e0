/**
 * What two persons must agree on: the removal of contents for somebody's safety, and opening who a source is. What was proposed
 * and why is read from its own entry; the server says whether this person may be the second.
 */
import {apiPath} from '../../api/answer.ts';
import {useAddress} from '../../app/address.ts';
import {useCase} from '../../app/case-context.ts';
import {CaseLink} from '../../app/link.tsx';
import {Failed, Waiting} from '../../parts/waiting.tsx';
import {NewLine} from '../live/new-line.tsx';
import {useDeskAnswer} from '../live/use-desk-answer.ts';
import {ReasonAct} from './reason-act.tsx';

/** `/api/desk/cases/:case/acts/:entry`: groups as far as the viewer reads them. */
interface ActAnswer {
  readonly groups?: Readonly<Record<string, {readonly content: Readonly<Record<string, unknown>>}>>;
}

const headings = {removal: 'A removal for somebody’s safety', unsealing: 'Opening who a source is'} as const;

export function TwoPersonPage({noun, id}: {readonly noun: keyof typeof headings; readonly id: string}) {
  const {summary} = useCase();
  const {query} = useAddress();
  const entry = query['entry'];
  const path = entry === undefined ? undefined : apiPath(['desk', 'cases', summary.id, 'acts', entry]);
  const {answer, fresh, show} = useDeskAnswer<ActAnswer>(summary.id, path);
  const body = answer.kind === 'ready' ? (answer.value.groups?.['verifier.body']?.content ?? {}) : {};
  return (
    <>
      <h1 tabIndex={-1}>{headings[noun]}</h1>
      {path === undefined && <p>Open this page from the inbox: its address names the entry of the proposal.</p>}
      {path !== undefined && answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && (
        <>
          <NewLine fresh={fresh} show={show} />
          <dl className="two-person">
            {Object.entries(body).map(([name, value]) => (
              <div key={name}>
                <dt>{fieldNames[name] ?? name}</dt>
                <dd dir="auto">{Array.isArray(value) ? value.join(', ') : String(value)}</dd>
              </div>
            ))}
            <div>
              <dt>Proposed in</dt>
              <dd>
                <CaseLink page="ledger" item={entry ?? ''}>
                  entry {entry}
                </CaseLink>
              </dd>
            </div>
          </dl>
          <ReasonAct
            summary="Approve, as a second person"
            word="Approve"
            label="Reasons"
            request={(reasons) => ({caseId: summary.id, kind: `${noun}_approved`, subject: id, body: {reasons}})}
          />
        </>
      )}
    </>
  );
}

const fieldNames: Readonly<Record<string, string>> = {
  entry: 'Entry',
  groups: 'Groups to remove',
  reason: 'Reason',
  report: 'Report',
  to: 'To be opened for',
};
