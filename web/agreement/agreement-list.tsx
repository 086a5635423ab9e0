/** The agreements of the case by day, to choose one: beside the page where there is room, behind a word where there is not. */
import type {Case} from '../../platform/contract/index.ts';
import {CaseLink} from '../app/link.tsx';
import {Menu} from '../app/menu.tsx';
import {shortDay} from '../parts/day-text.ts';
import {words} from '../parts/figures.ts';

interface AgreementListProps {
  readonly agreements: Case['agreements'];
  readonly open: string;
}

export function AgreementList({agreements, open}: AgreementListProps) {
  const others = agreements.filter(({id}) => id !== open).length;
  if (others === 0) return null;
  return (
    <nav className="agreement-list" aria-label="Agreements of this case">
      <div className="agreement-list-beside">
        <h2>Agreements of this case</h2>
        <List agreements={agreements} open={open} />
      </div>
      <Menu
        className="agreement-list-menu"
        summary={`${others} other ${others === 1 ? 'agreement' : 'agreements'} of this case`}
      >
        <List agreements={agreements} open={open} />
      </Menu>
    </nav>
  );
}

function List({agreements, open}: AgreementListProps) {
  return (
    <ol>
      {agreements.map(({id, title, kind, reference}) => (
        <li key={id}>
          <span className="agreement-list-day">{reference === undefined ? 'no day given' : shortDay(reference)}</span>
          <CaseLink page="agreement" item={id} current={id === open}>
            {title}
          </CaseLink>
          <span className="agreement-list-kind">{words(kind)}</span>
        </li>
      ))}
    </ol>
  );
}
