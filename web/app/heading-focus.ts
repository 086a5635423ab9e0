/**
 * After a move to another page the reader is at its heading, as after a load: whoever listens to the page hears where
 * they are. The heading may come late, with a lazily loaded page; whoever has moved on by then is not pulled back.
 */
import {useEffect, useRef} from 'react';

const patienceMs = 5000;

/** `place` names the page; the first one is left alone, because the browser has just loaded it. */
export function useHeadingFocus(place: string): void {
  const last = useRef(place);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    return focusWhenThere();
  }, [place]);
}

function focusWhenThere(): () => void {
  const before = document.activeElement;
  const tried = (): boolean => {
    const heading = document.querySelector<HTMLElement>('h1');
    // While the code of the next page is on its way, the last page is kept, hidden: its heading is not the one.
    if (heading === null || !heading.checkVisibility()) return false;
    const unmoved = document.activeElement === before || document.activeElement === document.body;
    if (unmoved) heading.focus({preventScroll: true});
    return true;
  };
  if (tried()) return () => undefined;
  const watch = new MutationObserver(() => tried() && watch.disconnect());
  watch.observe(document.body, {childList: true, subtree: true});
  const patience = setTimeout(() => watch.disconnect(), patienceMs);
  return () => {
    watch.disconnect();
    clearTimeout(patience);
  };
}
