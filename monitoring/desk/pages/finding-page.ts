/**
 * One finding as a viewer may see it. Before release a side sees the digest that was sent to it and its own reply, and of
 * the rest not even the state; a commission sees the digests and the votes once it deliberates. A finding that may not be
 * read at all is undefined, like one that does not exist.
 */
import {mayRead, sideName, sidesOf, thirdSide, tierOfRole, type Viewer} from '../../access/index.ts';
import {canonicalJson} from '../../ledger/index.ts';
import type {CaseActKind} from '../act-kinds.ts';
import type {DeskAct} from '../act.ts';
import type {Desk} from '../desk.ts';
import {possibleActs} from '../possible-acts.ts';
import {draftsOf, isSensitiveFinding} from '../rules/finding-parts.ts';
import type {FindingFileView} from '../shapes/index.ts';
import type {DeskState, FindingFile, FindingReply} from '../state.ts';
import {actLines, type PieceOfFile} from './act-line.ts';
import type {DeskPageContext} from './page-context.ts';

type ReplyView = NonNullable<FindingFileView['reply']>;

const kinds: readonly CaseActKind[] = [
  'finding_redrafted',
  'finding_sent_to_review',
  'finding_reviewed',
  'reply_invited',
  'reply_filed',
  'reply_extension_asked',
  'reply_extension_decided',
  'reply_closed',
  'reply_considered',
  'vote_cast',
  'finding_decided',
  'finding_appealed',
  'appeal_decided',
];

export function findingPage(desk: Desk, context: DeskPageContext, id: string): FindingFileView | undefined {
  const finding = desk.state.findings.get(id);
  if (finding === undefined) return undefined;
  const sight = sightOf(finding, desk.state, context.viewer);
  if (!sight.draft && !sight.decided && sight.digests.length === 0) return undefined;
  const replies = sight.digests.map((reply) => replyView(reply, sight, context));
  const [first] = replies;
  const votes = sight.deliberation ? finding.votes.flatMap((vote) => voteView(vote, context)) : undefined;
  const {decided} = finding;
  return {
    id,
    entry: entryOf(finding, sight),
    state: findingStateFor(finding, sight),
    ...(sight.draft && finding.draft.body !== undefined ? {draft: {...finding.draft.body}} : {}),
    versions: sight.draft ? draftsOf(finding).length : 0,
    ...digestOf(sight.digests.filter(sight.readsDigest)),
    ...(first === undefined ? {} : {reply: first, replies}),
    ...(votes === undefined ? {} : {votes}),
    ...(sight.decided && decided?.body !== undefined ? {decided: {...decided.body}} : {}),
    ...(sight.decided && decided !== undefined && isOnePair(finding) ? {onePairOfEyes: true} : {}),
    releasedTo: releasedToFor(finding, context.viewer),
    history: [...actLines(desk, context, sight.history, sight.pieceOf)],
    clocks: clocksOf(finding, sight, context.now),
    acts: [...possibleActs(desk, context.viewer, id, kinds, context.now)],
  };
}

/** What of this finding the viewer may see, decided once by the policy table. */
export interface FindingSight {
  readonly draft: boolean;
  readonly deliberation: boolean;
  readonly decided: boolean;
  /** Of which right of reply he knows: by its digest, or once its reply is released. */
  readonly digests: readonly FindingReply[];
  /** A released reply brings no digest with it: the digest is of a draft. */
  readonly readsDigest: (reply: FindingReply) => boolean;
  readonly repliesRead: readonly FindingReply[];
  readonly history: readonly DeskAct[];
  readonly pieceOf: (act: DeskAct) => PieceOfFile;
}

const afterReply: readonly string[] = ['no_reply', 'deliberation', 'decided', 'appealed'];

export function sightOf(finding: FindingFile, state: DeskState, viewer: Viewer): FindingSight {
  const {replies, decided} = finding;
  const releasedTo = decided === undefined ? [] : finding.releasedTo;
  const sensitive = isSensitiveFinding(finding, state);
  const commission = {...viewer, held: viewer.held.filter(({role}) => role === 'commission_member')};
  const everySide = [...state.case.parties, thirdSide].map(sideName);
  const deliberates = afterReply.includes(finding.state);
  const readsDigest = ({side}: FindingReply): boolean =>
    mayRead(notCommission(viewer), {fieldClass: 'reply_digest', sensitive, addressedTo: [sideName(side)]}) ||
    (deliberates && mayRead(commission, {fieldClass: 'reply_digest', sensitive, addressedTo: everySide}));
  const readsReply = ({side}: FindingReply): boolean =>
    mayRead(viewer, {fieldClass: 'reply', sensitive, ownedBy: [sideName(side)], releasedTo});
  const sight = {
    draft: mayRead(viewer, {fieldClass: 'finding_draft', sensitive}),
    deliberation:
      mayRead(viewer, {fieldClass: 'deliberation', sensitive}) ||
      (deliberates && mayRead(commission, {fieldClass: 'deliberation', sensitive, addressedTo: everySide})),
    decided: decided !== undefined && mayRead(viewer, {fieldClass: 'finding', sensitive, releasedTo}),
    digests: replies.filter((reply) => readsDigest(reply) || (decided !== undefined && readsReply(reply))),
    repliesRead: replies.filter(readsReply),
    readsDigest,
  };
  const pieces = piecesOf(finding, state, sensitive, releasedTo);
  return {
    ...sight,
    history: finding.acts.filter((act) => isLine(act, sight, pieces.sideOf(act), viewer)),
    pieceOf: pieces.pieceOf,
  };
}

const notCommission = (viewer: Viewer): Viewer => ({
  ...viewer,
  held: viewer.held.filter(({role}) => role !== 'commission_member'),
});

/** Whose each act of the right of reply is: the invited side’s. */
function piecesOf(finding: FindingFile, state: DeskState, sensitive: boolean, releasedTo: FindingFile['releasedTo']) {
  const sideOf = (act: DeskAct): string | undefined => {
    const said = act.body?.['side'];
    if (act.kind === 'reply_invited' && typeof said === 'string') return said;
    return finding.replies.find(({filed, extensionAsked}) => filed === act || extensionAsked === act)?.side;
  };
  const released: readonly string[] = ['finding_decided', 'reply_filed'];
  const pieceOf = (act: DeskAct): PieceOfFile => {
    const side = sideOf(act);
    return {
      sensitive,
      ...(side === undefined ? {} : {ownedBy: [sideName(side)], addressedTo: [sideName(side)]}),
      ...(released.includes(act.kind) ? {releasedTo} : {}),
      ...(act.kind === 'vote_cast' ? {addressedTo: [...state.case.parties, thirdSide].map(sideName)} : {}),
    };
  };
  return {sideOf, pieceOf};
}

/** Votes are lines for those who read the deliberation; whoever reads no draft sees what was sent to him and what is his. */
function isLine(
  act: DeskAct,
  {draft, deliberation}: Pick<FindingSight, 'draft' | 'deliberation'>,
  side: string | undefined,
  viewer: Viewer,
): boolean {
  if (act.kind === 'vote_cast') return deliberation || act.person === viewer.person;
  if (draft || act.kind === 'finding_decided' || act.kind === 'reply_filed') return true;
  return side !== undefined && sidesOf(viewer).includes(side);
}

const isOnePair = (finding: FindingFile): boolean =>
  draftsOf(finding).some(({person}) => person === finding.decided?.person);

function entryOf(finding: FindingFile, {draft, decided, digests}: FindingSight): number {
  if (draft) return finding.draft.entry;
  if (decided && finding.decided !== undefined) return finding.decided.entry;
  return digests[0]?.invited.entry ?? finding.draft.entry;
}

/** Who reads neither draft nor votes nor the decision knows only of the right of reply. */
export function findingStateFor(finding: FindingFile, {draft, deliberation, decided, digests}: FindingSight): string {
  if (draft || deliberation || decided) return finding.state;
  const states = digests.map(replyState);
  return states.includes('clock_running')
    ? 'right_of_reply'
    : states.includes('reply_received')
      ? 'reply_received'
      : 'no_reply';
}

const replyState = ({filed, closed}: FindingReply): ReplyView['state'] =>
  filed !== undefined ? 'reply_received' : closed !== undefined ? 'no_reply' : 'clock_running';

function replyView(reply: FindingReply, {repliesRead}: FindingSight, {now, sha256}: DeskPageContext): ReplyView {
  const state = replyState(reply);
  const body = repliesRead.includes(reply) ? reply.filed?.body : undefined;
  return {
    side: reply.side,
    due: reply.due,
    overdue: state === 'clock_running' && now > reply.due,
    state,
    ...(body === undefined || reply.filed === undefined
      ? {}
      : {body: {...body}, sha256: replySha256(body, sha256), entry: reply.filed.entry}),
  };
}

/** Over the canonical JSON of what was filed, as it stands in its group: what the annex of a release names too. */
export const replySha256 = (body: object, sha256: (text: string) => string): string =>
  sha256(canonicalJson(body as never));

const digestOf = (replies: readonly FindingReply[]): Pick<FindingFileView, 'digest'> => {
  const body = replies[0]?.invited.body;
  return body === undefined ? {} : {digest: {...body}};
};

function voteView(
  vote: FindingFile['votes'][number],
  {viewer, nameOfPerson}: DeskPageContext,
): NonNullable<FindingFileView['votes']> {
  if (vote.body === undefined) return [];
  const name = mayRead(viewer, {fieldClass: 'person_name', ownedBy: [vote.person]})
    ? nameOfPerson(vote.person)
    : undefined;
  return [
    {
      by: name === undefined ? '' : vote.person,
      ...(name === undefined ? {} : {name}),
      vote: vote.body.vote,
      reasons: vote.body.reasons,
      entry: vote.entry,
    },
  ];
}

/** The mission sees every tier; whoever is outside sees what concerns his own. */
export const releasedToFor = ({releasedTo}: Pick<FindingFile, 'releasedTo'>, viewer: Viewer): string[] => {
  const tiers = new Set<string>(viewer.held.map(({role}) => tierOfRole[role]));
  return releasedTo.filter((tier) => tiers.has('mission_only') || tier === 'public' || tiers.has(tier));
};

const clocksOf = (finding: FindingFile, {digests}: FindingSight, now: string): FindingFileView['clocks'] =>
  finding.state !== 'right_of_reply'
    ? []
    : digests
        .filter((reply) => replyState(reply) === 'clock_running')
        .map(({due}) => ({what: 'Reply to the digest.', due, overdue: now > due}));
