/** A finding’s way, gate by gate: who may open each, in which order, and what opens none. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  actingDesk,
  breachDraft,
  cast as actingRoles,
  type ActingDesk,
  type DeskSettings,
} from '../../../test/support/acting-desk.ts';
import {findingPage, inboxPage} from '../index.ts';

const occurrence = {
  ...breachDraft,
  kind: 'occurrence',
  result: 'verified_occurred',
  actor: undefined,
  obligation: undefined,
};
const draft = (fields: object = {}): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries({...breachDraft, ...fields}).filter(([, value]) => value !== undefined));

function opened(settings: DeskSettings = {}): ActingDesk {
  const story = actingDesk(settings);
  story.report('r-1', 'monica');
  story.incident('i-1', ['r-1']);
  return story;
}

const digest = {
  side: 'dorquine',
  clock: 'serious',
  digest: 'EXERCISE. The mission drafts that fire came from the east.',
};

function inReply(fields: object = {}): ActingDesk {
  const story = opened();
  story.does('ines', 'finding_drafted', 'f-1', draft(fields));
  story.does('ines', 'finding_sent_to_review', 'f-1');
  story.does('lea', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'EXERCISE'});
  return story;
}

function inDeliberation(fields: object = {}): ActingDesk {
  const story = inReply(fields);
  story.does('lea', 'reply_invited', 'f-1', digest);
  story.does('liaison-d', 'reply_filed', 'f-1', {text: 'EXERCISE. We did not fire.', language: 'en'});
  story.does('ines', 'reply_considered', 'f-1', {text: 'EXERCISE', changesDraft: false});
  return story;
}

const obligationLayer = (story: ActingDesk, actor = 'dorquine'): void => {
  const body = {
    incident: 'i-1',
    layer: 'party_obligation',
    result: 'attributed',
    actor,
    standard: 'reasonable_grounds_to_believe',
    reasons: 'EXERCISE',
    basis: ['r-1'],
  } as const;
  const act = {
    entry: 90,
    id: 'l',
    kind: 'layer_drafted',
    subject: 'l-1',
    person: 'ines',
    at: story.now(),
    body,
    hasIdentity: false,
  };
  story.state.layers.set('l-1', {id: 'l-1', draft: act as never, state: 'approved', releasedTo: [], acts: []});
  story.state.layersOn.set('i-1', ['l-1']);
};

const vote = (word = 'for') => ({vote: word, reasons: 'EXERCISE'});
const decision = (fields: object = {}) => ({result: 'violation', reasons: 'EXERCISE', ...fields});

test('the way: review, reply, votes, decision by others than who drafted', () => {
  const story = inDeliberation();
  obligationLayer(story);
  story.does('lea', 'vote_cast', 'f-1', vote());
  story.does('member-v', 'vote_cast', 'f-1', vote());
  story.does('hana', 'finding_decided', 'f-1', decision());
  assert.equal(story.state.findings.get('f-1')?.state, 'decided');
  const page = findingPage(story.desk, story.context('hana'), 'f-1');
  assert.equal(page?.onePairOfEyes, undefined);
  assert.equal(page?.votes?.length, 2);
  assert.equal(page?.reply?.state, 'reply_received');
  assert.match(page?.reply?.sha256 ?? '', /^[0-9a-f]{64}$/);
});

test('nobody passes a gate on what he drafted, whichever version', () => {
  const roles = {both: [{role: 'investigator'}, {role: 'legal_reviewer'}, {role: 'head_of_mission'}]} as const;
  const story = opened({roles: {...actingRoles, ...roles}});
  story.does('both', 'finding_drafted', 'f-1', draft());
  story.does('ines', 'finding_redrafted', 'f-1', draft({reason: 'EXERCISE'}));
  story.does('ines', 'finding_sent_to_review', 'f-1');
  assert.deepEqual(story.act('both', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'x'}), ['own-work']);
  story.does('lea', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'x'});
  assert.deepEqual(story.act('both', 'reply_invited', 'f-1', digest), ['own-work']);
  story.does('lea', 'reply_invited', 'f-1', digest);
  const late = '2025-03-20T00:00:00Z';
  assert.deepEqual(story.act('both', 'reply_closed', 'f-1', {}, late), ['own-work']);
  story.does('lea', 'reply_closed', 'f-1', {}, late);
  assert.deepEqual(story.act('both', 'vote_cast', 'f-1', vote()), ['own-work']);
  story.does('lea', 'vote_cast', 'f-1', vote());
  story.does('hana', 'vote_cast', 'f-1', vote());
  obligationLayer(story);
  assert.deepEqual(story.act('both', 'finding_decided', 'f-1', decision()), ['own-work']);
  story.does('hana', 'finding_decided', 'f-1', decision());
});

test('a reply is the invited side’s, before its clock runs out; no reply is said only after', () => {
  const story = inReply();
  assert.deepEqual(story.act('liaison-d', 'reply_filed', 'f-1', {text: 'x', language: 'en'}), ['not-known']);
  assert.deepEqual(story.act('lea', 'reply_invited', 'f-1', {...digest, side: 'velmoth'}), ['other-side']);
  story.does('lea', 'reply_invited', 'f-1', digest, '2025-03-11T00:00:00Z');
  assert.deepEqual(story.act('liaison-v', 'reply_filed', 'f-1', {text: 'x', language: 'en'}), ['not-known']);
  assert.deepEqual(story.act('hana', 'reply_closed', 'f-1', {}, '2025-03-14T00:00:00Z'), ['clock-running']);
  const ask = {until: '2025-03-16T00:00:00Z', reason: 'EXERCISE'};
  story.does('liaison-d', 'reply_extension_asked', 'f-1', ask, '2025-03-14T00:00:00Z');
  assert.deepEqual(story.act('hana', 'reply_closed', 'f-1', {}, '2025-03-14T00:00:01Z'), ['wrong-state']);
  story.does('hana', 'reply_extension_decided', 'f-1', {granted: true, ...ask});
  assert.deepEqual(story.act('liaison-d', 'reply_filed', 'f-1', {text: 'x', language: 'en'}, '2025-03-16T00:00:01Z'), [
    'too-late',
  ]);
  story.does('hana', 'reply_closed', 'f-1');
  assert.equal(story.state.findings.get('f-1')?.state, 'no_reply');
});

test('where it is about neither side, both are asked alike and neither clock stops alone', () => {
  const story = inReply(occurrence);
  story.does('lea', 'reply_invited', 'f-1', {...digest, clock: 'flash'}, '2025-03-11T00:00:00Z');
  assert.deepEqual(story.act('lea', 'reply_closed', 'f-1', {}, '2025-03-13T00:00:00Z'), ['not-invited']);
  story.does('lea', 'reply_invited', 'f-1', {...digest, side: 'velmoth'});
  story.does('liaison-v', 'reply_filed', 'f-1', {text: 'EXERCISE', language: 'en'});
  assert.equal(story.state.findings.get('f-1')?.state, 'right_of_reply');
  story.does('lea', 'reply_closed', 'f-1', {}, '2025-03-17T00:00:00Z');
  const {state, replies} = story.state.findings.get('f-1') ?? {};
  assert.equal(state, 'reply_received');
  assert.deepEqual(
    replies?.map(({side, filed}) => [side, filed !== undefined]),
    [
      ['dorquine', false],
      ['velmoth', true],
    ],
  );
});

test('what is sent shows no source, no exact place, no loaded word', () => {
  const story = inReply();
  const refused = (text: string) => story.act('lea', 'reply_invited', 'f-1', {...digest, digest: text});
  assert.deepEqual(refused('EXERCISE. As r-1 says.'), ['source-shown']);
  assert.deepEqual(refused('EXERCISE. At -1.8153, -5.4346.'), ['exact-place']);
  assert.deepEqual(refused('EXERCISE. As Exa  Mplename saw.'), ['person-named']);
  assert.deepEqual(refused('EXERCISE. The aggressor fired.'), ['loaded-word']);
  assert.deepEqual(refused('EXERCISE. It was called “an act of the aggressor”.'), []);
});

test('a vote of the same person replaces the earlier one and both stay in the history', () => {
  const story = inDeliberation();
  obligationLayer(story);
  story.does('lea', 'vote_cast', 'f-1', vote());
  story.does('lea', 'vote_cast', 'f-1', vote('against'));
  assert.deepEqual(story.act('hana', 'finding_decided', 'f-1', decision()), ['votes-missing']);
  story.does('leo', 'vote_cast', 'f-1', vote('abstain'));
  const finding = story.state.findings.get('f-1');
  assert.equal(finding?.votes.length, 2);
  assert.equal(finding?.acts.filter(({kind}) => kind === 'vote_cast').length, 3);
  assert.deepEqual(story.act('hana', 'finding_decided', 'f-1', decision()), ['votes-against', 'missing-value']);
  story.does('hana', 'finding_decided', 'f-1', decision({result: 'undetermined', dissent: 'EXERCISE'}));
});

test('an act is no breach by itself (R-E8): another layer, another side or a draft layer do not carry it', () => {
  const story = inDeliberation();
  story.does('lea', 'vote_cast', 'f-1', vote());
  story.does('hana', 'vote_cast', 'f-1', vote());
  const refused = () => story.act('hana', 'finding_decided', 'f-1', decision());
  assert.deepEqual(refused(), ['obligation-not-established']);
  obligationLayer(story, 'velmoth');
  assert.deepEqual(refused(), ['obligation-not-established']);
  obligationLayer(story);
  const layer = story.state.layers.get('l-1');
  assert.ok(layer !== undefined);
  story.state.layers.set('l-1', {...layer, state: 'drafted'});
  assert.deepEqual(refused(), ['obligation-not-established']);
  story.state.layers.set('l-1', layer);
  assert.deepEqual(refused(), []);
});

test('whoever reported or stepped back neither reviews, votes nor decides', () => {
  const story = opened({roles: {...actingRoles, monica: [{role: 'monitor'}, {role: 'legal_reviewer'}]}});
  story.does('ines', 'finding_drafted', 'f-1', draft());
  story.does('ines', 'finding_sent_to_review', 'f-1');
  assert.deepEqual(story.act('monica', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'x'}), ['witness']);
  story.does('lea', 'recusal_declared', 'rec-1', {about: 'side:dorquine', reason: 'nationality'});
  assert.deepEqual(story.act('lea', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'x'}), ['recused']);
  assert.equal(inboxPage(story.desk, story.context('lea'), {noun: 'finding'}).total, 0);
  assert.equal(inboxPage(story.desk, story.context('leo'), {noun: 'finding'}).total, 1);
});

test('an appeal is the concerned side’s, against what it was sent, and decided by somebody who did not decide', () => {
  const story = inDeliberation();
  obligationLayer(story);
  story.does('lea', 'vote_cast', 'f-1', vote());
  story.does('leo', 'vote_cast', 'f-1', vote());
  story.does('hana', 'finding_decided', 'f-1', decision());
  assert.deepEqual(story.act('liaison-d', 'finding_appealed', 'f-1', {grounds: 'EXERCISE'}), ['not-known']);
  const finding = story.state.findings.get('f-1');
  assert.ok(finding !== undefined);
  story.state.findings.set('f-1', {...finding, releasedTo: ['parties_and_mechanism']});
  assert.deepEqual(story.act('liaison-v', 'finding_appealed', 'f-1', {grounds: 'EXERCISE'}), ['other-side']);
  story.does('liaison-d', 'finding_appealed', 'f-1', {grounds: 'EXERCISE'});
  const again = {outcome: 'opened_again', reasons: 'EXERCISE'};
  assert.deepEqual(story.act('hana', 'appeal_decided', 'f-1', again), ['own-work']);
  story.does('hugo', 'appeal_decided', 'f-1', again);
  assert.equal(story.state.findings.get('f-1')?.state, 'draft');
  assert.equal(story.state.findings.get('f-1')?.decided, undefined);
});

test('one person alone may do all of it, and the page says that one pair of eyes decided', () => {
  const one = [
    {role: 'investigator'},
    {role: 'legal_reviewer'},
    {role: 'head_of_mission'},
    {role: 'party_liaison', side: 'dorquine'},
  ] as const;
  const story = actingDesk({mode: 'single_user', roles: {one}});
  story.report('r-1', 'one');
  story.incident('i-1', ['r-1']);
  obligationLayer(story);
  story.does('one', 'finding_drafted', 'f-1', draft());
  story.does('one', 'finding_sent_to_review', 'f-1');
  story.does('one', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'x'});
  story.does('one', 'reply_invited', 'f-1', digest);
  story.does('one', 'reply_closed', 'f-1', {}, '2025-04-20T00:00:00Z');
  story.does('one', 'vote_cast', 'f-1', vote());
  story.does('one', 'finding_decided', 'f-1', decision());
  assert.equal(findingPage(story.desk, story.context('one'), 'f-1')?.onePairOfEyes, true);
});
