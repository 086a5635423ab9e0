/** One figure of one tally: its range, how many figures it is the sum of, and the entries. Never a sum over tallies. */
import type {TallyCell} from '../../platform/contract/index.ts';
import {EntryLinks} from './basis-note.tsx';
import {count, rangeText} from './figures.tsx';

export type TallyCells = Readonly<Record<string, TallyCell>>;

export const tallyColumns = [
  {tally: 'verified', title: 'Verified', about: 'by a body that checked'},
  {tally: 'own_admitted', title: 'Own losses', about: 'as the side itself gives them'},
  {tally: 'claimed_about_other', title: 'Claimed', about: 'about this side, by the other'},
  {tally: 'undetermined', title: 'Undetermined', about: 'everything else'},
] as const;

/** `12–15 (13)`; `12 or more` where the high end is open. */
export function tallyText({low, best, high, openEnded}: TallyCell): string {
  return openEnded ? `${count(low)} or more` : rangeText({low, best, high});
}

export function TallyFigure({cell}: {readonly cell: TallyCell | undefined}) {
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
