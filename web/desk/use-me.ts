/**
 * Who is signed in, in which roles, and what the person's key needs to sign next: one answer for the whole app, asked once and
 * again after everything that changes it. `refreshMe` asks again; whoever signs an act reads it fresh.
 */
import {useEffect, useSyncExternalStore} from 'react';
import type {Me} from '../../platform/contract/index.ts';
import {unreachable, refused, type Answer} from '../api/answer.ts';

let answer: Answer<Me> = {kind: 'loading'};
let asking: Promise<Answer<Me>> | undefined;
/** The server's clock less this device's, milliseconds. */
let clockAhead = 0;
/** Somebody was signed in on this page and has not signed out. */
let hadSession = false;
const listeners = new Set<() => void>();

export function useMe(): Answer<Me> {
  useEffect(() => {
    if (answer.kind === 'loading') void refreshMe();
  }, []);
  return useSyncExternalStore(subscribe, () => answer);
}

/** The person who is signed in, or undefined; nobody while it is not known. */
export function useSignedIn(): Me | undefined {
  const me = useMe();
  return me.kind === 'ready' && me.value.signedIn ? me.value : undefined;
}

/** The session ended by itself: time, a restart of the server, another page that signed out. */
export const sessionIsLost = (): boolean =>
  hadSession && answer.kind === 'ready' && !answer.value.signedIn && answer.value.mode !== 'single_user';

export const useSessionIsLost = (): boolean => useSyncExternalStore(subscribe, sessionIsLost);

/** Signing out is no loss. */
export function leaveSession(): void {
  hadSession = false;
}

/** Asks now; whoever asks at the same time shares the answer. */
export function refreshMe(): Promise<Answer<Me>> {
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}

/** A person who has just signed in or out is not told the answer to an earlier question. */
export async function refreshMeAnew(): Promise<Answer<Me>> {
  await asking;
  return refreshMe();
}

/** This device's clock where it agrees with the server's within a minute, else the server's. */
export function nowText(): string {
  const ahead = Math.abs(clockAhead) > 60_000 ? clockAhead : 0;
  return new Date(Date.now() + ahead).toISOString().replace(/\.\d+Z$/, 'Z');
}

async function ask(): Promise<Answer<Me>> {
  let next: Answer<Me>;
  try {
    const response = await fetch('/api/desk/me', {credentials: 'same-origin', cache: 'no-store'});
    next = response.ok
      ? {kind: 'ready', value: (await response.json()) as Me, stale: false}
      : await refused<Me>(response);
  } catch {
    next = unreachable;
  }
  if (next.kind === 'ready') {
    clockAhead = Date.parse(next.value.now) - Date.now();
    hadSession ||= next.value.signedIn;
  }
  // Whoever was known stays shown while the server cannot be reached: the page says that apart.
  if (next.kind === 'ready' || answer.kind !== 'ready') answer = next;
  else answer = {...answer, stale: true};
  for (const listener of listeners) listener();
  return next;
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
