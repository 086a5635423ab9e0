/** A link within the app: an ordinary anchor that a reader can copy or open elsewhere, handled without reloading. */
import type {MouseEvent, ReactNode} from 'react';
import {go, keptQuery, parseAddress, printAddress, useAddress, type Address, type Page} from './address.ts';

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
    const from = parseAddress(location.pathname, '');
    go(to);
    // The same page in another light (an order, a day, an opened clause) stays where the reader is.
    if (to.caseId !== from.caseId || to.page !== from.page || to.item !== from.item) scrollTo(0, 0);
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
  current = false,
}: {
  readonly page: Page;
  readonly item?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  readonly className?: string;
  readonly current?: boolean;
}) {
  const address = useAddress();
  const to: Address = {
    page,
    query: {...keptQuery(address.query), ...query},
    ...(address.caseId === undefined ? {} : {caseId: address.caseId}),
    ...(item === undefined ? {} : {item}),
  };
  return (
    <Link to={to} current={current} {...(className === undefined ? {} : {className})}>
      {children}
    </Link>
  );
}
