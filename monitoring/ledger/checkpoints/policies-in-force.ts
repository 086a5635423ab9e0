/**
 * Which list of witnesses a checkpoint is measured by. A list is an entry, and it cannot lift itself into force over the
 * heads of those it replaces: where the list before it has established anything, the new one counts from the first
 * checkpoint on that holds it and reached the quorum of the list before. So an operator whom the witnesses refuse cannot
 * name others and go on. A list under which nothing was ever established binds nobody and is replaced at once.
 */
import type {TrustPolicy} from './trust-policy.ts';

export interface PolicyEntry {
  readonly entry: number;
  readonly policy: TrustPolicy;
}

export interface PolicySpan extends PolicyEntry {
  /** Smallest and largest size of a checkpoint that this list speaks for; at a handover both lists speak for one size. */
  readonly from: number;
  readonly to: number;
}

export interface PoliciesInForce {
  /** In the order of their entries. */
  readonly spans: readonly PolicySpan[];
  /** The newest list, where the one before it has not cosigned its entry yet. */
  readonly pending?: PolicyEntry;
}

/**
 * `reached` gives the smallest size within [from, to] of a checkpoint with the quorum, of at least one witness, of a list.
 * `lists` come in the order of their entries.
 */
export function policiesInForce(
  lists: readonly PolicyEntry[],
  reached: (list: PolicyEntry, from: number, to: number) => number | undefined,
): PoliciesInForce {
  const spans: PolicySpan[] = [];
  let pending: PolicyEntry | undefined;
  lists.forEach((list, index) => {
    const before = spans.at(-1);
    pending = undefined;
    if (before === undefined) return void spans.push(spanOf(list, list.entry + 1));
    const binds = reached(before, before.from, list.entry) !== undefined;
    // A list that was itself replaced before it came into force never does.
    const until = lists[index + 1]?.entry ?? Infinity;
    const from = binds ? reached(before, list.entry + 1, until) : list.entry + 1;
    if (from === undefined) return void (pending = list);
    spans[spans.length - 1] = {...before, to: binds ? from : list.entry};
    spans.push(spanOf(list, from));
    return undefined;
  });
  return pending === undefined ? {spans} : {spans, pending};
}

const spanOf = (list: PolicyEntry, from: number): PolicySpan => ({...list, from, to: Infinity});
