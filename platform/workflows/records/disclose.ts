/**
 * What one audience receives of one record, as a file that it can check by itself: the proof of the leaf and the groups
 * that are its own. A group that was removed is named, with the entry that says why, to whoever would have received it or not.
 * Refuses an entry that is no record, and a content that is not there: a file that leaves it out in silence would look
 * like a removal.
 */
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {disclosureFormat, groupNamePattern, type Disclosure, type OpenGroup} from '../../../monitoring/ledger/index.ts';
import {checkpointFor, proofFileText, proveEntry, type KeptCheckpoints, type ProvingLedger} from '../checking/prove.ts';
import type {RecordGroups} from './record-groups.ts';
import {recordAt} from './removals.ts';

export interface DisclosureParts {
  readonly ledger: ProvingLedger;
  readonly groups: RecordGroups;
  readonly checkpoints: KeptCheckpoints | undefined;
}

/** `public`, `shared`, `verifier`, `source` or `party:ID`. */
export const isAudience = (word: string): boolean => groupNamePattern.test(word) && !word.includes('.');

export function discloseEntry(
  {ledger, groups, checkpoints}: DisclosureParts,
  index: number,
  audience: string,
): Result<Disclosure> {
  const no = (code: string, message: string): Result<never> => failure([{code, message} satisfies Problem]);
  if (!isAudience(audience)) {
    return no('unknown-audience', `“${audience}” is not public, shared, verifier, source or party:ID`);
  }
  const record = recordAt(ledger, index);
  if (record === undefined && index < ledger.size) return no('not-a-record', `entry ${index} has no field groups`);
  const checkpoint = checkpoints === undefined ? undefined : checkpointFor(checkpoints, {index});
  const proof = proveEntry(ledger, checkpoint, {index});
  if (!proof.ok) return proof;
  const received = record === undefined ? [] : groups.received(index, record, audience);
  const missing = received.filter(({state}) => state === 'missing');
  if (missing.length > 0) {
    return failure(
      missing.map(({name}) => ({
        code: 'missing-content',
        field: name,
        message: `the content of this group of entry ${index} is not there, or is not what the entry committed to`,
      })),
    );
  }
  const removed = received.flatMap((one): readonly (readonly [string, number])[] =>
    one.state === 'removed' ? [[one.name, one.removedBy]] : [],
  );
  const open = received.flatMap((one): readonly (readonly [string, OpenGroup])[] =>
    one.state === 'open' ? [[one.name, one.group]] : [],
  );
  return success({
    format: disclosureFormat,
    audience,
    proof: proofFileText(proof.value),
    groups: Object.fromEntries(open),
    ...(removed.length === 0 ? {} : {removed: Object.fromEntries(removed)}),
  });
}

export const disclosureFileName = (index: number, audience: string): string =>
  `entry-${index}-${audience.replace(':', '-')}.disclosure.json`;
