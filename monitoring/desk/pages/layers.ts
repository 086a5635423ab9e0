/**
 * Who did it, as a ladder of six layers. What is said about a layer and what was found on it stand apart, and a finding on one
 * layer says nothing about the next (R-E8). Layers that the mandate leaves out are shown as left out.
 */
import {mayRead, type Viewer} from '../../access/index.ts';
import {attributionLayers} from '../../attribution/index.ts';
import {spoken, writtenDay, type Day} from '../../kernel/index.ts';
import type {Desk} from '../desk.ts';
import {possibleActs} from '../possible-acts.ts';
import type {LayerView} from '../shapes/index.ts';
import type {IncidentFile, LayerFile, StatementFile} from '../state.ts';
import type {DeskPageContext} from './page-context.ts';
import {readableStatements} from './statement-columns.ts';

type Layer = (typeof attributionLayers)[number];

export function layersOf(desk: Desk, context: DeskPageContext, incident: IncidentFile): LayerView[] {
  const statements = readableStatements(desk, context.viewer, incident);
  return attributionLayers.map((layer) => layerView(desk, context, incident, layer, statements));
}

function layerView(
  desk: Desk,
  context: DeskPageContext,
  incident: IncidentFile,
  layer: Layer,
  statements: readonly StatementFile[],
): LayerView {
  const {state} = desk;
  const name = `${spoken(layer)[0]?.toUpperCase() ?? ''}${spoken(layer).slice(1)}`;
  if (state.mandate.layersOff.includes(layer)) {
    return {layer, state: 'off', sentence: `${name}: the mandate leaves this layer out.`, acts: []};
  }
  const file = latestReadable(desk, context.viewer, incident, layer);
  const body = file?.draft.body;
  if (file === undefined || body === undefined) {
    const claims = claimsOf(statements, layer);
    return {layer, state: claims, sentence: `${name}: ${claimWords[claims]}`, acts: []};
  }
  const isMission = mayRead(context.viewer, {fieldClass: 'attribution', sensitive: incident.sensitive});
  const {basis: _, ...decided} = body;
  return {
    layer,
    state: file.state === 'approved' ? 'assessed' : file.state,
    sentence: `${name}: ${sentenceOf(context, file)}`,
    finding: {
      id: file.id,
      entry: file.draft.entry,
      body: isMission ? {...body} : decided,
      ...(isMission && file.reviewed?.body !== undefined ? {reviewed: {...file.reviewed.body}} : {}),
    },
    acts: [...possibleActs(desk, context.viewer, file.id, ['layer_reviewed'], context.now)],
  };
}

/** The newest draft of a layer counts; outside the mission the newest that was approved and released. */
function latestReadable(
  {state}: Desk,
  viewer: Viewer,
  {id, sensitive}: IncidentFile,
  layer: Layer,
): LayerFile | undefined {
  return (state.layersOn.get(id) ?? [])
    .flatMap((one) => state.layers.get(one) ?? [])
    .filter(({draft}) => draft.body?.layer === layer)
    .filter(({releasedTo, state: word}) =>
      mayRead(viewer, {fieldClass: 'attribution', sensitive, releasedTo: word === 'approved' ? releasedTo : []}),
    )
    .toSorted((a, b) => a.draft.entry - b.draft.entry)
    .at(-1);
}

type Claims = 'no_claim' | 'claimed' | 'contested';

const claimWords: Readonly<Record<Claims, string>> = Object.freeze({
  no_claim: 'nobody has claimed or accused; undetermined.',
  claimed: 'it is claimed by one account; undetermined.',
  contested: 'accounts contradict each other; undetermined.',
});

const contesting: readonly string[] = ['denies', 'counter_accuses'];
const claiming: readonly string[] = [
  'claims_responsibility',
  'accuses',
  'partly_admits',
  'justifies',
  'counter_accuses',
];

function claimsOf(statements: readonly StatementFile[], layer: Layer): Claims {
  const stances = statements.flatMap(({current: {body}}) => (body?.layer === layer ? [body.stance] : []));
  if (stances.some((stance) => contesting.includes(stance))) return 'contested';
  return stances.some((stance) => claiming.includes(stance)) ? 'claimed' : 'no_claim';
}

function sentenceOf({caseFile}: DeskPageContext, {draft: {body}, state}: LayerFile): string {
  if (body === undefined) return 'undetermined.';
  const actor = caseFile.actors.find(({id}) => id === body.actor)?.name ?? body.actor;
  const to = actor === undefined ? '' : ` (${actor})`;
  const at = body.standard === 'none' ? '' : `, at ${spoken(body.standard)}`;
  const why =
    body.withheldReason === undefined
      ? ''
      : `, because of ${spoken(body.withheldReason)}; looked at again on ${body.reviewOn === undefined ? 'no day' : writtenDay(body.reviewOn as Day)}`;
  const stage =
    state === 'approved' ? '' : state === 'drafted' ? ' Drafted, not reviewed.' : ' Returned by the review.';
  return `${spoken(body.result)}${to}${at}${why}.${stage}`;
}
