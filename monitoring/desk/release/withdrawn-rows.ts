/**
 * Rows of the register that no release stands behind any more: of a release that was withdrawn, or that a correction replaces
 * with fewer. They are withdrawn in the open, by an entry that names them.
 */
import type {DeskState} from '../state.ts';

export interface RowName {
  readonly table: string;
  readonly id: string;
}

const key = ({table, id}: RowName): string => `${table} ${id}`;

/** `replacing`: rows of the release that is about to be carried out and corrects this one. */
export function withdrawnRows(
  state: DeskState,
  release: string,
  replacing: readonly RowName[] = [],
): readonly RowName[] {
  const gone = state.releases.get(release)?.released?.body?.rows ?? [];
  const standing = new Set([
    ...replacing.map(key),
    ...[...state.releases.values()].flatMap(({id, state: word, released}) =>
      id !== release && word === 'released' ? (released?.body?.rows ?? []).map(key) : [],
    ),
  ]);
  return gone.filter((one) => !standing.has(key(one)));
}
