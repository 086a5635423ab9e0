/**
 * The incidents that pass every filter, page by page: a table with sortable headers, or cards on a narrow screen. Killed
 * are ranges; the number of origins stands beside the number of reports, because ten reprints are one account.
 */
import type {IncidentPage, IncidentRow} from '../../../platform/contract/index.ts';
import {go, useAddress, withQuery} from '../../app/address.ts';
import {useCase} from '../../app/case-context.ts';
import {CaseLink} from '../../app/link.tsx';
import {spanText} from '../../parts/day-text.ts';
import {count, rangeText, words} from '../../parts/figures.ts';
import {PartyName} from '../../parts/party-name.tsx';
import {ForeignText} from '../../parts/quoted.tsx';
import {StateMark} from '../../parts/state-mark.tsx';
import {tallyColumns} from '../../parts/tally-text.ts';
import {useNarrow} from '../../parts/use-narrow.ts';
import {datePrecisionWords, placePrecisionWords, recordedInText, verificationWords} from '../incident-words.ts';
import {pageRows, type IncidentSort} from '../select/incident-filters.ts';

export function IncidentTable({
  page,
  sort,
  stale,
}: {
  readonly page: IncidentPage;
  readonly sort: IncidentSort;
  readonly stale: boolean;
}) {
  const narrow = useNarrow();
  return (
    <div className={stale ? 'stale' : undefined} aria-busy={stale}>
      {narrow ? <Cards page={page} sort={sort} /> : <Wide page={page} sort={sort} />}
      <Paging total={page.total} offset={page.offset} />
    </div>
  );
}

interface TableProps {
  readonly page: IncidentPage;
  readonly sort: IncidentSort;
}

const headers: readonly {
  readonly label: string;
  readonly sorts?: readonly [IncidentSort, IncidentSort?];
  readonly number?: true;
}[] = [
  {label: 'Date', sorts: ['-from', 'from']},
  {label: 'Incident'},
  {label: 'Place', sorts: ['place']},
  {label: 'Type'},
  {label: 'Side affected'},
  {label: 'Verification'},
  {label: 'Killed', sorts: ['-killed', 'killed'], number: true},
  {label: 'Reports / origins', sorts: ['-reports'], number: true},
  {label: 'Statements', number: true},
];

function Wide({page, sort}: TableProps) {
  const from = page.offset + (page.rows.length > 0 ? 1 : 0);
  return (
    <table className="incident-table">
      <caption>
        Incidents {count(from)} to {count(page.offset + page.rows.length)} of {count(page.total)}
      </caption>
      <thead>
        <tr>
          {headers.map(({label, sorts, number}) => (
            <th key={label} scope="col" className={number && 'number'} aria-sort={sorts && sortState(sorts, sort)}>
              {sorts === undefined ? label : <SortButton label={label} sorts={sorts} sort={sort} />}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const isDescending = (sort: IncidentSort): boolean => sort.startsWith('-');

function sortState(
  sorts: readonly (IncidentSort | undefined)[],
  sort: IncidentSort,
): 'ascending' | 'descending' | 'none' {
  if (!sorts.includes(sort)) return 'none';
  return isDescending(sort) ? 'descending' : 'ascending';
}

function SortButton({
  label,
  sorts,
  sort,
}: {
  readonly label: string;
  readonly sorts: readonly [IncidentSort, IncidentSort?];
  readonly sort: IncidentSort;
}) {
  const address = useAddress();
  const [first, second] = sorts;
  const next = sort === first && second !== undefined ? second : first;
  const arrow = !sorts.includes(sort) ? '↕' : isDescending(sort) ? '↓' : '↑';
  return (
    <button
      type="button"
      className="sort"
      onClick={() => go(withQuery(address, {sort: next === '-from' ? '' : next, offset: ''}))}
    >
      {label} <span aria-hidden="true">{arrow}</span>
    </button>
  );
}

function Row({row}: {readonly row: IncidentRow}) {
  return (
    <tr>
      <td className="incident-days">
        <Days row={row} />
      </td>
      <td>
        <Title row={row} />
      </td>
      <td>
        <Place row={row} />
      </td>
      <td>{words(row.eventType)}</td>
      <td>
        <Side row={row} />
      </td>
      <td>
        <StateMark {...verificationWords(row.verification)} />
      </td>
      <td className="number">
        <Killed row={row} />
      </td>
      <td className="number">
        {count(row.reports)} / {count(row.origins)}
      </td>
      <td className="number">{count(row.statements)}</td>
    </tr>
  );
}

function Days({row}: {readonly row: IncidentRow}) {
  return (
    <>
      <span className="nowrap">{spanText(row.from, row.to)}</span>
      {row.datePrecision > 1 && <span className="precision">{datePrecisionWords(row.datePrecision)}</span>}
    </>
  );
}

function Title({row}: {readonly row: IncidentRow}) {
  return (
    <>
      <CaseLink page="incidents" item={row.id}>
        <ForeignText text={row.title} />
      </CaseLink>
      {row.recordedIn !== 'register' && <span className="precision">row of {recordedInText(row.recordedIn)}</span>}
      {row.flagged && <span className="precision">published inconsistently, kept as published</span>}
    </>
  );
}

function Place({row}: {readonly row: IncidentRow}) {
  const place = row.place === '' ? row.province : row.place;
  return (
    <>
      <ForeignText text={place === '' ? 'place not stated' : place} />
      {row.province !== '' && row.province !== place && <span className="precision">{row.province}</span>}
      <span className="precision">{placePrecisionWords(row.placePrecision)}</span>
    </>
  );
}

function Side({row: {sideAffected}}: {readonly row: IncidentRow}) {
  const short = useCase().summary.parties.find(({id}) => id === sideAffected)?.short;
  if (sideAffected === '' || sideAffected === 'not_stated')
    return <span className="party party-other">not stated</span>;
  return <PartyName id={sideAffected} {...(short !== undefined && {name: short})} />;
}

/** One figure of one tally, which is named: the four are never added to fill a cell. */
function Killed({row: {killed, killedTally, recordedIn}}: {readonly row: IncidentRow}) {
  const tally = tallyColumns.find(({id}) => id === killedTally)?.name.toLowerCase();
  const by = tally ?? (recordedIn === 'register' ? undefined : 'as the data set gives it');
  return (
    <>
      {rangeText(killed)}
      {by !== undefined && <span className="precision">{by}</span>}
    </>
  );
}

function Cards({page, sort}: TableProps) {
  const address = useAddress();
  return (
    <>
      <label className="cards-sort">
        Order{' '}
        <select value={sort} onChange={(event) => go(withQuery(address, {sort: event.target.value, offset: ''}))}>
          <option value="-from">latest first</option>
          <option value="from">earliest first</option>
          <option value="-killed">most killed first</option>
          <option value="killed">fewest killed first</option>
          <option value="place">by place</option>
          <option value="-reports">most reports first</option>
        </select>
      </label>
      <ul className="cards">
        {page.rows.map((row) => (
          <li key={row.id} className="card">
            <p className="card-head">
              <Days row={row} />
            </p>
            <h3>
              <Title row={row} />
            </h3>
            <p>
              <StateMark {...verificationWords(row.verification)} />
            </p>
            <dl className="pairs">
              <dt>Place</dt>
              <dd>
                <Place row={row} />
              </dd>
              <dt>Type</dt>
              <dd>{words(row.eventType)}</dd>
              <dt>Side affected</dt>
              <dd>
                <Side row={row} />
              </dd>
              <dt>Killed</dt>
              <dd>
                <Killed row={row} />
              </dd>
              <dt>Accounts</dt>
              <dd>
                {count(row.reports)} reports of {count(row.origins)} origins, {count(row.statements)} statements
              </dd>
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}

function Paging({total, offset}: {readonly total: number; readonly offset: number}) {
  const address = useAddress();
  if (total <= pageRows && offset === 0) return null;
  const to = (start: number): void => {
    go(withQuery(address, {offset: start <= 0 ? '' : String(start)}));
    document.querySelector('#incident-rows')?.scrollIntoView();
  };
  const last = Math.max(0, Math.floor((total - 1) / pageRows) * pageRows);
  return (
    <nav className="paging" aria-label="Pages of the table">
      <button type="button" disabled={offset <= 0} onClick={() => to(0)}>
        first
      </button>
      <button type="button" disabled={offset <= 0} onClick={() => to(offset - pageRows)}>
        previous
      </button>
      <span>
        page {count(Math.floor(offset / pageRows) + 1)} of {count(Math.max(1, Math.ceil(total / pageRows)))}
      </span>
      <button type="button" disabled={offset >= last} onClick={() => to(offset + pageRows)}>
        next
      </button>
      <button type="button" disabled={offset >= last} onClick={() => to(last)}>
        last
      </button>
    </nav>
  );
}
