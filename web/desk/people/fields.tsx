/** Fields of the forms about people: a label that names it, the field, and what is wrong with it beside it. */
import {useId, type HTMLInputTypeAttribute} from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly changed: (value: string) => void;
}

export function TextField({label, value, changed, required = false}: FieldProps & {readonly required?: boolean}) {
  return <InputField type="text" label={label} value={value} changed={changed} required={required} />;
}

export function DayField(props: FieldProps) {
  return <InputField type="date" {...props} />;
}

function InputField({
  label,
  value,
  changed,
  type,
  required = false,
}: FieldProps & {readonly type: HTMLInputTypeAttribute; readonly required?: boolean}) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        maxLength={type === 'text' ? 300 : undefined}
        dir={type === 'text' ? 'auto' : undefined}
        aria-required={required}
        onChange={({target}) => changed(target.value)}
      />
    </p>
  );
}

export function SelectField({
  label,
  value,
  options,
  changed,
}: FieldProps & {readonly options: readonly (readonly [value: string, word: string])[]}) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({target}) => changed(target.value)}>
        {options.map(([one, word]) => (
          <option key={one} value={one}>
            {word}
          </option>
        ))}
      </select>
    </p>
  );
}
