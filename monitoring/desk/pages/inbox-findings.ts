/** Whose turn it is on a finding: drafter, reviewer, the side that was asked, voters, the head. */
import {sideName, thirdSide, type Role} from '../../access/index.ts';
import type {OpenItem} from '../open-items.ts';
import {countVotes} from '../rules/finding-decisions.ts';
import {closenessOf, draftsOf, isSensitiveFinding, sidesAsked} from '../rules/finding-parts.ts';
import type {DeskState, FindingFile} from '../state.ts';
import {itemOf, lastEntry, nameOf, personsOf, tooClose, type Told} from './inbox-item.ts';

const officers: readonly Role[] = ['verification_officer', 'investigator'];
const chiefs: readonly Role[] = ['legal_reviewer', 'head_of_mission'];
const voters: readonly Role[] = ['head_of_mission', 'legal_reviewer', 'commission_member'];

export function findingItems(file: FindingFile, state: DeskState): readonly OpenItem[] {
  const {id, draft} = file;
  const sensitive = isSensitiveFinding(file, state);
  const closeness = closenessOf(file, state);
  const left = [...personsOf(draftsOf(file)), ...tooClose(closeness, state)];
  const incident = draft.body?.incident;
  const item = (told: Pick<Told, 'what' | 'act' | 'audience' | 'due' | 'afterDue'> & Partial<Told>): OpenItem =>
    itemOf('finding', id, lastEntry(file.acts, draft.entry), {
      title: draft.body?.title ?? 'A finding',
      state: file.state,
      // Whoever reads no draft is not told which incident it is about.
      ...(incident === undefined || told.audience.fieldClass !== 'finding_draft' ? {} : {incident}),
      ...told,
    });
  const onDraft = (roles: readonly Role[], person?: string) =>
    ({roles, fieldClass: 'finding_draft', sensitive, ...(person === undefined ? {} : {person})}) as const;
  switch (file.state) {
    case 'draft':
      return [
        item({
          what: 'Finish the draft and send it to review.',
          act: 'finding_sent_to_review',
          audience: onDraft(officers, draft.person),
        }),
      ];
    case 'in_review':
      return [
        item({what: 'Review the draft.', act: 'finding_reviewed', audience: onDraft(['legal_reviewer']), notFor: left}),
      ];
    case 'right_of_reply':
      return replyItems(file, state, item, left, sensitive);
    case 'reply_received':
      return [
        item({
          what: 'Say how the reply was considered.',
          act: 'reply_considered',
          notFor: tooClose({...closeness, reports: []}, state),
          audience: onDraft([...officers, 'legal_reviewer']),
        }),
      ];
    case 'no_reply':
    case 'deliberation':
      return deliberationItems(file, state, item, left, sensitive);
    case 'decided':
      return [];
    case 'appealed':
      return [
        item({
          what: 'Decide the appeal.',
          act: 'appeal_decided',
          audience: onDraft(chiefs),
          notFor: [...left, ...personsOf([file.decided])],
        }),
      ];
  }
}

type MakeItem = (told: Pick<Told, 'what' | 'act' | 'audience'> & Partial<Told>) => OpenItem;

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
    .map((side) =>
      item({what: `Invite ${nameOf(state, side)} to reply.`, act: 'reply_invited', audience, notFor: left}),
    );
  const open = file.replies.filter(({filed, closed}) => filed === undefined && closed === undefined);
  const reply = open.map(({side, due}) =>
    item({
      title: 'A digest was sent to your side',
      state: 'right_of_reply',
      what: 'Reply to the digest.',
      act: 'reply_filed',
      due,
      beforeDue: true,
      audience: {roles: ['party_liaison'], fieldClass: 'reply_digest', sensitive, side},
    }),
  );
  const more = open.some(({extensionAsked}) => extensionAsked !== undefined)
    ? [
        item({
          what: 'Decide on more time to reply.',
          act: 'reply_extension_decided',
          audience: {...audience, roles: ['head_of_mission']},
          notFor: left,
        }),
      ]
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
            act: 'reply_closed',
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
    act: 'vote_cast',
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
            act: 'finding_decided',
            audience: {roles: ['head_of_mission'], fieldClass: 'finding_draft', sensitive},
            notFor: left,
          }),
        ]
      : []),
  ];
}
