/**
 * One finding from draft to decision: where it stands, who may pass the next gate and why not oneself, the digest that was sent
 * and the reply as it came, votes with their reasons, and the decision.
 */
import type {FindingFileView} from '../../../platform/contract/index.ts';
import {CaseLink} from '../../app/link.tsx';
import {usePartySides} from '../../app/case-context.ts';
import {ActsPanel, type OfferedAct} from '../acts/acts-panel.tsx';
import {BodyList} from '../file/body-list.tsx';
import {Clocks, History, StateWord} from '../file/file-parts.tsx';
import {FilePage} from '../file/file-page.tsx';

const steps = [
  ['draft', 'Draft'],
  ['in_review', 'Review'],
  ['right_of_reply', 'Right of reply'],
  ['deliberation', 'Votes'],
  ['decided', 'Decision'],
] as const;

const stepOfState: Readonly<Record<string, string>> = {
  reply_received: 'right_of_reply',
  no_reply: 'right_of_reply',
  appealed: 'decided',
};

export function FindingFilePage({id}: {readonly id: string}) {
  return (
    <FilePage<FindingFileView> noun="findings" id={id} heading={headingOf}>
      {(finding) => <Finding finding={finding} />}
    </FilePage>
  );
}

const headingOf = ({draft}: FindingFileView): string =>
  typeof draft?.['title'] === 'string' ? draft['title'] : 'A finding';

function Finding({finding}: {readonly finding: FindingFileView}) {
  const {id, state, draft, digest, votes, decided, onePairOfEyes, versions, acts, history, clocks, releasedTo} =
    finding;
  return (
    <>
      <Steps state={state} />
      <p className="file-line">
        <StateWord state={state} />
        {versions > 1 && <span>Version {versions} of the draft</span>}
        {releasedTo.length > 0 && (
          <span>Released to: {releasedTo.map((tier) => tier.replaceAll('_', ' ')).join(', ')}</span>
        )}
      </p>
      <Clocks clocks={clocks} />
      {onePairOfEyes === true && (
        <p>
          <strong>One person decided this alone.</strong> This installation is used by one person.
        </p>
      )}
      <ActsPanel keys acts={acts.map((act) => offered(act, finding))} />
      {decided !== undefined && (
        <section>
          <h2>Decision</h2>
          <BodyList kind="finding_decided" body={decided} />
        </section>
      )}
      {draft !== undefined && (
        <section>
          <h2>Draft</h2>
          <BodyList kind="finding_drafted" body={draft} leave={['title']} />
        </section>
      )}
      {digest !== undefined && (
        <section>
          <h2>Digest that was sent</h2>
          <BodyList kind="reply_invited" body={digest} />
        </section>
      )}
      <Replies finding={finding} />
      {votes !== undefined && (
        <section>
          <h2>Votes</h2>
          {votes.length === 0 && <p className="note">Nobody has voted.</p>}
          <ul>
            {votes.map(({entry, name, vote, reasons}) => (
              <li key={entry}>
                <strong>{vote}</strong>
                {name === undefined ? '' : ', '}
                <bdi>{name}</bdi>: <span dir="auto">{reasons}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <History lines={history} />
      <p className="note">Finding {id}.</p>
    </>
  );
}

function offered(act: OfferedAct, {id, draft}: FindingFileView): OfferedAct {
  if (act.kind === 'finding_redrafted' && draft !== undefined) return {...act, subject: id, initial: draft};
  return {...act, subject: id};
}

function Steps({state}: {readonly state: string}) {
  const at = steps.findIndex(([name]) => name === (stepOfState[state] ?? state));
  return (
    <ol className="finding-steps" aria-label="Gates of a finding">
      {steps.map(([name, word], index) => (
        <li
          key={name}
          aria-current={index === at ? 'step' : undefined}
          className={index < at ? 'step-done' : undefined}
        >
          {word}
        </li>
      ))}
    </ol>
  );
}

/** In the order that the reader chose; a reply stands as it came, under its own hash. */
function Replies({finding}: {readonly finding: FindingFileView}) {
  const sides = usePartySides();
  const replies = finding.replies ?? (finding.reply === undefined ? [] : [finding.reply]);
  if (replies.length === 0) return null;
  const nameOf = (side: string): string => sides.find(({id}) => id === side)?.name ?? side;
  const words = {
    clock_running: 'The clock is running.',
    reply_received: 'Replied.',
    no_reply: 'No reply came.',
  } as const;
  return (
    <section>
      <h2>Right of reply</h2>
      {replies.map(({side, due, state, body, sha256, entry}) => (
        <article key={side} className="file-row">
          <h3>
            <bdi>{nameOf(side)}</bdi>
          </h3>
          <p>
            {words[state]} Due {due.slice(0, 16).replace('T', ' ')} UTC.
          </p>
          {typeof body?.['text'] === 'string' && <blockquote dir="auto">{body['text']}</blockquote>}
          {sha256 !== undefined && (
            <p className="note">
              Annexed unedited{entry === undefined ? '' : ', '}
              {entry !== undefined && (
                <CaseLink page="ledger" item={String(entry)}>
                  entry {entry}
                </CaseLink>
              )}
              . SHA-256 <code className="long-code">{sha256}</code>
            </p>
          )}
        </article>
      ))}
    </section>
  );
}
