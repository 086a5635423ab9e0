/**
 * Killed and injured as they may stand (rule 8): a range with a best figure only where every part has one, an open end
 * said as such, and four tallies that answer different questions and are never added.
 */
import type {TallyCell} from '../../platform/contract/index.ts';

export interface TallyColumn {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

export const tallyColumns: readonly TallyColumn[] = [
  {id: 'verified', name: 'Verified', about: 'by a body that checked'},
  {id: 'own_admitted', name: 'Admitted', about: 'by the side that lost them'},
  {id: 'claimed_about_other', name: 'Claimed', about: 'by the other side'},
  {id: 'undetermined', name: 'Undetermined', about: 'said by anybody else'},
];

const number = (value: number): string => value.toLocaleString('en');

/** `12–15`, `12`, `12 or more`: the lows and the highs, each summed apart. */
export function tallyRange({low, high, openEnded}: TallyCell): string {
  if (openEnded) return `${number(low)} or more`;
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

/** The best figure, or why there is none. */
export function tallyBest({best, low, high, openEnded, parts, withoutBest}: TallyCell): string | undefined {
  if (best !== undefined) return !openEnded && low === high && best === low ? undefined : `best ${number(best)}`;
  return parts === 1 ? 'no best figure given' : `no best figure in ${withoutBest} of ${parts}`;
}
