/**
 * A record entry as the act that it is: contents from the store, what was removed for safety absent. Undefined where the
 * leaf is of another table, or where nobody can say any more what was done.
 */
import {actTable, isActGroup, readActContents, type ActGroup, type DeskAct} from '../../monitoring/desk/index.ts';
import type {GroupContent} from '../../monitoring/civilians/index.ts';
import type {Result} from '../../monitoring/kernel/index.ts';
import {canonicalJson, type Json, type OpenGroup, type RecordLeaf} from '../../monitoring/ledger/index.ts';
import type {Contents} from '../contents/index.ts';
import type {Removals} from '../workflows/records/removals.ts';

export interface ActContentsAt {
  readonly contents: Pick<Contents, 'find'>;
  readonly removals: Pick<Removals, 'of'>;
}

export const isActLeaf = ({table}: Pick<RecordLeaf, 'table'>): boolean => table === actTable;

/** Groups that are held and were not removed, with their salts. */
export function openActGroups(
  {contents, removals}: ActContentsAt,
  entry: number,
  {groups}: Pick<RecordLeaf, 'groups'>,
): Partial<Record<ActGroup, OpenGroup>> {
  const open: Partial<Record<ActGroup, OpenGroup>> = {};
  for (const [name, commitment] of Object.entries(groups)) {
    if (!isActGroup(name) || removals.of(entry, name) !== undefined) continue;
    const found = contents.find(commitment);
    if (found.kind === 'held') open[name] = found.group;
  }
  return open;
}

export function readAct(at: ActContentsAt, entry: number, leaf: RecordLeaf, person: string): DeskAct | undefined {
  if (!isActLeaf(leaf)) return undefined;
  const open = Object.entries(openActGroups(at, entry, leaf));
  const read = readActContents(Object.fromEntries(open.map(([name, {content}]) => [name, content])));
  return read.ok ? actOf(entry, leaf, person, read.value) : undefined;
}

/**
 * The parts of an act from its contents as they will be read back: names in canonical order, so that a page has the same bytes
 * before and after a restart.
 */
export const partsOfContents = (contents: Partial<Record<ActGroup, GroupContent>>): Result<ActParts> =>
  readActContents(JSON.parse(canonicalJson(contents as Json)) as typeof contents);

export type ActParts = Pick<DeskAct, 'kind' | 'subject' | 'body' | 'place' | 'grade' | 'hasIdentity'>;

export const actOf = (
  entry: number,
  {id, recorded}: Pick<RecordLeaf, 'id' | 'recorded'>,
  person: string,
  parts: ActParts,
): DeskAct => ({entry, id, person, at: recorded, ...parts});
