/** One figure of one tally: its range, how many figures it is the sum of, and the entries. Never a sum over tallies. */
import type {TallyCell} from '../../platform/contract/index.ts';
import {EntryLinks} from './basis-note.tsx';
import {count} from './figures.ts';
import {tallyBest, tallyRange} from './tally-text.ts';

export type TallyCells = Readonly<Record<string, TallyCell>>;

export function TallyFigure({cell}: {readonly cell: TallyCell | undefined}) {
  if (cell === undefined || cell.parts === 0) return <span className="tally-none">none recorded</span>;
  const best = tallyBest(cell);
  return (
    <>
      <span className="tally-range">{tallyRange(cell)}</span>
      {best !== undefined && <span className="tally-best">{best}</span>}
      <details className="basis">
        <summary>
          {count(cell.parts)} {cell.parts === 1 ? 'figure' : 'figures'}
        </summary>
        {cell.openEnded && <p>At least one figure says “more than”: the high end is open.</p>}
        <p>
          Entries <EntryLinks entries={cell.entries} />
        </p>
      </details>
    </>
  );
}
