/** The figures of a state in words: whole phrases, the same for either side, a zero said as "none". */
import type {ObligationState} from '../../platform/contract/index.ts';

const number = (value: number): string => value.toLocaleString('en');

/** `12 days`, or that the clock stands still: a day that nobody watched does not count. */
export function clockText(clock: ObligationState['clock']): string | undefined {
  if (clock === undefined) return undefined;
  const days = clock.days === 1 ? '1 day' : `${number(clock.days)} days`;
  return clock.running ? days : `${days}, clock stopped`;
}

/** Undefined where nothing is alleged, so that "0 breaches" never reads as "kept". */
export function countsText({
  alleged,
  undetermined,
  breaches,
  notViolations,
}: ObligationState['counts']): string | undefined {
  if (alleged === 0) return undefined;
  const part = (value: number, words: string): string => `${value === 0 ? 'none' : number(value)} ${words}`;
  const parts = [
    part(breaches, 'found to be a breach'),
    part(notViolations, 'found to be none'),
    part(undetermined, 'undetermined'),
  ];
  return `Alleged: ${number(alleged)}. Of these ${parts.join(', ')}.`;
}
