import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {ed25519} from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import {keyPairOf, nodeCryptography, signBy} from '../../platform/keys/node-cryptography.ts';
import {browserCryptography as browser} from './browser-cryptography.ts';

const seed = fc.uint8Array({minLength: 32, maxLength: 32});
const message = fc.uint8Array({maxLength: 300});

/** Both say the same; what they say is returned. */
function agreed(key: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
  const [here, there] = [browser.verify(key, text, signature), nodeCryptography.verify(key, text, signature)];
  assert.equal(here, there, `key ${hex(key)}, message ${hex(text)}, signature ${hex(signature)}`);
  return here;
}
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

test('hash and UTF-8 are those of the server', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 500}), fc.string({unit: 'grapheme'}), (bytes, text) => {
      assert.deepEqual([...browser.hash(bytes)], [...nodeCryptography.hash(bytes)]);
      assert.equal(browser.utf8.decode(browser.utf8.encode(text)), text);
    }),
    {seed: 41},
  );
  assert.throws(() => browser.utf8.decode(Uint8Array.of(0xff)));
});

test('what a key signed holds; with one bit changed anywhere it holds in neither', () => {
  fc.assert(
    fc.property(seed, message, fc.nat(), (secret, text, bit) => {
      const pair = keyPairOf(secret);
      const signature = signBy(pair)(text);
      assert.ok(agreed(pair.publicKey, text, signature));
      const flipped = (bytes: Uint8Array): Uint8Array =>
        bytes.map((byte, at) => (at === Math.floor(bit / 8) % bytes.length ? byte ^ (1 << (bit % 8)) : byte));
      assert.ok(!agreed(pair.publicKey, text, flipped(signature)));
      assert.ok(!agreed(flipped(pair.publicKey), text, signature));
      if (text.length > 0) assert.ok(!agreed(pair.publicKey, flipped(text), signature));
    }),
    {seed: 42, numRuns: 60},
  );
});

test('keys and signatures of any length and any content: the same answer, never an exception', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({maxLength: 70}),
      message,
      fc.uint8Array({maxLength: 70}),
      (...given) => void agreed(...given),
    ),
    {seed: 43},
  );
  fc.assert(
    fc.property(seed, message, fc.uint8Array({minLength: 64, maxLength: 64}), (...given) => void agreed(...given)),
    {seed: 44, numRuns: 200},
  );
});

/** The eight points of small order, and encodings of such points that are not the shortest. */
const smallOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
].map(bytesOf);

const {Point} = ed25519;
const order = Point.Fn.ORDER;
type CurvePoint = typeof Point.BASE;

/** A signature by the equation s = nonce + challenge × secret, with R and key moved as given. */
function forged(nonce: bigint, moved: {readonly r?: CurvePoint; readonly key?: CurvePoint}, text: Uint8Array) {
  const {scalar, point} = ed25519.utils.getExtendedPublicKey(keyPairOf(new Uint8Array(32).fill(7)).seed);
  const publicKey = (moved.key === undefined ? point : point.add(moved.key)).toBytes();
  const r = Point.BASE.multiplyUnsafe(nonce)
    .add(moved.r ?? Point.ZERO)
    .toBytes();
  const s = (nonce + littleEndian(challengeOf(r, publicKey, text)) * scalar) % order;
  return {publicKey, signature: Uint8Array.of(...r, ...bytesOfNumber(s))};
}

test('keys of small order, under which anybody can sign, are refused, whatever R and S are', () => {
  for (const key of smallOrder)
    for (const r of smallOrder)
      for (const s of [0n, order])
        for (let text = 0; text < 6; text += 1)
          assert.ok(!agreed(key, Uint8Array.of(text), Uint8Array.of(...r, ...bytesOfNumber(s))));
});

test('R and key moved by points of small order hold exactly where the server says so', () => {
  const outcomes = new Set<string>();
  for (const torsion of smallOrder.slice(0, 8).map((bytes) => Point.fromBytes(bytes, true))) {
    for (let text = 0; text < 4; text += 1) {
      const bytes = Uint8Array.of(text);
      for (const [name, moved] of Object.entries({r: {r: torsion}, key: {key: torsion}})) {
        for (const nonce of [0n, 123_456_789n]) {
          const {publicKey, signature} = forged(nonce, moved, bytes);
          outcomes.add(`${name} ${agreed(publicKey, bytes, signature)}`);
          assert.ok(
            ed25519.verify(signature, bytes, publicKey, {zip215: true}),
            'the cofactored equation takes them all',
          );
        }
      }
    }
  }
  assert.deepEqual([...outcomes].sort(), ['key false', 'key true', 'r false', 'r true']);
});

test('S and S plus the order are not both taken', () => {
  const text = Uint8Array.of(9);
  const {publicKey, signature} = forged(5n, {}, text);
  assert.ok(agreed(publicKey, text, signature));
  const larger = littleEndian(signature.subarray(32)) + order;
  assert.ok(!agreed(publicKey, text, Uint8Array.of(...signature.subarray(0, 32), ...bytesOfNumber(larger))));
});

const challengeOf = (...parts: readonly Uint8Array[]): Uint8Array =>
  createHash('sha512').update(Buffer.concat(parts)).digest();
const littleEndian = (bytes: Uint8Array): bigint => BigInt(`0x${hex(bytes.toReversed())}`);
const bytesOfNumber = (value: bigint): Uint8Array => bytesOf(value.toString(16).padStart(64, '0')).toReversed();
