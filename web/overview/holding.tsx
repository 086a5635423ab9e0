/** Is it holding: one sentence a side, from the same template, in equal columns, and what cannot be judged. */
import type {Overview} from '../../platform/contract/index.ts';
import {usePartySides} from '../app/case-context.ts';
import {BasisNote} from '../parts/basis-note.tsx';
import {LinkedCodes} from '../parts/linked-codes.tsx';
import {PartyName} from '../parts/party-name.tsx';
import {afterName} from './holding-text.ts';

export function Holding({overview}: {readonly overview: Overview}) {
  const sides = usePartySides();
  return (
    <div className="holding">
      {sides.map(({id, name, short}) => {
        const said = overview.sentences.find(({party}) => party === id);
        return (
          <section key={id} className="holding-side" aria-label={name}>
            <h2>
              <PartyName id={id} name={name} />
            </h2>
            {said === undefined ? (
              <p>Nothing can be said about this side on this day.</p>
            ) : (
              <>
                <p className="holding-sentence">
                  <LinkedCodes clauses={overview.provisions} sentence={afterName(said.sentence, [name, short])} />
                </p>
                <BasisNote basis={said.basis} />
              </>
            )}
          </section>
        );
      })}
    </div>
  );
}

export function CannotBeJudged({sentences}: {readonly sentences: readonly string[]}) {
  if (sentences.length === 0) return null;
  return (
    <section className="unjudged" aria-labelledby="unjudged-title">
      <h2 id="unjudged-title">What cannot be judged</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
