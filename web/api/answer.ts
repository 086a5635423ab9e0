/**
 * Answers of the server, by address. While a new one is on its way the last one stays, marked as stale, so that moving
 * the as-of control does not blank the page. A failure is a value with sentences that a reader can act on.
 */
import {useEffect, useState} from 'react';
import type {Failure} from '../../platform/contract/index.ts';

export type Answer<T> =
  | {readonly kind: 'loading'}
  | {readonly kind: 'failed'; readonly sentences: readonly string[]; readonly status: number}
  | {readonly kind: 'ready'; readonly value: T; readonly stale: boolean};

export interface Held<T> {
  readonly path: string;
  readonly answer: Answer<T>;
}

/** `path` undefined: nothing is asked for yet. */
export function useAnswer<T>(path: string | undefined): Answer<T> {
  const [held, setHeld] = useState<Held<T>>();
  useEffect(() => {
    if (path === undefined) return;
    const asked = new AbortController();
    ask<T>(path, asked.signal).then(
      (answer) => setHeld({path, answer}),
      () => {
        if (!asked.signal.aborted) setHeld({path, answer: unreachable});
      },
    );
    return () => asked.abort();
  }, [path]);
  return answerAt(path, held);
}

/** What is shown at a path while an answer, perhaps to an earlier one, is held. */
export function answerAt<T>(path: string | undefined, held: Held<T> | undefined): Answer<T> {
  if (held === undefined) return {kind: 'loading'};
  if (held.path === path) return held.answer;
  return held.answer.kind === 'ready' ? {...held.answer, stale: true} : {kind: 'loading'};
}

export const unreachable = {
  kind: 'failed',
  status: 0,
  sentences: ['The Holdfire server on this machine does not answer. Is it still running in its terminal?'],
} as const;

async function ask<T>(path: string, signal: AbortSignal): Promise<Answer<T>> {
  const response = await fetch(path, {signal});
  return response.ok ? {kind: 'ready', value: (await response.json()) as T, stale: false} : refused(response);
}

/** Every sentence of a refusal, each with the field that it is about. */
export async function refused<T>(response: Response): Promise<Answer<T>> {
  const failure = (await response.json().catch(() => ({problems: []}))) as Failure;
  const sentences = failure.problems.map(({field, message}) =>
    field === undefined ? message : `${field}: ${message}`,
  );
  return {
    kind: 'failed',
    status: response.status,
    sentences: sentences.length > 0 ? sentences : [`The server refused (${response.status}).`],
  };
}

/** `/api/cases/x/overview` with the query of the as-of control and what else is given. */
export function apiPath(parts: readonly string[], query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  const search = new URLSearchParams(given).toString();
  return `/api/${parts.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}
