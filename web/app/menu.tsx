/**
 * A panel that opens below its word: a plain disclosure, so that it works by keyboard and reads as what it is. Escape,
 * a press elsewhere and every change of the page close it.
 */
import {useEffect, useRef, type ReactNode} from 'react';
import {useAddress} from './address.ts';

interface MenuProps {
  readonly summary: ReactNode;
  readonly className: string;
  readonly children: ReactNode;
}

export function Menu({summary, className, children}: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const {caseId, page, item} = useAddress();
  useEffect(() => {
    const close = (): void => details.current?.removeAttribute('open');
    const pressed = ({target}: PointerEvent): void => {
      if (target instanceof Node && details.current?.contains(target) === false) close();
    };
    const typed = ({key}: KeyboardEvent): void => {
      const menu = details.current;
      if (key !== 'Escape' || menu?.open !== true) return;
      const held = menu.contains(document.activeElement);
      close();
      if (held) menu.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('keydown', typed);
    return () => {
      document.removeEventListener('pointerdown', pressed);
      document.removeEventListener('keydown', typed);
    };
  }, []);
  return (
    <details key={`${caseId}/${page}/${item}`} ref={details} className={`menu ${className}`}>
      <summary>{summary}</summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}
