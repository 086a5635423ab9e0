/**
 * The as-of control of every page: by day (only what was public by then counts) and by ledger size (only the first so
 * many entries count). Both stand in the address; "latest" takes them out. The days of the agreements are one press away.
 */
import {useEffect, useId, useRef} from 'react';
import {dayText, shortDay} from '../parts/day-text.ts';
import {go, useAddress, withQuery} from './address.ts';
import {isDayWithin, shiftedDay} from './as-of-days.ts';
import {useCase} from './case-context.ts';
import {Menu} from './menu.tsx';

/** What moves the control: a step takes the place of the step before it, so that "back" leads out of stepping. */
function useAsOf() {
  const {asOf, summary, latestDay} = useCase();
  const address = useAddress();
  const bounds = {earliest: summary.recordStarts, latest: latestDay};
  const date = address.query['date'] ?? latestDay;
  const earlier = address.query['date'] !== undefined || address.query['size'] !== undefined;
  const set = (changed: Readonly<Record<string, string>>): void => go(withQuery(address, changed), {replace: earlier});
  return {asOf, bounds, date, earlier, set};
}

export function AsOfControl() {
  const {asOf, bounds, date, earlier, set} = useAsOf();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (input.current !== null && input.current.value !== date) input.current.value = date;
  }, [date]);
  return (
    <form className="as-of" aria-label="As of" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={id}>as of</label>
      <span className="as-of-day">
        <StepButton days={-1} />
        <input
          ref={input}
          id={id}
          type="date"
          defaultValue={date}
          min={bounds.earliest}
          max={bounds.latest}
          onChange={({target}) => isDayWithin(target.value, bounds) && set({date: target.value})}
        />
        <StepButton days={1} />
      </span>
      {earlier && (
        <button type="button" onClick={() => set({date: '', size: ''})}>
          latest
        </button>
      )}
      <Menu
        className="as-of-more"
        summary={`entry ${asOf.size.toLocaleString('en')} of ${asOf.ledgerSize.toLocaleString('en')}`}
      >
        <AsOfPanel />
      </Menu>
    </form>
  );
}

function StepButton({days}: {readonly days: 1 | -1}) {
  const {bounds, date, set} = useAsOf();
  const target = shiftedDay(date, days, bounds);
  return (
    <button
      type="button"
      className="as-of-step"
      aria-label={days < 0 ? 'One day earlier' : 'One day later'}
      aria-disabled={target === undefined}
      onClick={() => target !== undefined && set({date: target})}
    >
      <span aria-hidden="true">{days < 0 ? '‹' : '›'}</span>
    </button>
  );
}

function AsOfPanel() {
  const {asOf, bounds, set} = useAsOf();
  const {marks} = useCase();
  const id = useId();
  const setSize = (text: string): void => {
    const size = Number(text);
    if (Number.isSafeInteger(size) && size >= 1 && size <= asOf.ledgerSize && size !== asOf.size) set({size: text});
  };
  const days = marks.filter(({day}) => isDayWithin(day, bounds));
  return (
    <>
      <p>
        Only what was public by {dayText(asOf.date)} and stands in the first {asOf.size.toLocaleString('en')} entries of
        the ledger is counted.
      </p>
      <p>
        <label htmlFor={id}>Count only the first entries: </label>
        <input
          id={id}
          key={asOf.size}
          type="number"
          min={1}
          max={asOf.ledgerSize}
          defaultValue={asOf.size}
          onBlur={({target}) => setSize(target.value)}
          onKeyDown={({key, currentTarget}) => key === 'Enter' && setSize(currentTarget.value)}
        />
      </p>
      {days.length > 0 && (
        <>
          <p id={`${id}-days`}>Days of the agreements:</p>
          <ul className="as-of-marks" aria-labelledby={`${id}-days`}>
            {days.map(({day, label}) => (
              <li key={`${day} ${label}`}>
                <button type="button" onClick={() => set({date: day})}>
                  {shortDay(day)}
                </button>{' '}
                {label}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
