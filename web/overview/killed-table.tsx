/**
 * Killed, by side affected: the four tallies in four columns that are never added, because one event can stand in
 * several of them. There is no sum row and no sum column. Injured, missing and status stand on the Change page.
 */
import type {Tallies} from '../../platform/contract/index.ts';
import {CaseLink} from '../app/link.tsx';
import {dayText} from '../parts/day-text.ts';
import {useOrderedSides} from '../parts/ordered-sides.ts';
import {PartyName} from '../parts/party-name.tsx';
import {ScrollRegion} from '../parts/scroll-region.tsx';
import {TallyFigure} from '../parts/tally-cell.tsx';
import {tallyColumns} from '../parts/tally-text.ts';

export function KilledTable({tallies}: {readonly tallies: Tallies}) {
  const sides = useOrderedSides(tallies.sides);
  return (
    <>
      <ScrollRegion label="Killed, by side affected" className="scroll killed-table">
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
            {sides.map(({side, name, killed}) => (
              <tr key={side}>
                <th scope="row">
                  <PartyName id={side} name={name} />
                </th>
                {tallyColumns.map(({id, name: column}) => (
                  <td key={id}>
                    <span className="tally-column" aria-hidden="true">
                      {column}
                    </span>
                    <TallyFigure cell={killed[id]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="note">{tallies.rule}</p>
      <p className="note">
        <CaseLink page="change">Injured, missing, and the status of those killed</CaseLink>
      </p>
    </>
  );
}
