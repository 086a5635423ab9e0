/** The inbox: by clock, only what the viewer may do and read, and never his own work; the same with the sides swapped. */
import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import fc from 'fast-check';
import type {Viewer} from '../../access/index.ts';
import {actingDesk, breachDraft, cast, viewerOf, type ActingDesk} from '../../../test/support/acting-desk.ts';
import {inboxPage} from '../index.ts';
import {openItems, type Audience, type OpenItem} from '../open-items.ts';

const told = (story: ActingDesk, person: string, now?: string) =>
  inboxPage(story.desk, story.context(person, now)).items.map(({noun, id, what}) => `${noun} ${id}: ${what}`);

function drafted(): ActingDesk {
  const story = actingDesk();
  story.report('r-1', 'monica');
  story.incident('i-1', ['r-1'], {state: 'alleged'});
  story.does('ines', 'finding_drafted', 'f-1', {...breachDraft});
  return story;
}

const findings = (story: ActingDesk, person: string, now?: string) =>
  told(story, person, now).filter((one) => one.startsWith('finding'));

suite('an inbox', () => {
  test('follows a finding from hand to hand', () => {
    const story = drafted();
    assert.deepEqual(findings(story, 'ines'), ['finding f-1: Finish the draft and send it to review.']);
    assert.deepEqual(findings(story, 'ivan'), []);
    story.does('ines', 'finding_sent_to_review', 'f-1');
    assert.deepEqual(findings(story, 'lea'), ['finding f-1: Review the draft.']);
    assert.deepEqual(findings(story, 'hana'), []);
    story.does('lea', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'EXERCISE'});
    assert.deepEqual(findings(story, 'hana'), ['finding f-1: Invite Authority of Dorquine (exercise) to reply.']);
    story.does(
      'lea',
      'reply_invited',
      'f-1',
      {side: 'dorquine', clock: 'flash', digest: 'EXERCISE'},
      '2025-03-11T00:00:00Z',
    );
    assert.deepEqual(findings(story, 'liaison-d'), ['finding f-1: Reply to the digest.']);
    assert.deepEqual(findings(story, 'liaison-v'), []);
    assert.deepEqual(findings(story, 'lea'), [], 'nothing to close while the clock runs');
    const late = '2025-03-12T00:00:01Z';
    assert.deepEqual(findings(story, 'lea', late), ['finding f-1: Say that no reply came.']);
    assert.equal(inboxPage(story.desk, story.context('lea', late)).overdue, 1);
    story.does('lea', 'reply_closed', 'f-1', {}, late);
    for (const voter of ['lea', 'hana', 'member-v', 'member-d', 'member-t'])
      assert.deepEqual(findings(story, voter), ['finding f-1: Vote, with reasons.'], voter);
    story.does('lea', 'vote_cast', 'f-1', {vote: 'for', reasons: 'EXERCISE'});
    assert.deepEqual(findings(story, 'lea'), []);
    story.does('member-v', 'vote_cast', 'f-1', {vote: 'for', reasons: 'EXERCISE'});
    assert.ok(findings(story, 'hana').includes('finding f-1: Decide on the votes.'));
  });

  test('a title says to a side no more than the digest does', () => {
    const story = drafted();
    story.does('ines', 'finding_sent_to_review', 'f-1');
    story.does('lea', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'EXERCISE'});
    story.does('lea', 'reply_invited', 'f-1', {side: 'dorquine', clock: 'flash', digest: 'EXERCISE'});
    const [item] = inboxPage(story.desk, story.context('liaison-d')).items;
    assert.equal(item?.title, 'A digest was sent to your side');
    assert.ok(!JSON.stringify(item).includes('Tolvecca'));
  });

  test('a sensitive case is in the inbox of those who read such cases only', () => {
    const story = actingDesk();
    story.report('r-1', 'monica', {sensitive: true});
    story.incident('i-1', ['r-1'], {sensitive: true});
    story.does('ines', 'finding_drafted', 'f-1', {...breachDraft});
    story.does('ines', 'finding_sent_to_review', 'f-1');
    assert.deepEqual(findings(story, 'lea'), []);
  });

  test('the public and whoever holds no role have nothing to do', () => {
    const story = drafted();
    for (const person of ['', 'nobody']) {
      const page = inboxPage(story.desk, story.context(person));
      assert.deepEqual([page.total, page.items, page.acts], [0, [], []]);
    }
  });

  test('both liaisons may begin the same', () => {
    const story = drafted();
    const [one, other] = ['liaison-v', 'liaison-d'].map((person) => inboxPage(story.desk, story.context(person)).acts);
    assert.ok((one?.length ?? 0) > 0);
    assert.deepEqual(one, other);
  });
});

const audiences: readonly Audience[] = [
  {roles: ['legal_reviewer', 'head_of_mission'], fieldClass: 'finding_draft', sensitive: false},
  {roles: ['head_of_mission'], fieldClass: 'release_work', sensitive: true},
  {roles: ['party_liaison'], fieldClass: 'reply_digest', sensitive: false, side: 'velmoth'},
  {roles: ['investigator'], fieldClass: 'finding_draft', sensitive: false, person: 'ines'},
];

const itemOf = (
  id: string,
  audience: number,
  due: number | undefined,
  entry: number,
  notFor: string,
  when: 'always' | 'afterDue' | 'beforeDue',
): OpenItem => ({
  noun: entry % 2 === 0 ? 'finding' : 'release',
  id,
  title: 'EXERCISE',
  state: 'x',
  what: 'y',
  act: 'vote_cast',
  entry,
  audience: audiences[audience] as Audience,
  notFor: [notFor],
  ...(due === undefined ? {} : {due: String(due).padStart(2, '0')}),
  ...(when !== 'always' && due !== undefined ? {[when]: true} : {}),
});

test('the merge of groups is the plain sorted filter, whatever was put in, replaced and taken out', () => {
  const step = fc.record({
    id: fc.integer({min: 0, max: 12}),
    audience: fc.integer({min: 0, max: audiences.length - 1}),
    due: fc.option(fc.integer({min: 0, max: 9}), {nil: undefined}),
    notFor: fc.constantFrom('lea', 'hana', 'ines', 'nobody'),
    when: fc.constantFrom('always' as const, 'afterDue' as const, 'beforeDue' as const),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(step, {maxLength: 40}),
      fc.constantFrom(...Object.keys(cast)),
      fc.integer({min: 0, max: 9}),
      fc.integer({min: 0, max: 5}),
      (steps, person, now, offset) => {
        const index = openItems();
        const plain = new Map<string, OpenItem>();
        steps.forEach(({id, audience, due, notFor, when, gone}, entry) => {
          const item = itemOf(`f-${id}`, audience, due, entry, notFor, when);
          index.set('any', item.id, gone ? [] : [item]);
          if (gone) plain.delete(item.id);
          else plain.set(item.id, item);
        });
        const viewer = viewerOf(person);
        const asked = {viewer, now: String(now).padStart(2, '0'), alone: false, offset, limit: 4};
        const found = index.find(asked);
        const expected = [...plain.values()]
          .filter((item) => isShown(item, viewer, asked.now))
          .toSorted((a, b) =>
            (a.due ?? '~') < (b.due ?? '~') ? -1 : (a.due ?? '~') > (b.due ?? '~') ? 1 : a.entry - b.entry,
          );
        assert.equal(found.total, expected.length);
        assert.equal(found.overdue, expected.filter(({due}) => due !== undefined && due < asked.now).length);
        const ids = (items: readonly OpenItem[]) => items.map(({id, entry}) => [id, entry]);
        assert.deepEqual(ids(found.items), ids(expected.slice(offset, offset + 4)));
      },
    ),
    {seed: 41, numRuns: 300},
  );
});

/** By hand for the four audiences above, without the policy table. */
function isShown({audience, notFor, due, afterDue, beforeDue}: OpenItem, {person, held}: Viewer, now: string): boolean {
  if (notFor.includes(person) || (afterDue === true && (due ?? '') >= now)) return false;
  if (beforeDue === true && (due ?? '') < now) return false;
  const has = (role: string, side?: string) =>
    held.some((one) => one.role === role && (side === undefined || one.side === side));
  switch (audiences.indexOf(audience)) {
    case 0:
      return has('legal_reviewer') || has('head_of_mission');
    case 1:
      return has('head_of_mission');
    case 2:
      return has('party_liaison', 'velmoth');
    default:
      return person === 'ines';
  }
}
