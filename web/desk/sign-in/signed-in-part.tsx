/** Who is signed in: roles with their cases and dates, the key on which the session is, and whether it is in this browser. */
import {useEffect, useState} from 'react';
import type {Me} from '../../../platform/contract/index.ts';
import {printAddress, type Address} from '../../app/address.ts';
import {Link} from '../../app/link.tsx';
import {roleText} from '../session/role-text.ts';
import {SignOutButton} from '../session/sign-out-button.tsx';
import {WhereTo} from '../session/where-to.tsx';
import {instantText} from '../../ledger/instant-text.ts';
import {personKey, removePersonKey} from '../signing/person-key.ts';

export function SignedInPart({me, back}: {readonly me: Me; readonly back?: Address}) {
  return (
    <div className="enrol">
      <h1 tabIndex={-1}>
        <bdi>{me.name ?? me.person}</bdi> is signed in
      </h1>
      <Roles roles={me.roles} />
      {me.key !== undefined && <KeyHere name={me.key.name} publicKey={me.key.publicKey} />}
      <p>
        <SignOutButton />
      </p>
      {back === undefined ? (
        <WhereTo />
      ) : (
        <p>
          <Link to={back}>Back to {printAddress(back)}</Link>
        </p>
      )}
    </div>
  );
}

function Roles({roles}: Pick<Me, 'roles'>) {
  if (roles.length === 0) return <p>No role is given; an administrator gives roles.</p>;
  return (
    <ul>
      {roles.map((one) => (
        <li key={`${one.case} ${one.role} ${one.side ?? ''} ${one.proposal ?? ''}`}>
          {roleText(one, (side) => side)} in {one.case === '*' ? 'all cases' : one.case}
          {one.until !== undefined && `, until ${instantText(one.until)}`}
          {one.deputyFor !== undefined && ', as a deputy'}
          {one.pending && '; waits for a second person’s confirmation'}
        </li>
      ))}
    </ul>
  );
}

function KeyHere({name, publicKey}: {readonly name: string; readonly publicKey: string}) {
  const [isHere, setHere] = useState<boolean>();
  useEffect(() => {
    let isOver = false;
    void personKey(publicKey).then((key) => !isOver && setHere(key !== undefined));
    return () => {
      isOver = true;
    };
  }, [publicKey]);
  if (isHere === undefined) return null;
  if (!isHere) {
    return (
      <p>
        The signing key <code>{name}</code> is not in this browser: you can read here, and act only where you enrolled.
        An administrator can give you a link for this browser.
      </p>
    );
  }
  return (
    <>
      <p>
        The signing key <code>{name}</code> is in this browser.
      </p>
      <details>
        <summary>This is not my device</summary>
        <p>
          Take the key out of this browser before you leave. To sign here again you need a new link.{' '}
          <button type="button" onClick={() => void removePersonKey(publicKey).then(() => setHere(false))}>
            Remove my key from this browser
          </button>
        </p>
      </details>
    </>
  );
}
