/**
 * One side's state of one clause in a table: shape, word, the days clock and since when. A clause that binds the other
 * side only says so in words; nothing stands for "kept".
 */
import type {ReactNode} from 'react';
import type {ObligationState} from '../../platform/contract/index.ts';
import {shortDay} from '../parts/day-text.ts';
import {StateMark} from '../parts/state-mark.tsx';
import {clockText} from './state-text.ts';

/** What stands in an empty slot, as in the core's pairing. */
export const noCorrespondingObligation = 'no corresponding obligation recorded';

interface StateCellProps {
  readonly state: ObligationState | undefined;
  /** What stands at the end of the line: the way to the reasons. */
  readonly children?: ReactNode;
}

export function StateCell({state, children}: StateCellProps) {
  if (state === undefined) return <span className="no-obligation">{noCorrespondingObligation}</span>;
  const clock = clockText(state.clock);
  return (
    <span className="state-cell">
      <span className="state-line">
        <StateMark shape={state.shape} word={state.word} />
        {children}
      </span>
      {clock !== undefined && <span className="state-clock">{clock}</span>}
      {state.since !== undefined && <span className="state-since">since {shortDay(state.since)}</span>}
    </span>
  );
}
