/**
 * Whatever the desk may send, asked for by one viewer: each probe is an address and its whole answer as text. Pages are added here by
 * one line; what is not listed is not tested.
 */
import type {Viewer} from '../../monitoring/access/index.ts';
import {
  actContents,
  actGroups,
  countsPage,
  envelopesFor,
  exportLines,
  findingPage,
  incidentFilePage,
  inboxPage,
  releasePage,
  reportPage,
  searchPage,
  type DeskAct,
  type DeskPageContext,
} from '../../monitoring/desk/index.ts';
import {groupsFor} from '../../platform/desk/index.ts';
import type {LeakWorld} from './leaks-world.ts';

export interface Probe {
  readonly address: string;
  readonly answer: string;
  /** What was searched for may not be found where it may not be read. */
  readonly searched?: string;
}

export type ProbesOf = (world: LeakWorld, viewer: Viewer) => Iterable<Probe>;

export const deskProbes: ProbesOf = function* (world, viewer) {
  const {desk, ids} = world;
  const context: DeskPageContext = {...world.context(''), viewer};
  const answer = (page: unknown): string => JSON.stringify(page) ?? 'nothing';
  yield {address: 'inbox', answer: answer(inboxPage(desk, context, {limit: 500}))};
  for (const noun of ['report', 'incident', 'finding', 'release', 'task', 'call', 'unsealing', 'removal'])
    yield {address: `inbox?noun=${noun}`, answer: answer(inboxPage(desk, context, {noun, limit: 500}))};
  for (const id of ids.reports) yield {address: `reports/${id}`, answer: answer(reportPage(desk, context, id))};
  for (const id of ids.incidents)
    yield {address: `incidents/${id}`, answer: answer(incidentFilePage(desk, context, id))};
  for (const id of ids.findings) yield {address: `findings/${id}`, answer: answer(findingPage(desk, context, id))};
  for (const id of ids.releases) yield {address: `releases/${id}`, answer: answer(releasePage(desk, context, id))};
  yield {address: 'counts', answer: answer(countsPage(desk, context))};
  yield {address: 'export', answer: answer([...exportLines(desk, context)])};
  for (const id of ids.reports) yield {address: `envelopes/${id}`, answer: answer(envelopesFor(desk, viewer, id))};
  for (const act of world.acts) yield {address: `acts/${act.entry}`, answer: answer(actAnswer(world, viewer, act))};
};

/** What of an act goes out: its groups, as the server gives them. */
function actAnswer({desk}: LeakWorld, viewer: Viewer, act: DeskAct): unknown {
  const {kind, subject, body = {}, place, grade} = act;
  const contents = actContents({
    kind,
    subject,
    body,
    ...(place === undefined ? {} : {place}),
    ...(grade === undefined ? {} : {grade}),
    ...(act.hasIdentity ? {sealedIdentity: 'sealed'} : {}),
  });
  const open = groupsFor(viewer, act, desk);
  return Object.fromEntries(actGroups.filter((group) => open.includes(group)).map((group) => [group, contents[group]]));
}

/** Each canary as a word to search for. */
export const searchProbes: ProbesOf = function* (world, viewer) {
  const context = {...world.context(''), viewer};
  for (const canary of world.canaries.planted.keys()) {
    const {total, found} = searchPage(world.desk, context, canary);
    yield {address: `search?q=${canary}`, answer: JSON.stringify(found), ...(total > 0 ? {searched: canary} : {})};
  }
};
