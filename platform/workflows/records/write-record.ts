/**
 * A record of an author at this machine into the ledger: salted, its contents on disk first, then the signed leaf that
 * commits to them. Refused whole, with every problem, where the case is not known or the author cannot sign.
 */
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import type {Contents} from '../../contents/index.ts';
import {appendSigned, type Signers} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import type {KnownCases} from '../entries/known-cases.ts';
import {readRecordDraft} from './draft.ts';
import {sealGroups} from './seal-groups.ts';

export interface WriteRecordParts {
  readonly ledger: Pick<Ledger, 'append'>;
  readonly contents: Pick<Contents, 'keep'>;
  readonly signers: Signers;
  readonly cases: KnownCases;
  /** 32 random bytes each time. */
  readonly newSalt: () => Uint8Array;
}

export interface RecordWords {
  readonly caseId: string;
  readonly author: string;
  /** ISO 8601 in UTC: the caller's clock. */
  readonly recorded: string;
  readonly file: string;
}

export interface WrittenRecord {
  readonly entry: number;
  readonly table: string;
  readonly id: string;
  readonly groups: readonly string[];
}

export async function writeRecord(
  {ledger, contents, signers, cases, newSalt}: WriteRecordParts,
  text: string,
  {caseId, author, recorded, file}: RecordWords,
): Promise<Result<WrittenRecord>> {
  const known = cases(caseId);
  const draft = readRecordDraft(text, known?.parties ?? [], file);
  const problems: Problem[] = draft.ok
    ? []
    : draft.problems.filter(({code}) => known !== undefined || code !== 'unknown-party');
  if (known === undefined) {
    problems.push({code: 'unknown-case', field: 'case', message: `the ledger holds no case “${caseId}”`});
  }
  if (!draft.ok || problems.length > 0) return failure(problems);
  const signer = signers(author, recorded);
  if (!signer.ok) return signer;
  const {table, id, groups} = draft.value;
  const sealed = sealGroups(groups, newSalt);
  await contents.keep(sealed.contents);
  const leaf = {kind: 'record', case: caseId, table, id, groups: sealed.commitments, recorded} as const;
  const appended = await appendSigned(ledger, signer.value, [leaf]);
  if (!appended.ok) {
    return failure(appended.problems.map((problem) => ({...problem, file})));
  }
  return success({entry: appended.value.first, table, id, groups: Object.keys(groups)});
}
