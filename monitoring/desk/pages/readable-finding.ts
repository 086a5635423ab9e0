/**
 * A finding as far as one viewer reads it: its draft, the digests sent to him, replies, and the decision. What a draft rests on
 * (reports, evidence) goes with the draft alone, never with the decision: the list would show which reports there are.
 */
import type {Viewer} from '../../access/index.ts';
import type {DeskState, FindingFile} from '../state.ts';
import {findingStateFor, sightOf} from './finding-page.ts';
import type {ReadableFile} from './readable-parts.ts';

export function readableFinding(finding: FindingFile, state: DeskState, viewer: Viewer): ReadableFile | undefined {
  const sight = sightOf(finding, state, viewer);
  const {draft, decided, digests, repliesRead} = sight;
  if (!draft && !decided && digests.length === 0) return undefined;
  const body = finding.draft.body;
  const named = draft || decided ? body?.title : undefined;
  return {
    noun: 'finding',
    id: finding.id,
    entry: draft || digests.length === 0 ? finding.draft.entry : (digests[0]?.invited.entry ?? finding.draft.entry),
    state: findingStateFor(finding, sight),
    title: named ?? 'A finding',
    parts: {
      ...(draft && body !== undefined ? {draft: {...body}} : {}),
      ...(decided && body !== undefined ? {about: decidedAbout(body)} : {}),
      ...(decided && finding.decided?.body !== undefined ? {decision: {...finding.decided.body}} : {}),
      ...Object.fromEntries(
        digests.filter(sight.readsDigest).map(({side, invited}) => [`digest to ${side}`, {...invited.body}]),
      ),
      ...Object.fromEntries(repliesRead.map(({side, filed}) => [`reply of ${side}`, {...filed?.body}])),
    },
  };
}

function decidedAbout({
  title,
  kind,
  incident,
  obligation,
  layer,
  actor,
  standard,
}: NonNullable<FindingFile['draft']['body']>) {
  return {
    title,
    kind,
    ...(incident === undefined ? {} : {incident}),
    ...(obligation === undefined ? {} : {obligation}),
    ...(layer === undefined ? {} : {layer}),
    ...(actor === undefined ? {} : {actor}),
    standard,
  };
}
