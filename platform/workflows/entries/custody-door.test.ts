import assert from 'node:assert/strict';
import {test} from 'node:test';
import {evidenceRoom, taken} from '../../../test/support/evidence-desk.ts';
import {testAuthor, testRecorded} from '../../../test/support/signer.ts';
import type {CustodyLeaf, CustodyStep} from '../../../monitoring/ledger/index.ts';
import {addEvidence, findPiece, nextStep} from '../evidence/evidence.ts';
import {custodyDoor} from './custody-door.ts';

test('an entry of custody that is handed in must fit the rules and name a file that is there', async () => {
  const room = await evidenceRoom();
  const {desk, file} = room;
  const door = custodyDoor(desk.ledger, desk.store);
  const device = testAuthor('device-1');
  const codes = (step: CustodyStep): readonly string[] =>
    door(device.sign({...step, kind: 'custody', recorded: testRecorded}) as CustodyLeaf).map(({code}) => code);
  const stranger = {
    case: 'ex',
    event: 'captured',
    evidence: 'a'.repeat(64),
    bytes: 4,
    mediaType: 'image/jpeg',
    madeFrom: '',
    tool: '',
    note: '',
  } as const;
  assert.deepEqual(codes(stranger), ['evidence-missing']);
  const brought = {path: file('a', 'EXERCISE'), case: 'ex', mediaType: '', note: ''};
  const {evidence} = taken(await addEvidence(desk, brought));
  const piece = taken(findPiece(desk.custody(desk.ledger.size), evidence));
  assert.deepEqual(codes(nextStep(piece, 'viewed', '')), []);
  assert.deepEqual(codes(nextStep(piece, 'captured', '')), ['custody-order']);
  assert.deepEqual(codes({...nextStep(piece, 'viewed', ''), bytes: 9}), ['bad-custody', 'evidence-missing']);
  assert.deepEqual(codes({...nextStep(piece, 'viewed', ''), case: 'other'}), ['no-such-evidence']);
  await room.close();
});
