/**
 * Who stands too close to decide: whoever stepped back from an incident, a finding or a side, and whoever reported what is
 * decided on. In an installation of one person there is nobody else, and being a witness stops nothing there.
 */
import type {Problem} from '../../kernel/index.ts';
import {problem, type Judging} from '../rule.ts';
import type {DeskState} from '../state.ts';

export interface Closeness {
  readonly incident?: string;
  readonly finding?: string;
  /** Parties whose obligations or people are judged. */
  readonly sides: readonly string[];
  /** Reports that it rests on. */
  readonly reports: readonly string[];
}

export const isRecused = (state: DeskState, person: string, {incident, finding, sides}: Closeness): boolean => {
  const names = new Set([
    ...(incident === undefined ? [] : [`incident:${incident}`]),
    ...(finding === undefined ? [] : [`finding:${finding}`]),
    ...sides.map((side) => `side:${side}`),
  ]);
  return state.recusals.some((one) => one.person === person && one.body !== undefined && names.has(one.body.about));
};

export const isWitness = (state: DeskState, person: string, {reports}: Closeness): boolean =>
  reports.some((id) => state.reports.get(id)?.first.person === person);

export function closenessProblems(
  person: string,
  closeness: Closeness,
  {state, people}: Pick<Judging, 'state' | 'people'>,
): readonly Problem[] {
  const recused = isRecused(state, person, closeness)
    ? [problem('recused', 'you stepped back from this; somebody else acts on it')]
    : [];
  const witness =
    people.mode !== 'single_user' && isWitness(state, person, closeness)
      ? [problem('witness', 'you reported what is decided here; somebody else acts on it')]
      : [];
  return [...recused, ...witness];
}
