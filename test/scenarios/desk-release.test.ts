/** From a report to rows that everybody reads, and back: a release by two pairs of eyes, when its time has come, whole or not at all. */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {carryingOut} from '../../platform/desk/index.ts';
import {readRegister, standingKey} from '../../platform/workflows/register.ts';
import {codesOf, servedDesk, type ServedDesk} from '../support/desk-server.ts';

let desk: ServedDesk;
const said: string[] = [];
let beat: () => Promise<void>;
before(async () => {
  desk = await servedDesk();
  const carrying = carryingOut({...desk.server, report: (sentence) => said.push(sentence)});
  beat = () => carrying.run();
});
after(() => desk.close());

const when = {from: '2025-03-01', to: '2025-03-01', precision: 1};
const where = {place: 'district-tolvecca', precision: 3, territory: 'velmoth'};
const report = {
  when,
  where,
  eventType: 'property_destruction',
  basis: 'saw',
  text: 'EXERCISE. A wall of the mill fell.',
  language: 'en',
  channel: 'monitor_form',
};
const incident = {
  title: 'EXERCISE: a wall of a mill fell',
  when,
  where,
  eventType: 'property_destruction',
  targetType: 'infrastructure',
  severity: 'S1',
  summary: 'EXERCISE. A wall of a mill was reported to have fallen.',
  reports: ['r-1'],
};
const result = {result: 'verified_occurred', standard: 'balance_of_probabilities', reasons: 'EXERCISE. Two accounts.'};

const standing = (id: string) =>
  readRegister(desk.record.ledger, desk.record.ledger.size, 'exercise').standing.get(
    standingKey('exercise', 'incidents', id),
  );

test('a release goes out when its time has come, by two pairs of eyes, and its withdrawal takes its rows back', async () => {
  await desk.does('monica', 'report_submitted', 'r-1', report, {
    grade: {consent: ['verification', 'sharing_with_mechanism', 'publication'], reliability: 'B', credibility: '2'},
  });
  await desk.does('vera', 'report_screened', 'r-1', {outcome: 'in_scope', reason: 'EXERCISE'});
  await desk.does('vera', 'incident_opened', 'i-1', incident);
  await desk.does('vera', 'verification_begun', 'i-1', {stage: 'under_preliminary_check'});
  await desk.does('vera', 'verification_begun', 'i-1', {stage: 'under_verification'});
  await desk.does('vera', 'verification_proposed', 'i-1', result);
  await desk.does('ines', 'verification_checked', 'i-1', result);
  for (const speaker of ['velmoth', 'dorquine']) {
    const body = {incident: 'i-1', speaker, upTo: '2025-03-09', where: 'EXERCISE. Both wires.', found: false};
    await desk.does('vera', 'statement_searched', `s-${speaker}`, body);
  }
  const proposed = {
    what: ['incident:i-1'],
    tier: 'public',
    title: 'EXERCISE: a wall fell',
    text: 'EXERCISE. A wall of a mill was reported to have fallen. No side has said anything about it.',
    answers: [{check: 'mosaic', reason: 'EXERCISE. Many know of it.'}],
  };
  const body = {...proposed};
  await desk.does('vera', 'release_proposed', 'rel-1', body);
  assert.deepEqual(codesOf(await desk.act('vera', 'release_approved', 'rel-1', {reasons: 'EXERCISE'})), [
    'not-your-role',
  ]);
  await desk.does('lea', 'release_approved', 'rel-1', {reasons: 'EXERCISE'});
  desk.clock.seconds = Date.parse('2025-03-20T08:00:00Z') / 1000;
  const {size} = desk.record.ledger;
  await beat();
  assert.deepEqual(said, []);
  const release = () => desk.server.desks.desk('exercise')?.state.releases.get('rel-1');
  assert.equal(release()?.state, 'released');
  assert.ok(standing('i-1') !== undefined);
  const grown = desk.record.ledger.size - size;
  assert.ok(grown >= 4, `${grown} entries in one commit`);
  await beat();
  assert.equal(desk.record.ledger.size, size + grown, 'once');
  await desk.record.pages.upToDate();
  const page = await desk.get<{items?: readonly unknown[]}>('/api/cases/exercise/incidents/i-1');
  assert.equal(page.status, 200, page.text);
  assert.ok(!page.text.includes('mill fell.'), 'no word of the account');
  await desk.does('hana', 'release_withdrawn', 'rel-1', {reason: 'EXERCISE. It was another mill.'});
  await beat();
  assert.equal(standing('i-1'), undefined);
  const after = desk.record.ledger.size;
  await beat();
  assert.equal(desk.record.ledger.size, after, 'withdrawn once');
});
