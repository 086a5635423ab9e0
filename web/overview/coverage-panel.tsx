/**
 * What was watched: the share of place-hours by territory, with the floor under which nothing is judged. Unknown is drawn
 * as unknown, neither as none nor as all. Beside it, who kept monitors from looking, by actor.
 */
import type {Coverage, Overview} from '../../platform/contract/index.ts';
import {useId} from 'react';
import {EntryLinks} from '../parts/basis-note.tsx';
import {useOrderedSides} from '../parts/ordered-sides.ts';
import {PartyName} from '../parts/party-name.tsx';
import {Empty} from '../parts/waiting.tsx';
import {hoursText, shareText} from './coverage-text.ts';

export function CoveragePanel({coverage}: {readonly coverage: Overview['coverage']}) {
  return (
    <section aria-labelledby="coverage-title">
      <h2 id="coverage-title">What was watched</h2>
      {coverage.length === 0 ? (
        <Empty sentence="The case names no territory, so nothing can be said about what was watched." />
      ) : (
        <table className="coverage">
          <caption>
            Watched share of the place-hours that should have been watched. The upright line is the floor.
          </caption>
          <thead>
            <tr>
              <th scope="col">Territory</th>
              <th scope="col">Watched</th>
            </tr>
          </thead>
          <tbody>
            {coverage.map(({territory, name, coverage: one}) => (
              <tr key={territory}>
                <th scope="row">{name}</th>
                <td>
                  <CoverageBar coverage={one} />
                  <span className="coverage-share">{shareText(one)}</span>{' '}
                  <span className="coverage-hours">{hoursText(one)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const widthPx = 200;
const heightPx = 12;

function CoverageBar({coverage}: {readonly coverage: Coverage}) {
  const hatch = useId();
  const {known, share = 0, low = share, high = share, floor} = coverage;
  const at = (value: number): number => value * widthPx;
  return (
    <svg className="coverage-bar" viewBox={`-1 -3 ${widthPx + 2} ${heightPx + 6}`} aria-hidden="true">
      <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="recent-hatch" x1="0" y1="0" x2="0" y2="5" />
      </pattern>
      <rect className={known ? 'coverage-whole' : 'coverage-unknown'} width={widthPx} height={heightPx} />
      {known && <rect className="coverage-watched" width={at(low)} height={heightPx} />}
      {known && high > low && <rect x={at(low)} width={at(high - low)} height={heightPx} fill={`url(#${hatch})`} />}
      {known && <line className="coverage-floor" x1={at(floor)} x2={at(floor)} y1={-3} y2={heightPx + 3} />}
    </svg>
  );
}

export function RestrictionsPanel({restrictions}: {readonly restrictions: Overview['restrictions']}) {
  const rows = useOrderedSides(restrictions.map((row) => ({...row, side: row.actor})));
  return (
    <section aria-labelledby="restrictions-title">
      <h2 id="restrictions-title">Monitors kept from looking</h2>
      {restrictions.every(({count}) => count === 0) ? (
        <Empty sentence="No restriction on monitors is recorded. Where nobody monitors, none can be." />
      ) : (
        <table>
          <caption>Restrictions on monitors on record, by the actor who is reported to have imposed them.</caption>
          <thead>
            <tr>
              <th scope="col">Actor</th>
              <th scope="col" className="number">
                Restrictions
              </th>
              <th scope="col">Entries</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({actor, count, entries}) => (
              <tr key={actor}>
                <th scope="row">
                  <PartyName id={actor} />
                </th>
                <td className="number">{count === 0 ? 'none' : count.toLocaleString('en')}</td>
                <td>
                  {count === 0 ? (
                    'none'
                  ) : (
                    <details className="basis">
                      <summary>entries</summary>
                      <EntryLinks entries={entries} count={count} />
                    </details>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
