/** One field of an act, by its form: a label that names it, the field, and what is wrong with it beside it. */
import {useId} from 'react';
import {useCase} from '../../app/case-context.ts';
import type {FieldProblem} from '../api/post.ts';
import type {Field, NameList} from './field-form.ts';
import {choiceWord, fieldWord} from './field-words.ts';

export interface FieldInputProps {
  readonly kind: string;
  readonly field: Field;
  /** Path of this field in the body: `where.place`. */
  readonly path: string;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  readonly problems: readonly FieldProblem[];
}

export function FieldInput(props: FieldInputProps) {
  const {field, kind, path, value, change, problems} = props;
  const {form} = field;
  switch (form.kind) {
    case 'group':
      return (
        <fieldset>
          <legend>{fieldWord(kind, field.name)}</legend>
          <FieldProblems id={undefined} problems={problems.filter(({field: name}) => name === path)} />
          <div className="field-row">
            <Fields
              kind={field.name === 'translation' ? 'translation' : kind}
              fields={form.fields}
              path={path}
              value={(value ?? {}) as Readonly<Record<string, unknown>>}
              change={change}
              problems={problems}
            />
          </div>
        </fieldset>
      );
    case 'list':
      return <ListInput {...props} item={form.item} />;
    case 'choices':
      return <ChoicesInput {...props} options={form.values.map((one) => [one, choiceWord(one)])} />;
    case 'names':
      return <NamesInput {...props} of={form.of} />;
    default:
      return <SingleInput {...props} />;
  }
}

interface FieldsProps extends Omit<FieldInputProps, 'field' | 'value'> {
  readonly fields: readonly Field[];
  readonly value: Readonly<Record<string, unknown>>;
}

export function Fields({kind, fields, path, value, change, problems}: FieldsProps) {
  return fields.map((field) => (
    <FieldInput
      key={field.name}
      kind={kind}
      field={field}
      path={path === '' ? field.name : `${path}.${field.name}`}
      value={value[field.name]}
      change={(part) => change({...value, [field.name]: part})}
      problems={problems}
    />
  ));
}

function ListInput({
  kind,
  field,
  path,
  value,
  change,
  problems,
  item,
}: FieldInputProps & {readonly item: readonly Field[]}) {
  const list = Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
  const word = fieldWord(kind, field.name);
  return (
    <fieldset>
      <legend>{word}</legend>
      {list.map((one, index) => (
        // A row has no name of its own; it is what stands at its place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="field-row act-list-row">
          <Fields
            kind={kind}
            fields={item}
            path={`${path}.${index}`}
            value={one}
            change={(part) => change(list.map((other, at) => (at === index ? part : other)))}
            problems={problems}
          />
          <p>
            <button type="button" className="plain" onClick={() => change(list.filter((_, at) => at !== index))}>
              Take out row {index + 1}
            </button>
          </p>
        </div>
      ))}
      <FieldProblems id={undefined} problems={problems.filter(({field: name}) => name === path)} />
      <p>
        <button type="button" className="plain" onClick={() => change([...list, {}])}>
          Add a row: {word.toLowerCase()}
        </button>
      </p>
    </fieldset>
  );
}

function ChoicesInput({
  kind,
  field,
  path,
  value,
  change,
  problems,
  options,
}: FieldInputProps & {readonly options: Options}) {
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <fieldset className="act-choices">
      <legend>{fieldWord(kind, field.name)}</legend>
      {options.map(([one, word]) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={({target}) => change(target.checked ? [...chosen, one] : chosen.filter((other) => other !== one))}
          />{' '}
          {word}
        </label>
      ))}
      <FieldProblems id={undefined} problems={problems.filter(({field: name}) => name === path)} />
    </fieldset>
  );
}

type Options = readonly (readonly [value: string, word: string])[];

function NamesInput({of, ...props}: FieldInputProps & {readonly of: NameList}) {
  return <ChoicesInput {...props} options={useNameOptions(of)} />;
}

function useNameOptions(of: NameList): Options {
  const {actors, places, territories, sources, summary} = useCase();
  const lists = {actors, places, territories, sources, parties: summary.parties};
  return lists[of].map(({id, name}) => [id, name]);
}

function SingleInput({kind, field, path, value, change, problems}: FieldInputProps) {
  const id = useId();
  const own = problems.filter(({field: name}) => name === path || name?.startsWith(`${path}.`) === true);
  const common = {
    id,
    'aria-required': field.required,
    'aria-invalid': own.length > 0,
    'aria-describedby': own.length > 0 ? `${id}-problem` : undefined,
  } as const;
  const label = fieldWord(kind, field.name);
  if (field.form.kind === 'yes') {
    return (
      <p className="field act-yes">
        <label>
          <input type="checkbox" {...common} checked={value === true} onChange={({target}) => change(target.checked)} />{' '}
          {label}
        </label>
        <FieldProblems id={id} problems={own} />
      </p>
    );
  }
  return (
    <div className={field.form.kind === 'text' ? 'field field-wide' : 'field'}>
      <label htmlFor={id}>
        {label}
        {field.required ? '' : ' (if known)'}
      </label>
      <Control {...common} form={field.form} value={value} change={change} />
      <FieldProblems id={id} problems={own} />
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly form: Field['form'];
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  readonly 'aria-required': boolean;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

const types: Readonly<Record<string, string>> = {
  day: 'date',
  clock: 'time',
  instant: 'datetime-local',
  count: 'number',
};

function Control({form, value, change, ...common}: ControlProps) {
  const text = typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
  switch (form.kind) {
    case 'choice':
      return (
        <Choice {...common} text={text} change={change} options={form.values.map((one) => [one, choiceWord(one)])} />
      );
    case 'name':
      return <NameChoice {...common} of={form.of} text={text} change={change} />;
    case 'ladder':
      return (
        <Choice
          {...common}
          text={text}
          change={(one) => change(one === '' ? '' : Number(one))}
          options={form.words.map((word, index) => [`${index + 1}`, `${index + 1}: ${word}`])}
        />
      );
    case 'lines':
      return <Lines {...common} value={value} change={change} />;
    case 'text':
      return (
        <textarea
          {...common}
          rows={4}
          dir="auto"
          maxLength={8_000}
          value={text}
          onChange={({target}) => change(target.value)}
        />
      );
    case 'instant':
      return (
        <input
          {...common}
          type="datetime-local"
          value={text.slice(0, 16)}
          onChange={({target}) => change(target.value === '' ? '' : `${target.value}:00Z`)}
        />
      );
    case 'count':
      return (
        <input
          {...common}
          type="number"
          min={0}
          step={1}
          value={text}
          onChange={({target}) => change(target.value === '' ? '' : Number(target.value))}
        />
      );
    default:
      return (
        <input
          {...common}
          type={types[form.kind] ?? 'text'}
          dir="auto"
          value={text}
          onChange={({target}) => change(target.value)}
        />
      );
  }
}

type PartProps = Omit<ControlProps, 'form' | 'value'>;

function Choice({text, change, options, ...common}: PartProps & {readonly text: string; readonly options: Options}) {
  return (
    <select {...common} value={text} onChange={({target}) => change(target.value)}>
      <option value="">not stated</option>
      {options.map(([one, word]) => (
        <option key={one} value={one}>
          {word}
        </option>
      ))}
    </select>
  );
}

function NameChoice({of, ...props}: PartProps & {readonly of: NameList; readonly text: string}) {
  return <Choice {...props} options={useNameOptions(of)} />;
}

function Lines({value, change, ...common}: PartProps & {readonly value: unknown}) {
  const lines = Array.isArray(value) ? value.join('\n') : '';
  return (
    <textarea
      {...common}
      rows={3}
      value={lines}
      onChange={({target}) => change(target.value === '' ? [] : target.value.split('\n').map((line) => line.trim()))}
    />
  );
}

export function FieldProblems({
  id,
  problems,
}: {
  readonly id: string | undefined;
  readonly problems: readonly FieldProblem[];
}) {
  if (problems.length === 0) return null;
  return (
    <span className="field-problem" id={id === undefined ? undefined : `${id}-problem`}>
      {problems.map(({message}) => message).join('; ')}
    </span>
  );
}
