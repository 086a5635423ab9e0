/**
 * The page of a one-time link: who is invited, what will happen on this device, one button. The secret stands behind # and goes
 * to nobody but this server; when it has been used it is taken out of the address.
 */
import {useEffect, useState} from 'react';
import {Failed, Waiting} from '../../parts/waiting.tsx';
import {Problems} from '../session/problems.tsx';
import {enrolOptions, type Offered} from '../session/enrol-device.ts';
import {isNumberAddress, namedAddress} from '../session/passkey.ts';
import {canSign} from '../signing/person-key.ts';
import {EnrolForm} from './enrol-form.tsx';
import {WhereTo} from '../session/where-to.tsx';

export function EnrolPage() {
  const [token] = useState(() => location.hash.slice(1));
  const [isEnrolled, setEnrolled] = useState(false);
  if (isEnrolled) return <Enrolled />;
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return <NoLink />;
  if (isNumberAddress(location.hostname)) return <NumbersOnly />;
  const enrolled = (): void => {
    history.replaceState(null, '', location.pathname);
    setEnrolled(true);
  };
  return <Offer token={token} enrolled={enrolled} />;
}

function Offer({token, enrolled}: {readonly token: string; readonly enrolled: () => void}) {
  const [offered, setOffered] = useState<Offered>();
  const [signs, setSigns] = useState<boolean>();
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const [offer, able] = await Promise.all([enrolOptions(token), canSign()]);
      if (isOver) return;
      setOffered(offer);
      setSigns(able);
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [token]);
  if (offered === undefined || signs === undefined) return <Waiting what="Reading the link" />;
  if (offered.kind === 'failed') {
    return (
      <div className="enrol">
        <h1 tabIndex={-1}>This link cannot be used</h1>
        <Problems problems={offered.problems} />
        <p>
          A link works once and for a limited time, and a new one ends the one before. Ask whoever invited you for
          another.
        </p>
      </div>
    );
  }
  if (!signs) {
    return (
      <div className="enrol">
        <h1 tabIndex={-1}>This browser cannot sign</h1>
        <Failed
          sentences={[
            'It has no Ed25519 keys, with which every act here is signed. Use a current version of Chrome, Edge, Firefox or Safari, at an address with https or at “localhost”.',
          ]}
        />
      </div>
    );
  }
  return <EnrolForm token={token} options={offered.options} enrolled={enrolled} />;
}

function NoLink() {
  return (
    <div className="enrol">
      <h1 tabIndex={-1}>Enrol</h1>
      <p className="lede">People take part here by invitation.</p>
      <p>
        Open the whole link that you were given: it ends in # and a row of letters. The first administrator’s link is
        printed in the terminal in which the server was started.
      </p>
    </div>
  );
}

function NumbersOnly() {
  const named = namedAddress(location);
  return (
    <div className="enrol">
      <h1 tabIndex={-1}>This address is of numbers</h1>
      <p>A passkey belongs to a name, so none can be made here.</p>
      {named === undefined ? (
        <p>Ask whoever runs this installation for its name.</p>
      ) : (
        <p>
          <a href={named}>Open the same link at this machine’s name, {new URL(named).host}</a>
        </p>
      )}
    </div>
  );
}

function Enrolled() {
  return (
    <div className="enrol">
      <h1 tabIndex={-1}>You are enrolled</h1>
      <p>
        This device has your passkey and your signing key. The link that brought you here works no more. A role that
        needs a second person’s confirmation counts once it is confirmed.
      </p>
      <WhereTo />
    </div>
  );
}
