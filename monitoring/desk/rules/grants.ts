/**
 * Whether a role can be given to a person: with a side where it is a side's and without where it is not, in a span of time
 * that is one, as deputy of somebody who has it. Whoever speaks for a side holds no role of the mission in that case and
 * none of another side: the same for every side.
 */
import {rolesOfSides, thirdSide} from '../../access/index.ts';
import type {Problem} from '../../kernel/index.ts';
import {covers, type Grant, type PeopleState} from '../people-state.ts';
import {problem} from '../rule.ts';

export function grantProblems(
  person: string,
  grants: readonly Grant[],
  at: string,
  state: PeopleState,
): readonly Problem[] {
  const held = (state.persons.get(person)?.grants ?? []).flatMap((one) =>
    one.state === 'ended' || (one.grant.until !== undefined && one.grant.until <= at) ? [] : [one.grant],
  );
  return grants.flatMap((grant, index) => [
    ...formProblems(grant, at),
    ...deputyProblems(person, grant, state),
    ...[...held, ...grants.slice(0, index)].flatMap((other) => togetherProblems(grant, other)),
  ]);
}

function formProblems({case: of, role, side, from, until}: Grant, at: string): readonly Problem[] {
  const problems: Problem[] = [];
  const isOfSide = rolesOfSides.includes(role);
  if (role === 'public') problems.push(problem('not-granted', 'everybody is the public', 'role'));
  if (isOfSide && side === undefined) problems.push(problem('missing-side', 'is needed for this role', 'side'));
  if (isOfSide && of === '*') problems.push(problem('side-of-all-cases', 'a side is a side of one case', 'case'));
  if (!isOfSide && side !== undefined)
    problems.push(problem('unwanted-side', 'goes with no role but a side’s', 'side'));
  if (side === thirdSide && role !== 'commission_member')
    problems.push(problem('unwanted-side', 'the third side has members of the commission only', 'side'));
  if (until !== undefined && until <= (from ?? at))
    problems.push(problem('runs-backwards', 'is not after its beginning', 'until'));
  return problems;
}

function deputyProblems(
  person: string,
  {deputyFor, role, side, case: of}: Grant,
  state: PeopleState,
): readonly Problem[] {
  if (deputyFor === undefined) return [];
  if (deputyFor === person) return [problem('own-role', 'nobody is his own deputy', 'deputyFor')];
  const principal = state.persons.get(deputyFor)?.grants ?? [];
  const hasIt = principal.some(
    ({state: standing, grant}) =>
      standing === 'held' && grant.role === role && grant.side === side && covers(grant.case, of),
  );
  return hasIt ? [] : [problem('not-held', 'does not hold the role that the deputy is given', 'deputyFor')];
}

function togetherProblems(grant: Grant, other: Grant): readonly Problem[] {
  const meet = covers(grant.case, other.case) || covers(other.case, grant.case);
  if (!meet || (grant.side === undefined && other.side === undefined) || grant.side === other.side) return [];
  return [
    problem(
      'two-hats',
      'whoever speaks for a side in a case holds no other side’s role and none of the mission in it',
      'role',
    ),
  ];
}
