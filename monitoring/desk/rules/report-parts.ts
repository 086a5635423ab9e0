/** What the rules of reports ask again and again: is it there, whose is it, what changes in it. */
import type {Problem} from '../../kernel/index.ts';
import type {DeskAct} from '../act.ts';
import {notKnown, problem, type Asking, type Judging} from '../rule.ts';
import type {DeskChange, ReportFile, ReportState} from '../state.ts';
import {isSameSide} from './same-side.ts';

export const reportStateWords: Readonly<Record<ReportState, string>> = Object.freeze({
  received: 'waiting to be screened',
  screened: 'screened',
  needs_information: 'waiting for an answer of whoever reported',
  rejected_out_of_scope: 'found to be outside the mandate',
  duplicate_of: 'found to be a duplicate',
  linked_to_incident: 'linked to an incident',
  closed_with_feedback: 'closed',
});

export function reportIn(
  {subject}: Pick<Asking, 'subject'>,
  {state}: Judging,
  states: readonly ReportState[],
): {readonly report: ReportFile} | {readonly problems: readonly Problem[]} {
  const report = state.reports.get(subject);
  if (report === undefined) return {problems: notKnown('report', subject)};
  if (states.includes(report.state)) return {report};
  return {problems: [problem('wrong-state', `this report is ${reportStateWords[report.state]}`)]};
}

/** Own by person, or a complaint of the liaison’s own side; whoever else asks is told that there is no such report. */
export function ownReport(asking: Asking, judging: Judging, states: readonly ReportState[]): readonly Problem[] {
  const report = judging.state.reports.get(asking.subject);
  const isOwn =
    report !== undefined &&
    (report.first.person === asking.person || (report.side !== undefined && isSameSide(judging.held, report.side)));
  if (!isOwn) return notKnown('report', asking.subject);
  const found = reportIn(asking, judging, states);
  return 'problems' in found ? found.problems : [];
}

export function changeReport(
  state: DeskChange,
  act: DeskAct<object>,
  change: (report: ReportFile) => Partial<ReportFile>,
): void {
  const report = state.reports.get(act.subject);
  if (report === undefined) return;
  state.reports.set(act.subject, {...report, ...change(report), acts: [...report.acts, act as DeskAct]});
}

/** Takes a report out of the incident it stood with, where it stood with one. */
export function withoutReport(state: DeskChange, incident: string | undefined, report: string): void {
  const file = incident === undefined ? undefined : state.incidents.get(incident);
  if (file === undefined) return;
  state.incidents.set(file.id, {...file, reports: file.reports.filter((one) => one !== report)});
}

export function withReport(state: DeskChange, incident: string, report: string): void {
  const file = state.incidents.get(incident);
  if (file === undefined || file.reports.includes(report)) return;
  const sensitive = file.sensitive || state.reports.get(report)?.sensitive === true;
  state.incidents.set(incident, {...file, sensitive, reports: [...file.reports, report]});
}
