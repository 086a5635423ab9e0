/** Ends the session. The signing key stays in this browser: the next sign-in needs it. */
import {useState} from 'react';
import {go} from '../../app/address.ts';
import {post} from '../api/post.ts';
import {leaveSession, refreshMeAnew, useSignedIn} from '../use-me.ts';

export function SignOutButton() {
  const me = useSignedIn();
  const [failed, setFailed] = useState(false);
  const signOut = async (): Promise<void> => {
    const answer = await post('/api/desk/sign-out', {}, me?.token);
    const isOver = answer.kind === 'answered' || (answer.kind === 'refused' && answer.status === 401);
    setFailed(!isOver);
    if (!isOver) return;
    leaveSession();
    await refreshMeAnew();
    go({common: 'sign-in', page: 'overview', query: {}});
  };
  return (
    <button type="button" className="plain" onClick={() => void signOut()}>
      {failed ? 'Signing out did not work; again' : 'Sign out'}
    </button>
  );
}
