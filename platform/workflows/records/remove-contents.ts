/**
 * A removal for safety: first the signed entry that says what was removed and why, then the destruction of salts and contents.
 * The commitments stay, so that every proof given before and after holds. Stopped in between, the next start carries it out.
 * Refuses what is no record, a group that it does not have, one that is removed already, and a removal without a reason.
 */
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import type {Contents} from '../../contents/index.ts';
import {appendSigned, type Signers} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {recordAt, type Removals} from './removals.ts';

export interface RemovalParts {
  readonly ledger: Pick<Ledger, 'append' | 'size' | 'leaf'>;
  readonly contents: Pick<Contents, 'destroy'>;
  readonly removals: Pick<Removals, 'of'>;
  readonly signers: Signers;
}

export interface RemovalWish {
  readonly entry: number;
  readonly groups: readonly string[];
  readonly reason: string;
  readonly author: string;
  /** ISO 8601 in UTC: the caller's clock. */
  readonly recorded: string;
}

export interface RemovedContents {
  /** The entry that says so. */
  readonly removal: number;
  readonly entry: number;
  readonly groups: readonly string[];
}

export async function removeContents(parts: RemovalParts, wish: RemovalWish): Promise<Result<RemovedContents>> {
  const {entry, author, recorded} = wish;
  const reason = wish.reason.trim();
  const groups = [...new Set(wish.groups)];
  const record = recordAt(parts.ledger, entry);
  if (record === undefined) {
    const message =
      entry < parts.ledger.size
        ? `entry ${entry} is no record with field groups`
        : `the ledger has ${parts.ledger.size} entries, counted from 0`;
    return failure([{code: 'not-a-record', field: 'entry', message}]);
  }
  const problems = groups.flatMap((name) => groupProblems(parts, entry, name, Object.hasOwn(record.groups, name)));
  if (groups.length === 0) problems.push({code: 'too-few', field: 'group', message: 'names no group'});
  if (reason === '') problems.push({code: 'empty-text', field: 'reason', message: 'says why, for everybody to read'});
  if (problems.length > 0) return failure(problems);
  const signer = parts.signers(author, recorded);
  if (!signer.ok) return signer;
  const leaf = {kind: 'removal', case: record.case, entry, groups, reason, recorded} as const;
  const appended = await appendSigned(parts.ledger, signer.value, [leaf]);
  if (!appended.ok) return appended;
  await parts.contents.destroy(groups.map((name) => record.groups[name] ?? ''));
  return success({removal: appended.value.first, entry, groups});
}

function groupProblems({removals}: RemovalParts, entry: number, name: string, isThere: boolean): readonly Problem[] {
  if (!isThere) return [{code: 'unknown-group', field: name.slice(0, 110), message: `is no group of entry ${entry}`}];
  const before = removals.of(entry, name);
  if (before === undefined) return [];
  return [{code: 'removed-already', field: name, message: `was removed by entry ${before.entry}: ${before.reason}`}];
}
