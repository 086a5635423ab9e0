/**
 * What somebody is writing, kept in this browser until it is signed or dropped, so that a crash or a lost connection loses
 * nothing. A draft belongs to one person, one case and one form; nothing of it stays once it was taken in.
 */
import {forget, keep, kept} from './signing/browser-store.ts';

interface Draft {
  readonly name: string;
  readonly value: unknown;
}

/** `person/case/form/subject`; a draft of nobody is the public form’s. */
export const draftName = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join('/');

export async function loadDraft<T>(name: string): Promise<T | undefined> {
  const draft = await kept<Draft>('drafts', name).catch(() => undefined);
  return draft?.value as T | undefined;
}

/** A browser that keeps nothing (a private window, a full disk) goes on without drafts. */
export async function saveDraft(name: string, value: unknown): Promise<void> {
  await keep('drafts', {name, value} satisfies Draft).catch(() => undefined);
}

export async function dropDraft(name: string): Promise<void> {
  await forget('drafts', name).catch(() => undefined);
}
