/** What stands is what the ledger says: after a restart, after a removal, and beside entries that were put there past the rules. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import type {Draft} from '../../monitoring/ledger/index.ts';
import {carryingOut} from '../../platform/desk/index.ts';
import {appendSigned} from '../../platform/keys/index.ts';
import {servedDesk, signedAct, type ServedDesk} from '../support/desk-server.ts';

const account = {
  when: {from: '2025-03-09', to: '2025-03-09', precision: 1},
  where: {placeText: 'EXERCISE: by the well', precision: 3},
  eventType: 'small_arms_fire',
  basis: 'saw',
  text: 'EXERCISE. Three shots by the well.',
  language: 'en',
  channel: 'monitor_form',
};

function ownFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-replay-'));
  context.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

const stateOf = (desk: ServedDesk): unknown => {
  const state = desk.server.desks.desk('exercise')?.state;
  return JSON.parse(
    JSON.stringify(state, (_, value: unknown) => (value instanceof Map ? [...(value as Map<string, unknown>)] : value)),
  );
};

test('a restart finds the same desk, and a removed body in none', async (context) => {
  const folder = ownFolder(context);
  const first = await servedDesk({folder});
  const entry = await first.does('monica', 'report_submitted', 'r-1', account);
  await first.does('monica', 'report_submitted', 'r-2', account);
  await first.does('vera', 'report_screened', 'r-1', {outcome: 'in_scope', reason: 'EXERCISE'});
  const wish = {entry, groups: ['verifier.body'], reason: 'EXERCISE. Somebody may be found by it.'};
  await first.does('dora', 'removal_proposed', 'rm-1', wish);
  const carrying = carryingOut({...first.server, report: (sentence) => assert.fail(sentence)});
  await carrying.run();
  assert.ok(JSON.stringify(stateOf(first)).includes('Three shots'), 'one pair of eyes removes nothing');
  await first.does('hana', 'removal_approved', 'rm-1', {reasons: 'EXERCISE'});
  await carrying.run();
  const removed = first.server.desks.desk('exercise')?.state.reports.get('r-1');
  assert.deepEqual([removed?.first.body, removed?.state], [undefined, 'screened']);
  const {size} = first.record.ledger;
  await carrying.run();
  assert.equal(first.record.ledger.size, size, 'what was carried out is not carried out again');
  const before = stateOf(first);
  await first.close();
  const again = await servedDesk({folder});
  assert.deepEqual(stateOf(again), before);
  assert.equal(again.server.desks.desk('exercise')?.state.refused.length, 0);
  await again.does('vera', 'report_screened', 'r-2', {outcome: 'in_scope', reason: 'EXERCISE'});
  await again.close();
});

test('an act put into the ledger past the rules is listed and changes nothing', async (context) => {
  const folder = ownFolder(context);
  const first = await servedDesk({folder});
  await first.does('monica', 'report_submitted', 'r-1', account);
  const before = first.server.desks.desk('exercise')?.state.reports.get('r-1');
  // Whoever holds the machine writes beside the server: as somebody who may not, as nobody, and what is no act.
  const {ledger, contents, signers} = first.record;
  const monica = first.author('monica');
  const words = {kind: 'report_screened', subject: 'r-1', body: {outcome: 'in_scope', reason: 'EXERCISE'}};
  const own = signedAct(monica, words, {caseId: 'exercise', recorded: '2025-03-10T09:00:00Z', id: 'past-1'});
  await contents.keep(
    Object.entries(own.groups).map(([name, {salt, content}]) => ({
      commitment: (JSON.parse(own.leaf) as {groups: Record<string, string>}).groups[name] ?? '',
      body: Buffer.concat([
        Buffer.from(salt, 'base64'),
        Buffer.from(JSON.stringify(content, Object.keys(content).toSorted())),
      ]),
    })),
  );
  await ledger.append([Buffer.from(own.leaf)]);
  const operator = signers('operator', '2025-03-10T09:00:00Z');
  assert.ok(operator.ok);
  const strange: Draft = {
    kind: 'record',
    case: 'exercise',
    table: 'acts',
    id: 'past-2',
    groups: {'verifier.act': Buffer.alloc(32, 7).toString('base64')},
    recorded: '2025-03-10T09:00:00Z',
  };
  assert.ok((await appendSigned(ledger, operator.value, [strange])).ok);
  await first.close();
  const again = await servedDesk({folder});
  assert.deepEqual(again.server.desks.desk('exercise')?.state.reports.get('r-1'), before);
  const codes = again.server.desks.refused('exercise').map(({act, problems}) => [act.id, problems[0]?.code]);
  assert.deepEqual(codes, [
    ['past-1', 'not-your-role'],
    ['past-2', 'unknown-act'],
  ]);
  await again.close();
});
