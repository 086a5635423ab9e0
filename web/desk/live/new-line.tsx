/** A quiet line instead of a page that jumps: how much changed since, whether the connection stands, and the way to see it. */
import {connectionLostSince, useConnection} from './changes.ts';
import {newText, lostText} from './live-text.ts';
import type {DeskAnswer} from './use-desk-answer.ts';

export function NewLine({fresh, show}: Pick<DeskAnswer<unknown>, 'fresh' | 'show'>) {
  const connection = useConnection();
  return (
    <p className="new-line" role="status">
      {connection === 'lost' && <span>{lostText(connectionLostSince())} </span>}
      {fresh > 0 && (
        <>
          {newText(fresh)}{' '}
          <button type="button" onClick={show}>
            show
          </button>
        </>
      )}
    </p>
  );
}
