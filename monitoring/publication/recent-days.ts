/** The last ninety days, day by day: incidents by side affected, and statements. Rows without a day of their own are told apart. */
import {foundNotToHaveOccurred, isSingleOccurrence, standsOnADay} from '../incidents/index.ts';
import {addDays, contains, counted, dayFromNumber, dayNumber, entriesOf, overlap, windowDays} from '../kernel/index.ts';
import {basisOf} from './basis.ts';
import type {Known} from './known.ts';
import type {Overview} from './shapes/index.ts';

export const recentDays = 90;

export function recentCounts(known: Known): Overview['recent'] {
  const window = {from: addDays(known.lastDay, 1 - recentDays), to: known.lastDay};
  const {parties} = known.caseFile.record;
  const occurred = known.incidents.filter(
    ({record}) => overlap(record, window) !== undefined && !foundNotToHaveOccurred(record),
  );
  const placed = occurred.filter(
    ({record}) => isSingleOccurrence(record) && standsOnADay(record) && contains(window, record.from),
  );
  const statements = known.statements.filter(({record}) => contains(window, record.date));
  const first = dayNumber(window.from);
  const bySide = Array.from({length: windowDays(window)}, () => [...parties, ''].map(() => 0));
  for (const {record} of placed) {
    const counts = bySide[dayNumber(record.from) - first];
    const side = parties.findIndex((party) => party === record.side_affected);
    const column = side === -1 ? parties.length : side;
    if (counts !== undefined) counts[column] = (counts[column] ?? 0) + 1;
  }
  const spoken = new Map<string, number>();
  for (const {record} of statements) spoken.set(record.date, (spoken.get(record.date) ?? 0) + 1);
  return {
    window,
    days: bySide.map((counts, index) => {
      const day = dayFromNumber(first + index);
      return {day, bySide: counts, statements: spoken.get(day) ?? 0};
    }),
    basis: basisOf(
      'Incidents of this record on their first day, by side affected: each party, then everybody else and no one side. A ' +
        `selection, not a rate of violence. ${counted(occurred.length - placed.length, 'incident')} in these days dated ` +
        'only to a longer span, or begun before them, are not drawn on a day.',
      entriesOf(placed),
      {window, interval: 'A count of rows; it has no interval.'},
    ),
  };
}
