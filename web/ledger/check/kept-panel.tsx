/** The checkpoint that this reader kept, and whether the ledger follows from it. Nothing is shown where nothing is kept. */
import {useEffect, useState} from 'react';
import {count} from '../../parts/figures.ts';
import {browserCryptography as by} from '../browser-cryptography.ts';
import {instantText} from '../instant-text.ts';
import {follow, type Followed} from './follow.ts';
import {browserStore, forget, keep, type KeptCheckpoint} from './kept-checkpoint.ts';
import {OutcomeMark} from './outcome-mark.tsx';

export function KeptPanel({
  kept,
  changed,
}: {
  readonly kept: KeptCheckpoint | undefined;
  /** Another is kept, or none. */
  readonly changed: () => void;
}) {
  const [result, setResult] = useState<{readonly of: KeptCheckpoint; readonly followed: Followed}>();
  useEffect(() => {
    if (kept === undefined) return;
    let left = false;
    const ask = async (): Promise<void> => {
      const followed = await follow(by, kept);
      if (!left) setResult({of: kept, followed});
    };
    void ask();
    return () => {
      left = true;
    };
  }, [kept]);
  if (kept === undefined) return null;
  const followed = result?.of === kept ? result.followed : undefined;
  const {note} = followed ?? {};
  const keepNewer = (): void => {
    if (note === undefined) return;
    keep(browserStore(), {note, policyText: kept.policyText, kept: `${new Date().toISOString().slice(0, 19)}Z`});
    changed();
  };
  return (
    <section
      className={followed?.outcome === 'fails' ? 'kept kept-fails' : 'kept'}
      aria-labelledby="kept-heading"
      role={followed?.outcome === 'fails' ? 'alert' : undefined}
    >
      <h2 id="kept-heading">The checkpoint that you kept</h2>
      {followed === undefined ? (
        <p>
          {count(kept.checkpoint.size)} entries on {instantText(kept.kept)}. Asking whether the ledger follows from it …
        </p>
      ) : (
        <>
          <p>
            <OutcomeMark outcome={followed.outcome} /> {followed.sentences[0]}
          </p>
          {followed.sentences.slice(1).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      )}
      <p className="kept-buttons">
        {note !== undefined && (
          <button type="button" onClick={keepNewer}>
            Keep the newer one instead
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            forget(browserStore());
            changed();
          }}
        >
          Forget it
        </button>
      </p>
    </section>
  );
}
