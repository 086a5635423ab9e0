/**
 * The desk of one case: acts are judged by what stands, and only what passes every rule has an effect. The same acts in the
 * same order give the same desk, so that anybody who holds the ledger and its contents can check every decision, and an act
 * that was put into the ledger past these rules changes nothing and is listed.
 */
import {Value} from 'typebox/value';
import type {HeldRole} from '../access/index.ts';
import {idPattern, type Problem} from '../kernel/index.ts';
import {actDefinition, type CaseActKind} from './act-kinds.ts';
import {deskPerson, type ActDefinition, type DeskAct} from './act.ts';
import {linkAct} from './links.ts';
import {openItems, type OpenItems} from './open-items.ts';
import {refreshItems, touchedBy} from './pages/inbox-refresh.ts';
import {problem, type ActRule} from './rule.ts';
import {caseRules} from './rules/index.ts';
import {usualMandate, type DeskCase, type DeskChange, type DeskState, type PeopleAt} from './state.ts';

export interface Desk {
  readonly state: DeskState;
  readonly people: PeopleAt;
  /** What is to be done, kept in step with every act. */
  readonly open: OpenItems;
  /** Why this act may not be done now; none where it may. Changes nothing. */
  problems(act: DeskAct): readonly Problem[];
  /** An act that stands in the ledger: has its effect, or is listed among the refused. */
  take(act: DeskAct): readonly Problem[];
}

export function openDesk(deskCase: DeskCase, people: PeopleAt): Desk {
  const state = emptyDesk(deskCase);
  const open = openItems();
  const problems = (act: DeskAct): readonly Problem[] => actProblems(act, state, people);
  return {
    state,
    people,
    open,
    problems,
    take: (act) => {
      const found = problems(act);
      if (found.length === 0) {
        ruleOf(act.kind)?.apply(act as never, state, heldFor(act, state, people));
        linkAct(act, state);
        refreshItems(open, state, touchedBy(act, state));
      } else state.refused.push({act, problems: found.map(({code, message}) => ({code, message}))});
      state.size = Math.max(state.size, act.entry + 1);
      return found;
    },
  };
}

const ruleOf = (kind: string): ActRule<never> | undefined =>
  Object.hasOwn(caseRules, kind) ? (caseRules[kind as CaseActKind] as unknown as ActRule<never>) : undefined;

function actProblems(act: DeskAct, state: DeskState, people: PeopleAt): readonly Problem[] {
  const definition = actDefinition(act.kind);
  const rule = ruleOf(act.kind);
  if (definition === undefined || rule === undefined)
    return [problem('unknown-act', `“${act.kind.slice(0, 60)}” is no act of a case`, 'kind')];
  // An act whose content was removed for safety was judged whole when it came; its form can no longer be.
  const isRemoved = act.body === undefined;
  const form = isRemoved ? [] : [...formProblems(act, definition), ...carriedProblems(act, definition)];
  if (form.length > 0) return form;
  const held = heldFor(act, state, people);
  const isServer = definition.roles.length === 0 && act.person === deskPerson;
  if (people.isSuspended(act.person) || (held.length === 0 && !isServer)) {
    return [problem('not-your-role', `this act is for ${roleWords(definition)}`)];
  }
  const judging = {state, people, held};
  return isRemoved ? (rule.ready?.(act, judging) ?? []) : rule.problems(act as never, judging);
}

const heldFor = ({kind, person, at}: DeskAct, state: DeskState, people: PeopleAt): readonly HeldRole[] =>
  people.heldBy(person, state.case.id, at).filter(({role}) => actDefinition(kind)?.roles.includes(role) === true);

const roleWords = ({roles}: ActDefinition): string =>
  roles.length === 0 ? 'the server itself' : roles.map((role) => role.replaceAll('_', ' ')).join(', ');

/** The body against its schema, and the subject against what names are. */
export function formProblems(
  {subject, body = {}}: Pick<DeskAct, 'subject' | 'body'>,
  {body: schema}: ActDefinition,
): readonly Problem[] {
  const problems = idPattern.test(subject) ? [] : [problem('bad-id', 'is not an id (a-z, 0-9, . _ -)', 'subject')];
  if (Value.Check(schema, body)) return problems;
  return [...problems, ...schemaProblems(schema, body)];
}

/** One problem a field; what a choice may be is said whole. */
function schemaProblems(schema: ActDefinition['body'], body: unknown): readonly Problem[] {
  const byField = new Map<string, Problem>();
  for (const {instancePath, message, params, keyword} of Value.Errors(schema, body)) {
    const field = instancePath.slice(1).replaceAll('/', '.');
    if (keyword === 'boolean' && message === 'schema is false') {
      byField.set(field, problem('unknown-key', 'is not known here', field));
      continue;
    }
    if (keyword === 'additionalProperties' || keyword === 'anyOf') continue;
    if (keyword === 'required') {
      for (const name of (params as {readonly requiredProperties: readonly string[]}).requiredProperties) {
        const missing = field === '' ? name : `${field}.${name}`;
        byField.set(missing, problem('missing-value', 'must not be empty', missing));
      }
      continue;
    }
    const allowed =
      keyword === 'enum'
        ? `is not one of ${(params as {readonly allowedValues: readonly unknown[]}).allowedValues.join(', ')}`
        : message;
    if (!byField.has(field)) byField.set(field, problem('bad-form', allowed, field));
  }
  return [...byField.values()];
}

function carriedProblems(act: DeskAct, {carries = []}: ActDefinition): readonly Problem[] {
  const given = {place: act.place !== undefined, grade: act.grade !== undefined, identity: act.hasIdentity};
  return (['place', 'grade', 'identity'] as const)
    .filter((part) => given[part] && !carries.includes(part))
    .map((part) => problem('not-carried', `an act of this kind carries no ${part}`, part));
}

function emptyDesk(deskCase: DeskCase): DeskChange {
  return {
    case: deskCase,
    mandate: usualMandate,
    reports: new Map(),
    incidents: new Map(),
    statements: new Map(),
    searches: [],
    saidOn: new Map(),
    layersOn: new Map(),
    filesOn: new Map(),
    layers: new Map(),
    findings: new Map(),
    releases: new Map(),
    tasks: new Map(),
    restrictions: new Map(),
    calls: new Map(),
    removals: new Map(),
    unsealings: new Map(),
    recusals: [],
    refused: [],
    size: 0,
  };
}
