/** The printed policy put in order: readers of one kind of information by when they read it, acts by who may do them. */
import type {PolicyPage} from '../../../platform/contract/index.ts';

type Cell = PolicyPage['reading'][number]['cells'][number];
type Act = PolicyPage['acting'][number];

export interface Readers {
  /** `Always`, `Once it is public`, … */
  readonly when: string;
  /** Names of roles, in the order of the table. */
  readonly who: readonly string[];
}

/** In the order: always, then each other condition as it comes first. Who never reads is not named. */
export function readersOf(cells: readonly Cell[], roles: PolicyPage['roles']): readonly Readers[] {
  const wordOf = new Map(roles.map(({role, word}) => [role, word]));
  const groups = new Map<string, string[]>();
  for (const {role, reach, word} of cells) {
    if (reach === 'never') continue;
    const who = groups.get(word) ?? [];
    groups.set(word, [...who, wordOf.get(role) ?? role]);
  }
  const readers = [...groups].map(([word, who]) => ({when: word.charAt(0).toUpperCase() + word.slice(1), who}));
  return readers.toSorted((a, b) => Number(b.when === 'Always') - Number(a.when === 'Always'));
}

export interface ActGroup {
  /** Roles; none where the server itself does it. */
  readonly who: readonly string[];
  readonly acts: readonly Act[];
}

/** Acts that the same roles may do stand together; the server's own come last. */
export function actGroupsOf(acting: readonly Act[]): readonly ActGroup[] {
  const groups = new Map<string, ActGroup>();
  for (const act of acting) {
    const name = act.roles.toSorted().join();
    const group = groups.get(name) ?? {who: act.roles, acts: []};
    groups.set(name, {...group, acts: [...group.acts, act]});
  }
  return [...groups.values()].toSorted((a, b) => Number(a.who.length === 0) - Number(b.who.length === 0));
}
