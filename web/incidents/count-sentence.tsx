/** How many incidents are shown of how many, and how many of them the map cannot show: said in a sentence, at every step. */
import {useMemo, useSyncExternalStore} from 'react';
import {dayFromNumber} from '../../monitoring/kernel/index.ts';
import {usePartySides} from '../app/case-context.ts';
import {spanText} from '../parts/day-text.ts';
import {count} from '../parts/figures.ts';
import {counted} from './incident/origin-groups.ts';
import {isDrawn} from './map/place-groups.ts';
import type {BrushStore} from './select/brush-store.ts';
import {sideClasses, type IncidentSet} from './select/incident-set.ts';
import {windowCounter} from './select/window-counter.ts';

interface CountSentenceProps {
  readonly set: IncidentSet;
  readonly mask: Uint8Array;
  readonly store: BrushStore;
  readonly search: string | undefined;
}

export function CountSentence({set, mask, store, search}: CountSentenceProps) {
  const {from, to} = useSyncExternalStore(store.subscribe, store.current);
  const sides = usePartySides();
  const counter = useMemo(() => windowCounter(set, mask, sideAndPoint(set), 2 * sideClasses), [set, mask]);
  counter.moveTo(from, to);
  const of = (side: number): number => (counter.counts[side] ?? 0) + (counter.counts[sideClasses + side] ?? 0);
  const shown = of(0) + of(1) + of(2);
  const withoutPoint = counter.counts.subarray(sideClasses).reduce((sum, one) => sum + one, 0);
  return (
    <p className="count-sentence">
      <strong>
        {counted(set.columns.count, 'incident')} {search === undefined ? 'in the record' : `with the words “${search}”`}
        , {count(shown)} shown
      </strong>{' '}
      ({spanText(dayFromNumber(from), dayFromNumber(to))}):{' '}
      {sides.map((side) => (
        <span key={side.id}>
          <span className={`party party-${side.position + 1}`}>{side.short}</span> affected in{' '}
          {count(of(side.position))},{' '}
        </span>
      ))}
      others or not known in {count(of(2))}.{' '}
      {withoutPoint > 0 &&
        `${count(withoutPoint)} of them cannot be drawn: the record knows their place to a province or less. `}
      Reported, not verified unless said.
    </p>
  );
}

/** Side class, and three more where the row has no point. */
function sideAndPoint({columns, sideClass}: IncidentSet): Int32Array {
  return Int32Array.from(sideClass, (side, row) => side + (isDrawn(columns, row) ? 0 : sideClasses));
}
