/** The incidents of the mark that was chosen, a few of them by name; the table can be narrowed to them. */
import {useSyncExternalStore} from 'react';
import {dayFromNumber} from '../../../monitoring/kernel/index.ts';
import type {IncidentPage} from '../../../platform/contract/index.ts';
import {apiPath, useAnswer} from '../../api/answer.ts';
import {go, useAddress, withQuery} from '../../app/address.ts';
import {useCase} from '../../app/case-context.ts';
import {CaseLink} from '../../app/link.tsx';
import {spanText} from '../../parts/day-text.ts';
import {count} from '../../parts/figures.ts';
import {Failed, Waiting} from '../../parts/waiting.tsx';
import type {BrushStore} from '../select/brush-store.ts';
import {filterQuery, printBox, readFilters} from '../select/incident-filters.ts';
import type {MarkPick} from './mark-pick.ts';

const shown = 6;

export function PickedPlace({
  pick,
  store,
  onClose,
}: {
  readonly pick: MarkPick;
  readonly store: BrushStore;
  readonly onClose: () => void;
}) {
  const {summary} = useCase();
  const address = useAddress();
  const {query} = address;
  const {from, to} = useSyncExternalStore(store.subscribe, store.current);
  const box = printBox(pick.box);
  const answer = useAnswer<IncidentPage>(
    apiPath(['cases', summary.id, 'incidents'], {
      ...filterQuery(readFilters(query)),
      date: query['date'],
      size: query['size'],
      from: dayFromNumber(from),
      to: dayFromNumber(to),
      box,
      limit: String(shown),
    }),
  );
  return (
    <section className="picked" aria-label="Incidents at the chosen mark" aria-live="polite">
      <button type="button" className="picked-close" aria-label="Close" onClick={onClose}>
        ×
      </button>
      {answer.kind === 'loading' && <Waiting />}
      {answer.kind === 'failed' && <Failed sentences={answer.sentences} />}
      {answer.kind === 'ready' && (
        <>
          <h3>{heading(pick, answer.value)}</h3>
          <ul>
            {answer.value.rows.map((row) => (
              <li key={row.id}>
                <CaseLink page="incidents" item={row.id}>
                  {row.title}
                </CaseLink>
                , {spanText(row.from, row.to)}
              </li>
            ))}
          </ul>
          {answer.value.total > answer.value.rows.length && (
            <p>and {count(answer.value.total - answer.value.rows.length)} more</p>
          )}
          <button type="button" onClick={() => go(withQuery(address, {box, offset: ''}))}>
            only these in the table
          </button>
        </>
      )}
    </section>
  );
}

function heading({kind}: MarkPick, {rows, total}: IncidentPage): string {
  const places = new Set(rows.map((row) => row.place));
  const [place] = places;
  const where = kind === 'place' && places.size === 1 && place !== undefined ? place : 'here';
  return `${count(total)} ${total === 1 ? 'incident' : 'incidents'} ${where === 'here' ? where : `at ${where}`}`;
}
