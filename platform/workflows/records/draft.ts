/**
 * A record as a person writes it down: what everybody, both sides, one side, the verifier and the keeper of sources are to
 * receive. Strict: a key that stands twice, a group that nobody has, an exact place where both sides read are refused, all of
 * them at once. The coarse place is not written by hand; it is computed here, once.
 *
 *     {
 *       "format": "holdfire-record/1",
 *       "table": "reports",
 *       "id": "r-2025-11-24-1",
 *       "groups": {
 *         "public": {"day": "2025-11-24", "what": "Shelling was reported."},
 *         "verifier.place": {"latitude": 33.57, "longitude": 69.89},
 *         "source": {"name": "…"}
 *       },
 *       "coarsePlace": {"from": "verifier.place", "to": "public.place"}
 *     }
 */
import {coarsePlace, exactPlaceOf, placeProblems} from '../../../monitoring/civilians/index.ts';
import {failure, idPattern, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {audienceOfGroup, canonicalJson, groupNamePattern} from '../../../monitoring/ledger/index.ts';
import {registerTables} from '../../import/register-tables.ts';
import {contentProblems, lengthProblems, type GroupContent} from './group-content.ts';
import {jsonProblems} from './json-text.ts';

export const draftFormat = 'holdfire-record/1';

export interface RecordDraft {
  readonly table: string;
  readonly id: string;
  /** With the coarse place, where one was asked for. */
  readonly groups: Readonly<Record<string, GroupContent>>;
}

type Part = Readonly<Record<string, unknown>>;

export function readRecordDraft(text: string, parties: readonly string[], file: string): Result<RecordDraft> {
  const syntax = jsonProblems(text);
  if (syntax.length > 0) return failure(syntax.map((problem) => ({...problem, file})));
  const value: unknown = JSON.parse(text);
  const problems = isPart(value) ? draftProblems(value, parties) : [wrong('', 'is not an object')];
  if (problems.length > 0) return failure(problems.map((problem) => ({...problem, file})));
  const {table, id, groups, coarsePlace: wish} = value as unknown as RecordDraft & {readonly coarsePlace?: CoarseWish};
  return success({table, id, groups: wish === undefined ? groups : {...groups, [wish.to]: cellOf(groups, wish)}});
}

interface CoarseWish {
  readonly from: string;
  readonly to: string;
}

const isPart = (value: unknown): value is Part => value !== null && typeof value === 'object' && !Array.isArray(value);

const wrong = (field: string, message: string, code = 'wrong-type'): Problem => ({
  code,
  message,
  ...(field === '' ? {} : {field}),
});

const keys = ['format', 'table', 'id', 'groups', 'coarsePlace'];

function draftProblems(draft: Part, parties: readonly string[]): readonly Problem[] {
  const {format, table, id, groups, coarsePlace: wish} = draft;
  const problems: Problem[] = Object.keys(draft)
    .filter((key) => !keys.includes(key))
    .map((key) => wrong(key.slice(0, 60), `is not known here; a record has ${keys.join(', ')}`, 'unknown-key'));
  if (format !== draftFormat) problems.push(wrong('format', `is not “${draftFormat}”`, 'unknown-value'));
  if (!registerTables.some(({name}) => name === table)) {
    const names = registerTables.map(({name}) => name).join(', ');
    problems.push(wrong('table', `is not one of ${names}`, 'unknown-value'));
  }
  if (typeof id !== 'string' || !idPattern.test(id)) {
    problems.push(wrong('id', 'is not an id (a-z, 0-9, . _ -)', 'bad-id'));
  }
  if (!isPart(groups) || Object.keys(groups).length === 0) {
    return [...problems, wrong('groups', 'is not an object with at least one group')];
  }
  for (const [name, content] of Object.entries(groups)) {
    problems.push(...nameProblems(name, parties), ...contentProblems(content, `groups.${name.slice(0, 110)}`));
  }
  if (problems.length === 0) problems.push(...longProblems(groups as Readonly<Record<string, GroupContent>>));
  if (problems.length > 0) return [...problems, ...(wish === undefined ? [] : wishProblems(wish, groups))];
  return [
    ...placeProblems(groups as Readonly<Record<string, GroupContent>>),
    ...(wish === undefined ? [] : wishProblems(wish, groups)),
  ];
}

const longProblems = (groups: Readonly<Record<string, GroupContent>>): readonly Problem[] =>
  Object.entries(groups).flatMap(([name, content]) =>
    lengthProblems(Buffer.byteLength(canonicalJson(content)), `groups.${name}`),
  );

function nameProblems(name: string, parties: readonly string[]): readonly Problem[] {
  const field = `groups.${name.slice(0, 110)}`;
  if (!groupNamePattern.test(name)) {
    return [
      wrong(field, 'is not the name of a group: public, shared, verifier, source or party:ID, and .part', 'bad-form'),
    ];
  }
  const [kind, party = ''] = audienceOfGroup(name).split(':');
  if (kind !== 'party' || parties.includes(party)) return [];
  return [wrong(field, `is for a party that the case does not have; it has ${parties.join(', ')}`, 'unknown-party')];
}

function wishProblems(wish: unknown, groups: Part): readonly Problem[] {
  if (!isPart(wish) || Object.keys(wish).sort().join() !== 'from,to') {
    return [wrong('coarsePlace', 'is not an object with “from” and “to”')];
  }
  const {from, to} = wish;
  const problems: Problem[] = [];
  const exact = typeof from === 'string' && Object.hasOwn(groups, from) ? groups[from] : undefined;
  if (!isPart(exact) || exactPlaceOf(exact as GroupContent) === undefined) {
    problems.push(wrong('coarsePlace.from', 'is not a group with latitude and longitude', 'unknown-reference'));
  }
  if (typeof to !== 'string' || !groupNamePattern.test(to)) {
    problems.push(wrong('coarsePlace.to', 'is not the name of a group', 'bad-form'));
  } else if (Object.hasOwn(groups, to)) {
    problems.push(
      wrong('coarsePlace.to', 'is a group already; the coarse place stands in one of its own', 'duplicate'),
    );
  }
  return problems;
}

/** The cell and nothing but the cell. */
function cellOf(groups: Readonly<Record<string, GroupContent>>, {from}: CoarseWish): GroupContent {
  const exact = exactPlaceOf(groups[from] ?? {});
  if (exact === undefined) throw new Error(`${from} holds no place`);
  return {...coarsePlace(exact)};
}
