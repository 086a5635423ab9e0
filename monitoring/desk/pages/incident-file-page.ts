/**
 * One incident's whole file as a viewer may see it. A proposed result is hidden from whoever may still check it blind; outside
 * the mission only what was released stands here, and no line of the work behind it.
 */
import {coarsePlace} from '../../civilians/index.ts';
import {mayRead, type Viewer} from '../../access/index.ts';
import {addHours} from '../clocks.ts';
import type {CaseActKind} from '../act-kinds.ts';
import {actDefinition} from '../act-kinds.ts';
import type {DeskAct} from '../act.ts';
import type {Desk} from '../desk.ts';
import {possibleActs} from '../possible-acts.ts';
import type {ActLine, IncidentFileView} from '../shapes/index.ts';
import type {IncidentFile} from '../state.ts';
import {actLines} from './act-line.ts';
import {checkAgreement} from './check-agreement.ts';
import {findingStateFor, findingPage, releasedToFor, sightOf} from './finding-page.ts';
import {layersOf} from './layers.ts';
import type {DeskPageContext} from './page-context.ts';
import {withoutExactNames} from './readable-parts.ts';
import {reportPage} from './report-page.ts';
import {statementColumns} from './statement-columns.ts';

const onFile: readonly CaseActKind[] = [
  'verification_begun',
  'verification_proposed',
  'verification_checked',
  'verification_settled',
  'verification_reopened',
  'incident_revised',
  'incident_merged',
  'incident_split',
];

/** Acts that open something about this incident; their subject is a new id. */
const aboutFile: readonly CaseActKind[] = [
  'statement_recorded',
  'statement_searched',
  'layer_drafted',
  'finding_drafted',
  'task_assigned',
  'restriction_recorded',
  'release_proposed',
  'recusal_declared',
];
const newId = 'new';

export function incidentFilePage(desk: Desk, context: DeskPageContext, id: string): IncidentFileView | undefined {
  const incident = desk.state.incidents.get(id);
  if (incident === undefined) return undefined;
  const {viewer, now} = context;
  const {sensitive} = incident;
  const piece = {sensitive, releasedTo: incident.releasedTo};
  if (!mayRead(viewer, {...piece, fieldClass: 'incident'})) return undefined;
  const isMission = mayRead(viewer, {fieldClass: 'incident', sensitive});
  const readsExact = mayRead(viewer, {fieldClass: 'exact_place', sensitive});
  const place = [incident.first, ...incident.acts].findLast((act) => act.place !== undefined)?.place;
  return {
    id,
    entry: incident.first.entry,
    state: incident.state,
    description: descriptionFor(incident, readsExact, isMission),
    ...(place !== undefined && readsExact ? {place: {...place}} : {}),
    ...(place !== undefined && mayRead(viewer, {...piece, fieldClass: 'coarse_place'}) ? {coarse: cellOf(place)} : {}),
    ...goesOn(incident),
    sensitive,
    releasedTo: releasedToFor(incident, viewer),
    reports: incident.reports.flatMap((report) => reportPage(desk, context, report) ?? []),
    columns: statementColumns(desk, context, incident),
    layers: layersOf(desk, context, incident),
    ...checksFor(desk, viewer, incident),
    findings: findingsOn(desk, context, id),
    tasks: tasksOn(desk, context, id),
    restrictions: restrictionsOn(desk, context, id),
    history: isMission ? [...historyOf(desk, context, incident)] : [],
    clocks: isMission ? clocksOf(incident, now) : [],
    acts: [...possibleActs(desk, viewer, id, onFile, now), ...possibleActs(desk, viewer, newId, aboutFile, now)],
  };
}

/** Outside the mission neither report ids nor why a description was revised. */
function descriptionFor({description}: IncidentFile, readsExact: boolean, isMission: boolean): Record<string, unknown> {
  const {reports: _, reason: __, ...rest} = {...description} as Record<string, unknown>;
  const body = readsExact ? rest : (withoutExactNames(rest) ?? rest);
  if (isMission) return {...body};
  const {sensitive: ___, ...outside} = body as Record<string, unknown>;
  return outside;
}

function cellOf(place: {
  readonly latitude: number;
  readonly longitude: number;
}): NonNullable<IncidentFileView['coarse']> {
  const {south, west, north, east} = coarsePlace(place);
  return {south, west, north, east};
}

const goesOn = ({mergedInto, splitInto, accessWithheldBy, accessWithheldOn, standard}: IncidentFile) => ({
  ...(mergedInto === undefined ? {} : {mergedInto}),
  ...(splitInto === undefined ? {} : {splitInto: [...splitInto]}),
  ...(accessWithheldBy === undefined ? {} : {accessWithheldBy}),
  ...(accessWithheldOn === undefined ? {} : {accessWithheldOn}),
  ...(standard === undefined ? {} : {standard}),
});

/** Whoever may still be asked to check blind sees no proposal but his own. */
export function isBlindTo({proposed, checked}: IncidentFile, {person, held}: Viewer): boolean {
  const checkers = actDefinition('verification_checked')?.roles ?? [];
  return (
    proposed !== undefined &&
    checked === undefined &&
    proposed.person !== person &&
    held.some(({role}) => checkers.includes(role))
  );
}

function checksFor(
  {state}: Desk,
  viewer: Viewer,
  incident: IncidentFile,
): Pick<IncidentFileView, 'proposed' | 'checked' | 'agreement'> {
  const readsWork = (sensitive: boolean): boolean => mayRead(viewer, {fieldClass: 'verification_work', sensitive});
  if (!readsWork(incident.sensitive)) return {};
  const {proposed, checked} = incident;
  const agreement = checkAgreement(state, readsWork);
  return {
    ...(proposed?.body === undefined || isBlindTo(incident, viewer) ? {} : {proposed: {...proposed.body}}),
    ...(checked?.body === undefined ? {} : {checked: {...checked.body}}),
    ...(agreement === undefined ? {} : {agreement}),
  };
}

const findingsOn = (desk: Desk, context: DeskPageContext, incident: string): IncidentFileView['findings'] =>
  [...desk.state.findings.values()].flatMap((finding) => {
    if (finding.draft.body?.incident !== incident) return [];
    const view = findingPage(desk, context, finding.id);
    if (view === undefined) return [];
    const {id, entry, draft, decided} = view;
    const sight = sightOf(finding, desk.state, context.viewer);
    const readsTitle = draft !== undefined || decided !== undefined;
    return [
      {
        id,
        title: readsTitle ? (finding.draft.body?.title ?? 'A finding') : 'A digest was sent to your side',
        kind: readsTitle ? (finding.draft.body?.kind ?? 'finding') : 'finding',
        state: findingStateFor(finding, sight),
        ...(decided === undefined ? {} : {result: String(decided['result'])}),
        entry,
      },
    ];
  });

const tasksOn = (desk: Desk, context: DeskPageContext, incident: string): IncidentFileView['tasks'] =>
  [...desk.state.tasks.values()].flatMap(({id, assigned, closed}) => {
    const {body} = assigned;
    if (body?.incident !== incident) return [];
    const sensitive = desk.state.incidents.get(incident)?.sensitive === true;
    const addressedTo = [body.to, assigned.person];
    if (!mayRead(context.viewer, {fieldClass: 'verification_work', sensitive, addressedTo})) return [];
    const name = mayRead(context.viewer, {fieldClass: 'person_name', ownedBy: [body.to]})
      ? context.nameOfPerson(body.to)
      : undefined;
    return [
      {
        id,
        what: body.what,
        to: body.to,
        ...(name === undefined ? {} : {toName: name}),
        due: body.due,
        overdue: closed === undefined && context.now > body.due,
        ...(closed === undefined ? {} : {outcome: closed.body?.outcome ?? 'closed'}),
        acts: [...possibleActs(desk, context.viewer, id, ['task_closed'], context.now)],
      },
    ];
  });

const restrictionsOn = ({state}: Desk, {viewer}: DeskPageContext, incident: string): IncidentFileView['restrictions'] =>
  [...state.restrictions.values()].flatMap(({id, recorded, releasedTo}) => {
    const {body} = recorded;
    const sensitive = state.incidents.get(incident)?.sensitive === true;
    if (body?.incident !== incident || !mayRead(viewer, {fieldClass: 'restriction', sensitive, releasedTo})) return [];
    const readsExact = mayRead(viewer, {fieldClass: 'exact_place', sensitive});
    return [{id, entry: recorded.entry, body: {...(readsExact ? body : withoutExactNames(body))}}];
  });

function historyOf(desk: Desk, context: DeskPageContext, incident: IncidentFile): readonly ActLine[] {
  const {sensitive, releasedTo, proposed} = incident;
  const blind = isBlindTo(incident, context.viewer);
  const readsExact = mayRead(context.viewer, {fieldClass: 'exact_place', sensitive});
  const shown = incident.acts.map((act): DeskAct => {
    const {body, ...rest} = act;
    if (body === undefined || (blind && act.entry === proposed?.entry)) return rest;
    return readsExact ? act : {...act, body: withoutExactNames(body) ?? body};
  });
  return actLines(desk, context, shown, () => ({sensitive, releasedTo}));
}

/** Hours until the preliminary check begins, and until a second person has checked. */
const checkHours = 72;

function clocksOf({state, first, proposed, checked}: IncidentFile, now: string): IncidentFileView['clocks'] {
  const clock = (what: string, from: string): IncidentFileView['clocks'] => {
    const due = addHours(from, checkHours);
    return [{what, due, overdue: now > due}];
  };
  if (state === 'alleged') return clock('Begin the preliminary check.', first.at);
  if (state !== 'under_verification' || proposed === undefined) return [];
  return checked === undefined
    ? clock('Check blind, as a second person.', proposed.at)
    : clock('Settle the two checks, which differ.', checked.at);
}
