/**
 * The map as a table: incidents by province and side affected, and how many of them have no point because the record
 * knows only the province or less. Counted when it is opened and when the window rests.
 */
import {useMemo, useState} from 'react';
import {usePartySides} from '../../app/case-context.ts';
import {count} from '../../parts/figures.ts';
import {ScrollRegion} from '../../parts/scroll-region.tsx';
import {useNarrow} from '../../parts/use-narrow.ts';
import type {DayRange} from '../select/brush-store.ts';
import type {IncidentSet} from '../select/incident-set.ts';
import {provinceTallies} from './province-tallies.ts';

interface ProvinceTableProps {
  readonly set: IncidentSet;
  readonly mask: Uint8Array;
  readonly range: DayRange;
}

export function ProvinceTable(props: ProvinceTableProps) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(!narrow);
  return (
    <details className="twin" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>the map as a table, with what is not on the map</summary>
      {open && <Rows {...props} />}
    </details>
  );
}

function Rows({set, mask, range}: ProvinceTableProps) {
  const sides = usePartySides();
  const tallies = useMemo(() => provinceTallies(set, mask, range), [set, mask, range]);
  return (
    <ScrollRegion label="The map as a table" className="twin-scroll">
      <table className="province-table">
        <caption>
          Incidents in the window by province and side affected. What is known to a province or vaguer is not on the
          map.
        </caption>
        <thead>
          <tr>
            <th scope="col">Province</th>
            {sides.map(({id, short, position}) => (
              <th key={id} scope="col" className="number">
                <Dot of={`party-${position + 1}`} name={short} />
              </th>
            ))}
            <th scope="col" className="number">
              <Dot of="party-other" name="Others or not known" />
            </th>
            <th scope="col" className="number">
              All
            </th>
            <th scope="col" className="number">
              Not on the map
            </th>
          </tr>
        </thead>
        <tbody>
          {tallies.map(({province, bySide, drawn, all}) => (
            <tr key={province}>
              <th scope="row">{province === '' ? 'not stated' : province}</th>
              {sides.map(({id, position}) => (
                <td key={id} className="number">
                  {count(bySide[position])}
                </td>
              ))}
              <td className="number">{count(bySide[2])}</td>
              <td className="number">{count(all)}</td>
              <td className="number">{count(all - drawn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A side's colour as the heading of a narrow column, its name for those who listen. */
function Dot({of, name}: {readonly of: string; readonly name: string}) {
  return (
    <span className={`party ${of}`} title={name}>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}
