/**
 * Killed, injured and missing as ranges, by side affected, in four tallies that are never added to each other (rule 8).
 * Within one tally lows and highs are summed apart; a figure marked `counted = no` is kept, said and never summed.
 */
import {sumRanges, type Recorded} from '../kernel/index.ts';
import {casualtyStatuses, tallies, type Casualty} from './casualty-table.ts';

export type TallyName = (typeof tallies)[number];

export interface TallySum {
  readonly low: number;
  readonly high: number;
  /** Absent where any part has none. */
  readonly best?: number;
  readonly parts: number;
  readonly withoutBest: number;
  /** A speaker said "more than" in at least one part. */
  readonly openEnded: boolean;
  readonly entries: readonly number[];
}

export type TallyRow = Readonly<Partial<Record<TallyName, TallySum>>>;

export interface SideTallies {
  readonly side: string;
  readonly killed: TallyRow;
  readonly injured: TallyRow;
  readonly missing: TallyRow;
  /** Killed only. */
  readonly byStatus: Readonly<Partial<Record<Casualty['status'], TallyRow>>>;
  /** Entries of figures that are part of or replaced by another. */
  readonly notCounted: readonly number[];
}

/** One for each of `sides`, in their order, then for everybody else who is affected, in the order of the entries. */
export function tallySides(
  casualties: readonly Recorded<Casualty>[],
  sides: readonly string[],
): readonly SideTallies[] {
  const everyone = new Set([...sides, ...casualties.map(({record}) => record.side_affected)]);
  const bySide = Map.groupBy(casualties, ({record}) => record.side_affected);
  return [...everyone].map((side) => {
    const own = bySide.get(side) ?? [];
    const counted = own.filter(({record}) => record.counted === 'yes');
    const killed = counted.filter(({record}) => record.harm === 'killed');
    const byStatus: Partial<Record<Casualty['status'], TallyRow>> = {};
    for (const status of casualtyStatuses) {
      const rows = killed.filter(({record}) => record.status === status);
      if (rows.length > 0) byStatus[status] = tallyRow(rows);
    }
    return {
      side,
      killed: tallyRow(killed),
      injured: tallyRow(counted.filter(({record}) => record.harm === 'injured')),
      missing: tallyRow(counted.filter(({record}) => record.harm === 'missing')),
      byStatus,
      notCounted: own.filter(({record}) => record.counted === 'no').map(({entry}) => entry),
    };
  });
}

export function tallyRow(casualties: readonly Recorded<Casualty>[]): TallyRow {
  const row: Partial<Record<TallyName, TallySum>> = {};
  for (const tally of tallies) {
    const own = casualties.filter(({record}) => record.tally === tally);
    if (own.length > 0) row[tally] = tallySum(own);
  }
  return row;
}

/** For figures of one tally and one harm; throws where tallies are mixed, because rule 8 forbids the sum. */
export function tallySum(casualties: readonly Recorded<Casualty>[]): TallySum {
  const kinds = new Set(casualties.map(({record}) => record.tally));
  if (kinds.size > 1) throw new RangeError(`tallies are never added: ${[...kinds].join(', ')}`);
  const sum = sumRanges(casualties.map(({record}) => record));
  return {
    ...sum,
    openEnded: casualties.some(({record}) => isOpenEnded(record)),
    entries: casualties.map((c) => c.entry),
  };
}

/** "More than": a lower bound stands and no upper one does. */
export const isOpenEnded = ({low, high}: Pick<Casualty, 'low' | 'high'>): boolean =>
  low !== undefined && high === undefined;

/** The order in which one tally is picked where a table has room for one: the same for both sides, never a sum. */
const shownFirst: readonly TallyName[] = ['verified', 'own_admitted', 'undetermined', 'claimed_about_other'];

export function shownTally(row: TallyRow): {readonly tally: TallyName; readonly sum: TallySum} | undefined {
  for (const tally of shownFirst) {
    const sum = row[tally];
    if (sum !== undefined) return {tally, sum};
  }
  return undefined;
}
