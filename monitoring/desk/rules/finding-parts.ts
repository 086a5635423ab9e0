/** What the rules of findings ask again and again: who drafted, whom it is about, what it rests on, in which state it is. */
import type {Problem} from '../../kernel/index.ts';
import {notKnown, otherEyes, problem, type Asking, type Judging} from '../rule.ts';
import type {DeskCase, DeskChange, DeskState, FindingFile, FindingReply, FindingState} from '../state.ts';
import type {DeskAct} from '../act.ts';
import {closenessProblems, type Closeness} from './recusal.ts';

const draftKinds: readonly string[] = ['finding_drafted', 'finding_redrafted'];

/** Every draft there was, by whom so ever: whoever wrote one of them passes no gate of this finding. */
export const draftsOf = ({acts}: FindingFile): readonly DeskAct[] => acts.filter(({kind}) => draftKinds.includes(kind));

export const concernedSide = ({draft}: FindingFile, deskCase: DeskCase): string | undefined =>
  draft.body?.actor === undefined ? undefined : deskCase.sideOf(draft.body.actor);

/** A right of reply belongs to the side that a finding is about; where it is about neither, to both alike. */
export function sidesAsked(finding: FindingFile, deskCase: DeskCase): readonly string[] {
  const side = concernedSide(finding, deskCase);
  return side === undefined ? deskCase.parties : [side];
}

export function closenessOf({id, draft}: FindingFile, state: DeskState): Closeness {
  const {incident, actor, basis = []} = draft.body ?? {};
  const side = actor === undefined ? undefined : state.case.sideOf(actor);
  const linked = incident === undefined ? [] : (state.incidents.get(incident)?.reports ?? []);
  return {
    finding: id,
    ...(incident === undefined ? {} : {incident}),
    sides: side === undefined ? [] : [side],
    reports: [...new Set([...linked, ...basis.filter((one) => state.reports.has(one))])],
  };
}

export const isSensitiveFinding = ({sensitive, draft}: FindingFile, state: DeskState): boolean =>
  sensitive ||
  (draft.body?.incident !== undefined && state.incidents.get(draft.body.incident)?.sensitive === true) ||
  (draft.body?.basis ?? []).some((id) => state.reports.get(id)?.sensitive === true);

/** The finding in one of these states, or why not. */
export function findingIn(
  {subject}: Asking,
  {state}: Judging,
  states: readonly FindingState[],
): {readonly finding: FindingFile} | {readonly problems: readonly Problem[]} {
  const finding = state.findings.get(subject);
  if (finding === undefined) return {problems: notKnown('finding', subject)};
  if (states.includes(finding.state)) return {finding};
  return {problems: [problem('wrong-state', `this finding is ${stateWords[finding.state]}`)]};
}

/** A gate: in one of these states, by nobody who drafted, stepped back or reported. */
export function atGate(
  asking: Asking,
  judging: Judging,
  states: readonly FindingState[],
  what: string,
): readonly Problem[] {
  const found = findingIn(asking, judging, states);
  if ('problems' in found) return found.problems;
  return [
    ...otherEyes(asking.person, draftsOf(found.finding), judging.people, what),
    ...closenessProblems(asking.person, closenessOf(found.finding, judging.state), judging),
  ];
}

export const stateWords: Readonly<Record<FindingState, string>> = Object.freeze({
  draft: 'a draft',
  in_review: 'in review',
  right_of_reply: 'open for reply',
  reply_received: 'replied to, and the reply waits to be considered',
  no_reply: 'without reply',
  deliberation: 'under deliberation',
  decided: 'decided',
  appealed: 'under appeal',
});

/** Changes one finding and adds the act to its history. A finding that is not there changes nothing. */
export function changeFinding(
  state: DeskChange,
  act: DeskAct<object>,
  change: (finding: FindingFile) => Partial<FindingFile>,
): void {
  const finding = state.findings.get(act.subject);
  if (finding === undefined) return;
  state.findings.set(act.subject, {...finding, ...change(finding), acts: [...finding.acts, act as DeskAct]});
}

/** What falls with a draft: replies to it and votes on it. They stay in the history. */
export const openAgain: Pick<FindingFile, 'state' | 'replies' | 'votes'> = Object.freeze({
  state: 'draft',
  replies: [],
  votes: [],
});

/** Once every side that was to be asked has replied or let the clock run out, the finding goes on. */
export function afterReplies(
  finding: FindingFile,
  replies: readonly FindingReply[],
  deskCase: DeskCase,
): Partial<FindingFile> {
  const asked = sidesAsked(finding, deskCase);
  const answered = replies.filter(({filed, closed}) => filed !== undefined || closed !== undefined);
  if (!asked.every((side) => answered.some((one) => one.side === side))) return {replies};
  return {replies, state: answered.some(({filed}) => filed !== undefined) ? 'reply_received' : 'no_reply'};
}
