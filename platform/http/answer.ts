/**
 * What a route gives back, before it is bytes on a wire: a page as JSON, a file as bytes, or a refusal with all its
 * problems. A refusal never carries a stack or a path of this machine.
 */
import type {Problem} from '../../monitoring/kernel/index.ts';
import type {Failure} from '../contract/index.ts';

export interface Refusal {
  readonly kind: 'refusal';
  readonly status: number;
  readonly failure: Failure;
}

export interface BytesAnswer {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Cache-Control; without it a reader asks each time whether there is a newer answer. */
  readonly cache?: string;
  /** Name of the file under which a browser keeps it. */
  readonly download?: string;
}

export type Answer = {readonly kind: 'page'; readonly page: unknown} | BytesAnswer | Refusal;

export const page = (value: unknown): Answer => ({kind: 'page', page: value});

export const refusal = (status: number, problems: readonly Problem[]): Refusal => ({
  kind: 'refusal',
  status,
  failure: {
    problems: problems.map(({code, message, field}) => ({code, message, ...(field === undefined ? {} : {field})})),
  },
});

export const notFound = (message: string): Refusal => refusal(404, [{code: 'not-found', message}]);
