/** Tasks on an incident: given to somebody who has a role in the case, with a time that lies ahead; closed by him or by who gave it. */
import {notKnown, problem, ruleInParts, type ActRules} from '../rule.ts';
import {incidentIn, livingStates} from './incident-parts.ts';

export const taskRules: ActRules<'task_assigned' | 'task_closed'> = {
  task_assigned: ruleInParts({
    ready: () => [],
    says: ({subject, body, at}, judging) => {
      const {state, people} = judging;
      const incident = incidentIn({subject: body.incident}, judging, livingStates);
      const holds = people.heldBy(body.to, state.case.id, at).some(({role}) => taskRoles.includes(role));
      return [
        ...(state.tasks.has(subject) ? [problem('id-taken', 'a task of this id stands already', 'subject')] : []),
        ...('problems' in incident ? incident.problems.map((one) => ({...one, field: 'incident'})) : []),
        ...(holds && !people.isSuspended(body.to)
          ? []
          : [problem('not-known', 'has no role of the mission in this case', 'to')]),
        ...(body.due <= at ? [problem('wrong-order', 'is past already', 'due')] : []),
      ];
    },
    apply: (act, state) => void state.tasks.set(act.subject, {id: act.subject, assigned: act}),
  }),
  task_closed: ruleInParts({
    ready: ({subject, person}, {state}) => {
      const task = state.tasks.get(subject);
      if (task === undefined || (task.assigned.body?.to !== person && task.assigned.person !== person)) {
        return notKnown('task of yours', subject);
      }
      return task.closed === undefined ? [] : [problem('wrong-state', 'this task is closed')];
    },
    apply: (act, state) => {
      const task = state.tasks.get(act.subject);
      if (task !== undefined) state.tasks.set(act.subject, {...task, closed: act});
    },
  }),
};

const taskRoles: readonly string[] = [
  'monitor',
  'casualty_recorder',
  'specialist',
  'verification_officer',
  'investigator',
  'legal_reviewer',
  'head_of_mission',
];
