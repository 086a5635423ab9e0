/** Calls on the hotline, and who kept monitors from where. A restriction has its effect at once: what is not watched is known. */
import type {DeskAct} from '../act.ts';
import {notKnown, problem, ruleInParts, type ActRules} from '../rule.ts';
import {describedProblems, nameProblem, partyProblem} from './case-words.ts';

/** A call goes on, and never back; what came of it is said before it is closed. */
const callOrder: readonly string[] = [
  'opened',
  'relayed',
  'acknowledged_by_other_side',
  'action_requested',
  'de_escalated',
  'no_effect',
  'escalated',
  'logged_to_incident',
  'closed',
];
const outcomes: readonly string[] = ['de_escalated', 'no_effect', 'escalated'];

const stepOf = (state: string): number =>
  outcomes.includes(state) ? callOrder.indexOf('de_escalated') : callOrder.indexOf(state);

export const fieldRules: ActRules<'hotline_call_logged' | 'hotline_call_advanced' | 'restriction_recorded'> = {
  hotline_call_logged: ruleInParts({
    ready: () => [],
    says: ({subject, body, at}, {state}) => [
      ...(state.calls.has(subject) ? [problem('id-taken', 'a call of this id stands already', 'subject')] : []),
      ...partyProblem(state.case, body.side, 'side'),
      ...(body.opened > at ? [problem('wrong-order', 'is later than this record of it', 'opened')] : []),
      ...incidentProblem(body.incident, state.incidents),
    ],
    apply: (act, state) =>
      void state.calls.set(act.subject, {id: act.subject, logged: act, state: 'opened', acts: [act as DeskAct]}),
  }),
  hotline_call_advanced: ruleInParts({
    ready: ({subject}, {state}) => {
      const call = state.calls.get(subject);
      if (call === undefined) return notKnown('call', subject);
      return call.state === 'closed' ? [problem('wrong-state', 'this call is closed')] : [];
    },
    says: ({subject, body}, {state}) => {
      const call = state.calls.get(subject);
      if (call === undefined || stepOf(body.state) > stepOf(call.state)) {
        const said = call?.acts.some((act) => outcomes.includes(String(act.body?.['state']))) === true;
        return body.state === 'closed' && !said
          ? [problem('wrong-state', 'first say what came of it: de-escalated, no effect or escalated', 'state')]
          : incidentProblem(body.incident, state.incidents);
      }
      return [problem('wrong-state', `a call that is ${call.state.replaceAll('_', ' ')} does not go back`, 'state')];
    },
    apply: (act, state) => {
      const call = state.calls.get(act.subject);
      if (call === undefined) return;
      state.calls.set(act.subject, {
        ...call,
        state: act.body?.state ?? call.state,
        acts: [...call.acts, act as DeskAct],
      });
    },
  }),
  restriction_recorded: ruleInParts({
    ready: () => [],
    says: ({subject, body}, {state}) => [
      ...(state.restrictions.has(subject)
        ? [problem('id-taken', 'a restriction of this id stands already', 'subject')]
        : []),
      ...nameProblem(state.case, 'actors', body.actor, 'actor'),
      ...describedProblems({where: body.where}, state.case),
      ...(body.to !== undefined && body.to < body.from
        ? [problem('wrong-order', 'the last day is before the first', 'to')]
        : []),
      ...incidentProblem(body.incident, state.incidents),
    ],
    apply: (act, state) => void state.restrictions.set(act.subject, {id: act.subject, recorded: act, releasedTo: []}),
  }),
};

const incidentProblem = (incident: string | undefined, incidents: ReadonlyMap<string, unknown>) =>
  incident === undefined || incidents.has(incident)
    ? []
    : [problem('not-known', `“${incident}” is no incident of this desk`, 'incident')];
