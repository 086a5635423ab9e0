/** What came of a report without an account: asked by its code, which goes in the body of the request and into no address. */
import {useState, type FormEvent} from 'react';
import {useCase} from '../../app/case-context.ts';
import {instantText} from '../../ledger/instant-text.ts';
import {post, type FieldProblem} from '../api/post.ts';
import {StateWord} from '../file/file-parts.tsx';
import {TextField} from '../people/fields.tsx';
import {Problems} from '../session/problems.tsx';

interface Status {
  readonly state: string;
  readonly received: string;
  readonly messages: readonly {
    readonly from: string;
    readonly at: string;
    readonly text: string;
    readonly language?: string;
  }[];
}

export function ReportStatusPage() {
  const {summary} = useCase();
  const [code, setCode] = useState('');
  const [status, setStatus] = useState<Status>();
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const at = (name: string): string => `/api/public/${encodeURIComponent(summary.id)}/${name}`;
  const ask = async (): Promise<void> => {
    const answer = await post<Status>(at('status'), {code: code.trim()});
    if (answer.kind === 'answered') {
      setStatus(answer.value);
      setProblems([]);
    } else setProblems(answer.kind === 'refused' ? answer.problems : [unheard]);
  };
  const send = async (): Promise<void> => {
    const answer = await post<object>(at('answers'), {code: code.trim(), text});
    if (answer.kind !== 'answered') {
      setProblems(answer.kind === 'refused' ? answer.problems : [unheard]);
      return;
    }
    setText('');
    await ask();
  };
  const submit = (work: () => Promise<void>) => (event: FormEvent) => {
    event.preventDefault();
    void work();
  };
  return (
    <article className="file-page public-form">
      <h1 tabIndex={-1}>What came of your report</h1>
      <form className="act-form" noValidate onSubmit={submit(ask)}>
        <TextField label="Your code" value={code} changed={setCode} required />
        <p>
          <button type="submit" className="main-way">
            Ask
          </button>
        </p>
      </form>
      <Problems problems={problems} />
      {status !== undefined && (
        <section role="status">
          <p className="file-line">
            <StateWord state={status.state} /> <span>Received {instantText(status.received)}</span>
          </p>
          <ul>
            {status.messages.map(({from, at: when, text: words, language}) => (
              <li key={`${when} ${words}`}>
                <span className="note">
                  {from === 'mission' ? 'The mission' : 'You'}, {instantText(when)}:
                </span>{' '}
                <span dir="auto" lang={language}>
                  {words}
                </span>
              </li>
            ))}
          </ul>
          <form className="act-form" noValidate onSubmit={submit(send)}>
            <p className="field field-wide">
              <label htmlFor="answer-text">Answer or add something</label>
              <textarea
                id="answer-text"
                rows={4}
                dir="auto"
                maxLength={8_000}
                value={text}
                onChange={({target}) => setText(target.value)}
              />
            </p>
            <p>
              <button type="submit">Send</button>
            </p>
          </form>
        </section>
      )}
    </article>
  );
}

const unheard: FieldProblem = {code: 'not-sent', message: 'The server cannot be reached; try again.'};
