/** Acts over HTTP: who may hand in what, and what stands afterwards. */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {codesOf, servedDesk, type ServedDesk} from '../support/desk-server.ts';

let desk: ServedDesk;
before(async () => {
  desk = await servedDesk();
});
after(() => desk.close());

const mandate = {layersOff: [], publicDelayHours: 72, smallestCell: 5, leastVotes: 2, reason: 'EXERCISE'};

test('an act is taken with a receipt, and the same again is answered the same', async () => {
  const hana = desk.author('hana');
  const sent = desk.sign('hana', {kind: 'mandate_set', subject: 'exercise', body: mandate});
  const first = await desk.post('/api/desk/acts', sent, 'hana');
  assert.equal(first.status, 201, first.text);
  hana.kept();
  const again = await desk.post('/api/desk/acts', sent, 'hana');
  assert.deepEqual([again.status, again.body], [200, first.body]);
  assert.equal(desk.server.desks.desk('exercise')?.state.mandate.smallestCell, 5);
  const foreign = await desk.post('/api/desk/acts', sent, 'vera');
  assert.equal(foreign.status, 200);
});

test('whoever may not do it is refused, and nothing of it is kept', async () => {
  const {size} = desk.record.ledger;
  assert.deepEqual(codesOf(await desk.act('monica', 'mandate_set', 'exercise', mandate)), ['not-your-role']);
  assert.equal(desk.record.ledger.size, size);
});

test('of two acts that exclude each other, sent at the same moment, one stands', async () => {
  const proposed = {entry: 0, groups: ['verifier.body'], reason: 'EXERCISE'};
  for (let round = 0; round < 10; round += 1) {
    const {size} = desk.record.ledger;
    const both = await Promise.all(
      ['hana', 'dora'].map((name) => desk.act(name, 'removal_proposed', `rm-clash-${round}`, proposed)),
    );
    assert.deepEqual(both.map(({status}) => status).toSorted(), [201, 409], both.map(({text}) => text).join('\n'));
    assert.equal(desk.record.ledger.size, size + 1);
  }
});
