/**
 * The form of any act, made from its own schema. What is typed is kept in this browser until it is signed; what is wrong is
 * said at its field, before sending by the same check that the server makes, and after it by the server.
 */
import {useMemo, useState, type FormEvent} from 'react';
import {
  actDefinitions,
  formProblems,
  type ActDefinition,
  type ActKind,
  type ActWords,
} from '../../../monitoring/desk/index.ts';
import type {FieldProblem} from '../api/post.ts';
import {doAct, newId, type Done} from '../do-act.ts';
import {draftName} from '../drafts.ts';
import {Problems} from '../session/problems.tsx';
import {useDraft} from '../use-draft.ts';
import {useMe} from '../use-me.ts';
import {sealIdentity, type SealedIdentity} from '../vault.ts';
import {CarriedParts, carriedWords, nothingCarried, type Carried} from './carried-parts.tsx';
import {bodyOf, fieldsOf, type Field, type FieldSchema} from './field-form.ts';
import {Fields} from './field-input.tsx';

interface ActFormProps {
  readonly caseId: string;
  readonly kind: ActKind;
  /** Absent where the act opens something: then a new name is made. */
  readonly subject?: string;
  /** What is known already; these fields are not asked. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** What the form starts with, and may be changed. */
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly grade?: ActWords['grade'];
  readonly done?: (done: Done, subject: string) => void;
  readonly cancelled?: () => void;
}

type Value = Readonly<Record<string, unknown>>;
const nothing: Value = {};

/** What is kept while it is written. The name of a source is never kept. */
interface Written {
  readonly body: Value;
  readonly carried: Carried;
}

export function ActForm({
  caseId,
  kind,
  subject,
  given = nothing,
  initial = nothing,
  grade,
  done,
  cancelled,
}: ActFormProps) {
  const definition = actDefinitions[kind];
  const me = useMe();
  const person = me.kind === 'ready' ? (me.value.person ?? 'only') : '';
  const all = useMemo(() => fieldsOf(definition.body as unknown as FieldSchema), [definition]);
  const fields = all.filter(({name}) => !Object.hasOwn(given, name));
  const {value, change, found, drop} = useDraft<Written>(draftName(person, caseId, kind, subject ?? ''), {
    body: initial,
    carried: nothingCarried,
  });
  const {carries = []} = definition as ActDefinition;
  const asked = grade === undefined ? carries : carries.filter((part) => part !== 'grade');
  const vaultKey = me.kind === 'ready' ? me.value.vaultKey : undefined;
  const [identity, setIdentity] = useState<Identity>({name: '', contact: ''});
  const {problems, isBusy, submit} = useSending({
    caseId,
    kind,
    subject,
    given,
    grade,
    vaultKey,
    taken: (outcome, named) => {
      drop();
      done?.(outcome, named);
    },
  });
  return (
    <form
      className="act-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isBusy) void submit(value, all, identity);
      }}
    >
      <p className="lede">{definition.about}</p>
      {found && (
        <p className="note">
          What you wrote here before was kept in this browser.{' '}
          <button type="button" className="plain" onClick={drop}>
            Begin anew
          </button>
        </p>
      )}
      <Fields
        kind={kind}
        fields={fields}
        path=""
        value={value.body}
        change={(next) => change({...value, body: next as Value})}
        problems={problems}
      />
      <CarriedParts
        carries={asked}
        value={{...value.carried, ...identity}}
        change={({name, contact, ...carried}) => {
          setIdentity({name, contact});
          change({...value, carried: {...carried, name: '', contact: ''}});
        }}
        hasVault={vaultKey !== undefined}
      />
      <Problems problems={problems.filter(({field}) => field === undefined || !isShown(field, fields))} />
      {problems.length > 0 && (
        <p role="alert">
          <strong>Nothing was sent.</strong> {problems.length === 1 ? 'One thing is' : `${problems.length} things are`}{' '}
          to be mended above.
        </p>
      )}
      <p className="act-ways">
        <button type="submit" className="main-way" aria-disabled={isBusy}>
          {isBusy ? 'Signing …' : 'Sign and send'}
        </button>{' '}
        {cancelled !== undefined && (
          <button type="button" className="plain" onClick={cancelled}>
            Close; what is written stays in this browser
          </button>
        )}
      </p>
    </form>
  );
}

interface Sending {
  readonly caseId: string;
  readonly kind: ActKind;
  readonly subject: string | undefined;
  readonly given: Value;
  readonly grade: ActWords['grade'];
  readonly vaultKey: string | undefined;
  readonly taken: (done: Done, subject: string) => void;
}

/** Checks, seals, signs and sends; every problem by its field. */
function useSending({caseId, kind, subject, given, grade, vaultKey, taken}: Sending) {
  const definition = actDefinitions[kind];
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const submit = async (value: Written, all: readonly Field[], identity: Identity): Promise<void> => {
    const body = bodyOf(all, {...value.body, ...given});
    const parts = carriedWords(value.carried);
    const named = subject ?? newId(kind.charAt(0));
    const wrong = formProblems({subject: named, body}, definition);
    const allWrong = [
      ...(wrong as readonly FieldProblem[]),
      ...('wrong' in parts ? [{code: 'not-a-place', message: parts.wrong}] : []),
    ];
    setProblems(allWrong);
    if (allWrong.length > 0 || 'wrong' in parts) return;
    setBusy(true);
    const sealed = await sealedIdentity(vaultKey, caseId, identity);
    if (sealed !== undefined && sealed.kind === 'refused') {
      setBusy(false);
      setProblems([{code: 'not-sealed', message: sealed.sentence}]);
      return;
    }
    const outcome = await doAct({
      caseId,
      kind,
      subject: named,
      body,
      ...parts,
      ...(grade === undefined ? {} : {grade}),
      ...(sealed === undefined ? {} : {sealedIdentity: sealed.envelope}),
    });
    setBusy(false);
    if (outcome.kind === 'refused') {
      setProblems(outcome.problems);
      return;
    }
    taken(outcome, named);
  };
  return {problems, isBusy, submit};
}

interface Identity {
  readonly name: string;
  readonly contact: string;
}

async function sealedIdentity(
  vaultKey: string | undefined,
  caseId: string,
  {name, contact}: Identity,
): Promise<SealedIdentity | undefined> {
  if (vaultKey === undefined || `${name}${contact}`.trim() === '') return undefined;
  return sealIdentity(vaultKey, caseId, {
    ...(name.trim() === '' ? {} : {name: name.trim()}),
    ...(contact.trim() === '' ? {} : {contact: contact.trim()}),
  });
}

/** `body.` may stand before a field that the server names. */
const isShown = (field: string, fields: readonly {readonly name: string}[]): boolean =>
  fields.some(({name}) => field === name || field.startsWith(`${name}.`));
