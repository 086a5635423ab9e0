/**
 * Which case is open, and the way to the others. The day and the size of one record mean nothing in another, so they
 * stay behind; the page stays.
 */
import type {CaseSummary} from '../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../api/answer.ts';
import {Failed, Waiting} from '../parts/waiting.tsx';
import {useAddress} from './address.ts';
import {useCase} from './case-context.ts';
import {Link} from './link.tsx';
import {Menu} from './menu.tsx';

export function CaseSwitcher() {
  const {summary} = useCase();
  return (
    <Menu
      className="case-switcher"
      summary={
        <>
          <span className="visually-hidden">Case: </span>
          {summary.title}
        </>
      }
    >
      <CaseList open={summary.id} />
    </Menu>
  );
}

function CaseList({open}: {readonly open: string}) {
  const {page} = useAddress();
  const answer = useAnswer<readonly CaseSummary[]>(apiPath(['cases']));
  if (answer.kind === 'loading') return <Waiting />;
  if (answer.kind === 'failed') return <Failed sentences={answer.sentences} />;
  return (
    <ul className="case-list">
      {answer.value.map(({id, title}) => (
        <li key={id}>
          <Link to={{caseId: id, page, query: {}}} current={id === open}>
            {title}
          </Link>
        </li>
      ))}
      <li>
        <Link to={{page: 'overview', query: {}}}>All cases on this machine</Link>
      </li>
    </ul>
  );
}
