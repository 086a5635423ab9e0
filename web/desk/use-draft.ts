/** The value of a form that survives a crash: read once from this browser, kept a moment after each change, dropped when signed. */
import {useEffect, useRef, useState} from 'react';
import {dropDraft, loadDraft, saveDraft} from './drafts.ts';

export interface HeldDraft<T> {
  readonly value: T;
  readonly change: (value: T) => void;
  /** Something of an earlier time was found here. */
  readonly found: boolean;
  readonly drop: () => void;
}

const pauseMilliseconds = 250;

export function useDraft<T>(name: string, initial: T): HeldDraft<T> {
  const [value, setValue] = useState(initial);
  const [found, setFound] = useState(false);
  const touched = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let left = false;
    touched.current = false;
    const read = async (): Promise<void> => {
      const draft = await loadDraft<T>(name);
      // What was typed meanwhile is newer than what was kept.
      if (left || draft === undefined || touched.current) return;
      setValue(draft);
      setFound(true);
    };
    void read();
    return () => {
      left = true;
    };
  }, [name]);
  const change = (next: T): void => {
    touched.current = true;
    setValue(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveDraft(name, next), pauseMilliseconds);
  };
  const drop = (): void => {
    clearTimeout(timer.current);
    touched.current = true;
    setFound(false);
    setValue(initial);
    void dropDraft(name);
  };
  return {value, change, found, drop};
}
