/** Names in the body of an act against the case: an actor, a place, a source, a party that nobody knows is refused by field. */
import type {Problem} from '../../kernel/index.ts';
import {problem} from '../rule.ts';
import type {DeskCase} from '../state.ts';

type Known = 'actors' | 'places' | 'sources' | 'territories';

const nouns: Readonly<Record<Known, string>> = Object.freeze({
  actors: 'actor',
  places: 'place',
  sources: 'source',
  territories: 'territory',
});

export function nameProblem(deskCase: DeskCase, of: Known, id: string | undefined, field: string): readonly Problem[] {
  const list = deskCase.file?.[of];
  if (id === undefined || list === undefined || list.some((one) => one.id === id)) return [];
  return [problem('unknown-name', `“${id}” is no ${nouns[of]} of this case`, field)];
}

export const partyProblem = ({parties}: DeskCase, id: string | undefined, field: string): readonly Problem[] =>
  id === undefined || parties.includes(id)
    ? []
    : [problem('unknown-name', `“${id}” is no party of this case; it has ${parties.join(', ')}`, field)];

interface Described {
  readonly when?: {readonly from: string; readonly to: string} | undefined;
  readonly where?: {readonly place?: string | undefined; readonly territory?: string | undefined} | undefined;
  readonly actorsNamed?: readonly string[] | undefined;
  readonly casualties?: readonly Figures[] | undefined;
  readonly sideAffected?: string | undefined;
}

interface Figures {
  readonly sideAffected: string;
  readonly low?: number | undefined;
  readonly best?: number | undefined;
  readonly high?: number | undefined;
}

/** Days in order, ranges in order, every name known: what a report and an incident have in common. */
export function describedProblems(body: Described, deskCase: DeskCase): readonly Problem[] {
  const {when, where, actorsNamed = [], casualties = [], sideAffected} = body;
  return [
    ...(when !== undefined && when.from > when.to
      ? [problem('wrong-order', 'the last day is before the first', 'when.to')]
      : []),
    ...nameProblem(deskCase, 'places', where?.place, 'where.place'),
    ...nameProblem(deskCase, 'territories', where?.territory, 'where.territory'),
    ...actorsNamed.flatMap((id, index) => nameProblem(deskCase, 'actors', id, `actorsNamed.${index}`)),
    ...nameProblem(deskCase, 'actors', sideAffected, 'sideAffected'),
    ...casualties.flatMap((figures, index) => figureProblems(figures, deskCase, `casualties.${index}`)),
  ];
}

function figureProblems(figures: Figures, deskCase: DeskCase, field: string): readonly Problem[] {
  const given = (['low', 'best', 'high'] as const).flatMap((name) => figures[name] ?? []);
  const ordered = given.every((value, index) => index === 0 || (given[index - 1] ?? 0) <= value);
  return [
    ...nameProblem(deskCase, 'actors', figures.sideAffected, `${field}.sideAffected`),
    ...(given.length === 0
      ? [problem('missing-value', 'needs at least one figure; leave it out where none is known', field)]
      : []),
    ...(ordered ? [] : [problem('wrong-order', 'low, best and high are not in order', field)]),
  ];
}
