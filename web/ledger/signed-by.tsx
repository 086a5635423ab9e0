/**
 * Who signed an entry, as which of his own entries, and when it was made: what he says beside what witnesses vouch for.
 * The signature is checked here, in this browser, when the reader asks; the leaf alone is needed for it.
 */
import {useState} from 'react';
import {readLeaf, signatureHolds} from '../../monitoring/ledger/index.ts';
import type {SignedView} from '../../platform/contract/index.ts';
import {CaseLink} from '../app/link.tsx';
import {count} from '../parts/figures.ts';
import {ForeignText} from '../parts/quoted.tsx';
import {TimeFacts} from './time-facts.tsx';

export function SignedBy({signed, leaf}: {readonly signed: SignedView; readonly leaf: string}) {
  const {author, fingerprint, sequence, keyState} = signed;
  return (
    <>
      <h2>Signed by</h2>
      <dl className="check-facts">
        <dt>Author</dt>
        <dd>
          <ForeignText text={author} />, entry number {count(sequence)} of this key
        </dd>
        <dt>Key</dt>
        <dd>
          <code>{fingerprint}</code>
          {keyStates[keyState]} <CaseLink page="ledger">All keys</CaseLink>
        </dd>
      </dl>
      <SignatureCheck leaf={leaf} />
      <h2>When it was made</h2>
      <TimeFacts times={signed} />
    </>
  );
}

const keyStates: Readonly<Record<SignedView['keyState'], string>> = {
  stands: '; it stands.',
  replaced: '; another key has taken its place since.',
  revoked: '; it was revoked since, and counts for nothing newer.',
};

function SignatureCheck({leaf}: {readonly leaf: string}) {
  const [holds, setHolds] = useState<boolean>();
  const check = async (): Promise<void> => {
    const {browserCryptography} = await import('./browser-cryptography.ts');
    const read = readLeaf(leaf);
    setHolds(read.ok && 'signature' in read.value && signatureHolds(browserCryptography, read.value));
  };
  return (
    <>
      <p className="entry-compute">
        <button type="button" onClick={() => void check()}>
          Check the signature in this browser
        </button>
      </p>
      <output className="entry-outcome">
        {holds === true && 'Checked here: the key above signed these bytes.'}
        {holds === false && 'Checked here: the signature does not hold for these bytes and this key.'}
      </output>
    </>
  );
}
