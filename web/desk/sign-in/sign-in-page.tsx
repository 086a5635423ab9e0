/**
 * Signing in with a passkey, and where somebody is signed in, who it is, on which key, and the way out. `back` in the address is
 * the page to return to; only a page of this app is taken.
 */
import {useState} from 'react';
import {go, useAddress, type Address} from '../../app/address.ts';
import {Failed, Waiting} from '../../parts/waiting.tsx';
import type {FieldProblem} from '../api/post.ts';
import {isNumberAddress, namedAddress, signInByPasskey} from '../session/passkey.ts';
import {Problems} from '../session/problems.tsx';
import {onePersonSentence} from '../session/role-text.ts';
import {WhereTo} from '../session/where-to.tsx';
import {useMe} from '../use-me.ts';
import {SignedInPart} from './signed-in-part.tsx';
import {backAddress} from './back-address.ts';

export function SignInPage() {
  const me = useMe();
  const {query} = useAddress();
  const back = backAddress(query['back']);
  if (me.kind === 'loading') return <Waiting />;
  if (me.kind === 'failed') {
    return (
      <>
        <h1 tabIndex={-1}>Sign in</h1>
        <Failed sentences={me.sentences} />
      </>
    );
  }
  if (me.value.mode === 'single_user') {
    return (
      <>
        <h1 tabIndex={-1}>Nobody signs in here</h1>
        <p>{onePersonSentence}</p>
        <WhereTo />
      </>
    );
  }
  if (me.value.signedIn) return <SignedInPart me={me.value} {...(back === undefined ? {} : {back})} />;
  return <SignInForm mode={me.value.mode} {...(back === undefined ? {} : {back})} />;
}

function SignInForm({mode, back}: {readonly mode: string; readonly back?: Address}) {
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const named = isNumberAddress(location.hostname) ? namedAddress(location) : undefined;
  const signIn = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setProblems([]);
    const outcome = await signInByPasskey();
    setBusy(false);
    if (outcome.kind === 'failed') setProblems(outcome.problems);
    else if (back !== undefined) go(back, {replace: true});
  };
  return (
    <div className="enrol">
      <h1 tabIndex={-1}>Sign in</h1>
      <p className="lede">You sign in with the passkey of this device. There is no password.</p>
      {mode === 'unset' && (
        <p>
          Nobody has an account here yet. The link for the first administrator is printed in the terminal in which the
          server was started.
        </p>
      )}
      {named !== undefined && (
        <p>
          Passkeys belong to a name: <a href={named}>open this page at {new URL(named).host}</a>.
        </p>
      )}
      <Problems problems={problems} />
      <p className="enrol-ways">
        <button type="button" className="main-way" aria-disabled={isBusy} onClick={() => void signIn()}>
          {isBusy ? 'Waiting for your device …' : 'Sign in with a passkey'}
        </button>
      </p>
      <p className="note">
        No account, and something to report? Every case has a form for that under “Report”. A new device, or a lost one:
        an administrator gives you a link for it.
      </p>
    </div>
  );
}
