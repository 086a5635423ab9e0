/**
 * Drafts of findings and their review. A draft says what its kind needs and rests on what stands on this desk; a new version
 * after review passes every gate again, the right of reply too.
 */
import type {Problem} from '../../kernel/index.ts';
import type {ActBody} from '../act-kinds.ts';
import {problem, ruleInParts, type ActRules, type Judging} from '../rule.ts';
import type {ActOf, DeskState} from '../state.ts';
import {atGate, changeFinding, findingIn, isSensitiveFinding, openAgain} from './finding-parts.ts';

type Draft = Omit<ActBody<'finding_drafted'>, never>;

const resultsOfKind: Readonly<Record<Draft['kind'], readonly Draft['result'][]>> = Object.freeze({
  occurrence: ['verified_occurred', 'verified_did_not_occur', 'inconclusive', 'undetermined'],
  attribution: ['attributed', 'attributed_probable', 'not_attributed', 'withheld', 'undetermined'],
  breach: ['violation', 'not_a_violation', 'permitted_exception', 'outside_agreement', 'inconclusive', 'undetermined'],
  duty: ['not_initiated', 'minimum', 'intermediate', 'complete', 'undetermined'],
});

const neededByKind: Readonly<Record<Draft['kind'], readonly ('incident' | 'obligation' | 'layer' | 'actor')[]>> =
  Object.freeze({
    occurrence: ['incident'],
    attribution: ['incident', 'layer'],
    breach: ['incident', 'obligation', 'actor'],
    duty: ['obligation', 'actor'],
  });

export const isResultOf = (kind: Draft['kind'], result: Draft['result']): boolean =>
  resultsOfKind[kind].includes(result);

export function draftProblems(body: Draft, {state}: Judging): readonly Problem[] {
  const missing = neededByKind[body.kind]
    .filter((field) => body[field] === undefined)
    .map((field) => problem('missing-value', `a finding of kind ${body.kind} needs it`, field));
  const result = isResultOf(body.kind, body.result)
    ? []
    : [problem('other-kind', `is no result of kind ${body.kind}: ${resultsOfKind[body.kind].join(', ')}`, 'result')];
  const incident =
    body.incident === undefined || state.incidents.has(body.incident)
      ? []
      : [problem('not-known', `“${body.incident}” is no incident of this desk`, 'incident')];
  const named =
    body.kind === 'attribution' &&
    ['attributed', 'attributed_probable'].includes(body.result) &&
    body.actor === undefined
      ? [problem('missing-value', 'who did it, where somebody did', 'actor')]
      : [];
  const off =
    body.layer !== undefined && state.mandate.layersOff.includes(body.layer)
      ? [problem('layer-off', 'the mandate leaves this layer of attribution out', 'layer')]
      : [];
  return [...missing, ...result, ...incident, ...named, ...off, ...basisProblems(body, state)];
}

const basisProblems = ({basis}: Draft, state: DeskState): readonly Problem[] =>
  basis
    .filter((id) => !isOnDesk(id, state))
    .map((id) => problem('not-known', `“${id}” is no report, incident, statement or layer of this desk`, 'basis'));

const isOnDesk = (id: string, state: DeskState): boolean =>
  state.reports.has(id) || state.incidents.has(id) || state.statements.has(id) || state.layers.has(id);

export const findingDraftRules: Pick<
  ActRules<'finding_drafted' | 'finding_redrafted' | 'finding_sent_to_review' | 'finding_reviewed'>,
  'finding_drafted' | 'finding_redrafted' | 'finding_sent_to_review' | 'finding_reviewed'
> = {
  finding_drafted: ruleInParts({
    ready: ({subject}, {state}) =>
      state.findings.has(subject) ? [problem('id-taken', 'a finding of this id stands already', 'subject')] : [],
    says: ({body}, judging) => draftProblems(body, judging),
    apply: (act, state) => {
      const finding = {
        id: act.subject,
        draft: act,
        state: 'draft',
        replies: [],
        votes: [],
        sensitive: false,
        releasedTo: [],
        acts: [act],
      } as const;
      state.findings.set(act.subject, {...finding, sensitive: isSensitiveFinding(finding, state)});
    },
  }),
  finding_redrafted: ruleInParts({
    ready: (asking, judging) => {
      const found = findingIn(asking, judging, ['draft', 'reply_received', 'no_reply', 'deliberation']);
      return 'problems' in found ? found.problems : [];
    },
    says: ({body}, judging) => draftProblems(body, judging),
    apply: (act, state) => {
      changeFinding(state, act, (finding) => ({
        ...openAgain,
        draft: act,
        sensitive: isSensitiveFinding({...finding, draft: act as ActOf<'finding_redrafted'>}, state),
      }));
    },
  }),
  finding_sent_to_review: ruleInParts({
    ready: (asking, judging) => {
      const found = findingIn(asking, judging, ['draft']);
      return 'problems' in found ? found.problems : [];
    },
    apply: (act, state) => {
      changeFinding(state, act, () => ({state: 'in_review'}));
    },
  }),
  finding_reviewed: ruleInParts({
    ready: (asking, judging) => atGate(asking, judging, ['in_review'], 'review'),
    apply: (act, state) => {
      changeFinding(state, act, () => ({state: act.body?.outcome === 'passed' ? 'right_of_reply' : 'draft'}));
    },
  }),
};
