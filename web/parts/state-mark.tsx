/**
 * A state is a shape and a word, never a colour alone: filled (decided), hatched (undetermined), hollow (not
 * assessable). Ink only: a party's colour beside it says whose state it is, not whether it is good.
 */
import {useId} from 'react';

export type StateShape = 'decided' | 'undetermined' | 'not_assessable';

export function StateMark({shape, word}: {readonly shape: StateShape; readonly word: string}) {
  return (
    <span className="state">
      <StateShapeMark shape={shape} />
      <span className="state-word">{word}</span>
    </span>
  );
}

export function StateShapeMark({shape}: {readonly shape: StateShape}) {
  const hatch = useId();
  return (
    <svg className="state-shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {shape === 'undetermined' && (
        <defs>
          <pattern id={hatch} width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="3" stroke="currentColor" strokeWidth="1.6" />
          </pattern>
        </defs>
      )}
      <rect
        x="1"
        y="1"
        width="10"
        height="10"
        stroke="currentColor"
        fill={shape === 'decided' ? 'currentColor' : shape === 'undetermined' ? `url(#${hatch})` : 'none'}
      />
    </svg>
  );
}
