/** The last ninety days, day by day: incidents by side affected, and statements. Rows without a day of their own are told apart. */
import {
  foundNotToHaveOccurred,
  isSingleOccurrence,
  reportingLagDays,
  standsOnADay,
  type FirstReported,
} from '../incidents/index.ts';
import {addDays, contains, counted, dayFromNumber, dayNumber, entriesOf, overlap, windowDays} from '../kernel/index.ts';
import {basisOf} from './basis.ts';
import type {Known} from './known.ts';
import type {Overview} from './shapes/index.ts';
import {unwatchedSpans} from './unwatched-days.ts';

export const recentDays = 90;

/** `floor`: the share of place-hours under which a day counts as unwatched. */
export function recentCounts(known: Known, floor: number): Overview['recent'] {
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
  const provisional = provisionalDays(known);
  return {
    window,
    unwatched: unwatchedSpans(known.coverage, known.caseFile.record, window, floor),
    ...(provisional === undefined ? {} : {provisional}),
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

/** Days for which, by the lag of this record, more than one in ten first reports may still be to come on the day asked for. */
function provisionalDays(known: Known): Overview['recent']['provisional'] {
  const reported = known.incidents.flatMap(({record}): readonly FirstReported[] => {
    if (!isSingleOccurrence(record)) return [];
    const first = known
      .reportsOf(record.id)
      .map(({record: report}) => report.published)
      .toSorted()[0];
    return first === undefined ? [] : [{occurred: record.to, reported: first}];
  });
  const lagDays = reportingLagDays(reported);
  if (lagDays === undefined || lagDays === 0) return undefined;
  const from = addDays(known.date, 1 - lagDays);
  if (from > known.lastDay) return undefined;
  return {
    window: {from, to: known.lastDay},
    sentence:
      `Nine in ten of ${counted(reported.length, 'incident')} on this record were first reported within ` +
      `${counted(lagDays, 'day')}; the last ${counted(lagDays, 'day')} may still rise.`,
  };
}
