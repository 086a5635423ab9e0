/** Keeps the open items in step with the desk: after an act, the items of what it touched are derived anew. */
import type {DeskAct} from '../act.ts';
import type {OpenItems} from '../open-items.ts';
import type {DeskState} from '../state.ts';
import {findingItems} from './inbox-findings.ts';
import {callItems, incidentItems, releaseItems, reportItems, taskItems, twoPersonItems} from './inbox-items.ts';

/** `touched` are ids of any noun: an id may be a report’s and an incident’s at once. */
export function refreshItems(open: OpenItems, state: DeskState, touched: Iterable<string>): void {
  for (const id of touched) {
    const report = state.reports.get(id);
    if (report !== undefined) open.set('report', id, reportItems(report, state));
    const incident = state.incidents.get(id);
    if (incident !== undefined) open.set('incident', id, incidentItems(incident, state));
    const finding = state.findings.get(id);
    if (finding !== undefined) open.set('finding', id, findingItems(finding, state));
    const release = state.releases.get(id);
    if (release !== undefined) open.set('release', id, releaseItems(release, state));
    const task = state.tasks.get(id);
    if (task !== undefined) open.set('task', id, taskItems(task, state));
    const call = state.calls.get(id);
    if (call !== undefined) open.set('call', id, callItems(call, state));
    const removal = state.removals.get(id);
    if (removal !== undefined) open.set('removal', id, twoPersonItems('removal', removal, state));
    const unsealing = state.unsealings.get(id);
    if (unsealing !== undefined) open.set('unsealing', id, twoPersonItems('unsealing', unsealing, state));
  }
}

/** Ids of all that an act may have changed: its subject, what its body names, and what hangs on those. */
export function touchedBy({kind, subject, body}: DeskAct, state: DeskState): ReadonlySet<string> {
  const touched = new Set([subject]);
  if (kind === 'mandate_set') for (const id of state.findings.keys()) touched.add(id);
  for (const field of ['incident', 'into', 'report', 'duplicateOf'] as const) addId(touched, body?.[field]);
  for (const id of listOf(body?.['reports'])) addId(touched, id);
  for (const part of listOf(body?.['parts'])) {
    const {id, reports} = part as {readonly id?: unknown; readonly reports?: unknown};
    addId(touched, id);
    for (const report of listOf(reports)) addId(touched, report);
  }
  const about = body?.['about'];
  if (kind === 'recusal_declared' && typeof about === 'string') {
    addId(touched, about.slice(about.indexOf(':') + 1));
    for (const id of state.findings.keys()) touched.add(id);
    for (const id of state.incidents.keys()) touched.add(id);
  }
  // What makes an incident sensitive closes the releases that name it.
  const spreads = spreading.includes(kind);
  if (spreads) for (const id of state.releases.keys()) touched.add(id);
  for (const id of touched) {
    addId(touched, state.layers.get(id)?.draft.body?.incident);
    addId(touched, state.statements.get(id)?.incident);
    for (const report of state.incidents.get(id)?.reports ?? []) touched.add(report);
    // Only what changes an incident itself changes all that hangs on it: a hundred tasks do not touch one another.
    if (spreads) for (const file of state.filesOn.get(id) ?? []) touched.add(file);
  }
  return touched;
}

const spreading: readonly string[] = [
  'incident_revised',
  'incident_merged',
  'incident_split',
  'report_linked',
  'report_unlinked',
];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const addId = (touched: Set<string>, value: unknown): void => {
  if (typeof value === 'string') touched.add(value);
};
