/**
 * What a viewer may begin on a subject, for buttons and keys: the acts of his roles, each with the reason why not now where
 * state, four eyes or side forbid it. The form’s own problems are not asked here; the server judges the act again.
 */
import type {Viewer} from '../access/index.ts';
import {actDefinition, type CaseActKind} from './act-kinds.ts';
import type {Desk} from './desk.ts';
import {caseRules} from './rules/index.ts';
import type {ActRule} from './rule.ts';
import type {PossibleAct} from './shapes/index.ts';

export function possibleActs(
  {state, people}: Desk,
  {person, held}: Viewer,
  subject: string,
  kinds: readonly CaseActKind[],
  now: string,
): readonly PossibleAct[] {
  return kinds.flatMap((kind) => {
    const definition = actDefinition(kind);
    if (definition === undefined || person === '') return [];
    const asked = held.filter(({role}) => definition.roles.includes(role));
    if (asked.length === 0) return [];
    const rule = caseRules[kind] as ActRule<CaseActKind> | undefined;
    const [first] = rule?.ready?.({subject, person, at: now}, {state, people, held: asked}) ?? [];
    return [{kind, about: definition.about, ...(first === undefined ? {} : {notNow: first.message})}];
  });
}
