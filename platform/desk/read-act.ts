/**
 * A record entry as the act that it is: contents from the store, what was removed for safety absent. Undefined where the
 * leaf is of another table, or where nobody can say any more what was done.
 */
import {actTable, isActGroup, readActContents, type ActGroup, type DeskAct} from '../../monitoring/desk/index.ts';
import type {OpenGroup, RecordLeaf} from '../../monitoring/ledger/index.ts';
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

export type ActParts = Pick<DeskAct, 'kind' | 'subject' | 'body' | 'place' | 'grade' | 'hasIdentity'>;

export const actOf = (
  entry: number,
  {id, recorded}: Pick<RecordLeaf, 'id' | 'recorded'>,
  person: string,
  parts: ActParts,
): DeskAct => ({entry, id, person, at: recorded, ...parts});
