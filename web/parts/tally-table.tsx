/**
 * Killed and injured in four tallies beside each other. There is no sum on these tables and no place for one: a figure
 * that one side admits and the other claims would be counted twice. On a phone the four stand below each other.
 */
import type {Tallies} from '../../platform/contract/index.ts';
import {useCase} from '../app/case-context.ts';
import {dayText} from './day-text.ts';
import {words} from './figures.ts';
import {useNarrow} from './use-narrow.ts';
import {useOrderedSides} from './ordered-sides.ts';
import {PartyName} from './party-name.tsx';
import {TallyFigure} from './tally-cell.tsx';
import {tallyColumns} from './tally-text.ts';
import {harmRows, statusRows, type NamedCells, type SideTally} from './tally-rows.ts';

export function TallyTable({tallies}: {readonly tallies: Tallies}) {
  const sides = useOrderedSides(tallies.sides);
  const {summary} = useCase();
  const narrow = useNarrow();
  const isParty = (id: string): boolean => summary.parties.some((party) => party.id === id);
  const rowsOf = (side: SideTally): readonly NamedCells[] => harmRows(side, isParty(side.side));
  return (
    <table className="tally-table">
      <caption>
        {dayText(tallies.window.from)} to {dayText(tallies.window.to)}. The four tallies are never added to each other.
      </caption>
      {narrow ? <NarrowHead /> : <TallyHead first="Side affected" />}
      {sides.map((side) => (
        <tbody key={side.side}>
          <tr>
            <th scope="rowgroup" colSpan={narrow ? 2 : 5}>
              <PartyName id={side.side} name={side.name} />
            </th>
          </tr>
          <Rows rows={rowsOf(side)} narrow={narrow} />
        </tbody>
      ))}
    </table>
  );
}

/** Killed by status of those killed, as the speaker gives it. */
export function StatusTable({side}: {readonly side: SideTally}) {
  const rows = statusRows(side);
  const narrow = useNarrow();
  if (rows.length === 0) return null;
  return (
    <table className="tally-table">
      <caption>
        <PartyName id={side.side} name={side.name} /> killed, by status as the speaker gives it
      </caption>
      {narrow ? <NarrowHead /> : <TallyHead first="Status" />}
      <tbody>
        <Rows rows={rows} narrow={narrow} />
      </tbody>
    </table>
  );
}

function TallyHead({first}: {readonly first: string}) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {tallyColumns.map(({id, name: title, about}) => (
          <th key={id} scope="col">
            {title} <span className="tally-about">{about}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function NarrowHead() {
  return (
    <thead>
      <tr>
        <th scope="col">Tally</th>
        <th scope="col">Figure</th>
      </tr>
    </thead>
  );
}

function Rows({rows, narrow}: {readonly rows: readonly NamedCells[]; readonly narrow: boolean}) {
  if (!narrow) {
    return rows.map(({name, cells}) => (
      <tr key={name}>
        <th scope="row" className="tally-row">
          {words(name)}
        </th>
        {tallyColumns.map(({id}) => (
          <td key={id}>
            <TallyFigure cell={cells[id]} />
          </td>
        ))}
      </tr>
    ));
  }
  return rows.flatMap(({name, cells}) =>
    tallyColumns.map(({id, name: title, about}) => (
      <tr key={`${name} ${id}`}>
        <th scope="row" className="tally-row">
          {words(name)}, {title.toLowerCase()} <span className="tally-about">{about}</span>
        </th>
        <td>
          <TallyFigure cell={cells[id]} />
        </td>
      </tr>
    )),
  );
}
