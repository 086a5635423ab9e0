/** What enrolling does, in plain words, and the one button. The first administrator also says what he is called. */
import {useId, useState, type FormEvent} from 'react';
import type {EnrolOptions} from '../../../platform/contract/index.ts';
import type {FieldProblem} from '../api/post.ts';
import {enrolDevice} from '../session/enrol-device.ts';
import {Problems} from '../session/problems.tsx';

interface EnrolFormProps {
  readonly token: string;
  readonly options: EnrolOptions;
  readonly enrolled: () => void;
}

export function EnrolForm({token, options, enrolled}: EnrolFormProps) {
  const id = useId();
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const asksName = options.name === undefined && options.isFirst;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    if (asksName && name.trim() === '') {
      setProblems([{code: 'missing-value', field: 'name', message: 'must not be empty'}]);
      return;
    }
    setBusy(true);
    setProblems([]);
    const outcome = await enrolDevice({token, ...(asksName ? {name: name.trim()} : {})});
    setBusy(false);
    if (outcome.kind === 'signed_in') enrolled();
    else setProblems(outcome.problems);
  };
  return (
    <form className="enrol" onSubmit={(event) => void submit(event)} noValidate>
      <h1 tabIndex={-1}>{options.isFirst ? 'Enrol' : 'Enrol another device'}</h1>
      <p className="lede">
        {options.name === undefined ? (
          'You are invited as the administrator of this installation.'
        ) : (
          <>
            This link is for <bdi>{options.name}</bdi>. If that is not you, close this page and tell whoever sent it.
          </>
        )}
      </p>
      {asksName && (
        <p className="field">
          <label htmlFor={id}>Your name, as others on the desk see it</label>
          <input
            id={id}
            value={name}
            maxLength={300}
            autoComplete="name"
            dir="auto"
            aria-invalid={problems.some(({field}) => field === 'name')}
            onChange={({target}) => setName(target.value)}
          />
        </p>
      )}
      <h2>What happens</h2>
      <ol className="enrol-steps">
        <li>
          Your device makes a <strong>passkey</strong>. You sign in with it by fingerprint, face, the device’s own code
          or a security key. There is no password.
        </li>
        <li>
          This browser makes a <strong>signing key</strong>. Everything that you do here is signed with it, so that
          nobody, not even whoever runs the server, can act as you.
        </li>
        <li>
          The public halves of both go to the server and, under the random name <code>{options.keyName}</code>, into the
          ledger. The private halves never leave this device.
        </li>
      </ol>
      <p className="note">
        Use a device and a browser profile that are yours alone. If the browser’s data are cleared, the signing key is
        gone; an administrator can then give you a link for a new one. What you signed before stays valid.
      </p>
      <Problems problems={problems} />
      <p className="enrol-ways">
        <button type="submit" className="main-way" aria-disabled={isBusy}>
          {isBusy ? 'Waiting for your device …' : 'Enrol this device'}
        </button>
      </p>
    </form>
  );
}
