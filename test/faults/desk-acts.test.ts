/**
 * Many desks at once: reports, screenings, proposals and approvals that exclude each other, some sent twice, some answers lost. In the
 * end every act that was acknowledged stands where its answer said, once; nothing was decided by one pair of eyes; and a
 * restart finds the same desk.
 */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import type {HeldRole, Role} from '../../monitoring/access/index.ts';
import type {ActWords} from '../../monitoring/desk/index.ts';
import {exercise, servedDesk, signedAct, type Handed, type ServedDesk} from '../support/desk-server.ts';
import {campaign, figure} from './campaign.ts';

const deskCount = campaign(8, 64);
const acts = campaign(8 * 200, 10_000);

const roles: readonly Role[] = [
  'verification_officer',
  'head_of_mission',
  'investigator',
  'data_protection_officer',
  'monitor',
  'verification_officer',
];

const people: Readonly<Record<string, HeldRole>> = Object.fromEntries(
  Array.from({length: deskCount}, (_, index) => [`w${index}`, {role: roles[index % roles.length] as Role}]),
);

function random(seed: number): () => number {
  let state = (seed + 1) * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const account = {
  when: {from: '2025-03-09', to: '2025-03-09', precision: 1},
  where: {placeText: 'EXERCISE: by the well', precision: 3},
  eventType: 'small_arms_fire',
  basis: 'saw',
  text: 'EXERCISE. Three shots by the well.',
  language: 'en',
  channel: 'monitor_form',
};

/** Ids that many desks reach for at the same time. */
const shared = (draw: () => number): number => Math.floor(draw() * 40);

function wordsFor(role: Role, draw: () => number, own: string): ActWords {
  const chief = role === 'head_of_mission' || role === 'data_protection_officer';
  const toss = draw();
  if (chief && toss < 0.5) {
    const body = {entry: 10, groups: ['verifier.body'], reason: 'EXERCISE'};
    return {kind: 'removal_proposed', subject: `rm-${shared(draw)}`, body};
  }
  if (chief) return {kind: 'removal_approved', subject: `rm-${shared(draw)}`, body: {reasons: 'EXERCISE'}};
  if (role !== 'monitor' && toss < 0.4) {
    const body = {outcome: 'rejected_out_of_scope', reason: 'EXERCISE'};
    return {kind: 'report_screened', subject: `r-${shared(draw)}`, body};
  }
  return {kind: 'report_submitted', subject: toss < 0.6 ? `r-${shared(draw)}` : own, body: account};
}

interface Acknowledged {
  readonly handed: Handed;
  readonly index: number;
}

async function work(desk: ServedDesk, name: string, count: number): Promise<readonly Acknowledged[]> {
  const draw = random(Number(name.slice(1)));
  const author = desk.author(name);
  const acknowledged: Acknowledged[] = [];
  for (let number = 0; number < count; number += 1) {
    const words = wordsFor(people[name]?.role ?? 'monitor', draw, `r-${name}-${number}`);
    const at = {caseId: exercise, recorded: '2025-03-10T08:00:00Z', id: `${name}-${number}`};
    const handed = signedAct(author, words, at);
    const sends = draw() < 0.2 ? 2 : 1;
    const answers = await Promise.all(Array.from({length: sends}, () => desk.server.door.accept(handed)));
    const [first] = answers;
    assert.ok(first !== undefined);
    if (first.kind === 'refused') author.forget();
    else {
      author.kept();
      // The answer may be lost; then the desk sends again and must hear the same.
      const again = draw() < 0.1 ? await desk.server.door.accept(handed) : first;
      assert.ok(again.kind !== 'refused' && again.index === first.index, JSON.stringify(again));
      acknowledged.push({handed, index: first.index});
    }
    for (const answer of answers) assert.equal(answer.kind === 'refused', first.kind === 'refused');
  }
  return acknowledged;
}

const stateOf = (desk: ServedDesk): string =>
  JSON.stringify(desk.server.desks.desk(exercise)?.state, (_, value: unknown) =>
    value instanceof Map ? [...(value as Map<string, unknown>)] : value,
  );

test(`${deskCount} desks, ${acts} acts at once: none lost, none doubled, no decision with one pair of eyes`, async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-desks-'));
  context.after(() => rmSync(folder, {recursive: true, force: true}));
  const desk = await servedDesk({folder, people});
  const {size} = desk.record.ledger;
  const each = Math.ceil(acts / deskCount);
  const done = (await Promise.all(Object.keys(people).map((name) => work(desk, name, each)))).flat();
  assert.ok(done.length > acts / 4, `only ${done.length} acts passed their rules`);
  assert.equal(
    desk.record.ledger.size,
    size + done.length,
    'nothing stands that was not acknowledged, and nothing twice',
  );
  assert.equal(new Set(done.map(({index}) => index)).size, done.length);
  for (const {handed, index} of done) assert.equal(Buffer.from(desk.record.ledger.leaf(index)).toString(), handed.leaf);
  const state = desk.server.desks.desk(exercise)?.state;
  assert.deepEqual(state?.refused, []);
  const decided = [...(state?.removals.values() ?? [])].filter(({approved}) => approved !== undefined);
  assert.ok(decided.length > 5, `only ${decided.length} removals were decided`);
  for (const {proposed, approved} of decided) assert.notEqual(proposed.person, approved?.person);
  const before = stateOf(desk);
  await desk.close();
  const again = await servedDesk({folder, people});
  assert.ok(stateOf(again) === before, 'a restart finds another desk');
  await again.close();
  figure(context, 'desk_acts', deskCount * each);
});
