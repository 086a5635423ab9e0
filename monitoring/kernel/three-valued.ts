/**
 * Kleene's strong three-valued logic. `undetermined` is a value of its own: it never reads as kept and never as
 * broken (rule 6). Source: S. C. Kleene, Introduction to Metamathematics (1952), section 64.
 */
export type Verdict = 'met' | 'not_met' | 'undetermined';

export function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('not_met')) return 'not_met';
  return verdicts.includes('undetermined') ? 'undetermined' : 'met';
}

export function any(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('met')) return 'met';
  return verdicts.includes('undetermined') ? 'undetermined' : 'not_met';
}

export function not(verdict: Verdict): Verdict {
  if (verdict === 'undetermined') return 'undetermined';
  return verdict === 'met' ? 'not_met' : 'met';
}
