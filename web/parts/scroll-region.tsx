/** A part that scrolls by itself: reachable by keyboard and with a name, so that nothing in it is for a mouse only. */
import type {ReactNode} from 'react';

export function ScrollRegion({
  label,
  className = 'scroll',
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    // A region that scrolls must take focus, or its end cannot be read with a keyboard (axe: scrollable-region-focusable).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
