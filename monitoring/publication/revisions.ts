/** Earlier versions of an incident and of what hangs on it, oldest first, each with what its next version changed. */
import type {Recorded, Superseded} from '../kernel/index.ts';
import type {Known} from './known.ts';
import type {IncidentView} from './shapes/index.ts';

type Fields = Readonly<Record<string, unknown>>;
type Row = {readonly id: string; readonly incident?: string};

export function revisionsOf(known: Known, incidentId: string): IncidentView['revisions'] {
  const {earlier} = known;
  const ofIncident = <T extends Row>(rows: readonly Superseded<T>[]) =>
    rows.filter(({record}) => record.incident === incidentId);
  const revisions = [
    ...chain(
      'incident',
      earlier.incidents.filter(({record}) => record.id === incidentId),
      known.incidents,
    ),
    ...chain('report', ofIncident(earlier.reports), known.reports),
    ...chain('figure', ofIncident(earlier.casualties), known.casualties),
    ...chain('finding', ofIncident(earlier.findings), known.findings),
  ];
  return revisions.toSorted((a, b) => a.entry - b.entry);
}

function chain<T extends {readonly id: string}>(
  kind: string,
  earlier: readonly Superseded<T>[],
  standing: readonly Recorded<T>[],
): IncidentView['revisions'] {
  return earlier.map(({entry, endedBy, record}) => {
    const next =
      earlier.find((version) => version.entry === endedBy) ??
      standing.find((version) => version.entry === endedBy && version.record.id === record.id);
    return {
      entry,
      endedBy,
      what:
        next === undefined ? `${kind} ${record.id}: withdrawn` : `${kind} ${record.id}: replaced by entry ${endedBy}`,
      changes: next === undefined ? [] : changesBetween(record as Fields, next.record as Fields),
    };
  });
}

function changesBetween(before: Fields, after: Fields): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => text(before[name]) !== text(after[name]))
    .map((name) => `${name}: ${text(before[name])} → ${text(after[name])}`);
}

function text(value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return 'not stated';
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
