/** What became known last: incidents, decisions and statements, newest first, each with the day on which it became public. */
import {spoken} from '../kernel/index.ts';
import {knownFrom, type Known} from './known.ts';
import type {Overview} from './shapes/index.ts';

const most = 12;

export function lately(known: Known): Overview['lately'] {
  const items: Overview['lately'][number][] = [
    ...known.incidents.map(({entry, record}) => ({
      day: knownFrom.incidents(record),
      sentence: `Incident reported: ${record.title}.`,
      incident: record.id,
      entry,
    })),
    ...known.findings.map(({entry, record}) => ({
      day: knownFrom.findings(record),
      sentence: `Decided by ${record.decided_by}: ${spoken(record.kind)}${subject(known, record)}: ${spoken(record.result)}.`,
      ...(record.incident === undefined ? {} : {incident: record.incident}),
      entry,
    })),
    ...known.statements.map(({entry, record}) => ({
      day: knownFrom.statements(record),
      sentence: `${known.nameOf(record.speaker)}, ${spoken(record.stance)}: ${record.summary}`,
      ...(record.incident === undefined ? {} : {incident: record.incident}),
      entry,
    })),
  ];
  return items.toSorted((a, b) => (a.day === b.day ? b.entry - a.entry : a.day > b.day ? -1 : 1)).slice(0, most);
}

function subject(
  known: Known,
  {obligation, actor, layer}: {readonly obligation?: string; readonly actor?: string; readonly layer?: string},
): string {
  const parts = [
    obligation?.toUpperCase(),
    layer === undefined ? undefined : spoken(layer),
    actor && known.nameOf(actor),
  ];
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}
