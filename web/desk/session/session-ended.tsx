/** The session ended while a page was open: what was read and written stays on the page, and signing in leads back to it. */
import {useState} from 'react';
import {useAddress} from '../../app/address.ts';
import {Link} from '../../app/link.tsx';
import type {FieldProblem} from '../api/post.ts';
import {acted} from '../live/acted.ts';
import {signInAddress} from '../sign-in/back-address.ts';
import {signInByPasskey} from './passkey.ts';
import {Problems} from './problems.tsx';

export function SessionEnded() {
  const address = useAddress();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const signIn = async (): Promise<void> => {
    const outcome = await signInByPasskey();
    setProblems(outcome.kind === 'failed' ? outcome.problems : []);
    if (outcome.kind === 'signed_in') acted('');
  };
  return (
    <div className="session-ended" role="status">
      <p>
        The session has ended. What stands here was read before; what you have written is not lost.{' '}
        <button type="button" onClick={() => void signIn()}>
          Sign in again on this page
        </button>{' '}
        or <Link to={signInAddress(address)}>on its own page</Link>.
      </p>
      <Problems problems={problems} />
    </div>
  );
}
