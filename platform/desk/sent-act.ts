/**
 * An act as it is handed in: a signed record entry of table `acts` with the contents of exactly the five groups that every
 * act has. Refuses whatever is no act before anything of the ledger is asked.
 */
import {actGroups, actTable} from '../../monitoring/desk/index.ts';
import {failure, idPattern, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import type {OpenGroup, RecordLeaf} from '../../monitoring/ledger/index.ts';
import {nodeCryptography} from '../keys/index.ts';
import {readSentEntry, type SentEntry} from '../workflows/entries/sent-entry.ts';
import {partsOfContents, type ActParts} from './read-act.ts';

export interface SentAct {
  readonly entry: SentEntry;
  readonly leaf: RecordLeaf;
  readonly parts: ActParts;
}

/** Parts of parts of a content; a body of an act has four at most. */
const depthLimit = 12;

export function readSentAct(sent: unknown): Result<SentAct> {
  const entry = readSentEntry(nodeCryptography, sent, contentProblems);
  if (!entry.ok) return entry;
  const {leaf} = entry.value;
  if (leaf.kind !== 'record' || leaf.table !== actTable) {
    const message = `is no act: a record of table “${actTable}”; other entries are handed in at /api/entries`;
    return failure([{code: 'not-an-act', field: 'leaf', message}]);
  }
  const problems: Problem[] = idPattern.test(leaf.id)
    ? []
    : [{code: 'bad-id', field: 'id', message: 'is not an id (a-z, 0-9, . _ -)'}];
  if (Object.keys(leaf.groups).toSorted().join() !== actGroups.toSorted().join()) {
    problems.push({
      code: 'other-groups',
      field: 'groups',
      message: `of an act are ${actGroups.join(', ')}, all of them`,
    });
    return failure(problems);
  }
  const groups = (sent as {readonly groups: Readonly<Record<string, OpenGroup>>}).groups;
  const parts = partsOfContents(Object.fromEntries(actGroups.map((name) => [name, groups[name]?.content ?? {}])));
  if (!parts.ok || problems.length > 0) return failure([...problems, ...(parts.ok ? [] : parts.problems)]);
  return success({entry: entry.value, leaf, parts: parts.value});
}

/** What an act's group may hold: any object that has a canonical form; the kind's own schema is asked later. */
function contentProblems(content: unknown, field: string): readonly Problem[] {
  if (content === null || typeof content !== 'object' || Array.isArray(content)) {
    return [{code: 'wrong-type', field, message: 'is not an object of fields'}];
  }
  return valueProblems(content, field, 0);
}

function valueProblems(value: unknown, field: string, depth: number): readonly Problem[] {
  const no = (code: string, message: string): readonly Problem[] => [{code, field: field.slice(0, 200), message}];
  if (depth > depthLimit) return no('too-deep', `has parts within parts, at most ${depthLimit}`);
  if (typeof value === 'string') return value.isWellFormed() ? [] : no('not-utf-8', 'holds half a character');
  if (typeof value === 'number') return Number.isFinite(value) ? [] : no('not-a-number', 'is too large a number');
  if (typeof value === 'boolean') return [];
  if (typeof value !== 'object') return no('wrong-type', 'is not JSON');
  if (value === null) return no('wrong-type', 'is null; leave it out where nothing is known');
  const parts = Object.entries(value);
  const names = Array.isArray(value) ? [] : parts.filter(([name]) => !name.isWellFormed());
  if (names.length > 0) return no('not-utf-8', 'has a name that holds half a character');
  return parts.flatMap(([name, part]) => valueProblems(part, `${field}.${name}`, depth + 1)).slice(0, 100);
}
