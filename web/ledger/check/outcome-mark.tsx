/** An outcome is a shape and a word: filled where it holds, crossed where it fails, hollow where nobody could ask. */
import type {Outcome} from './check-given.ts';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  holds: 'holds',
  fails: 'fails',
  not_asked: 'not asked',
};

export function OutcomeMark({outcome}: {readonly outcome: Outcome}) {
  return (
    <span className="state">
      <svg className="state-shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <rect
          x="1"
          y="1"
          width="10"
          height="10"
          stroke="currentColor"
          fill={outcome === 'holds' ? 'currentColor' : 'none'}
        />
        {outcome === 'fails' && <path d="M1 1 L11 11 M11 1 L1 11" stroke="currentColor" strokeWidth="1.6" />}
      </svg>
      <span className="state-word">{outcomeWords[outcome]}</span>
    </span>
  );
}
