/**
 * The desk is for whoever is signed in. Everybody else reads here what it is and how to come in, or how to report without an
 * account; what stands on the desk is not hinted at.
 */
import type {ReactNode} from 'react';
import {useAddress} from '../app/address.ts';
import {CaseLink, Link} from '../app/link.tsx';
import {Failed, Waiting} from '../parts/waiting.tsx';
import {SessionEnded} from './session/session-ended.tsx';
import {signInAddress} from './sign-in/back-address.ts';
import {useMe, useSessionIsLost} from './use-me.ts';

export function DeskGate({children}: {readonly children: ReactNode}) {
  const me = useMe();
  const isLost = useSessionIsLost();
  if (me.kind === 'loading') return <Waiting />;
  if (me.kind === 'failed') {
    return (
      <>
        <h1 tabIndex={-1}>Desk</h1>
        <Failed sentences={me.sentences} />
      </>
    );
  }
  if (!isLost && !me.value.signedIn && me.value.mode !== 'single_user') return <Outside mode={me.value.mode} />;
  // What was read and written stays on the page while somebody signs in again.
  return (
    <>
      {isLost && <SessionEnded />}
      {children}
    </>
  );
}

function Outside({mode}: {readonly mode: string}) {
  const address = useAddress();
  return (
    <div className="outside">
      <h1 tabIndex={-1}>Desk</h1>
      <p className="lede">
        Here the mission and both sides work on this case: reports come in, are checked and answered, and findings are
        decided by more than one person.
      </p>
      {mode === 'unset' ? (
        <p>
          Nobody has an account here yet. The link for the first administrator is printed in the terminal in which the
          server was started.
        </p>
      ) : (
        <p>
          <Link to={signInAddress(address)}>Sign in</Link>
        </p>
      )}
      <p>
        <CaseLink page="report">Report something without an account</CaseLink>
      </p>
      <p>
        <Link to={{common: 'policy', page: 'overview', query: {}}}>Who may read and do what</Link>
      </p>
    </div>
  );
}
