/**
 * Single keys move through a list: j and k, Enter, ?. They never take a key from somebody who writes, holds a modifier or has
 * opened a dialog, and can be switched off for good in this browser (WCAG 2.1, 2.1.4).
 */
import {useEffect, useSyncExternalStore} from 'react';

const name = 'holdfire-single-keys';
const changed = 'holdfire-single-keys';

export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(name) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(name);
    else localStorage.setItem(name, 'off');
  } catch {
    // A browser that keeps nothing asks again at the next page.
  }
  dispatchEvent(new Event(changed));
}

export const useSingleKeysAreOn = (): boolean =>
  useSyncExternalStore((listener) => {
    addEventListener(changed, listener);
    return () => removeEventListener(changed, listener);
  }, singleKeysAreOn);

/** Whether a key pressed here is meant for the page and not for what has the focus. */
export function isForPage({
  ctrlKey,
  metaKey,
  altKey,
  defaultPrevented,
  target,
}: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'> & {readonly target: unknown}): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return false;
  const {tagName, isContentEditable} = (target ?? {}) as Partial<HTMLElement>;
  return isContentEditable !== true && !['INPUT', 'TEXTAREA', 'SELECT'].includes(tagName ?? '');
}

export function useSingleKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const work = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
      if (work === undefined || !isForPage(event) || !singleKeysAreOn()) return;
      event.preventDefault();
      work();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [keys]);
}
