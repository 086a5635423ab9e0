/** Parts of the file pages: state as a shape and a word, clocks, a body as a list of its fields, history down to the entries. */
import type {ActLine, ReportFileView} from '../../../platform/contract/index.ts';
import {CaseLink} from '../../app/link.tsx';
import {instantText} from '../../ledger/instant-text.ts';
import {choiceWord} from '../acts/field-words.ts';
import {FileSection} from './file-section.tsx';
import {BodyList} from './body-list.tsx';
import {clockText} from '../inbox/inbox-words.ts';
import {nowText} from '../use-me.ts';

const decided: readonly string[] = [
  'verified_occurred',
  'verified_did_not_occur',
  'assessed',
  'approved',
  'decided',
  'released',
  'closed_with_feedback',
];
const undetermined: readonly string[] = ['inconclusive', 'contested', 'right_of_reply', 'deliberation', 'appealed'];

/** Filled: decided; hatched: undetermined, however far the work on it got; hollow: not there yet or not assessable. */
export function StateWord({
  state,
  undetermined: isOpen = false,
}: {
  readonly state: string;
  readonly undetermined?: boolean;
}) {
  const shape = isOpen
    ? 'hatched'
    : decided.includes(state)
      ? 'filled'
      : undetermined.includes(state)
        ? 'hatched'
        : 'hollow';
  return (
    <span className={`file-state file-state-${shape}`}>
      <span aria-hidden="true" className="file-state-mark" /> {choiceWord(state)}
    </span>
  );
}

export function Clocks({clocks}: {readonly clocks: ReportFileView['clocks']}) {
  if (clocks.length === 0) return null;
  const now = nowText();
  return (
    <ul className="file-clocks">
      {clocks.map(({what, due, overdue}) => (
        <li key={`${what} ${due}`}>
          <time dateTime={due} title={instantText(due)} className={overdue ? 'clock clock-over' : 'clock'}>
            {clockText(due, now)}
          </time>{' '}
          {what}
        </li>
      ))}
    </ul>
  );
}

export function History({lines}: {readonly lines: readonly ActLine[]}) {
  if (lines.length === 0) return null;
  return (
    <FileSection id="history" title="History" className="file-history">
      <ol>
        {lines.map((line) => (
          <li key={line.entry}>
            <p>
              <time dateTime={line.at}>{instantText(line.at)}</time> {line.sentence}{' '}
              {line.by?.name !== undefined && <bdi>{line.by.name}</bdi>}
              {line.role !== undefined && <span className="note"> ({line.role})</span>}{' '}
              <CaseLink page="ledger" item={String(line.entry)}>
                entry {line.entry}
              </CaseLink>
            </p>
            {line.body !== undefined && Object.keys(line.body).length > 0 && (
              <details>
                <summary>What was said</summary>
                <BodyList kind={line.kind} body={line.body} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </FileSection>
  );
}

/** Reliability of the source and credibility of the content: two marks, never one. */
export function Grades({grade}: {readonly grade: Readonly<Record<string, unknown>> | undefined}) {
  if (grade === undefined) return null;
  const mark = (value: unknown): string => (typeof value === 'string' ? value : 'not graded');
  return (
    <p className="grades">
      <span>
        Source: <strong>{mark(grade['reliability'])}</strong>
      </span>{' '}
      <span>
        Content: <strong>{mark(grade['credibility'])}</strong>
      </span>
      {grade['reprisalRisk'] === true && <span> Risk of reprisal.</span>}
    </p>
  );
}
