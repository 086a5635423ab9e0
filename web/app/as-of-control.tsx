/**
 * The as-of control of every page: by day (only what was public by then counts) and by ledger size (only the first so
 * many entries count). Both stand in the address; "latest" takes them out.
 */
import {useId} from 'react';
import {dayText} from '../parts/day-text.ts';
import {go, useAddress, withQuery} from './address.ts';
import {useCase} from './case-context.ts';

export function AsOfControl() {
  const {asOf, summary} = useCase();
  const address = useAddress();
  const id = useId();
  const set = (changed: Readonly<Record<string, string>>): void => go(withQuery(address, changed));
  const shift = (days: number): void => {
    const moment = new Date(`${asOf.date}T00:00:00Z`);
    moment.setUTCDate(moment.getUTCDate() + days);
    set({date: moment.toISOString().slice(0, 10)});
  };
  const earlier = address.query['date'] !== undefined || address.query['size'] !== undefined;
  return (
    <form className="as-of" aria-label="As of" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={`${id}-day`}>as of</label>
      <button type="button" onClick={() => shift(-1)} aria-label="One day earlier">
        ‹
      </button>
      <input
        id={`${id}-day`}
        type="date"
        value={asOf.date}
        min={summary.recordStarts}
        onChange={(event) => event.target.value !== '' && set({date: event.target.value})}
      />
      <button type="button" onClick={() => shift(1)} aria-label="One day later">
        ›
      </button>
      <details className="as-of-size">
        <summary>
          entry {asOf.size.toLocaleString('en')} of {asOf.ledgerSize.toLocaleString('en')}
        </summary>
        <label htmlFor={`${id}-size`}>Count only the first entries of the ledger: </label>
        <input
          id={`${id}-size`}
          key={asOf.size}
          type="number"
          min={1}
          max={asOf.ledgerSize}
          defaultValue={asOf.size}
          onBlur={(event) => event.target.value !== String(asOf.size) && set({size: event.target.value})}
          onKeyDown={(event) => event.key === 'Enter' && set({size: event.currentTarget.value})}
        />
        <p>
          Only what was public by {dayText(asOf.date)} and stands in the first {asOf.size.toLocaleString('en')} entries
          is counted.
        </p>
      </details>
      {earlier && (
        <button type="button" className="as-of-latest" onClick={() => set({date: '', size: ''})}>
          latest
        </button>
      )}
    </form>
  );
}
