/** What the items of an inbox have in common: how one is made, and who is left out of it. */
import type {DeskAct} from '../act.ts';
import type {OpenItem} from '../open-items.ts';
import type {Closeness} from '../rules/recusal.ts';
import type {DeskState} from '../state.ts';

export type Told = Omit<OpenItem, 'noun' | 'id' | 'entry' | 'notFor'> & {readonly notFor?: readonly string[]};

export const itemOf = (noun: string, id: string, entry: number, told: Told): OpenItem => ({
  noun,
  id,
  entry,
  ...told,
  notFor: [...new Set(told.notFor ?? [])],
});

export const lastEntry = (acts: readonly DeskAct[], first: number): number => acts.at(-1)?.entry ?? first;

export const personsOf = (acts: readonly (DeskAct | undefined)[]): readonly string[] =>
  acts.flatMap((one) => (one === undefined ? [] : [one.person]));

/** Whom closenessProblems refuses (rules/recusal.ts): who stepped back, and who reported. */
export function tooClose({incident, finding, sides, reports}: Closeness, state: DeskState): readonly string[] {
  const about = [
    ...(incident === undefined ? [] : [`incident:${incident}`]),
    ...(finding === undefined ? [] : [`finding:${finding}`]),
    ...sides.map((side) => `side:${side}`),
  ];
  return [
    ...state.recusals.flatMap(({person, body}) => (body !== undefined && about.includes(body.about) ? [person] : [])),
    ...reports.flatMap((id) => state.reports.get(id)?.first.person ?? []),
  ];
}

export const nameOf = (state: DeskState, actor: string): string =>
  state.case.file?.actors.find(({id}) => id === actor)?.name ?? actor;
