/**
 * Killed, by side affected: the four tallies in four columns that are never added, because one event can stand in
 * several of them. There is no sum row and no sum column.
 */
import type {TallyCell, Tallies} from '../../platform/contract/index.ts';
import {usePartySides} from '../app/case-context.ts';
import {EntryLinks} from './basis-note.tsx';
import {dayText} from './day-text.ts';
import {PartyName} from './party-name.tsx';
import {ScrollRegion} from './scroll-region.tsx';
import {tallyBest, tallyColumns, tallyRange} from './tally-text.ts';

export function TalliesTable({tallies}: {readonly tallies: Tallies}) {
  const order = usePartySides().map(({id}) => id);
  const others = tallies.sides.filter(({side}) => !order.includes(side));
  const rows = [...order.flatMap((id) => tallies.sides.filter(({side}) => side === id)), ...others];
  return (
    <>
      <ScrollRegion label="Killed, by side affected" className="scroll tallies">
        <table>
          <caption>
            Killed from {dayText(tallies.window.from)} to {dayText(tallies.window.to)}: low–high, best. The four columns
            answer different questions and are never added.
          </caption>
          <thead>
            <tr>
              <th scope="col">Side affected</th>
              {tallyColumns.map(({id, name, about}) => (
                <th key={id} scope="col">
                  {name} <span className="tally-about">{about}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({side, name, killed}) => (
              <tr key={side}>
                <th scope="row">
                  <PartyName id={side} name={name} />
                </th>
                {tallyColumns.map(({id}) => (
                  <td key={id}>
                    <Tally cell={killed[id]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <TallyBasis tallies={tallies} />
    </>
  );
}

function Tally({cell}: {readonly cell: TallyCell | undefined}) {
  if (cell === undefined || cell.parts === 0) return <span className="tally-none">none recorded</span>;
  const best = tallyBest(cell);
  return (
    <>
      <span className="tally-range">{tallyRange(cell)}</span>
      {best !== undefined && <span className="tally-best">{best}</span>}
    </>
  );
}

function TallyBasis({tallies}: {readonly tallies: Tallies}) {
  return (
    <details className="basis">
      <summary>how this is counted</summary>
      <dl>
        <dt>Rule</dt>
        <dd>{tallies.rule}</dd>
        <dt>Window</dt>
        <dd>
          {dayText(tallies.window.from)} to {dayText(tallies.window.to)}, both days included
        </dd>
        {tallies.sides.flatMap(({side, name, killed}) =>
          tallyColumns.map(({id, name: column}) => {
            const cell = killed[id];
            return cell === undefined || cell.parts === 0 ? null : (
              <div key={`${side} ${id}`} className="basis-row">
                <dt>
                  {name}, {column.toLowerCase()}
                </dt>
                <dd>
                  {cell.parts === 1 ? 'one figure' : `${cell.parts} figures`}: <EntryLinks entries={cell.entries} />
                </dd>
              </div>
            );
          }),
        )}
      </dl>
    </details>
  );
}
