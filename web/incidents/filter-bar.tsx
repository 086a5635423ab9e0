/** The filters as native controls; each change stands in the address at once, and the table goes back to its first page. */
import {useId, type FormEvent} from 'react';
import type {IncidentColumns} from '../../platform/contract/index.ts';
import {go, useAddress, withQuery} from '../app/address.ts';
import {useNames} from '../app/case-context.ts';
import {words} from '../parts/figures.ts';
import {useNarrow} from '../parts/use-narrow.ts';
import {verificationWords} from './incident-words.ts';
import {filterQuery, isFiltered, printBox, type Box, type IncidentFilters} from './select/incident-filters.ts';

interface FilterBarProps {
  readonly columns: IncidentColumns;
  readonly filters: IncidentFilters;
  /** What the map shows now, once there is a map. */
  readonly mapBox: () => Box | undefined;
}

/** Folded on a phone, so that the map is not a screen away; open where a filter is set. */
export function FilterBar(props: FilterBarProps) {
  const narrow = useNarrow();
  if (!narrow) return <FilterForm {...props} />;
  // The days have the brush: moving it must not push the map away.
  const {from: _from, to: _to, ...others} = filterQuery(props.filters);
  const set = Object.values(others).filter((value) => value !== undefined).length;
  return (
    <details className="filters-menu" open={set > 0}>
      <summary>Filter{set > 0 && ` (${set} set)`}</summary>
      <FilterForm {...props} />
    </details>
  );
}

function FilterForm({columns, filters, mapBox}: FilterBarProps) {
  const address = useAddress();
  const names = useNames();
  const id = useId();
  const set = (changed: Readonly<Record<string, string>>): void => go(withQuery(address, {...changed, offset: ''}));
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('search');
    set({search: typeof text === 'string' ? text.trim() : ''});
  };
  const choice = (
    key: 'type' | 'side' | 'verification',
    label: string,
    values: readonly string[],
    name: (value: string) => string,
  ) => (
    <p className="filter">
      <label htmlFor={`${id}-${key}`}>{label}</label>
      <select id={`${id}-${key}`} value={filters[key] ?? ''} onChange={(event) => set({[key]: event.target.value})}>
        <option value="">all</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {name(value)}
          </option>
        ))}
      </select>
    </p>
  );
  const day = (key: 'from' | 'to', label: string) => (
    <p className="filter">
      <label htmlFor={`${id}-${key}`}>{label}</label>
      <input
        id={`${id}-${key}`}
        type="date"
        value={filters[key] ?? ''}
        onChange={(event) => set({[key]: event.target.value})}
      />
    </p>
  );
  const {sides, types, verifications = []} = columns;
  return (
    <form className="filters" role="search" aria-label="Filter the incidents" onSubmit={search}>
      {day('from', 'From')}
      {day('to', 'To')}
      {choice('type', 'Type', types.toSorted(), words)}
      {choice('side', 'Side affected', sides, (side) => words(names(side)))}
      {verifications.length > 0 &&
        choice('verification', 'Verification', verifications, (one) => verificationWords(one).word)}
      <p className="filter filter-search">
        <label htmlFor={`${id}-search`}>Words</label>
        <input
          key={filters.search ?? ''}
          id={`${id}-search`}
          name="search"
          type="search"
          maxLength={200}
          defaultValue={filters.search ?? ''}
        />
        <button type="submit">find</button>
      </p>
      <p className="filter filter-box">
        <input
          id={`${id}-box`}
          type="checkbox"
          checked={filters.box !== undefined}
          onChange={(event) => {
            const box = event.target.checked ? mapBox() : undefined;
            set({box: box === undefined ? '' : printBox(box)});
          }}
        />
        <label htmlFor={`${id}-box`}>only inside the map’s view</label>
      </p>
      {isFiltered(filters) && (
        <button
          type="button"
          onClick={() => set({from: '', to: '', type: '', side: '', verification: '', search: '', box: ''})}
        >
          show all
        </button>
      )}
    </form>
  );
}
