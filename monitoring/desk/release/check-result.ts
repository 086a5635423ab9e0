/** What one check before a release says: `stops` must be mended, `warns` must be answered with a reason. */
import type {releaseChecks} from '../acts/publication.ts';

export type ReleaseCheck = (typeof releaseChecks)[number];

export interface CheckResult {
  readonly outcome: 'passes' | 'warns' | 'stops';
  /** Whole sentences, for whoever has to mend or to answer. */
  readonly sentences: readonly string[];
}

export const passes: CheckResult = Object.freeze({outcome: 'passes', sentences: []});

export const stopsWith = (sentences: readonly string[]): CheckResult =>
  sentences.length === 0 ? passes : {outcome: 'stops', sentences};

export const warnsWith = (sentences: readonly string[]): CheckResult =>
  sentences.length === 0 ? passes : {outcome: 'warns', sentences};

export const together = (...results: readonly CheckResult[]): CheckResult => {
  const outcomes = results.map(({outcome}) => outcome);
  return {
    outcome: outcomes.includes('stops') ? 'stops' : outcomes.includes('warns') ? 'warns' : 'passes',
    sentences: results.flatMap(({sentences}) => sentences),
  };
};
