/**
 * The as-of control of every page: which entries of the ledger count and what was public by which day. Without one it
 * is the whole ledger and the day that the record of the case itself reaches, never the clock of this machine.
 */
import {day, failure, success, type Day, type Result} from '../../monitoring/kernel/index.ts';
import {defaultAsOfDate, type CaseFacts} from '../../monitoring/publication/index.ts';
import type {AsOf} from '../contract/index.ts';
import {notFound, refusal, type Answer} from './answer.ts';
import type {CaseRecord} from '../workflows/case-record.ts';

export interface CaseAsOf {
  readonly facts: CaseFacts;
  readonly asOf: AsOf & {readonly date: Day};
}

export interface AsOfWords {
  readonly date?: string;
  readonly size?: number;
}

/** The views are the ledger up to where they have read; while entries come in, it may be ahead of them by some. */
export function sizeOf({views}: CaseRecord, words: AsOfWords): Result<number> {
  const size = words.size ?? views.size;
  if (size <= views.size) return success(size);
  return failure([{code: 'too-large', field: 'size', message: `is above ${views.size}, the size of the ledger`}]);
}

/** Facts and as-of of a case, or the refusal to send. */
export async function caseAsOf(
  record: CaseRecord,
  caseId: string,
  words: AsOfWords,
): Promise<CaseAsOf | {readonly refused: Answer}> {
  const size = sizeOf(record, words);
  if (!size.ok) return {refused: refusal(400, size.problems)};
  const facts = await record.facts(caseId, size.value);
  if (facts === undefined) {
    const when = words.size === undefined ? '' : ` in the first ${size.value} entries`;
    return {refused: notFound(`the ledger holds no case of this name${when}`)};
  }
  const date = words.date === undefined ? defaultAsOfDate(facts) : day(words.date);
  const {ledger, views} = record;
  return {facts, asOf: {date, size: size.value, ledgerSize: views.size, root: base64(ledger.root(size.value))}};
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
