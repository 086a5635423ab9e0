/** A link within the app: an ordinary anchor that a reader can copy or open elsewhere, handled without reloading. */
import type {MouseEvent, ReactNode} from 'react';
import {go, keptQuery, printAddress, useAddress, type Address, type Page} from './address.ts';

interface LinkProps {
  readonly to: Address;
  readonly children: ReactNode;
  readonly className?: string;
  readonly current?: boolean;
  readonly label?: string;
}

export function Link({to, children, className, current = false, label}: LinkProps) {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <a
      href={printAddress(to)}
      onClick={follow}
      className={className}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
    >
      {children}
    </a>
  );
}

/** To a page or an item of the case that is open, with the as-of control kept. */
export function CaseLink({
  page,
  item,
  query = {},
  children,
  className,
}: {
  readonly page: Page;
  readonly item?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const address = useAddress();
  const to: Address = {
    page,
    query: {...keptQuery(address.query), ...query},
    ...(address.caseId === undefined ? {} : {caseId: address.caseId}),
    ...(item === undefined ? {} : {item}),
  };
  return (
    <Link to={to} {...(className === undefined ? {} : {className})}>
      {children}
    </Link>
  );
}
