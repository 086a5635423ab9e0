/**
 * Incidents opened, described anew, merged and split. Nothing is deleted: what was merged or split says so and names where it
 * goes on, and every report stands with exactly one incident.
 */
import type {Problem} from '../../kernel/index.ts';
import type {DeskAct} from '../act.ts';
import type {ActBody} from '../act-kinds.ts';
import {problem, ruleInParts, type ActRules, type Asking, type Judging} from '../rule.ts';
import type {DeskChange, IncidentFile} from '../state.ts';
import {describedProblems} from './case-words.ts';
import {changeIncident, incidentIn, livingStates, openStates} from './incident-parts.ts';
import {withoutReport} from './report-parts.ts';

type Description = IncidentFile['description'];

export const incidentFileRules: ActRules<
  'incident_opened' | 'incident_revised' | 'incident_merged' | 'incident_split' | 'verification_begun'
> = {
  incident_opened: ruleInParts({
    ready: () => [],
    says: ({subject, body}, {state}) => [
      ...(state.incidents.has(subject)
        ? [problem('id-taken', 'an incident of this id stands already', 'subject')]
        : []),
      ...describedProblems(body, state.case),
      ...reportsProblems(body.reports, {state}),
    ],
    apply: (act, state) => {
      if (act.body === undefined) return;
      openIncident(act, act.subject, act.body, state);
      for (const report of act.body.reports) moveReport(report, act.subject, act, state);
    },
  }),
  incident_revised: ruleInParts({
    ready: (asking, judging) => living(asking, judging),
    says: ({body}, {state}) => describedProblems(body, state.case),
    apply: (act, state) =>
      changeIncident(state, act, (file) => {
        if (act.body === undefined) return {};
        const {reason: _, ...description} = act.body;
        // What was once sensitive stays so: a new description opens nothing.
        return {description, sensitive: file.sensitive || description.sensitive === true};
      }),
  }),
  incident_merged: ruleInParts({
    ready: (asking, judging) => living(asking, judging),
    says: ({subject, body}, judging) => {
      if (body.into === subject) return [problem('not-known', 'is this incident itself', 'into')];
      const other = incidentIn({subject: body.into}, judging, livingStates);
      return 'problems' in other ? other.problems.map((one) => ({...one, field: 'into'})) : [];
    },
    apply: (act, state) => {
      if (act.body === undefined) return;
      const {into} = act.body;
      const from = state.incidents.get(act.subject);
      for (const report of from?.reports ?? []) moveReport(report, into, act, state);
      changeIncident(state, act, () => ({state: 'merged_into', mergedInto: into}));
      changeIncident(state, act, (file) => ({sensitive: file.sensitive || from?.sensitive === true}), into);
    },
  }),
  incident_split: ruleInParts({
    ready: (asking, judging) => living(asking, judging),
    says: ({subject, body}, {state}) => splitProblems(subject, body, {state}),
    apply: (act, state) => {
      const from = state.incidents.get(act.subject);
      if (act.body === undefined || from === undefined) return;
      for (const {id, title, reports} of act.body.parts) {
        openIncident(act, id, {...from.description, title, sensitive: from.sensitive}, state);
        for (const report of reports) moveReport(report, id, act, state);
      }
      changeIncident(state, act, () => ({state: 'split_into', splitInto: act.body?.parts.map(({id}) => id) ?? []}));
    },
  }),
  verification_begun: ruleInParts({
    ready: (asking, judging) => {
      const found = incidentIn(asking, judging, ['alleged', 'under_preliminary_check']);
      return 'problems' in found ? found.problems : [];
    },
    says: ({subject, body}, {state}) =>
      state.incidents.get(subject)?.state === body.stage
        ? [problem('repeated', 'this stage was begun already', 'stage')]
        : [],
    apply: (act, state) => changeIncident(state, act, () => ({state: act.body?.stage ?? 'under_preliminary_check'})),
  }),
};

function living(asking: Asking, judging: Judging): readonly Problem[] {
  const found = incidentIn(asking, judging, livingStates);
  return 'problems' in found ? found.problems : [];
}

/** Only what was screened is taken up, and what stands with another incident is taken out of it first. */
function reportsProblems(ids: readonly string[], {state}: Pick<Judging, 'state'>): readonly Problem[] {
  return ids.flatMap((id, index) => {
    const report = state.reports.get(id);
    const field = `reports.${index}`;
    if (report === undefined) return [problem('not-known', `“${id}” is no report of this desk`, field)];
    if (ids.indexOf(id) !== index) return [problem('repeated', 'stands twice', field)];
    return report.state === 'screened'
      ? []
      : [problem('wrong-state', `report “${id}” is not screened, or stands with an incident`, field)];
  });
}

function splitProblems(
  subject: string,
  {parts}: ActBody<'incident_split'>,
  {state}: Pick<Judging, 'state'>,
): readonly Problem[] {
  const had = state.incidents.get(subject)?.reports ?? [];
  const given = parts.flatMap(({reports}) => reports);
  const ids = parts.map(({id}) => id);
  return [
    ...ids.flatMap((id, index) =>
      state.incidents.has(id) || ids.indexOf(id) !== index
        ? [problem('id-taken', `an incident “${id}” stands already`, `parts.${index}.id`)]
        : [],
    ),
    ...given
      .filter((id) => !had.includes(id))
      .map((id) => problem('not-known', `“${id}” is no report of this incident`, 'parts')),
    ...had
      .filter((id) => !given.includes(id))
      .map((id) => problem('missing-value', `report “${id}” is in no part`, 'parts')),
    ...given
      .filter((id, index) => given.indexOf(id) !== index)
      .map((id) => problem('repeated', `report “${id}” is in two parts`, 'parts')),
  ];
}

function openIncident(act: DeskAct<object>, id: string, description: Description, state: DeskChange): void {
  const {place, ...whole} = act as DeskAct;
  state.incidents.set(id, {
    id,
    description,
    first: place === undefined ? (whole as DeskAct) : (act as DeskAct),
    state: openStates[0],
    reports: [],
    sensitive: description.sensitive === true,
    releasedTo: [],
    acts: [act as DeskAct],
  });
}

function moveReport(report: string, to: string, act: DeskAct<object>, state: DeskChange): void {
  const file = state.reports.get(report);
  const incident = state.incidents.get(to);
  if (file === undefined || incident === undefined) return;
  withoutReport(state, file.incident, report);
  state.reports.set(report, {
    ...file,
    incident: to,
    state: file.state === 'closed_with_feedback' ? file.state : 'linked_to_incident',
    acts: [...file.acts, act as DeskAct],
  });
  const standing = state.incidents.get(to) ?? incident;
  state.incidents.set(to, {
    ...standing,
    sensitive: standing.sensitive || file.sensitive,
    reports: [...new Set([...standing.reports, report])],
  });
}
