/** A small file as text: to read, to copy, and to keep. Copying needs a secure connection; the text can be marked without. */
import {useState, type ReactNode} from 'react';
import {ScrollRegion} from '../parts/scroll-region.tsx';

export function CopyText({
  label,
  text,
  children,
}: {
  readonly label: string;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      setSaid('This browser does not let the page copy; mark the text and copy it by hand.');
    }
  };
  return (
    <>
      <ScrollRegion className="leaf" label={label}>
        <pre dir="ltr">{text}</pre>
      </ScrollRegion>
      <p className="copy-ways">
        <button type="button" onClick={() => void copy()}>
          Copy
        </button>
        {children}
        <output>{said}</output>
      </p>
    </>
  );
}
