/**
 * What protects people and the record on the desk itself: removals and openings of identities by two persons, stepping back,
 * the mandate. The server carries a removal out; the keeper’s key opens an identity.
 */
import {actGroups, type ActGroup, type DeskAct} from '../act.ts';
import {notKnown, otherEyes, problem, ruleInParts, type ActRules} from '../rule.ts';
import type {TwoPersonFile} from '../state.ts';

type ProtectionActs =
  | 'mandate_set'
  | 'removal_proposed'
  | 'removal_approved'
  | 'unsealing_proposed'
  | 'unsealing_approved'
  | 'recusal_declared'
  | 'reads_recorded';

const newFile = (act: DeskAct<object>): TwoPersonFile => ({id: act.subject, proposed: act as DeskAct});

export const protectionRules: ActRules<ProtectionActs> = {
  mandate_set: ruleInParts({
    ready: () => [],
    apply: ({body}, state) => {
      if (body === undefined) return;
      const {layersOff, publicDelayHours, smallestCell, leastVotes} = body;
      state.mandate = {layersOff, publicDelayHours, smallestCell, leastVotes};
    },
  }),
  removal_proposed: ruleInParts({
    ready: ({subject}, {state}) =>
      state.removals.has(subject) ? [problem('id-taken', 'a removal of this id stands already', 'subject')] : [],
    says: ({body}, {state}) => [
      ...(body.entry < state.size ? [] : [problem('not-known', `entry ${body.entry} is not there`, 'entry')]),
      ...body.groups
        .filter((group) => !actGroups.includes(group as ActGroup))
        .map((group) => problem('not-known', `“${group.slice(0, 60)}” is no group of an act`, 'groups')),
    ],
    apply: (act, state) => {
      state.removals.set(act.subject, newFile(act));
    },
  }),
  removal_approved: ruleInParts({
    ready: ({subject, person}, {state, people}) =>
      secondPerson(state.removals.get(subject), 'removal', subject, (proposed) =>
        otherEyes(person, [proposed], people, 'a removal'),
      ),
    apply: (act, state) => {
      const file = state.removals.get(act.subject);
      if (file !== undefined) state.removals.set(act.subject, {...file, approved: act as DeskAct});
    },
  }),
  unsealing_proposed: ruleInParts({
    ready: ({subject}, {state}) =>
      state.unsealings.has(subject) ? [problem('id-taken', 'an opening of this id stands already', 'subject')] : [],
    says: ({body, at}, {state, people}) => {
      const report = state.reports.get(body.report);
      const sealed = report !== undefined && [report.first, ...report.acts].some(({hasIdentity}) => hasIdentity);
      const mayKnow = people
        .heldBy(body.to, state.case.id, at)
        .some(({role}) => role === 'data_protection_officer' || role === 'specialist');
      return [
        ...(report === undefined ? [problem('not-known', `“${body.report}” is no report of this desk`, 'report')] : []),
        ...(report === undefined || sealed ? [] : [problem('no-identity', 'no identity was sealed with it', 'report')]),
        ...(mayKnow
          ? []
          : [problem('not-your-role', 'only the officer for data protection or a specialist is told', 'to')]),
      ];
    },
    apply: (act, state) => {
      state.unsealings.set(act.subject, newFile(act));
    },
  }),
  unsealing_approved: ruleInParts({
    ready: ({subject, person}, {state, people}) =>
      secondPerson(state.unsealings.get(subject), 'opening', subject, (proposed) =>
        otherEyes(person, [proposed], people, 'opening an identity'),
      ),
    apply: (act, state) => {
      const file = state.unsealings.get(act.subject);
      if (file !== undefined) state.unsealings.set(act.subject, {...file, approved: act as DeskAct});
    },
  }),
  recusal_declared: ruleInParts({
    ready: () => [],
    says: ({body}, {state}) => {
      const [noun = '', id = ''] = body.about.split(':');
      const known =
        noun === 'incident'
          ? state.incidents.has(id)
          : noun === 'finding'
            ? state.findings.has(id)
            : state.case.parties.includes(id);
      return known ? [] : [problem('not-known', `“${body.about}” does not stand on this desk`, 'about')];
    },
    apply: (act, state) => {
      state.recusals.push(act);
    },
  }),
  reads_recorded: ruleInParts({ready: () => [], apply: () => undefined}),
};

function secondPerson(
  file: TwoPersonFile | undefined,
  noun: string,
  id: string,
  others: (proposed: DeskAct) => ReturnType<typeof otherEyes>,
): ReturnType<typeof otherEyes> {
  if (file === undefined) return notKnown(noun, id);
  if (file.approved !== undefined) return [problem('wrong-state', `this ${noun} was approved`)];
  return others(file.proposed);
}
