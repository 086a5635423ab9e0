/** A link that this page shows once: it is stored nowhere. Said with it: how it is handed over, and for how long it works. */
import {useEffect, useRef} from 'react';
import {CopyText} from '../../ledger/copy-text.tsx';

export function LinkOnce({url, name, done}: {readonly url: string; readonly name: string; readonly done: () => void}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({block: 'center'});
  }, []);
  return (
    <section className="link-once" aria-label="One-time link">
      <h2 ref={heading} tabIndex={-1}>
        The link for <bdi>{name}</bdi>
      </h2>
      <p>
        It is shown here once and kept nowhere. Hand it over on a way that you both trust: whoever opens it first is
        enrolled as this person.
      </p>
      <CopyText label="One-time link" text={url}>
        <button type="button" onClick={done}>
          I have handed it over
        </button>
      </CopyText>
    </section>
  );
}
