/**
 * A report without an account and without a name. Nothing of it is kept in this browser; the code is shown once, and only
 * whoever has it can ask what came of the report.
 */
import {useState, type FormEvent} from 'react';
import {actDefinitions, formProblems} from '../../../monitoring/desk/index.ts';
import {useCase} from '../../app/case-context.ts';
import {CaseLink} from '../../app/link.tsx';
import {CopyText} from '../../ledger/copy-text.tsx';
import {carriedWords, CarriedParts, nothingCarried, type Carried} from '../acts/carried-parts.tsx';
import {bodyOf, fieldsOf, type FieldSchema} from '../acts/field-form.ts';
import {Fields} from '../acts/field-input.tsx';
import {post, type FieldProblem} from '../api/post.ts';
import {Problems} from '../session/problems.tsx';
import {useMe} from '../use-me.ts';
import {sealIdentity} from '../vault.ts';

const definition = actDefinitions.public_report_received;
const leftOut: readonly string[] = ['codeSha256', 'translation', 'actorsNamed', 'evidence'];
const all = fieldsOf(definition.body as unknown as FieldSchema).filter(({name}) => !leftOut.includes(name));
/** Stands in for the hash of the code, which the server makes. */
const noCode = '0'.repeat(64);

type Value = Readonly<Record<string, unknown>>;

interface Taken {
  readonly code: string;
  readonly entry: number;
}

export function PublicReportPage() {
  const {summary} = useCase();
  const [taken, setTaken] = useState<Taken>();
  return (
    <article className="file-page public-form">
      <h1 tabIndex={-1}>Report what happened</h1>
      {taken === undefined ? <PublicForm taken={setTaken} /> : <TakenIn {...taken} />}
      <p className="note">
        Have you reported already?{' '}
        <CaseLink page="report" item="status">
          Ask what came of it
        </CaseLink>
        . {summary.title}
      </p>
    </article>
  );
}

function PublicForm({taken}: {readonly taken: (taken: Taken) => void}) {
  const {summary} = useCase();
  const me = useMe();
  const vaultKey = me.kind === 'ready' ? me.value.vaultKey : undefined;
  const [value, setValue] = useState<Value>({language: 'en'});
  const [carried, setCarried] = useState<Carried>(nothingCarried);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    const account = bodyOf(all, value);
    const parts = carriedWords(carried);
    const wrong = formProblems({subject: 'r', body: {...account, codeSha256: noCode}}, definition);
    if (wrong.length > 0 || 'wrong' in parts) {
      setProblems([
        ...(wrong as readonly FieldProblem[]),
        ...('wrong' in parts ? [{code: 'not-a-place', message: parts.wrong}] : []),
      ]);
      return;
    }
    setBusy(true);
    setProblems([]);
    const identity = {name: carried.name.trim(), contact: carried.contact.trim()};
    const sealed =
      vaultKey === undefined || `${identity.name}${identity.contact}` === ''
        ? undefined
        : await sealIdentity(vaultKey, summary.id, identity);
    if (sealed?.kind === 'refused') {
      setBusy(false);
      setProblems([{code: 'not-sealed', message: sealed.sentence}]);
      return;
    }
    const answer = await post<Taken>(`/api/public/${encodeURIComponent(summary.id)}/reports`, {
      account,
      ...(parts.place === undefined ? {} : {place: parts.place}),
      ...(sealed === undefined ? {} : {sealedIdentity: sealed.envelope}),
    });
    setBusy(false);
    if (answer.kind === 'answered') taken(answer.value);
    else if (answer.kind === 'refused') setProblems(answer.problems.map(withoutAccount));
    else
      setProblems([
        {code: 'not-sent', message: 'The server cannot be reached. Nothing was sent; what is written stays here.'},
      ]);
  };
  return (
    <form
      className="act-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      <p className="lede">
        You need no account and no name. The mission reads what you write and checks it; it is not published as it
        stands. Do not write names of people who could be harmed. Nothing of this stays in this browser, so close the
        page when you are done.
      </p>
      <Fields
        kind="report_submitted"
        fields={all}
        path=""
        value={value}
        change={(next) => setValue(next as Value)}
        problems={problems}
      />
      <CarriedParts
        carries={['place', 'identity']}
        value={carried}
        change={setCarried}
        hasVault={vaultKey !== undefined}
      />
      <Problems
        problems={problems.filter(({field}) => field === undefined || !all.some(({name}) => field.startsWith(name)))}
      />
      <p className="act-ways">
        <button type="submit" className="main-way" aria-disabled={isBusy}>
          {isBusy ? 'Sending …' : 'Send'}
        </button>
      </p>
    </form>
  );
}

const withoutAccount = (problem: FieldProblem): FieldProblem =>
  problem.field === undefined ? problem : {...problem, field: problem.field.replace(/^account\./, '')};

function TakenIn({code, entry}: Taken) {
  return (
    <section role="status">
      <p className="lede">
        Your report was taken in as entry {entry}. This is your code. It is shown once; nobody else has it.
      </p>
      <div className="status-code">
        <CopyText label="Your code" text={code} />
      </div>
      <p>Write it down, or print this page. With it you can ask what came of your report and answer a question.</p>
    </section>
  );
}
