/**
 * What is to be done on each file of the desk, derived from its state and nothing else: whose turn it is, by when, and who is
 * left out because it is his own work. Titles say no more than the audience of the item may read.
 */
import {sideName, thirdSide, type Role} from '../../access/index.ts';
import {spoken} from '../../kernel/index.ts';
import {addHours} from '../clocks.ts';
import type {DeskAct} from '../act.ts';
import type {OpenItem} from '../open-items.ts';
import {isSideHeard} from '../release/side-heard.ts';
import {draftsOf, closenessOf, isSensitiveFinding, sidesAsked} from '../rules/finding-parts.ts';
import {titleOfReport} from './readable-parts.ts';
import {isSensitiveRelease, isSensitiveReport} from './sensitivity.ts';
import {countVotes} from '../rules/finding-decisions.ts';
import {
  fileStates,
  type CallFile,
  type DeskState,
  type FindingFile,
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
const voters: readonly Role[] = ['head_of_mission', 'legal_reviewer', 'commission_member'];
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

type Told = Omit<OpenItem, 'noun' | 'id' | 'entry' | 'notFor'> & {readonly notFor?: readonly string[]};

const itemOf = (noun: string, id: string, entry: number, told: Told): OpenItem => ({
  noun,
  id,
  entry,
  ...told,
  notFor: [...new Set(told.notFor ?? [])],
});

const lastEntry = (acts: readonly DeskAct[], first: number): number => acts.at(-1)?.entry ?? first;

export function reportItems(file: ReportFile, state: DeskState): readonly OpenItem[] {
  const {id, first, incident} = file;
  const sensitive = isSensitiveReport(file, state);
  const fieldClass = file.side === undefined ? 'account' : 'filing';
  const item = (
    told: Pick<Told, 'what' | 'due' | 'notFor'>,
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
      return item({what: 'Screen the report.', due: addHours(first.at, screeningHours), notFor: [first.person]});
    case 'needs_information':
      return first.kind === 'public_report_received'
        ? []
        : item({what: 'Answer the question about your report.'}, {
            roles: reporters,
            fieldClass,
            sensitive,
            person: first.person,
          } as never);
    case 'screened':
      return item({what: 'Link the report to an incident, or open one.'});
    case 'rejected_out_of_scope':
    case 'duplicate_of':
      return item({what: 'Tell whoever reported what came of it.'});
    case 'linked_to_incident':
      return settled.includes((incident === undefined ? undefined : state.incidents.get(incident)?.state) ?? '')
        ? item({what: 'Tell whoever reported what came of it.'})
        : [];
    case 'closed_with_feedback':
      return [];
  }
}

export function incidentItems(file: IncidentFile, state: DeskState): readonly OpenItem[] {
  const {id, sensitive, proposed, checked} = file;
  const entry = lastEntry(file.acts, file.first.entry);
  const title = file.description.title;
  const recused = recusedFrom(state, `incident:${id}`);
  const item = (
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
      audience: {roles, fieldClass, sensitive},
      notFor: [...recused, ...personsOf(by)],
    }),
  ];
  const layers = [...layersOf(state, id)].flatMap((layer) => layerItems(layer, file, recused));
  switch (file.state) {
    case 'alleged':
      return [...layers, ...item('Begin the preliminary check.', officers, 'incident')];
    case 'under_preliminary_check':
      return [...layers, ...item('Go on to verification, or propose a result.', officers, 'incident')];
    case 'under_verification':
      if (proposed === undefined) return [...layers, ...item('Propose a result.', officers, 'verification_work')];
      if (checked === undefined)
        return [
          ...layers,
          ...item('Check blind, as a second person.', [...officers, 'legal_reviewer'], 'verification_work', [proposed]),
        ];
      return [
        ...layers,
        ...item('Settle the two checks, which differ.', chiefs, 'verification_work', [proposed, checked]),
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

const layerItems = (layer: LayerFile, incident: IncidentFile, recused: readonly string[]): readonly OpenItem[] =>
  layer.state !== 'drafted' || layer.draft.body === undefined
    ? []
    : [
        itemOf('incident', incident.id, layer.draft.entry, {
          incident: incident.id,
          title: incident.description.title,
          state: incident.state,
          what: `Review the layer “${spoken(layer.draft.body.layer)}”.`,
          audience: {
            roles: ['legal_reviewer', 'head_of_mission', 'investigator'],
            fieldClass: 'attribution',
            sensitive: incident.sensitive,
          },
          notFor: [layer.draft.person, ...recused],
        }),
      ];

export function findingItems(file: FindingFile, state: DeskState): readonly OpenItem[] {
  const {id, draft} = file;
  const sensitive = isSensitiveFinding(file, state);
  const closeness = closenessOf(file, state);
  const left = [
    ...personsOf(draftsOf(file)),
    ...state.recusals.flatMap(({person, body}) =>
      body !== undefined &&
      [
        `finding:${id}`,
        `incident:${closeness.incident ?? ''}`,
        ...closeness.sides.map((side) => `side:${side}`),
      ].includes(body.about)
        ? [person]
        : [],
    ),
    ...closeness.reports.flatMap((report) => state.reports.get(report)?.first.person ?? []),
  ];
  const incident = draft.body?.incident;
  const item = (told: Pick<Told, 'what' | 'audience' | 'due' | 'afterDue'> & Partial<Told>): OpenItem =>
    itemOf('finding', id, lastEntry(file.acts, draft.entry), {
      title: draft.body?.title ?? 'A finding',
      state: file.state,
      // A side that is asked to reply, and a commission that votes, are told of the finding alone.
      ...(incident === undefined || told.audience.fieldClass !== 'finding_draft' ? {} : {incident}),
      ...told,
    });
  const onDraft = (roles: readonly Role[], person?: string) =>
    ({roles, fieldClass: 'finding_draft', sensitive, ...(person === undefined ? {} : {person})}) as const;
  switch (file.state) {
    case 'draft':
      return [item({what: 'Finish the draft and send it to review.', audience: onDraft(officers, draft.person)})];
    case 'in_review':
      return [item({what: 'Review the draft.', audience: onDraft(['legal_reviewer']), notFor: left})];
    case 'right_of_reply':
      return replyItems(file, state, item, left, sensitive);
    case 'reply_received':
      return [item({what: 'Say how the reply was considered.', audience: onDraft([...officers, 'legal_reviewer'])})];
    case 'no_reply':
    case 'deliberation':
      return deliberationItems(file, state, item, left, sensitive);
    case 'decided':
      return [];
    case 'appealed':
      return [
        item({
          what: 'Decide the appeal.',
          audience: onDraft(chiefs),
          notFor: [...left, ...personsOf([file.decided])],
        }),
      ];
  }
}

type MakeItem = (told: Pick<Told, 'what' | 'audience'> & Partial<Told>) => OpenItem;

function replyItems(
  file: FindingFile,
  state: DeskState,
  item: MakeItem,
  left: readonly string[],
  sensitive: boolean,
): readonly OpenItem[] {
  const audience = {roles: chiefs, fieldClass: 'finding_draft', sensitive} as const;
  const asked = sidesAsked(file, state.case);
  const invite = asked
    .filter((side) => !file.replies.some((reply) => reply.side === side))
    .map((side) => item({what: `Invite ${nameOf(state, side)} to reply.`, audience, notFor: left}));
  const open = file.replies.filter(({filed, closed}) => filed === undefined && closed === undefined);
  const reply = open.map(({side, due}) =>
    item({
      title: 'A digest was sent to your side',
      state: 'right_of_reply',
      what: 'Reply to the digest.',
      due,
      audience: {roles: ['party_liaison'], fieldClass: 'reply_digest', sensitive, side},
    }),
  );
  const more = open.some(({extensionAsked}) => extensionAsked !== undefined)
    ? [item({what: 'Decide on more time to reply.', audience: {...audience, roles: ['head_of_mission']}, notFor: left})]
    : [];
  const latest = open
    .map(({due}) => due)
    .toSorted()
    .at(-1);
  const close =
    invite.length > 0 || latest === undefined || more.length > 0
      ? []
      : [
          item({
            what: 'Say that no reply came.',
            due: latest,
            afterDue: true,
            audience,
            notFor: personsOf(draftsOf(file)),
          }),
        ];
  return [...invite, ...reply, ...more, ...close];
}

function deliberationItems(
  file: FindingFile,
  state: DeskState,
  item: MakeItem,
  left: readonly string[],
  sensitive: boolean,
): readonly OpenItem[] {
  const addressedTo = [...state.case.parties, thirdSide].map(sideName);
  const vote = item({
    title: 'A finding to vote on',
    what: 'Vote, with reasons.',
    audience: {roles: voters, fieldClass: 'deliberation', sensitive, addressedTo},
    notFor: [...left, ...personsOf(file.votes)],
  });
  const isReady = file.state === 'deliberation' && countVotes(file.votes).voted >= state.mandate.leastVotes;
  return [
    vote,
    ...(isReady
      ? [
          item({
            what: 'Decide on the votes.',
            audience: {roles: ['head_of_mission'], fieldClass: 'finding_draft', sensitive},
            notFor: left,
          }),
        ]
      : []),
  ];
}

export function releaseItems(file: ReleaseFile, state: DeskState): readonly OpenItem[] {
  if (file.state !== 'proposed') return [];
  return [
    itemOf('release', file.id, file.proposed.entry, {
      title: file.proposed.body?.title ?? 'A release',
      state: file.state,
      what: 'Approve the release, or return it.',
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
      audience: {
        roles: ['monitor', 'verification_officer', 'head_of_mission'],
        fieldClass: 'hotline',
        sensitive: false,
      },
    }),
  ];
}

export function twoPersonItems(noun: 'removal' | 'unsealing', file: TwoPersonFile): readonly OpenItem[] {
  if (file.approved !== undefined) return [];
  return [
    itemOf(noun, file.id, file.proposed.entry, {
      title: noun === 'removal' ? 'A removal for somebody’s safety' : 'Opening who a source is',
      state: 'proposed',
      what:
        noun === 'removal' ? 'Approve the removal, as a second person.' : 'Approve the opening, as a second person.',
      audience: {roles: guards, fieldClass: 'release_work', sensitive: false},
      notFor: [file.proposed.person],
    }),
  ];
}

const personsOf = (acts: readonly (DeskAct | undefined)[]): readonly string[] =>
  acts.flatMap((one) => (one === undefined ? [] : [one.person]));

const recusedFrom = (state: DeskState, about: string): readonly string[] =>
  state.recusals.filter(({body}) => body?.about === about).map(({person}) => person);

const nameOf = (state: DeskState, actor: string): string =>
  state.case.file?.actors.find(({id}) => id === actor)?.name ?? actor;
