/** When an entry was made: what its author says between what a quorum of witnesses vouches for. Nothing is corrected. */
import type {SignedView} from '../../platform/contract/index.ts';
import {instantText} from './instant-text.ts';

const places: Readonly<Record<SignedView['claim'], string>> = {
  inside: 'which lies in this interval',
  before: 'which is earlier than this interval',
  after: 'which is later than this interval',
  undetermined: 'which nobody else confirms or excludes',
};

/** Instants in ISO 8601. */
export type Times = Pick<SignedView, 'recorded' | 'notBefore' | 'notAfter' | 'claim'>;

export function TimeFacts({times: {recorded, notBefore, notAfter, claim}}: {readonly times: Times}) {
  return (
    <>
      <dl className="check-facts">
        <dt>Not before</dt>
        <dd>
          {notBefore === undefined
            ? 'not witnessed: it names no checkpoint that a quorum cosigned'
            : `${instantText(notBefore)}: by then a quorum had cosigned the checkpoint that it names`}
        </dd>
        <dt>Its author says</dt>
        <dd>
          {instantText(recorded)}, {places[claim]}
        </dd>
        <dt>Not after</dt>
        <dd>
          {notAfter === undefined
            ? 'not witnessed: no quorum has cosigned a checkpoint that holds it'
            : `${instantText(notAfter)}: by then a quorum had cosigned a checkpoint that holds it`}
        </dd>
      </dl>
      <p className="note">
        The interval is what the witnesses’ clocks vouch for; the time between is its author’s own.
      </p>
    </>
  );
}
