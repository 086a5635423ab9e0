/**
 * One line of the incident table. Its one figure is of the side affected and of one tally, picked in the same order for
 * both sides and named beside it; tallies are never added to fill a cell, and an incident of no one side has none.
 */
import {shownTally, tallyRow, type Incident} from '../incidents/index.ts';
import type {Day, Recorded} from '../kernel/index.ts';
import type {CaseFacts} from './facts.ts';
import type {Known} from './known.ts';
import {knownAt} from './known-at.ts';
import type {IncidentRow, Range} from './shapes/index.ts';

/** Undefined where the incident is not in the register, or was not public by the day. */
export function incidentRow(facts: CaseFacts, asOf: {readonly date: string}, id: string): IncidentRow | undefined {
  const known = knownAt(facts, asOf.date as Day);
  const incident = known.incident(id);
  return incident === undefined ? undefined : rowOf(known, incident);
}

export function incidentRows(facts: CaseFacts, asOf: {readonly date: string}): readonly IncidentRow[] {
  const known = knownAt(facts, asOf.date as Day);
  return known.incidents.map((incident) => rowOf(known, incident));
}

export function rowOf(known: Known, {entry, record}: Recorded<Incident>): IncidentRow {
  const place = known.caseFile.record.places.find(({id}) => id === record.place);
  const reports = known.reportsOf(record.id);
  const killed = harmOf(known, record, 'killed');
  return {
    id: record.id,
    title: record.title,
    from: record.from,
    to: record.to,
    datePrecision: record.date_precision,
    place: place?.name ?? '',
    province: place?.province ?? '',
    territory: record.territory ?? '',
    placePrecision: record.place_precision,
    eventType: record.event_type,
    targetType: record.target_type,
    sideAffected: record.side_affected ?? '',
    verification: record.verification,
    severity: record.severity,
    killed: killed.range,
    ...(killed.tally === undefined ? {} : {killedTally: killed.tally}),
    reports: reports.length,
    origins: new Set(reports.map(({record: report}) => originOf(report))).size,
    statements: known.statementsOf(record.id).length,
    recordedIn: 'register',
    flagged: false,
    entry,
  };
}

/** Ten reprints of one wire story are one origin; without a named origin the outlet is its own. */
export const originOf = ({origin, source}: {readonly origin?: string; readonly source: string}): string =>
  origin ?? source;

export function harmOf(
  known: Known,
  {id, side_affected: side}: Incident,
  harm: 'killed' | 'injured',
): {readonly range: Range; readonly tally?: string} {
  if (side === undefined) return {range: {}};
  const rows = known
    .casualtiesOf(id)
    .filter(({record}) => record.harm === harm && record.counted === 'yes' && record.side_affected === side);
  const shown = shownTally(tallyRow(rows));
  if (shown === undefined) return {range: {}};
  const {low, best, high, openEnded} = shown.sum;
  return {
    range: {low, ...(best === undefined ? {} : {best}), ...(openEnded ? {} : {high})},
    tally: shown.tally,
  };
}
