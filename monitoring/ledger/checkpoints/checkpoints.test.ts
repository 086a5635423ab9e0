/** Receipts, requests to witnesses and tiles: what reads prints back, and nothing else is taken. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {by, checkpointOf, origin, signatory, theLog, type Signatory} from '../../../test/support/signed-log.ts';
import {leafLimitBytes} from '../leaf.ts';
import {signCheckpoint} from './checkpoint.ts';
import {readReceipt, receiptText, type Receipt} from './receipt.ts';
import {noteText} from './signed-note.ts';
import {entryBundle, readEntryBundle, readTilePath, tilePath, tilesOf, tileWidthAt} from './tiles.ts';
import {readWitnessRequest, witnessRequestText} from './witness-request.ts';

const receipt: Receipt = {
  origin,
  index: 73_894,
  leafHash: by.hash(by.utf8.encode('leaf')),
  accepted: '2026-11-25T09:00:00Z',
  deadline: '2026-11-25T09:01:00Z',
};

const signed = (text: string, {key, sign}: Signatory = theLog): string =>
  noteText({text, signatures: [signCheckpoint(by, key, sign, text)]});

test('a receipt reads back under the log’s key, and under no other', () => {
  const note = signed(receiptText(receipt));
  assert.deepEqual(readReceipt(by, theLog.key, note)?.receipt, receipt);
  assert.equal(readReceipt(by, signatory('other.example/log', 1).key, note), undefined);
  const stranger = signatory('other.example/log', 1);
  // Signed by a log of another name, for a place in this one.
  assert.equal(readReceipt(by, stranger.key, signed(receiptText(receipt), stranger)), undefined);
});

test('what is no receipt is refused, though the log signed it', () => {
  const text = receiptText(receipt);
  for (const [why, changed] of [
    ['a checkpoint', checkpointOf({size: 1, root: receipt.leafHash}).note.text],
    ['another form', text.replace('receipt/1', 'receipt/2')],
    ['a leading zero', text.replace('73894', '073894')],
    ['a negative place', text.replace('73894', '-1')],
    ['a fraction', text.replace('73894', '1.5')],
    ['a deadline without seconds', text.replace('T09:01:00Z', 'T09:01Z')],
    ['a deadline of another zone', text.replace('T09:01:00Z', 'T09:01:00+05:00')],
    ['a short hash', text.replace(/\n[^\n]{43}=\n/, '\nAAAA\n')],
    ['a line more', `${text}more\n`],
    ['a line less', text.replace(/[^\n]*\n$/, '')],
  ] as const) {
    assert.notEqual(changed, text, why);
    assert.equal(readReceipt(by, theLog.key, signed(changed)), undefined, why);
  }
});

test('every single-bit flip of a receipt is refused', () => {
  const bytes = by.utf8.encode(signed(receiptText(receipt)));
  let accepted = 0;
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = bytes.slice();
    changed[bit >> 3]! ^= 1 << (bit & 7);
    // Bytes that are not UTF-8 reach no reader of text.
    const text = new TextDecoder().decode(changed);
    if (readReceipt(by, theLog.key, text) !== undefined) accepted += 1;
  }
  assert.equal(accepted, 0);
});

test('a receipt cannot be read as a checkpoint: an origin has no space', () => {
  const note = signed(receiptText(receipt));
  assert.equal(readWitnessRequest(`old 0\n\n${note}`), undefined);
});

test('a request to a witness reads back, with up to 63 hashes', () => {
  const checkpoint = checkpointOf({size: 9, root: receipt.leafHash}, []);
  const hash = fc.uint8Array({minLength: 32, maxLength: 32});
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.array(hash, {maxLength: 63}), (oldSize, proof) => {
      const request = {oldSize, proof, checkpoint};
      assert.deepEqual(readWitnessRequest(witnessRequestText(request)), request);
    }),
    {seed: 51, numRuns: 50},
  );
  const tooMany = witnessRequestText({oldSize: 1, proof: Array(64).fill(receipt.leafHash), checkpoint});
  assert.equal(readWitnessRequest(tooMany), undefined);
});

test('what is no request is refused', () => {
  const checkpoint = checkpointOf({size: 9, root: receipt.leafHash}, []);
  const text = witnessRequestText({oldSize: 5, proof: [receipt.leafHash], checkpoint});
  for (const [why, changed] of [
    ['empty', ''],
    ['no old size', text.replace('old 5\n', '')],
    ['a leading zero', text.replace('old 5', 'old 05')],
    ['a hash with spare bits', text.replace(/(.)=\n\n/, '9=\n\n')],
    ['an empty line more', text.replace('old 5\n', 'old 5\n\n')],
    ['no checkpoint', text.slice(0, text.indexOf('\n\n') + 2)],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
  ] as const)
    assert.equal(readWitnessRequest(changed), undefined, why);
});

test('the example of the standard: 70,000 entries, and index 1234067', () => {
  const tiles = [...tilesOf(70_000)];
  const count = (level: number | 'entries', full: boolean): readonly number[] =>
    tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).map(({width}) => width);
  assert.equal(count(0, true).length, 273);
  assert.deepEqual(
    [count(0, false), count(1, true), count(1, false), count(2, true), count(2, false)],
    [[112], [256], [17], [], [1]],
  );
  assert.equal(count('entries', true).length, 273);
  assert.deepEqual(count('entries', false), [112]);
  assert.equal(tilePath({level: 0, index: 1_234_067, width: 256}), 'tile/0/x001/x234/067');
  assert.deepEqual(
    [...tilesOf(256)].map((tile) => tilePath(tile)),
    ['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'],
  );
  assert.deepEqual([...tilesOf(0)], []);
});

test('paths of tiles read back, and every other spelling is refused', () => {
  const level = fc.oneof(fc.nat({max: 63}), fc.constant('entries' as const));
  fc.assert(
    fc.property(level, fc.nat({max: 1e12}), fc.integer({min: 1, max: 256}), (...[named, index, width]) => {
      const address = {level: named, index, width};
      assert.deepEqual(readTilePath(tilePath(address)), address);
    }),
    {seed: 52},
  );
  const refused =
    'tile/0/000.p/256|tile/0/000.p/0|tile/0/000.p/01|tile/00/000|tile/64/000|tile/-1/000|tile/0/0|tile/0/1000|tile/0/x000/000|tile/0/001/000|tile/0/x001/067/|tile/data/000|tile/8/0/000|/tile/0/000|tile/0/../000|tile/0/000.p|tile/0/000.p/|tile/0/000\n|';
  for (const path of refused.split('|')) assert.equal(readTilePath(path), undefined, path);
});

test('a tile is as wide as the log fills it', () => {
  assert.equal(tileWidthAt(0, 0, 255), 255);
  assert.equal(tileWidthAt(1, 0, 255), 0);
  assert.equal(tileWidthAt(1, 0, 256), 1);
  assert.equal(tileWidthAt('entries', 1, 257), 1);
  assert.equal(tileWidthAt('entries', 2, 257), 0);
});

test('entry bundles read back; lengths that do not add up are refused', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({maxLength: 600}), {maxLength: 20}), (entries) => {
      const bundle = entryBundle(entries);
      assert.deepEqual(readEntryBundle(bundle), entries);
      if (entries.length > 0 && (entries.at(-1)?.length ?? 0) > 0)
        assert.equal(readEntryBundle(bundle.subarray(0, bundle.length - 1)), undefined);
      assert.equal(readEntryBundle(Uint8Array.of(...bundle, 0)), undefined);
    }),
    {seed: 53},
  );
  assert.equal(readEntryBundle(entryBundle([new Uint8Array(leafLimitBytes)]))?.[0]?.length, leafLimitBytes);
  assert.throws(() => entryBundle([new Uint8Array(leafLimitBytes + 1)]), RangeError);
});
