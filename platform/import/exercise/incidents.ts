/** What the mission's desk wrote down about each occurrence: time and place with their precision, never who did it. */
import type {incidentTable} from '../../../monitoring/incidents/index.ts';
import type {Occurrence} from './occurrence.ts';
import {lastDay, localMoment} from './period.ts';
import type {Account} from './reports.ts';
import {dayText, type RowOf} from './table-text.ts';
import {words} from './words.ts';

export type IncidentRow = RowOf<typeof incidentTable>;

/** The first day on which anybody reported it; nothing about it is known before. */
export function firstKnown(accounts: readonly Account[]): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const {occurrence, publishedDay} of accounts) {
    if (occurrence === undefined) continue;
    known.set(occurrence.id, Math.min(known.get(occurrence.id) ?? publishedDay, publishedDay));
  }
  return known;
}

export function incidentRows(
  occurrences: readonly Occurrence[],
  known: ReadonlyMap<string, number>,
): readonly IncidentRow[] {
  return occurrences.map((occurrence) => incidentRow(occurrence, known.get(occurrence.id) ?? occurrence.to));
}

/** Two dates of one moment: only where the day is otherwise known. */
function dates(occurrence: Occurrence): {readonly from: number; readonly to: number; readonly precision: number} {
  const {from, to, datePrecision, nearMidnight} = occurrence;
  if (datePrecision !== 1 || !nearMidnight) return {from, to, precision: datePrecision};
  const days = [localMoment('velmoth', occurrence.minute).day, localMoment('dorquine', occurrence.minute).day];
  return {from: Math.min(...days), to: Math.min(lastDay, Math.max(...days)), precision: 2};
}

function incidentRow(occurrence: Occurrence, knownFrom: number): IncidentRow {
  const {from, to, precision} = dates(occurrence);
  const event = words.en.event[occurrence.type];
  const where = placeWords(occurrence);
  return {
    id: occurrence.id,
    title: `EXERCISE: ${event}, ${where}`,
    from: dayText(from),
    to: dayText(to),
    date_precision: from === to && precision === 2 ? 1 : precision,
    known_from: dayText(Math.max(knownFrom, from)),
    place: occurrence.place,
    place_precision: occurrence.placePrecision,
    territory: occurrence.territory,
    event_type: occurrence.type,
    target_type: occurrence.target,
    side_affected: occurrence.affected,
    verification: occurrence.verification,
    access_withheld_by: occurrence.verification === 'not_verifiable_no_access' ? occurrence.affected : undefined,
    severity: occurrence.severity,
    summary: `EXERCISE. Reports describe this occurrence: ${event}, ${where}.`,
    note:
      precision === 2 && from !== to && occurrence.datePrecision === 1
        ? 'EXERCISE: the clocks of the two sides show different dates at that hour.'
        : undefined,
  };
}

function placeWords({placePrecision, settlement, district, affected, territory}: Occurrence): string {
  if (territory === 'airspace') return 'airspace of the island';
  if (placePrecision <= 2) return `${placePrecision === 2 ? 'near ' : ''}${settlement.name}`;
  if (placePrecision === 3) return `${district.name} district`;
  if (placePrecision === 4) return `${district.province} province`;
  if (placePrecision === 5) return `line of contact off ${district.name}`;
  return affected === 'velmoth' ? 'somewhere in Velmoth' : 'somewhere in Dorquine';
}
