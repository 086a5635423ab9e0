/** What became known last: incidents, decisions and statements, newest first, each with the day on which it became public. */
import {counted, spoken} from '../kernel/index.ts';
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
    ...decisions(known),
    ...known.statements.map(({entry, record}) => ({
      day: knownFrom.statements(record),
      sentence: `${known.nameOf(record.speaker)}, ${spoken(record.stance)}: ${record.summary}`,
      ...(record.incident === undefined ? {} : {incident: record.incident}),
      entry,
    })),
  ];
  return items.toSorted((a, b) => (a.day === b.day ? b.entry - a.entry : a.day > b.day ? -1 : 1)).slice(0, most);
}

/** Decisions of one body on one day with one result are one line, so that a body that sits once fills no page. */
function decisions(known: Known): Overview['lately'] {
  const sittings = Map.groupBy(known.findings, ({record: {decided, decided_by, kind, result}}) =>
    [decided, decided_by, kind, result].join('\n'),
  );
  return [...sittings.values()].map((sitting) => {
    const [first, last] = [sitting[0], sitting.at(-1)];
    if (first === undefined || last === undefined) throw new Error('a group has a member');
    const {record} = first;
    const what = `Decided by ${record.decided_by}: ${spoken(record.kind)}`;
    if (sitting.length > 1) {
      const sentence = `${what}: ${spoken(record.result)}, in ${counted(sitting.length, 'decision')}.`;
      return {day: record.decided, sentence, entry: last.entry};
    }
    return {
      day: record.decided,
      sentence: `${what}${subject(known, record)}: ${spoken(record.result)}.`,
      ...(record.incident === undefined ? {} : {incident: record.incident}),
      entry: last.entry,
    };
  });
}

function subject(
  known: Known,
  {obligation, actor, layer}: {readonly obligation?: string; readonly actor?: string; readonly layer?: string},
): string {
  const said = [
    ...(obligation === undefined ? [] : [obligation.toUpperCase()]),
    ...(layer === undefined ? [] : [spoken(layer)]),
    ...(actor === undefined ? [] : [known.nameOf(actor)]),
  ];
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}
