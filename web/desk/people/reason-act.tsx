/** An act that needs nothing but a reason: a word that opens a field and a button, so that nothing happens by one press. */
import {useId, useState, type FormEvent} from 'react';
import type {ActRequest} from '../do-act.ts';
import {Problems} from '../session/problems.tsx';
import {useAct} from './use-act.ts';

interface ReasonActProps {
  readonly summary: string;
  readonly word: string;
  readonly request: (reason: string) => ActRequest & {readonly afterwards?: () => void};
  readonly label?: string;
}

export function ReasonAct({summary, word, request, label = 'Reason'}: ReasonActProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [isOpen, setOpen] = useState(false);
  const {isBusy, problems, run} = useAct();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const {afterwards, ...act} = request(reason);
    run(act, () => {
      setReason('');
      setOpen(false);
      afterwards?.();
    });
  };
  return (
    <details className="reason-act" open={isOpen} onToggle={({currentTarget}) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      <form onSubmit={submit} noValidate>
        <p className="field">
          <label htmlFor={id}>{label}</label>
          <textarea
            id={id}
            value={reason}
            rows={2}
            maxLength={8000}
            dir="auto"
            aria-required
            onChange={({target}) => setReason(target.value)}
          />
        </p>
        <Problems problems={problems} />
        <p>
          <button type="submit" aria-disabled={isBusy}>
            {isBusy ? 'Signing …' : word}
          </button>
        </p>
      </form>
    </details>
  );
}
