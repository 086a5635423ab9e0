/**
 * Deliberation, decision and appeal. At least as many persons vote as the mandate asks, nobody twice and none of them a
 * drafter or a witness; the head decides on what the votes carry; a violation needs the step from who did it to whose
 * obligation it is to be established for itself (R-E8). An appeal is decided by somebody who did not decide.
 */
import type {Problem} from '../../kernel/index.ts';
import type {ActBody} from '../act-kinds.ts';
import {notKnown, otherEyes, problem, ruleInParts, type ActRules, type Asking, type Judging} from '../rule.ts';
import type {ActOf, DeskState, FindingFile} from '../state.ts';
import {isResultOf} from './finding-drafts.ts';
import {atGate, changeFinding, concernedSide, findingIn, openAgain, sidesAsked} from './finding-parts.ts';

type DecisionActs = 'vote_cast' | 'finding_decided' | 'finding_appealed' | 'appeal_decided';

export interface VoteCount {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** Votes whose content was removed since count for nothing. */
  readonly voted: number;
}

export function countVotes(votes: readonly ActOf<'vote_cast'>[]): VoteCount {
  const cast = votes.flatMap(({body}) => (body === undefined ? [] : [body.vote]));
  const of = (word: 'for' | 'against' | 'abstain'): number => cast.filter((one) => one === word).length;
  return {for: of('for'), against: of('against'), abstain: of('abstain'), voted: cast.length};
}

/** One person has one vote; the later replaces the earlier, and both stay in the history. */
const withVote = (votes: FindingFile['votes'], vote: ActOf<'vote_cast'>): FindingFile['votes'] => [
  ...votes.filter(({person}) => person !== vote.person),
  vote,
];

export const findingDecisionRules: ActRules<DecisionActs> = {
  vote_cast: ruleInParts({
    ready: (asking, judging) => atGate(asking, judging, ['deliberation', 'no_reply'], 'a vote'),
    apply: (act, state) => {
      changeFinding(state, act, ({votes}) => ({votes: withVote(votes, act), state: 'deliberation'}));
    },
  }),
  finding_decided: ruleInParts({
    ready: (asking, judging) => {
      const gate = atGate(asking, judging, ['deliberation'], 'a decision');
      const finding = judging.state.findings.get(asking.subject);
      return gate.length > 0 || finding === undefined ? gate : groundsProblems(finding, judging);
    },
    says: ({subject, body}, judging) => {
      const finding = judging.state.findings.get(subject);
      return finding === undefined ? notKnown('finding', subject) : decisionProblems(finding, body, judging.state);
    },
    apply: (act, state) => {
      changeFinding(state, act, () => ({state: 'decided', decided: act}));
    },
  }),
  finding_appealed: ruleInParts({
    ready: (asking, judging) => {
      const finding = judging.state.findings.get(asking.subject);
      // A decision that was not released to the sides is not there for them.
      if (finding === undefined || !isSentToSides(finding)) return notKnown('finding', asking.subject);
      const asked = sidesAsked(finding, judging.state.case);
      if (!judging.held.some(({side}) => side !== undefined && asked.includes(side)))
        return [problem('other-side', 'an appeal belongs to the side that a finding is about')];
      return finding.state === 'decided'
        ? []
        : [problem('wrong-state', 'there is no decision that stands to appeal against')];
    },
    apply: (act, state) => {
      changeFinding(state, act, () => ({state: 'appealed'}));
    },
  }),
  appeal_decided: ruleInParts({
    ready: (asking, judging) => [
      ...atGate(asking, judging, ['appealed'], 'an appeal'),
      ...notWhoDecided(asking, judging),
    ],
    apply: (act, state) => {
      changeFinding(state, act, () => (act.body?.outcome === 'opened_again' ? openAgain : {state: 'decided'}));
      const finding = state.findings.get(act.subject);
      if (finding?.state !== 'draft') return;
      const {decided, ...open} = finding;
      if (decided !== undefined) state.findings.set(act.subject, open);
    },
  }),
};

const isSentToSides = ({releasedTo}: FindingFile): boolean =>
  releasedTo.includes('public') || releasedTo.includes('parties_and_mechanism');

function notWhoDecided(asking: Asking, judging: Judging): readonly Problem[] {
  const found = findingIn(asking, judging, ['appealed']);
  return 'problems' in found ? [] : otherEyes(asking.person, [found.finding.decided], judging.people, 'an appeal');
}

/** What must stand before anybody decides. */
function groundsProblems(finding: FindingFile, {state, people}: Judging): readonly Problem[] {
  const {voted} = countVotes(finding.votes);
  // One person cannot be two; the page then says that one pair of eyes decided.
  const least = people.mode === 'single_user' ? 1 : state.mandate.leastVotes;
  const votes = voted >= least ? [] : [problem('votes-missing', `${least} must vote before a decision; ${voted} did`)];
  const {body} = finding.draft;
  if (body === undefined) return [...votes, problem('content-removed', 'the draft was removed; write a new version')];
  const standard =
    body.standard === 'none'
      ? [
          problem(
            'standard-missing',
            'a decision names the standard of proof that it was held to, also where it was missed',
          ),
        ]
      : [];
  const evidence =
    (body.evidence ?? []).length > 0 || body.basis.some((id) => state.reports.has(id) || state.statements.has(id))
      ? []
      : [problem('evidence-missing', 'a decision rests on evidence, a report or a statement')];
  return [...votes, ...standard, ...evidence];
}

function decisionProblems(
  finding: FindingFile,
  body: ActBody<'finding_decided'>,
  state: DeskState,
): readonly Problem[] {
  const draft = finding.draft.body;
  if (draft === undefined) return [];
  const votes = countVotes(finding.votes);
  if (!isResultOf(draft.kind, body.result))
    return [problem('other-kind', `is no result of a finding of kind ${draft.kind}`, 'result')];
  const heard =
    body.result === draft.result || openResults.includes(body.result)
      ? []
      : [
          problem(
            'other-result',
            'the sides were heard and the votes cast on another result; write a new draft',
            'result',
          ),
        ];
  const carried =
    body.result === draft.result && votes.against > votes.for
      ? [problem('votes-against', `${votes.against} voted against and ${votes.for} for it`, 'result')]
      : [];
  const dissent =
    votes.against > 0 && body.dissent === undefined
      ? [problem('missing-value', 'who voted against has a word in the decision', 'dissent')]
      : [];
  const obligation =
    body.result === 'violation' && !isObligationEstablished(finding, state)
      ? [
          problem(
            'obligation-not-established',
            'an act is no breach by itself: the layer “party obligation” of this incident must be approved for this side',
            'result',
          ),
        ]
      : [];
  return [...heard, ...carried, ...dissent, ...obligation];
}

/** What may always be decided instead of the draft’s result: that it could not be told. */
const openResults: readonly ActBody<'finding_decided'>['result'][] = ['undetermined', 'inconclusive', 'withheld'];

/**
 * R-E8: whose obligation it is, is a layer of its own. An approved layer or a decided finding on it counts, of the same incident
 * and for the side of the same actor; who did it, on whatever other layer, does not.
 */
function isObligationEstablished(finding: FindingFile, state: DeskState): boolean {
  const incident = finding.draft.body?.incident;
  const side = concernedSide(finding, state.case);
  const actor = finding.draft.body?.actor;
  const isSame = (other: string | undefined): boolean =>
    other !== undefined && (side === undefined ? other === actor : state.case.sideOf(other) === side);
  const isSaid = (result: string): boolean => result === 'attributed' || result === 'attributed_probable';
  const layers = (state.layersOn.get(incident ?? '') ?? []).flatMap((id) => state.layers.get(id) ?? []);
  const byLayer = layers.some(
    ({state: word, draft: {body}}) =>
      word === 'approved' && body?.layer === 'party_obligation' && isSaid(body.result) && isSame(body.actor),
  );
  const byFinding = [...state.findings.values()].some(
    ({state: word, decided, draft: {body}}) =>
      word === 'decided' &&
      decided?.body !== undefined &&
      isSaid(decided.body.result) &&
      body?.incident === incident &&
      body?.layer === 'party_obligation' &&
      isSame(body.actor),
  );
  return byLayer || byFinding;
}
