/**
 * Killed and injured in four tallies beside each other. There is no sum on this table and no place for one: a figure
 * that one side admits and the other claims would be counted twice.
 */
import type {Tallies, TallyCell} from '../../platform/contract/index.ts';
import {useOrderedSides} from './ordered-sides.ts';
import {EntryLinks} from './basis-note.tsx';
import {dayText} from './day-text.ts';
import {count, rangeText, words} from './figures.tsx';
import {PartyName} from './party-name.tsx';
import {ScrollRegion} from './scroll-region.tsx';

const columns = [
  {tally: 'verified', title: 'Verified', about: 'by a body that checked'},
  {tally: 'own_admitted', title: 'Own losses', about: 'as the side itself gives them'},
  {tally: 'claimed_about_other', title: 'Claimed', about: 'about this side, by the other'},
  {tally: 'undetermined', title: 'Undetermined', about: 'everything else'},
] as const;

type Cells = Readonly<Record<string, TallyCell>>;
type SideTally = Tallies['sides'][number];

export function TallyTable({tallies}: {readonly tallies: Tallies}) {
  const sides = useOrderedSides(tallies.sides);
  return (
    <ScrollRegion label="Killed and injured, four tallies">
      <table className="tallies">
        <caption>
          {dayText(tallies.window.from)} to {dayText(tallies.window.to)}. The four columns are never added to each
          other.
        </caption>
        <TallyHead first="Side affected" />
        {sides.map((side) => (
          <tbody key={side.side}>
            <tr>
              <th scope="rowgroup" colSpan={5}>
                <PartyName id={side.side} name={side.name} />
              </th>
            </tr>
            <TallyRow name="killed" cells={side.killed} />
            <TallyRow name="injured" cells={side.injured} />
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

/** Killed by status of those harmed, as the speaker gives it. */
export function StatusTable({side}: {readonly side: SideTally}) {
  const statuses = Object.entries(side.byStatus);
  if (statuses.length === 0) return null;
  return (
    <ScrollRegion label={`By status, ${side.name}`}>
      <table className="tallies">
        <caption>
          <PartyName id={side.side} name={side.name} />: killed, by status as the speaker gives it
        </caption>
        <TallyHead first="Status" />
        <tbody>
          {statuses.map(([status, cells]) => (
            <TallyRow key={status} name={words(status)} cells={cells} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function TallyHead({first}: {readonly first: string}) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {columns.map(({tally, title, about}) => (
          <th key={tally} scope="col">
            {title} <span className="tally-about">{about}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function TallyRow({name, cells}: {readonly name: string; readonly cells: Cells}) {
  return (
    <tr>
      <th scope="row" className="tally-row">
        {name}
      </th>
      {columns.map(({tally}) => (
        <td key={tally}>
          <Cell cell={cells[tally]} />
        </td>
      ))}
    </tr>
  );
}

function Cell({cell}: {readonly cell: TallyCell | undefined}) {
  if (cell === undefined || cell.parts === 0) return <span className="note">no figure</span>;
  return (
    <>
      <span className="tally-figure">{tallyText(cell)}</span>
      <details className="basis">
        <summary>
          {count(cell.parts)} {cell.parts === 1 ? 'figure' : 'figures'}
        </summary>
        {cell.best === undefined && cell.parts > 1 && (
          <p>No best estimate: {count(cell.withoutBest)} of the figures give none.</p>
        )}
        {cell.openEnded && <p>At least one figure says “more than”: the high end is open.</p>}
        <p>
          Entries <EntryLinks entries={cell.entries} />
        </p>
      </details>
    </>
  );
}

/** `12–15 (13)`; `12 or more` where the high end is open. */
export function tallyText({low, best, high, openEnded}: TallyCell): string {
  return openEnded ? `${count(low)} or more` : rangeText({low, best, high});
}
