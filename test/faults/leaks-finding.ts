/** A finding in its state, with digests to both sides, a reply of one, votes of the commission, a decision, and its release. */
import type {DeskAct, FindingReply, FindingState} from '../../monitoring/desk/index.ts';
import {minuteAfter} from '../support/acting-desk.ts';
import type {PlantedPiece} from './leaks-canaries.ts';
import {ownersOf, type Planting} from './leaks-planting.ts';

/** States from which on the commission sits over it. */
const atTheTable: readonly FindingState[] = ['no_reply', 'deliberation', 'decided', 'appealed'];
const invitedIn: readonly FindingState[] = ['right_of_reply', 'reply_received', ...atTheTable];
const decidedIn: readonly FindingState[] = ['decided', 'appealed'];
const everySide = ['side:velmoth', 'side:dorquine', 'side:third'];

export function plantFinding(
  planting: Planting,
  incidents: readonly string[],
  reports: readonly string[],
): readonly string[] {
  const {state, canaries: plant, now, act, piece} = planting;
  const isDecided = decidedIn.includes(now.finding);
  const releasedTo = isDecided ? now.releasedTo : [];
  const draft = piece('finding_draft');
  const decision = piece('finding', {releasedTo});
  // Before the decision only the draft's readers know its words; what it rests on they alone know for ever.
  const named: readonly PlantedPiece[] = isDecided
    ? [draft, decision, piece('release_work')]
    : [draft, piece('release_work')];
  const digests = invitedIn.includes(now.finding) ? ['velmoth', 'dorquine'] : [];
  const toCommission = atTheTable.includes(now.finding) ? [piece('deliberation', {sentTo: everySide})] : [];
  const id = plant.word(
    draft,
    decision,
    ...toCommission,
    ...digests.map((side) => piece('reply_digest', {sentTo: [`side:${side}`]})),
    piece('act'),
  );
  const body = {
    kind: 'breach',
    title: plant.word(...named),
    incident: incidents[0],
    actor: 'dorquine',
    result: 'violation',
    standard: 'reasonable_grounds_to_believe',
    facts: plant.word(draft),
    reasons: plant.word(draft),
    basis: [...reports, plant.word(draft)],
    evidence: [],
  };
  const drafted = act('ines', 'finding_drafted', id, body);
  const reviewed = act('lea', 'finding_reviewed', id, {outcome: 'passed', reasons: plant.word(draft)});
  const replies = digests.map((side) => reply(planting, id, side));
  const votes =
    toCommission.length === 0 ? [] : ['member-v', 'member-t', 'hana'].map((person) => vote(planting, id, person));
  const decided = isDecided
    ? act('hana', 'finding_decided', id, {
        result: 'violation',
        reasons: plant.word(decision),
        dissent: plant.word(decision),
      })
    : undefined;
  const acts: DeskAct[] = [
    drafted,
    reviewed,
    ...replies.flatMap(({invited, filed}) => [invited, ...(filed === undefined ? [] : [filed])] as DeskAct[]),
    ...votes,
    ...(decided === undefined ? [] : [decided]),
  ];
  state.findings.set(id, {
    id,
    draft: drafted as never,
    state: now.finding,
    replies,
    votes: votes as never,
    ...(decided === undefined ? {} : {decided: decided as never}),
    sensitive: now.sensitive,
    releasedTo,
    acts,
  });
  plantRelease(planting, id);
  plantPairs(planting, reports);
  return [id];
}

function reply({canaries: plant, now, act, piece}: Planting, id: string, side: string): FindingReply {
  const isDecided = decidedIn.includes(now.finding);
  const person = side === 'velmoth' ? 'liaison-v' : 'liaison-d';
  const toSide = piece('reply_digest', {sentTo: [`side:${side}`]});
  const toTable = atTheTable.includes(now.finding) ? [piece('deliberation', {sentTo: everySide})] : [];
  const invited = act('lea', 'reply_invited', id, {side, clock: 'serious', digest: plant.word(toSide, ...toTable)});
  const replied = piece('reply', {ownedBy: ownersOf(person), releasedTo: isDecided ? now.releasedTo : []});
  const filed =
    now.finding === 'right_of_reply' && side === 'dorquine'
      ? undefined
      : act(person, 'reply_filed', id, {text: plant.word(replied), language: 'en'});
  return {
    side,
    invited: invited as never,
    due: minuteAfter(5_000),
    ...(filed === undefined ? {} : {filed: filed as never}),
  };
}

function vote({canaries: plant, act, piece}: Planting, id: string, person: string): DeskAct {
  const cast = piece('deliberation', {ownedBy: ownersOf(person), sentTo: everySide});
  return act(person, 'vote_cast', id, {vote: 'for', reasons: plant.word(cast)});
}

function plantRelease({state, canaries: plant, act, piece}: Planting, finding: string): void {
  const work = piece('release_work');
  const id = plant.word(work, piece('act'));
  const proposed = act('ines', 'release_proposed', id, {
    what: [`finding:${finding}`],
    tier: 'public',
    title: plant.word(work),
    text: plant.word(work),
    answers: [{check: 'mosaic', reason: plant.word(work)}],
  });
  const approved = act('hana', 'release_approved', id, {reasons: plant.word(work)});
  state.releases.set(id, {
    id,
    proposed: proposed as never,
    state: 'proposed',
    earliest: minuteAfter(9_000),
    approved: approved as never,
    acts: [proposed, approved],
  });
}

function plantPairs({state, canaries: plant, act, piece}: Planting, reports: readonly string[]): void {
  const work = piece('release_work', {ownedBy: ['spec']});
  const unsealing = plant.word(work, piece('act'));
  const asked = act('spec', 'unsealing_proposed', unsealing, {report: reports[0], to: 'dpo', reason: plant.word(work)});
  const agreed = act('hana', 'unsealing_approved', unsealing, {reasons: plant.word(piece('release_work'))});
  state.unsealings.set(unsealing, {id: unsealing, proposed: asked, approved: agreed});
  // A removal says why for everybody who reads the work on releases: its reason stands in the ledger.
  const removal = plant.word({what: 'release_work'}, {what: 'act'});
  const wish = act('dpo', 'removal_proposed', removal, {
    entry: 0,
    groups: ['verifier.body'],
    reason: plant.word({what: 'release_work'}),
  });
  state.removals.set(removal, {id: removal, proposed: wish});
}
