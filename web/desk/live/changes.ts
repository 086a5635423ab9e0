/**
 * One connection over which the server says that something changed, in which case, never what: whoever may read it asks for it.
 * The browser tries again by itself when it breaks; a session that has ended is found by asking who is signed in.
 */
import {useSyncExternalStore} from 'react';
import {refreshMe} from '../use-me.ts';

/** `idle`: nothing on the page follows changes. */
export type Connection = 'idle' | 'opening' | 'live' | 'lost';

type Listener = (caseId: string) => void;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let source: EventSource | undefined;
let connection: Connection = 'idle';
/** When it was lost, ISO 8601: until then the page was up to date. */
let lostSince: string | undefined;

/** Calls at every change in any case, and after a connection that was lost is back, with an empty name: ask anyway. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  if (source === undefined) open();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) close();
  };
}

function open(): void {
  set('opening');
  source = new EventSource('/api/desk/changes');
  source.addEventListener('open', () => {
    const wasLost = connection === 'lost';
    set('live');
    if (wasLost) tell('');
  });
  source.addEventListener('message', ({data}: MessageEvent<string>) => {
    const caseId = caseOf(data);
    if (caseId !== undefined) tell(caseId);
  });
  source.addEventListener('error', () => {
    set('lost');
    // A browser gives up where the server refused: the session may have ended.
    if (source?.readyState !== EventSource.CLOSED) return;
    source.close();
    source = undefined;
    void refreshMe();
    setTimeout(() => source === undefined && listeners.size > 0 && open(), patienceMilliseconds);
  });
}

const patienceMilliseconds = 10_000;

function close(): void {
  source?.close();
  source = undefined;
  set('idle');
}

function tell(caseId: string): void {
  for (const listener of listeners) listener(caseId);
}

function caseOf(text: string): string | undefined {
  try {
    const {case: caseId} = JSON.parse(text) as {readonly case?: unknown};
    return typeof caseId === 'string' ? caseId : undefined;
  } catch {
    return undefined;
  }
}

function set(next: Connection): void {
  if (next === connection) return;
  if (next === 'lost') lostSince = new Date().toISOString();
  connection = next;
  for (const watcher of watchers) watcher();
}

export const useConnection = (): Connection =>
  useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => connection,
  );

export const connectionLostSince = (): string | undefined => lostSince;
