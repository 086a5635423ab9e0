/**
 * Which rows a tally table has. The two parties always have killed and injured, figures or not, so that neither looks
 * untouched because nobody gave a figure; other rows stand only where there is one.
 */
import type {Tallies} from '../../platform/contract/index.ts';
import type {TallyCells} from './tally-cell.tsx';

export type SideTally = Tallies['sides'][number];

export interface NamedCells {
  readonly name: string;
  readonly cells: TallyCells;
}

const isGiven = (cells: TallyCells): boolean => Object.values(cells).some(({parts}) => parts > 0);

export function harmRows({killed, injured, missing}: SideTally, isParty: boolean): readonly NamedCells[] {
  const always = [
    {name: 'killed', cells: killed},
    {name: 'injured', cells: injured},
  ];
  const rows = isParty ? always : always.filter(({cells}) => isGiven(cells));
  return isGiven(missing) ? [...rows, {name: 'missing', cells: missing}] : rows;
}

const statuses = ['civilian', 'combatant', 'police_or_security', 'undetermined', 'disputed'];

/** In one order for every side; a status that the vocabulary does not know comes last under its own name. */
export function statusRows({byStatus}: SideTally): readonly NamedCells[] {
  const known = [...statuses, ...Object.keys(byStatus).filter((status) => !statuses.includes(status))];
  return known.flatMap((status) => {
    const cells = byStatus[status];
    return cells === undefined || !isGiven(cells) ? [] : [{name: status, cells}];
  });
}
