/**
 * The result of a verification: proposed by one, checked by another who has not seen the proposal, and settled by a third
 * where they differ. Want of access names who withheld it and since when; it is never "inconclusive".
 */
import type {Problem} from '../../kernel/index.ts';
import type {ActBody} from '../act-kinds.ts';
import {problem, ruleInParts, type ActRules} from '../rule.ts';
import type {DeskCase, IncidentFile} from '../state.ts';
import {nameProblem} from './case-words.ts';
import {
  atVerification,
  changeIncident,
  incidentIn,
  livingStates,
  settledStates,
  withoutResult,
} from './incident-parts.ts';

type ResultBody = ActBody<'verification_proposed'>;

export function resultProblems(body: ResultBody, deskCase: DeskCase, at: string): readonly Problem[] {
  const {result, standard, accessWithheldBy, accessWithheldOn} = body;
  const needs = result === 'not_verifiable_no_access';
  const access = (['accessWithheldBy', 'accessWithheldOn'] as const).flatMap((field) =>
    needs === (body[field] !== undefined)
      ? []
      : [
          problem(
            needs ? 'missing-value' : 'not-needed',
            needs
              ? 'who withheld access, and when, is part of this result'
              : 'belongs to “not verifiable, no access” alone',
            field,
          ),
        ],
  );
  const proof =
    (result === 'verified_occurred' || result === 'verified_did_not_occur') && standard === 'none'
      ? [problem('no-standard', 'what is verified was verified to a standard of proof', 'standard')]
      : [];
  const later =
    accessWithheldOn !== undefined && accessWithheldOn > at.slice(0, 10)
      ? [problem('wrong-order', 'is later than today', 'accessWithheldOn')]
      : [];
  return [...access, ...proof, ...later, ...nameProblem(deskCase, 'actors', accessWithheldBy, 'accessWithheldBy')];
}

/** Two results are the same where they say the same and, for want of access, name the same actor. */
export const isSameResult = (one: ResultBody, other: ResultBody): boolean =>
  one.result === other.result && one.accessWithheldBy === other.accessWithheldBy;

const standards = [
  'none',
  'reasonable_suspicion',
  'reasonable_grounds_to_believe',
  'balance_of_probabilities',
  'clear_and_convincing',
];

/** The weaker of both standards holds for what two found alike. */
function found(body: ResultBody, other: ResultBody = body): Partial<IncidentFile> {
  const standard = standards[Math.min(standards.indexOf(body.standard), standards.indexOf(other.standard))];
  return {
    state: body.result,
    ...(standard === undefined ? {} : {standard}),
    ...(body.accessWithheldBy === undefined ? {} : {accessWithheldBy: body.accessWithheldBy}),
    ...(body.accessWithheldOn === undefined ? {} : {accessWithheldOn: body.accessWithheldOn}),
  };
}

export const verificationResultRules: ActRules<
  'verification_proposed' | 'verification_checked' | 'verification_settled' | 'verification_reopened'
> = {
  verification_proposed: ruleInParts({
    ready: (asking, judging) => {
      const problems = atVerification(
        asking,
        judging,
        ['under_preliminary_check', 'under_verification'],
        () => [],
        'a proposal',
      );
      if (problems.length > 0) return problems;
      return judging.state.incidents.get(asking.subject)?.proposed === undefined
        ? []
        : [problem('repeated', 'a result is proposed already; a second person checks it')];
    },
    says: ({body, at}, {state}) => resultProblems(body, state.case, at),
    apply: (act, state) => changeIncident(state, act, () => ({state: 'under_verification', proposed: act})),
  }),
  verification_checked: ruleInParts({
    ready: (asking, judging) => {
      const problems = atVerification(
        asking,
        judging,
        ['under_verification'],
        ({proposed}) => [proposed],
        'the blind check',
      );
      if (problems.length > 0) return problems;
      const incident = judging.state.incidents.get(asking.subject);
      if (incident?.proposed === undefined) return [problem('wrong-state', 'no result is proposed yet')];
      return incident.checked === undefined
        ? []
        : [problem('repeated', 'it was checked already; a third person settles it')];
    },
    says: ({body, at}, {state}) => resultProblems(body, state.case, at),
    apply: (act, state) =>
      changeIncident(state, act, ({proposed}) => ({
        checked: act,
        ...(act.body !== undefined && proposed?.body !== undefined && isSameResult(act.body, proposed.body)
          ? found(act.body, proposed.body)
          : {}),
      })),
  }),
  verification_settled: ruleInParts({
    ready: (asking, judging) => {
      const problems = atVerification(
        asking,
        judging,
        ['under_verification'],
        ({proposed, checked}) => [proposed, checked],
        'settling',
      );
      if (problems.length > 0) return problems;
      return judging.state.incidents.get(asking.subject)?.checked === undefined
        ? [problem('wrong-state', 'two checks come before settling')]
        : [];
    },
    says: ({body, at}, {state}) => resultProblems(body, state.case, at),
    apply: (act, state) => changeIncident(state, act, () => (act.body === undefined ? {} : found(act.body))),
  }),
  verification_reopened: ruleInParts({
    ready: (asking, judging) => {
      const standing = incidentIn(asking, judging, livingStates);
      if ('problems' in standing) return standing.problems;
      return atVerification(asking, judging, settledStates, () => [], 'reopening');
    },
    apply: (act, state) => {
      const incident = state.incidents.get(act.subject);
      if (incident === undefined) return;
      state.incidents.set(act.subject, withoutResult(incident));
      changeIncident(state, act, () => ({state: 'under_verification'}));
    },
  }),
};
