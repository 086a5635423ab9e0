/** What the rules of incidents ask again and again. */
import type {Problem} from '../../kernel/index.ts';
import type {DeskAct} from '../act.ts';
import {notKnown, otherEyes, problem, type Asking, type Judging} from '../rule.ts';
import type {DeskChange, FileState, IncidentFile} from '../state.ts';
import {closenessProblems} from './recusal.ts';

export const fileStateWords: Readonly<Record<FileState, string>> = Object.freeze({
  alleged: 'alleged',
  under_preliminary_check: 'under preliminary check',
  under_verification: 'under verification',
  verified_occurred: 'verified to have occurred',
  verified_did_not_occur: 'verified not to have occurred',
  inconclusive: 'inconclusive',
  not_verifiable_no_access: 'not verifiable, because access was withheld',
  merged_into: 'merged into another',
  split_into: 'split into several',
});

export const openStates = ['alleged', 'under_preliminary_check', 'under_verification'] as const;
// prettier-ignore
export const settledStates = [
  'verified_occurred', 'verified_did_not_occur', 'inconclusive', 'not_verifiable_no_access',
] as const;
export const livingStates: readonly FileState[] = [...openStates, ...settledStates];

export function incidentIn(
  {subject}: Pick<Asking, 'subject'>,
  {state}: Pick<Judging, 'state'>,
  states: readonly FileState[],
): {readonly incident: IncidentFile} | {readonly problems: readonly Problem[]} {
  const incident = state.incidents.get(subject);
  if (incident === undefined) return {problems: notKnown('incident', subject)};
  if (states.includes(incident.state)) return {incident};
  return {problems: [problem('wrong-state', `this incident is ${fileStateWords[incident.state]}`)]};
}

/** In one of these states, by nobody who did one of these acts before, who stepped back or who reported it. */
export function atVerification(
  asking: Asking,
  judging: Judging,
  states: readonly FileState[],
  before: (incident: IncidentFile) => readonly (DeskAct<object> | undefined)[],
  what: string,
): readonly Problem[] {
  const found = incidentIn(asking, judging, states);
  if ('problems' in found) return found.problems;
  const {incident} = found;
  const {sideAffected} = incident.description;
  const side = sideAffected === undefined ? undefined : judging.state.case.sideOf(sideAffected);
  return [
    ...otherEyes(asking.person, before(incident) as readonly (DeskAct | undefined)[], judging.people, what),
    ...closenessProblems(
      asking.person,
      {incident: incident.id, sides: side === undefined ? [] : [side], reports: incident.reports},
      judging,
    ),
  ];
}

export function changeIncident(
  state: DeskChange,
  act: DeskAct<object>,
  change: (incident: IncidentFile) => Partial<IncidentFile>,
  id = act.subject,
): void {
  const incident = state.incidents.get(id);
  if (incident === undefined) return;
  state.incidents.set(id, {...incident, ...change(incident), acts: [...incident.acts, act as DeskAct]});
}

/** The same without what verification found: it is open again. */
export function withoutResult(incident: IncidentFile): IncidentFile {
  const {proposed: _, checked: __, accessWithheldBy: ___, accessWithheldOn: ____, standard: _____, ...rest} = incident;
  return rest;
}
