/**
 * How a report comes in: by a person of the desk, by somebody without an account, as a complaint of a side. Low, best and high
 * in order and every name known; what it says is not judged here.
 */
import type {DeskAct} from '../act.ts';
import {problem, ruleInParts, type ActRules, type Asking, type Judging} from '../rule.ts';
import type {DeskChange} from '../state.ts';
import {describedProblems, nameProblem} from './case-words.ts';
import {sideProblems} from './same-side.ts';
import {ownReport} from './report-parts.ts';
import {changeReport} from './report-parts.ts';

type Opening = 'report_submitted' | 'public_report_received' | 'complaint_filed';

const isNew = ({subject}: Asking, {state}: Judging) =>
  state.reports.has(subject) ? [problem('id-taken', 'a report of this id stands already', 'subject')] : [];

function openReport(act: DeskAct<object>, state: DeskChange): void {
  const {side, codeSha256, sensitive} = (act.body ?? {}) as {
    readonly side?: string;
    readonly codeSha256?: string;
    readonly sensitive?: boolean;
  };
  state.reports.set(act.subject, {
    id: act.subject,
    first: act as DeskAct,
    state: 'received',
    grade: act.grade ?? {},
    consentWithdrawn: [],
    // What was removed for somebody’s safety stays as closed as the most closed.
    sensitive: act.body === undefined || sensitive === true,
    ...(side === undefined ? {} : {side}),
    ...(codeSha256 === undefined ? {} : {codeSha256}),
    acts: [act as DeskAct],
  });
}

export const reportOpeningRules: ActRules<Opening | 'information_added' | 'public_information_received'> = {
  report_submitted: ruleInParts({
    ready: () => [],
    says: (act, judging) => [...isNew(act, judging), ...describedProblems(act.body, judging.state.case)],
    apply: openReport,
  }),
  public_report_received: ruleInParts({
    ready: () => [],
    says: (act, judging) => [...isNew(act, judging), ...describedProblems(act.body, judging.state.case)],
    apply: openReport,
  }),
  complaint_filed: ruleInParts({
    ready: () => [],
    says: (act, judging) => [
      ...isNew(act, judging),
      ...sideProblems(judging.held, act.body.side, 'side'),
      ...describedProblems(act.body, judging.state.case),
      ...nameProblem(judging.state.case, 'actors', act.body.aboutActor, 'aboutActor'),
    ],
    apply: openReport,
  }),
  information_added: ruleInParts({
    ready: (asking, judging) =>
      ownReport(asking, judging, ['received', 'screened', 'needs_information', 'linked_to_incident']),
    apply: (act, state) =>
      changeReport(state, act, ({state: word}) => ({state: word === 'needs_information' ? 'received' : word})),
  }),
  public_information_received: ruleInParts({
    ready: ({subject}, {state}) =>
      state.reports.get(subject)?.codeSha256 === undefined
        ? [problem('not-known', 'there is no such report', 'subject')]
        : [],
    apply: (act, state) =>
      changeReport(state, act, ({state: word}) => ({state: word === 'needs_information' ? 'received' : word})),
  }),
};
