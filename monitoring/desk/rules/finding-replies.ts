/**
 * The right of reply (domain vocabulary 3.5). Only a liaison of the side that was asked replies, before its clock runs out;
 * `no reply` is said only after. More time that one side is granted, the other has too where both were asked.
 */
import type {HeldRole} from '../../access/index.ts';
import type {Problem} from '../../kernel/index.ts';
import {replyDue} from '../clocks.ts';
import {sentTextProblems} from '../release/sent-text.ts';
import {notKnown, otherEyes, problem, ruleInParts, type ActRules, type Asking, type Judging} from '../rule.ts';
import type {FindingFile, FindingReply} from '../state.ts';
import {
  afterReplies,
  atGate,
  changeFinding,
  closenessOf,
  draftsOf,
  findingIn,
  openAgain,
  sidesAsked,
} from './finding-parts.ts';
import {closenessProblems} from './recusal.ts';

type ReplyActs =
  | 'reply_invited'
  | 'reply_filed'
  | 'reply_extension_asked'
  | 'reply_extension_decided'
  | 'reply_closed'
  | 'reply_considered';

const isOpen = ({filed, closed}: FindingReply): boolean => filed === undefined && closed === undefined;

/**
 * Longest reply, in characters, where one side is asked or both: so that it can be annexed whole and unedited to the released
 * row, whose cells hold 8,000.
 */
export const replyLimit = (sides: number): number => (sides > 1 ? 3_400 : 7_000);

/** Sides for which whoever acts is liaison. */
const sidesOf = (held: readonly HeldRole[]): readonly string[] =>
  held.flatMap(({side}) => (side === undefined ? [] : [side]));

/** The reply that the liaison’s side still owes; nothing is said of a finding that was not sent to that side. */
function ownReply(
  {subject, at}: Asking,
  judging: Judging,
): {readonly reply: FindingReply; readonly finding: FindingFile} | {readonly problems: readonly Problem[]} {
  const finding = judging.state.findings.get(subject);
  const sides = sidesOf(judging.held);
  const own = finding?.replies.filter(({side}) => sides.includes(side)) ?? [];
  const [first] = own;
  if (finding === undefined || first === undefined) return {problems: notKnown('finding', subject)};
  const reply = own.find(isOpen);
  if (reply === undefined) return {problems: [problem('wrong-state', 'the right of reply of your side has ended')]};
  if (at > reply.due) return {problems: [problem('too-late', `the clock ran out at ${reply.due}`)]};
  return {reply, finding};
}

export const findingReplyRules: ActRules<ReplyActs> = {
  reply_invited: ruleInParts({
    ready: (asking, judging) => {
      const gate = atGate(asking, judging, ['right_of_reply'], 'the invitation to reply');
      const finding = judging.state.findings.get(asking.subject);
      if (gate.length > 0 || finding === undefined) return gate;
      const asked = sidesAsked(finding, judging.state.case);
      return asked.every((side) => finding.replies.some((one) => one.side === side))
        ? [problem('wrong-state', 'whoever is to be asked has been asked')]
        : [];
    },
    says: ({subject, body}, {state, people}) => {
      const finding = state.findings.get(subject);
      if (finding === undefined) return notKnown('finding', subject);
      if (!sidesAsked(finding, state.case).includes(body.side))
        return [problem('other-side', 'this finding is not about that side', 'side')];
      if (finding.replies.some(({side}) => side === body.side))
        return [problem('wrong-state', 'this side has been asked', 'side')];
      return sentTextProblems(body.digest, 'digest', {state, people});
    },
    apply: (act, state) => {
      const {body} = act;
      changeFinding(state, act, (finding) =>
        body === undefined
          ? {}
          : {replies: [...finding.replies, {side: body.side, invited: act, due: replyDue(body.clock, act.at)}]},
      );
    },
  }),
  reply_filed: ruleInParts({
    ready: (asking, judging) => {
      const own = ownReply(asking, judging);
      return 'problems' in own ? own.problems : [];
    },
    says: ({subject, body}, {state}) => {
      const finding = state.findings.get(subject);
      const limit = replyLimit(finding === undefined ? 1 : sidesAsked(finding, state.case).length);
      return body.text.length > limit
        ? [problem('too-long', `has ${body.text.length} characters; ${limit} can be annexed whole`, 'text')]
        : [];
    },
    apply: (act, state, held) => {
      const sides = sidesOf(held);
      changeFinding(state, act, (finding) =>
        afterReplies(
          finding,
          finding.replies.map((one) => (isOpen(one) && sides.includes(one.side) ? {...one, filed: act} : one)),
          state.case,
        ),
      );
    },
  }),
  reply_extension_asked: ruleInParts({
    ready: (asking, judging) => {
      const own = ownReply(asking, judging);
      if ('problems' in own) return own.problems;
      return own.reply.extensionAsked === undefined
        ? []
        : [problem('wrong-state', 'more time was asked for and not yet decided on')];
    },
    says: (act, judging) => {
      const own = ownReply(act, judging);
      if ('problems' in own) return own.problems;
      return act.body.until > own.reply.due ? [] : [laterThan(own.reply.due)];
    },
    apply: (act, state, held) => {
      const sides = sidesOf(held);
      changeFinding(state, act, (finding) => ({
        replies: finding.replies.map((one) =>
          isOpen(one) && sides.includes(one.side) ? {...one, extensionAsked: act} : one,
        ),
      }));
    },
  }),
  reply_extension_decided: ruleInParts({
    ready: (asking, judging) => {
      const gate = atGate(asking, judging, ['right_of_reply'], 'deciding on more time');
      const finding = judging.state.findings.get(asking.subject);
      if (gate.length > 0 || finding === undefined) return gate;
      return finding.replies.some(({extensionAsked}) => extensionAsked !== undefined)
        ? []
        : [problem('wrong-state', 'nobody waits for an answer about more time')];
    },
    says: ({subject, body, at}, {state}) => {
      if (!body.granted) return [];
      if (body.until === undefined)
        return [problem('missing-value', 'until when, where more time is granted', 'until')];
      const replies = state.findings.get(subject)?.replies.filter(isOpen) ?? [];
      const latest = [at, ...replies.map(({due}) => due)].toSorted().at(-1) ?? at;
      return body.until > latest ? [] : [laterThan(latest)];
    },
    apply: ({body, ...act}, state) => {
      changeFinding(state, {...act, ...(body === undefined ? {} : {body})}, (finding) => ({
        replies: finding.replies.map(({extensionAsked, ...one}) => {
          if (body === undefined && extensionAsked !== undefined) return {...one, extensionAsked};
          const later = body?.granted === true && body.until !== undefined && isOpen(one) ? {due: body.until} : {};
          return {...one, ...later};
        }),
      }));
    },
  }),
  reply_closed: ruleInParts({
    ready: (asking, judging) => {
      const found = findingIn(asking, judging, ['right_of_reply']);
      if ('problems' in found) return found.problems;
      const {replies} = found.finding;
      const own = otherEyes(asking.person, draftsOf(found.finding), judging.people, 'closing the right of reply');
      if (!sidesAsked(found.finding, judging.state.case).every((side) => replies.some((one) => one.side === side)))
        return [...own, problem('not-invited', 'nobody ran out of time who was not yet asked')];
      const open = replies.filter(isOpen);
      const running = open.find(({due}) => asking.at <= due);
      const waiting = open.some(({extensionAsked}) => extensionAsked !== undefined);
      return [
        ...own,
        ...(running === undefined
          ? []
          : [problem('clock-running', `the clock of the reply runs until ${running.due}`)]),
        ...(waiting ? [problem('wrong-state', 'more time was asked for and not yet decided on')] : []),
      ];
    },
    apply: (act, state) => {
      changeFinding(state, act, (finding) =>
        afterReplies(
          finding,
          finding.replies.map((one) => (isOpen(one) ? {...one, closed: act} : one)),
          state.case,
        ),
      );
    },
  }),
  reply_considered: ruleInParts({
    ready: (asking, judging) => {
      const found = findingIn(asking, judging, ['reply_received']);
      if ('problems' in found) return found.problems;
      return closenessProblems(asking.person, {...closenessOf(found.finding, judging.state), reports: []}, judging);
    },
    apply: (act, state) => {
      changeFinding(state, act, () => (act.body?.changesDraft === true ? openAgain : {state: 'deliberation'}));
    },
  }),
};

const laterThan = (instant: string): Problem => problem('too-early', `must be later than ${instant}`, 'until');
