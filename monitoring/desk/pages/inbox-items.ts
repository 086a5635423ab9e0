/**
 * What is to be done on each file of the desk, derived from its state and nothing else: whose turn it is, by when, and who is
 * left out because it is his own work. Titles say no more than the audience of the item may read.
 */
import type {Role} from '../../access/index.ts';
import {spoken} from '../../kernel/index.ts';
import {addHours} from '../clocks.ts';
import type {CaseActKind} from '../act-kinds.ts';
import type {DeskAct} from '../act.ts';
import type {OpenItem} from '../open-items.ts';
import {isSideHeard} from '../release/side-heard.ts';
import {itemOf, lastEntry, nameOf, personsOf, tooClose, type Told} from './inbox-item.ts';
import {titleOfReport} from './readable-parts.ts';
import {isSensitiveAct, isSensitiveRelease, isSensitiveReport} from './sensitivity.ts';
import {
  fileStates,
  type CallFile,
  type DeskState,
  type IncidentFile,
  type LayerFile,
  type ReleaseFile,
  type ReportFile,
  type TaskFile,
  type TwoPersonFile,
} from '../state.ts';

const desk: readonly Role[] = ['verification_officer', 'investigator', 'head_of_mission'];
const officers: readonly Role[] = ['verification_officer', 'investigator'];
const chiefs: readonly Role[] = ['legal_reviewer', 'head_of_mission'];
const guards: readonly Role[] = ['data_protection_officer', 'head_of_mission'];
const reporters: readonly Role[] = [
  'monitor',
  'verification_officer',
  'investigator',
  'casualty_recorder',
  'specialist',
  'reporter',
  'party_liaison',
];

/** Hours within which a report is screened (domain vocabulary 3.1). */
const screeningHours = 24;
const settled: readonly string[] = fileStates.slice(3, 7);

export function reportItems(file: ReportFile, state: DeskState): readonly OpenItem[] {
  const {id, first, incident} = file;
  const sensitive = isSensitiveReport(file, state);
  const fieldClass = file.side === undefined ? 'account' : 'filing';
  const item = (
    told: Pick<Told, 'what' | 'act' | 'due' | 'notFor'>,
    audience = {roles: desk, fieldClass, sensitive} as const,
  ) => [
    itemOf('report', id, lastEntry(file.acts, first.entry), {
      title: titleOfReport(first),
      state: file.state,
      // Whoever reported is not told with what the mission put his report together.
      ...(incident === undefined || 'person' in audience ? {} : {incident}),
      audience,
      ...told,
    }),
  ];
  switch (file.state) {
    case 'received':
      return item({
        what: 'Screen the report.',
        act: 'report_screened',
        due: addHours(first.at, screeningHours),
        notFor: [first.person],
      });
    case 'needs_information':
      return first.kind === 'public_report_received'
        ? []
        : item({what: 'Answer the question about your report.', act: 'information_added'}, {
            roles: reporters,
            fieldClass,
            sensitive,
            person: first.person,
          } as never);
    case 'screened':
      return item({what: 'Link the report to an incident, or open one.', act: 'report_linked'});
    case 'rejected_out_of_scope':
    case 'duplicate_of':
      return item({what: 'Tell whoever reported what came of it.', act: 'feedback_given'});
    case 'linked_to_incident':
      return settled.includes((incident === undefined ? undefined : state.incidents.get(incident)?.state) ?? '')
        ? item({what: 'Tell whoever reported what came of it.', act: 'feedback_given'})
        : [];
    case 'closed_with_feedback':
      return [];
  }
}

export function incidentItems(file: IncidentFile, state: DeskState): readonly OpenItem[] {
  const {id, sensitive, proposed, checked} = file;
  const entry = lastEntry(file.acts, file.first.entry);
  const title = file.description.title;
  const {sideAffected} = file.description;
  const side = sideAffected === undefined ? undefined : state.case.sideOf(sideAffected);
  const close = tooClose({incident: id, sides: side === undefined ? [] : [side], reports: file.reports}, state);
  const item = (
    act: CaseActKind,
    what: string,
    roles: readonly Role[],
    fieldClass: 'incident' | 'verification_work',
    by: readonly (DeskAct | undefined)[] = [],
  ) => [
    itemOf('incident', id, entry, {
      incident: id,
      title,
      state: file.state,
      what,
      act,
      audience: {roles, fieldClass, sensitive},
      notFor: [...(act === 'verification_begun' ? [] : close), ...personsOf(by)],
    }),
  ];
  const layers = [...layersOf(state, id)].flatMap((layer) => layerItems(layer, file, state));
  switch (file.state) {
    case 'alleged':
      return [...layers, ...item('verification_begun', 'Begin the preliminary check.', officers, 'incident')];
    case 'under_preliminary_check':
      return [
        ...layers,
        ...item('verification_proposed', 'Go on to verification, or propose a result.', officers, 'incident'),
      ];
    case 'under_verification':
      if (proposed === undefined)
        return [...layers, ...item('verification_proposed', 'Propose a result.', officers, 'verification_work')];
      if (checked === undefined)
        return [
          ...layers,
          ...item(
            'verification_checked',
            'Check blind, as a second person.',
            [...officers, 'legal_reviewer'],
            'verification_work',
            [proposed],
          ),
        ];
      return [
        ...layers,
        ...item('verification_settled', 'Settle the two checks, which differ.', chiefs, 'verification_work', [
          proposed,
          checked,
        ]),
      ];
    case 'merged_into':
    case 'split_into':
      return [];
    default:
      return [...layers, ...silences(file, state, entry)];
  }
}

/** Both sides alike: each whose statement neither stands nor was looked for. */
const silences = (file: IncidentFile, state: DeskState, entry: number): readonly OpenItem[] => {
  const {id, description, state: word, sensitive} = file;
  return state.case.parties
    .filter((side) => !isSideHeard(state, file, side))
    .map((side) =>
      itemOf('incident', id, entry, {
        incident: id,
        title: description.title,
        state: word,
        what: `Look for a statement of ${nameOf(state, side)}.`,
        act: 'statement_searched',
        subject: '',
        audience: {
          roles: ['verification_officer', 'investigator', 'legal_reviewer'],
          fieldClass: 'statement',
          sensitive,
        },
      }),
    );
};

const layersOf = (state: DeskState, incident: string): readonly LayerFile[] =>
  (state.layersOn.get(incident) ?? []).flatMap((id) => state.layers.get(id) ?? []);

function layerItems(layer: LayerFile, incident: IncidentFile, state: DeskState): readonly OpenItem[] {
  const {body} = layer.draft;
  if (body === undefined) return [];
  const side = body.actor === undefined ? undefined : state.case.sideOf(body.actor);
  const close = tooClose(
    {incident: incident.id, sides: side === undefined ? [] : [side], reports: incident.reports},
    state,
  );
  const item = (told: Pick<Told, 'what' | 'act' | 'notFor' | 'due' | 'afterDue'>, roles: readonly Role[]): OpenItem =>
    itemOf('incident', incident.id, layer.draft.entry, {
      incident: incident.id,
      title: incident.description.title,
      state: incident.state,
      subject: layer.id,
      audience: {roles, fieldClass: 'attribution', sensitive: incident.sensitive},
      ...told,
    });
  const name = spoken(body.layer);
  if (layer.state === 'drafted') {
    const drafters = personsOf(layer.acts.filter(({kind}) => kind === 'layer_drafted'));
    return [
      item({what: `Review the layer “${name}”.`, act: 'layer_reviewed', notFor: [...drafters, ...close]}, [
        'legal_reviewer',
        'head_of_mission',
        'investigator',
      ]),
    ];
  }
  // What was withheld is looked at again on its day.
  if (layer.state !== 'approved' || body.result !== 'withheld' || body.reviewOn === undefined) return [];
  const due = `${body.reviewOn}T00:00:00Z`;
  return [
    item(
      {what: `Look again at the layer “${name}”, which was withheld.`, act: 'layer_drafted', due, afterDue: true},
      officers,
    ),
  ];
}

export function releaseItems(file: ReleaseFile, state: DeskState): readonly OpenItem[] {
  if (file.state !== 'proposed') return [];
  return [
    itemOf('release', file.id, file.proposed.entry, {
      title: file.proposed.body?.title ?? 'A release',
      state: file.state,
      what: 'Approve the release, or return it.',
      act: 'release_approved',
      audience: {roles: chiefs, fieldClass: 'release_work', sensitive: isSensitiveRelease(file, state)},
      notFor: [file.proposed.person],
    }),
  ];
}

export function taskItems(file: TaskFile, state: DeskState): readonly OpenItem[] {
  const {body} = file.assigned;
  if (file.closed !== undefined || body === undefined) return [];
  return [
    itemOf('task', file.id, file.assigned.entry, {
      incident: body.incident,
      title: body.what,
      state: 'assigned',
      what: 'Do the task, and close it.',
      act: 'task_closed',
      due: body.due,
      audience: {
        roles: ['monitor', 'casualty_recorder', 'specialist', ...officers, ...chiefs],
        fieldClass: 'verification_work',
        sensitive: state.incidents.get(body.incident)?.sensitive === true,
        person: body.to,
      },
    }),
  ];
}

export function callItems(file: CallFile, state: DeskState): readonly OpenItem[] {
  const {body} = file.logged;
  if (file.state === 'closed' || body === undefined) return [];
  return [
    itemOf('call', file.id, lastEntry(file.acts, file.logged.entry), {
      ...(body.incident === undefined ? {} : {incident: body.incident}),
      title: `A call from ${nameOf(state, body.side)}`,
      state: file.state,
      what: 'Say what came of the call.',
      act: 'hotline_call_advanced',
      audience: {
        roles: ['monitor', 'verification_officer', 'head_of_mission'],
        fieldClass: 'hotline',
        sensitive: body.incident !== undefined && state.incidents.get(body.incident)?.sensitive === true,
      },
    }),
  ];
}

export function twoPersonItems(
  noun: 'removal' | 'unsealing',
  file: TwoPersonFile,
  state: DeskState,
): readonly OpenItem[] {
  if (file.approved !== undefined) return [];
  return [
    itemOf(noun, file.id, file.proposed.entry, {
      title: noun === 'removal' ? 'A removal for somebody’s safety' : 'Opening who a source is',
      state: 'proposed',
      act: noun === 'removal' ? 'removal_approved' : 'unsealing_approved',
      what:
        noun === 'removal' ? 'Approve the removal, as a second person.' : 'Approve the opening, as a second person.',
      audience: {roles: guards, fieldClass: 'release_work', sensitive: isSensitiveAct(file.proposed, state)},
      notFor: [file.proposed.person],
    }),
  ];
}
