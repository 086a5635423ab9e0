/** The desks of the cases on this machine, for somebody who has just come in. */
import type {CaseSummary} from '../../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../../api/answer.ts';
import {Link} from '../../app/link.tsx';
import {Failed, Waiting} from '../../parts/waiting.tsx';

export function WhereTo() {
  const answer = useAnswer<readonly CaseSummary[]>(apiPath(['cases']));
  if (answer.kind === 'loading') return <Waiting />;
  if (answer.kind === 'failed') return <Failed sentences={answer.sentences} />;
  return (
    <>
      <h2>Desks</h2>
      <ul>
        {answer.value.map(({id, title}) => (
          <li key={id}>
            <Link to={{caseId: id, page: 'desk', query: {}}}>{title}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
