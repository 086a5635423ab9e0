/** To another file of the desk of the case that is open, as the same audience. */
import type {ReactNode} from 'react';
import {keptQuery, useAddress} from '../../app/address.ts';
import {Link} from '../../app/link.tsx';

export function DeskLink({
  item,
  detail,
  children,
}: {
  readonly item: string;
  readonly detail: string;
  readonly children: ReactNode;
}) {
  const {caseId = '', query} = useAddress();
  const as = query['as'];
  return (
    <Link to={{caseId, page: 'desk', item, detail, query: {...keptQuery(query), ...(as === undefined ? {} : {as})}}}>
      {children}
    </Link>
  );
}
