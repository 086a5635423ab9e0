/** Checkpoints: read back or refused, and no changed bit of one is accepted. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  by,
  checkpointOf,
  cosignedSeconds,
  policyOf,
  theLog,
  theWitnesses,
  witnessNames,
} from '../../../test/support/signed-log.ts';
import {cosignedAt, checkpointText, isSignedBy, readCheckpoint, readCheckpointText} from './checkpoint.ts';
import {noteText} from './signed-note.ts';
import {witnessed} from './trust-policy.ts';

const root = by.hash(by.utf8.encode('root'));
const tree = {size: 6416, root};
const policy = policyOf();

test('the body of a checkpoint reads back, whatever its origin and size', () => {
  const origin = fc.string({unit: 'grapheme', minLength: 1}).filter((text) => !text.includes('\n'));
  fc.assert(
    fc.property(origin, fc.maxSafeNat(), fc.uint8Array({minLength: 32, maxLength: 32}), (name, size, hash) => {
      const checkpoint = {origin: name, size, root: hash};
      assert.deepEqual(readCheckpointText(checkpointText(checkpoint)), checkpoint);
    }),
    {seed: 21},
  );
});

/** The character after it: where a base64 text ends, the same byte with a spare bit set. */
const next = (character: string): string => String.fromCharCode(character.charCodeAt(0) + 1);

test('bodies that are none are refused', () => {
  const text = checkpointText({origin: 'o', ...tree});
  for (const [why, changed] of [
    ['an extension line', `${text}more\n`],
    ['no last line break', text.slice(0, -1)],
    ['an empty line after it', `${text}\n`],
    ['no origin', text.slice(1)],
    ['a leading zero', text.replace('6416', '06416')],
    ['a sign', text.replace('6416', '+6416')],
    ['a fraction', text.replace('6416', '6416.0')],
    ['an exponent', text.replace('6416', '6e3')],
    ['a size beyond 2^53', text.replace('6416', '9007199254740993')],
    ['no size', text.replace('6416', '')],
    ['a root with spare bits', text.replace(/(.)=\n$/, (_, last: string) => `${next(last)}=\n`)],
    ['a short root', text.replace(/\n[^\n]*\n$/, '\nAAAA\n')],
  ] as const)
    assert.equal(readCheckpointText(changed), undefined, why);
});

test('log and witnesses: each signature is its own key’s, with the witness’s time', () => {
  const {note} = checkpointOf(tree, ['side-a', 'guarantor-2']);
  assert.ok(isSignedBy(by, note, theLog.key));
  assert.deepEqual(
    witnessNames.map((name) => cosignedAt(by, note, theWitnesses[name].key)),
    [cosignedSeconds, undefined, undefined, cosignedSeconds + 1],
  );
  // A key of one type never stands for the other.
  assert.ok(!isSignedBy(by, note, {...theWitnesses['side-a'].key, type: 1}));
  assert.equal(cosignedAt(by, note, {...theLog.key, type: 4}), undefined);
});

test('two lines of one key are refused, because one of them would go unchecked', () => {
  const {note} = checkpointOf(tree);
  const [first, second] = note.signatures;
  assert.equal(readCheckpoint(noteText({text: note.text, signatures: [first!, second!, second!]})), undefined);
});

/** Every single-bit flip of a note from a byte on, as the text that a reader would see; undefined where it is not UTF-8. */
function* flipped(text: string, from = 0): Generator<string | undefined> {
  const bytes = by.utf8.encode(text);
  for (let bit = from * 8; bit < bytes.length * 8; bit += 1) {
    const changed = bytes.slice();
    changed[bit >> 3]! ^= 1 << (bit & 7);
    let read: string | undefined;
    try {
      read = by.utf8.decode(changed);
    } catch {
      read = undefined;
    }
    yield read;
  }
}

const isEstablished = (text: string | undefined): boolean => {
  const checkpoint = text === undefined ? undefined : readCheckpoint(text);
  return checkpoint !== undefined && witnessed(by, policy, checkpoint).quorumReached;
};

test('every single-bit flip of a checkpoint with a bare quorum is refused', (context) => {
  const text = noteText(checkpointOf(tree).note);
  assert.ok(isEstablished(text));
  const outcomes = [...flipped(text)].map(isEstablished);
  const accepted = outcomes.filter(Boolean).length;
  context.diagnostic(`${outcomes.length} single-bit flips, ${accepted} accepted`);
  assert.equal(outcomes.length, by.utf8.encode(text).length * 8);
  assert.ok(outcomes.length > 4_000);
  assert.equal(accepted, 0);
});

test('with a cosignature to spare, a flip can take away its name, and nothing else', (context) => {
  const whole = checkpointOf(tree, witnessNames);
  const text = noteText(whole.note);
  let accepted = 0;
  const line = by.utf8.encode(text.slice(0, text.lastIndexOf('—'))).length;
  for (const changed of flipped(text, line)) {
    if (!isEstablished(changed)) continue;
    accepted += 1;
    const read = readCheckpoint(changed!)!;
    // A line of an unknown key is passed over; the body and every cosignature that counts are the ones that were made.
    assert.equal(read.note.text, whole.note.text);
    const {witnesses} = witnessed(by, policy, read);
    assert.equal(witnesses.filter((one) => one.cosignedAtSeconds !== undefined).length, 3);
  }
  context.diagnostic(
    `${accepted} of ${(by.utf8.encode(text).length - line) * 8} flips of its line hide one of four cosignatures`,
  );
  assert.ok(accepted > 0);
});
