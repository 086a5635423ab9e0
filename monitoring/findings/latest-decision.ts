/**
 * Which decision stands where a matter was decided more than once: the latest by day, and of one day the later entry.
 * The earlier ones stay on record and are shown; they no longer count.
 */
import type {Recorded} from '../kernel/index.ts';
import type {Finding} from './finding-table.ts';

export interface StandingDecisions {
  readonly standing: readonly Recorded<Finding>[];
  readonly replaced: readonly Recorded<Finding>[];
}

export const byDecided = (a: Recorded<Finding>, b: Recorded<Finding>): number =>
  a.record.decided === b.record.decided ? a.entry - b.entry : a.record.decided < b.record.decided ? -1 : 1;

/** One for each matter; `matter` names what is decided. A matter of undefined stands alone. */
export function latestOfEach(
  findings: readonly Recorded<Finding>[],
  matter: (finding: Finding) => string | undefined,
): StandingDecisions {
  const standing = new Map<string, Recorded<Finding>>();
  const replaced: Recorded<Finding>[] = [];
  for (const decision of findings.toSorted(byDecided)) {
    const key = matter(decision.record) ?? `entry ${decision.entry}`;
    const earlier = standing.get(key);
    if (earlier !== undefined) {
      replaced.push(earlier);
      standing.delete(key);
    }
    standing.set(key, decision);
  }
  return {standing: [...standing.values()], replaced};
}
