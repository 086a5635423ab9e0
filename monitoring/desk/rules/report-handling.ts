/**
 * What the desk does with a report. It is screened before it is linked, graded in two marks apart, and closed by feedback and
 * by nothing else: from every end, a rejection and a duplicate too (R: feedback is a required state).
 */
import {problem, ruleInParts, type ActRules} from '../rule.ts';
import {changeReport, ownReport, reportIn, withReport, withoutReport} from './report-parts.ts';

type Handling =
  'report_screened' | 'report_graded' | 'report_linked' | 'report_unlinked' | 'feedback_given' | 'consent_withdrawn';

const stateAfter = {
  in_scope: 'screened',
  rejected_out_of_scope: 'rejected_out_of_scope',
  duplicate_of: 'duplicate_of',
  needs_information: 'needs_information',
} as const;

export const reportHandlingRules: ActRules<Handling> = {
  report_screened: ruleInParts({
    ready: (asking, judging) => {
      const found = reportIn(asking, judging, ['received', 'needs_information', 'screened']);
      if ('problems' in found) return found.problems;
      const own = judging.people.mode !== 'single_user' && found.report.first.person === asking.person;
      return own ? [problem('own-work', 'screening needs somebody else than who reported')] : [];
    },
    says: ({subject, body}, {state}) => {
      if (body.outcome !== 'duplicate_of') {
        return body.duplicateOf === undefined
          ? []
          : [problem('not-needed', 'is given with the outcome “duplicate of” alone', 'duplicateOf')];
      }
      if (body.duplicateOf === undefined) {
        return [problem('missing-value', 'says of which report it is a duplicate', 'duplicateOf')];
      }
      const other = state.reports.get(body.duplicateOf);
      if (other === undefined || body.duplicateOf === subject || other.state === 'duplicate_of') {
        return [problem('not-known', 'is no other report that stands for itself', 'duplicateOf')];
      }
      return [];
    },
    apply: (act, state) =>
      changeReport(state, act, () => ({
        state: act.body === undefined ? 'screened' : stateAfter[act.body.outcome],
        ...(act.body?.duplicateOf === undefined ? {} : {duplicateOf: act.body.duplicateOf}),
      })),
  }),
  report_graded: ruleInParts({
    ready: (asking, judging) =>
      judging.state.reports.has(asking.subject) ? [] : [problem('not-known', 'there is no such report', 'subject')],
    says: ({grade}) =>
      grade?.reliability === undefined && grade?.credibility === undefined && grade?.reprisalRisk === undefined
        ? [problem('missing-value', 'a grade has a source letter, a content digit, or both', 'grade')]
        : [],
    apply: (act, state) => changeReport(state, act, ({grade}) => ({grade: {...grade, ...act.grade}})),
  }),
  report_linked: ruleInParts({
    ready: (asking, judging) => {
      const found = reportIn(asking, judging, ['screened', 'linked_to_incident']);
      return 'problems' in found ? found.problems : [];
    },
    says: ({subject, body}, {state}) => {
      const incident = state.incidents.get(body.incident);
      if (incident === undefined) return [problem('not-known', 'is no incident of this desk', 'incident')];
      if (incident.state === 'merged_into' || incident.state === 'split_into') {
        return [problem('wrong-state', 'this incident goes on under another name', 'incident')];
      }
      return state.reports.get(subject)?.incident === body.incident
        ? [problem('repeated', 'the report is linked to this incident already', 'incident')]
        : [];
    },
    apply: (act, state) => {
      if (act.body === undefined) return;
      const {incident} = act.body;
      withoutReport(state, state.reports.get(act.subject)?.incident, act.subject);
      changeReport(state, act, () => ({incident, state: 'linked_to_incident'}));
      withReport(state, incident, act.subject);
    },
  }),
  report_unlinked: ruleInParts({
    ready: (asking, judging) => {
      const found = reportIn(asking, judging, ['linked_to_incident']);
      return 'problems' in found ? found.problems : [];
    },
    says: ({subject, body}, {state}) => {
      if (state.reports.get(subject)?.incident !== body.incident) {
        return [problem('not-known', 'is not the incident that the report is linked to', 'incident')];
      }
      return (state.incidents.get(body.incident)?.reports.length ?? 0) < 2
        ? [problem('last-report', 'an incident rests on one report at least', 'incident')]
        : [];
    },
    apply: (act, state) => {
      withoutReport(state, state.reports.get(act.subject)?.incident, act.subject);
      changeReport(state, act, () => ({state: 'screened'}));
      const report = state.reports.get(act.subject);
      if (report === undefined) return;
      const {incident: __, ...free} = report;
      state.reports.set(act.subject, free);
    },
  }),
  feedback_given: ruleInParts({
    ready: (asking, judging) => {
      const found = reportIn(asking, judging, ['rejected_out_of_scope', 'duplicate_of', 'linked_to_incident']);
      return 'problems' in found ? found.problems : [];
    },
    apply: (act, state) => changeReport(state, act, () => ({state: 'closed_with_feedback'})),
  }),
  consent_withdrawn: ruleInParts({
    ready: (asking, judging) =>
      ownReport(asking, judging, [
        'received',
        'screened',
        'needs_information',
        'rejected_out_of_scope',
        'duplicate_of',
        'linked_to_incident',
        'closed_with_feedback',
      ]),
    apply: (act, state) =>
      changeReport(state, act, ({consentWithdrawn}) => ({
        consentWithdrawn: [...new Set([...consentWithdrawn, ...(act.body?.uses ?? [])])],
      })),
  }),
};
