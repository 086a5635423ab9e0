/**
 * Isolated, repeated or systematic: by the largest number of verified breaches in any span of the pattern window since
 * the clause took effect. The words are counts by rule (docs/decisions/0003-assessment-defaults.md), not judgements.
 */
import type {AssessmentRules} from '../agreement/index.ts';
import {addDays, dayNumber, type Day, type DayWindow} from '../kernel/index.ts';

export type PatternWord = 'isolated_breach' | 'repeated_breach' | 'systematic_breach';

export interface Pattern {
  readonly word: PatternWord;
  /** Most breaches within one span of the window’s length. */
  readonly most: number;
  /** The first such span, from its first breach. */
  readonly span: DayWindow;
}

/** Undefined where there is no breach. */
export function patternOf(
  days: readonly Day[],
  {repeatedFrom, systematicFrom, patternWindowDays}: AssessmentRules,
): Pattern | undefined {
  const sorted = days.toSorted();
  let [most, start] = [0, sorted[0]];
  for (let first = 0, last = 0; last < sorted.length; last += 1) {
    const numberOf = (index: number): number => dayNumber(sorted[index] as Day);
    while (numberOf(last) - numberOf(first) >= patternWindowDays) first += 1;
    if (last - first + 1 > most) [most, start] = [last - first + 1, sorted[first]];
  }
  if (start === undefined) return undefined;
  const span = {from: start, to: addDays(start, patternWindowDays - 1)};
  if (most >= systematicFrom) return {word: 'systematic_breach', most, span};
  return {word: most >= repeatedFrom ? 'repeated_breach' : 'isolated_breach', most, span};
}
