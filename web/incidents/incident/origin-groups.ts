/**
 * Reports by who said it first. Ten reprints of one wire story are one account: the groups are counted, not the outlets.
 * Groups and reports stand in the order in which they were published.
 */
import type {SourceReport} from '../../../platform/contract/index.ts';

export interface OriginGroup {
  readonly origin: string;
  readonly reports: readonly SourceReport[];
}

export function originGroups(reports: readonly SourceReport[]): readonly OriginGroup[] {
  const inOrder = reports.toSorted((a, b) => compare(a.published, b.published) || a.entry - b.entry);
  return [...Map.groupBy(inOrder, ({origin}) => origin)].map(([origin, of]) => ({origin, reports: of}));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `10 reports by 9 outlets, of 3 origins`. */
export function accountsText(reports: readonly SourceReport[]): string {
  const outlets = new Set(reports.map(({source}) => source)).size;
  const origins = new Set(reports.map(({origin}) => origin)).size;
  return `${counted(reports.length, 'report')} by ${counted(outlets, 'outlet')}, of ${counted(origins, 'origin')}`;
}

export const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
