/** The last ninety days, day by day: incidents by side affected, and statements. Rows without a day of their own are told apart. */
import {watchedDays} from '../coverage/index.ts';
import {foundNotToHaveOccurred, isSingleOccurrence, reportingLagDays, standsOnADay} from '../incidents/index.ts';
import {
  addDays,
  contains,
  counted,
  dayFromNumber,
  dayNumber,
  entriesOf,
  overlap,
  windowDays,
  writtenWindow,
  type DayWindow,
} from '../kernel/index.ts';
import {basisOf, wholeCoverage} from './basis.ts';
import type {Known} from './known.ts';
import type {Overview} from './shapes/index.ts';

const recentDays = 90;

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
  return {
    window,
    days: bySide.map((counts, index) => {
      const day = dayFromNumber(first + index);
      return {day, bySide: counts, statements: spoken.get(day) ?? 0};
    }),
    unwatched: unwatchedSpells(known, window, floor),
    ...provisionalDays(known, window),
    basis: basisOf(
      'Incidents of this record on their first day, by side affected: each party, then everybody else and no one side. A ' +
        `selection, not a rate of violence. ${counted(occurred.length - placed.length, 'incident')} in these days dated ` +
        'only to a longer span, or begun before them, are not drawn on a day.',
      entriesOf(placed),
      {window, coverage: wholeCoverage(known, window, floor), interval: 'A count of rows; it has no interval.'},
    ),
  };
}

/** Spells of days by territory; `known` where too little was watched, not where nobody recorded how much. */
function unwatchedSpells(known: Known, window: DayWindow, floor: number): NonNullable<Overview['recent']['unwatched']> {
  return known.caseFile.record.territories.flatMap(({id, name, heldBy}) => {
    const {blindSpells, unknownSpells} = watchedDays(known.coverage, [id], window, floor);
    const spell =
      (seen: boolean) =>
      ({from, to}: DayWindow) => ({...(heldBy === undefined ? {} : {side: heldBy}), name, from, to, known: seen});
    return [...blindSpells.map(spell(true)), ...unknownSpells.map(spell(false))];
  });
}

function provisionalDays(known: Known, window: DayWindow): Pick<Overview['recent'], 'provisional'> {
  const lag = reportingLagDays(known.incidents);
  if (lag === undefined || lag === 0) return {};
  const provisional = overlap({from: addDays(known.date, 1 - lag), to: known.lastDay}, window);
  if (provisional === undefined) return {};
  const sentence =
    `Nine of ten incidents in this record were known within ${counted(lag, 'day')}; reports of what ` +
    `happened ${writtenWindow(provisional)} may still come.`;
  return {provisional: {window: provisional, sentence}};
}
