/**
 * The leaf's hash and two ways to compute it again. The browser's own SHA-256 is used, which exists only where a page
 * comes over https or from this machine; where it is missing the page says so and leaves the shell.
 */
import {useState} from 'react';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {leafHashHex, shellLines, type Digest} from './leaf-hash.ts';

type Outcome = {readonly kind: 'computed'; readonly hash: string} | {readonly kind: 'missing'};

export function HashCheck({leaf, leafHash}: {readonly leaf: string; readonly leafHash: string}) {
  const [outcome, setOutcome] = useState<Outcome>();
  const compute = async (): Promise<void> => {
    // The types promise it, but it is undefined outside a secure context.
    const subtle = globalThis.crypto?.subtle as Digest | undefined;
    setOutcome(subtle === undefined ? {kind: 'missing'} : {kind: 'computed', hash: await leafHashHex(leaf, subtle)});
  };
  return (
    <>
      <h2>Leaf hash</h2>
      <p>
        <code>{leafHash}</code>
      </p>
      <p className="note">SHA-256 of the byte 0x00 and the bytes above (RFC 6962).</p>
      <p className="entry-compute">
        <button type="button" onClick={() => void compute()}>
          Compute it again in this browser
        </button>
      </p>
      <output className="entry-outcome">
        {outcome !== undefined && <Said outcome={outcome} leafHash={leafHash} />}
      </output>
      <p>The same in a shell, without this page; three lines to copy:</p>
      <ScrollRegion className="leaf" label="Three lines for a shell">
        <pre dir="ltr">{shellLines(leaf, leafHash).join('\n')}</pre>
      </ScrollRegion>
    </>
  );
}

function Said({outcome, leafHash}: {readonly outcome: Outcome; readonly leafHash: string}) {
  if (outcome.kind === 'missing') {
    return (
      <>
        This browser gives no hash function to this page, because the page came neither over https nor from this machine
        itself. The three lines below need neither.
      </>
    );
  }
  return (
    <>
      Computed here: <code>{outcome.hash}</code>.{' '}
      {outcome.hash === leafHash
        ? 'It equals the leaf hash above.'
        : 'It does not equal the leaf hash above: these bytes are not the ones that the ledger committed to.'}
    </>
  );
}
