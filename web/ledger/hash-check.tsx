/**
 * The leaf's hash and two ways to compute it again: in this browser, with the hash function that the page brings with it
 * because the browser's own is there only on some connections, and in any shell.
 */
import {useState} from 'react';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {leafHashHex, shellLines} from './leaf-hash.ts';

export function HashCheck({leaf, leafHash}: {readonly leaf: string; readonly leafHash: string}) {
  const [hash, setHash] = useState<string>();
  const compute = async (): Promise<void> => {
    const {browserCryptography} = await import('./browser-cryptography.ts');
    setHash(leafHashHex(browserCryptography, leaf));
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
        {hash !== undefined && (
          <>
            Computed here: <code>{hash}</code>.{' '}
            {hash === leafHash
              ? 'It equals the leaf hash above.'
              : 'It does not equal the leaf hash above: these bytes are not the ones that the ledger committed to.'}
          </>
        )}
      </output>
      <p>The same in a shell, without this page; three lines to copy:</p>
      <ScrollRegion className="leaf" label="Three lines for a shell">
        <pre dir="ltr">{shellLines(leaf, leafHash).join('\n')}</pre>
      </ScrollRegion>
    </>
  );
}
