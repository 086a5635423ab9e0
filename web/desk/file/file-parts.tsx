/** Parts of the file pages: state as a shape and a word, clocks, a body as a list of its fields, history down to the entries. */
import type {ReactNode} from 'react';
import type {ActLine, ReportFileView} from '../../../platform/contract/index.ts';
import {useCase} from '../../app/case-context.ts';
import {CaseLink} from '../../app/link.tsx';
import {instantText} from '../../ledger/instant-text.ts';
import {choiceWord, fieldWord, precisionWord} from '../acts/field-words.ts';
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

/** Filled: decided; hatched: undetermined; hollow: not there yet or not assessable. */
export function StateWord({state}: {readonly state: string}) {
  const shape = decided.includes(state) ? 'filled' : undetermined.includes(state) ? 'hatched' : 'hollow';
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

type Body = Readonly<Record<string, unknown>>;

/** Texts as they were written, in their own direction; names of the case by their names. */
export function BodyList({
  kind,
  body,
  leave = [],
}: {
  readonly kind: string;
  readonly body: Body;
  readonly leave?: readonly string[];
}) {
  const entries = Object.entries(body).filter(([name]) => !leave.includes(name));
  if (entries.length === 0) return null;
  return (
    <dl className="file-body">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{fieldWord(kind, name)}</dt>
          <dd dir="auto">
            <Value kind={kind} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({kind, value}: {readonly kind: string; readonly value: unknown}): ReactNode {
  const name = useCaseNames();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return name(value);
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one === 'string')) return value.map((one) => name(one)).join(', ');
    return (
      <ul>
        {value.map((one, index) => (
          // Rows of a body have no names of their own.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>{valueText(kind, one, name)}</li>
        ))}
      </ul>
    );
  }
  return valueText(kind, value, name);
}

function valueText(kind: string, value: unknown, name: (id: string) => string): string {
  if (value === null || typeof value !== 'object')
    return typeof value === 'string' ? name(value) : `${value as number}`;
  return Object.entries(value)
    .map(([field, part]) => `${fieldWord(kind, field).toLowerCase()}: ${partText(kind, field, part, value, name)}`)
    .join('; ');
}

/** A step of a ladder of precision is said in its words; which ladder it is, what stands beside it says. */
function partText(kind: string, field: string, part: unknown, whole: object, name: (id: string) => string): string {
  if (field !== 'precision' || typeof part !== 'number') return valueText(kind, part, name);
  return precisionWord('from' in whole ? 'day' : 'place', part);
}

/** An id of the case becomes its name, a word of a list loses its underscores; texts stay as they are. */
function useCaseNames(): (id: string) => string {
  const {actors, sources, places, territories} = useCase();
  return (id) =>
    [actors, sources, places, territories].flatMap((list) => list.find((one) => one.id === id)?.name ?? [])[0] ??
    (/^[a-z]+(_[a-z]+)+$/.test(id) ? choiceWord(id) : id);
}

export function History({lines}: {readonly lines: readonly ActLine[]}) {
  if (lines.length === 0) return null;
  return (
    <section className="file-history">
      <h2>History</h2>
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
    </section>
  );
}

/** Reliability of the source and credibility of the content: two marks, never one. */
export function Grades({grade}: {readonly grade: Body | undefined}) {
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
