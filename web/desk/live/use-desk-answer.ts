/**
 * An answer of the desk that stays still while somebody reads or writes: what others change meanwhile is counted and said
 * (`NewLine`), and shown when the reader asks for it. The reader's own acts are shown at once. A session that ended keeps
 * what is on the page.
 */
import {useCallback, useEffect, useRef, useState} from 'react';
import {answerAt, refused, unreachable, type Answer} from '../../api/answer.ts';
import {refreshMeAnew, sessionIsLost} from '../use-me.ts';
import {onActed} from './acted.ts';
import {onChange} from './changes.ts';

export interface DeskAnswer<T> {
  readonly answer: Answer<T>;
  /** Changes of the case since the answer was given. */
  readonly fresh: number;
  /** Asks again: the reader pressed "show", or something was done. */
  readonly show: () => void;
  /** The session ended after the page was loaded; the answer is as it was then. */
  readonly ended: boolean;
}

interface Held<T> {
  readonly path: string;
  readonly answer: Answer<T>;
  readonly ended: boolean;
}

/** `caseId`: whose changes concern it, `installation` for people. `path` undefined: nothing is asked for yet. */
export function useDeskAnswer<T>(caseId: string, path: string | undefined): DeskAnswer<T> {
  const [held, setHeld] = useState<Held<T>>();
  const [fresh, setFresh] = useState(0);
  const asking = useRef<AbortController>(undefined);
  const shown = useRef<string>(undefined);
  const show = useCallback(() => {
    if (path === undefined) return;
    asking.current?.abort();
    const asked = new AbortController();
    asking.current = asked;
    const settle = (answer: Answer<T>): void => {
      if (asked.signal.aborted) return;
      if (answer.kind === 'ready') setFresh(0);
      setHeld((before) => nextHeld(path, before, answer));
    };
    // Asked again after the session ended, the server would answer as to the public: what was read stays instead.
    const isAgain = shown.current === path;
    const answered = async (): Promise<Answer<T>> => {
      if (isAgain) await refreshMeAnew();
      return isAgain && sessionIsLost() ? sessionEnded : ask<T>(path, asked.signal);
    };
    shown.current = path;
    answered().then(settle, () => settle(unreachable));
  }, [path]);
  useEffect(() => {
    show();
    return () => asking.current?.abort();
  }, [show]);
  useEffect(() => {
    const others = onChange((changedCase) => {
      if (changedCase === '') show();
      else if (changedCase === caseId) setFresh((count) => count + 1);
    });
    const own = onActed((changedCase) => (changedCase === '' || changedCase === caseId) && show());
    return () => {
      others();
      own();
    };
  }, [caseId, show]);
  return {answer: answerAt(path, held), fresh, show, ended: held?.ended ?? false};
}

const sessionEnded = {kind: 'failed', status: 401, sentences: ['The session has ended.']} as const;

const hasEnded = (answer: Answer<unknown>): boolean => answer.kind === 'failed' && answer.status === 401;

/** What is on the page stays there when the server cannot be reached or the session has ended. */
export function nextHeld<T>(path: string, before: Held<T> | undefined, answer: Answer<T>): Held<T> {
  const ended = hasEnded(answer);
  const stays = ended || (answer.kind === 'failed' && answer.status === 0);
  if (stays && before?.path === path && before.answer.kind === 'ready')
    return {path, answer: {...before.answer, stale: true}, ended};
  return {path, answer, ended};
}

async function ask<T>(path: string, signal: AbortSignal): Promise<Answer<T>> {
  const response = await fetch(path, {signal, credentials: 'same-origin', cache: 'no-store'});
  return response.ok ? {kind: 'ready', value: (await response.json()) as T, stale: false} : refused(response);
}
