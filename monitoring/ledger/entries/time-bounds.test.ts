/** When an entry was made: what a quorum of witnesses vouches for, whatever its author says and one false clock adds. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {nodeCryptography, signBy} from '../../../platform/keys/node-cryptography.ts';
import {testPair} from '../../../test/support/signer.ts';
import {
  checkpointText,
  cosign,
  noteKey,
  noteText,
  readCheckpoint,
  readTrustPolicy,
  signCheckpoint,
  noteKeyText,
  timeBounds,
  vouchedSeconds,
  type SignedCheckpoint,
  type TrustPolicy,
} from '../index.ts';

const by = nodeCryptography;
const origin = 'example.org/log';
const names = ['side-a', 'side-b', 'guarantor-1', 'guarantor-2'] as const;
const logKey = noteKey(by, origin, 1, testPair('log').publicKey);
const signLog = signBy(testPair('log'));
const signers = names.map((name) => signBy(testPair(name)));
const witnessKeys = names.map((name) => noteKey(by, `${name}.example/w`, 4, testPair(name).publicKey));

function policyOf(quorum: string): TrustPolicy {
  const lines = [
    `log ${noteKeyText(logKey)}`,
    ...names.map((name, at) => `witness ${name} ${noteKeyText(witnessKeys[at] as never)}`),
    `group three-of-four 3 ${names.join(' ')}`,
    `quorum ${quorum}`,
  ];
  const policy = readTrustPolicy(by, `${lines.join('\n')}\n`);
  assert.ok(policy.ok, JSON.stringify(policy));
  return policy.value;
}
const policy = policyOf('three-of-four');

/** Cosigned by the witnesses in their order at these times; undefined where one did not. */
function checkpoint(size: number, times: readonly (number | undefined)[]): SignedCheckpoint {
  const text = checkpointText({origin, size, root: new Uint8Array(32).fill(size)});
  const cosignatures = names.flatMap((_, at) => {
    const time = times[at];
    return time === undefined ? [] : [cosign(by, witnessKeys[at] as never, signers[at] as never, text, time)];
  });
  const note = noteText({
    text,
    signatures: [signCheckpoint(by, logKey, signLog, text), ...cosignatures],
  });
  const read = readCheckpoint(note);
  assert.ok(read !== undefined);
  return read;
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
const bounds = (recorded: number, seen: SignedCheckpoint | undefined, holding: SignedCheckpoint | undefined) =>
  timeBounds(by, policy, {recorded: instant(recorded), seen: seen === undefined ? '' : noteText(seen.note)}, holding);

test('the bounds are the times at which the quorum is complete, so that one false clock moves neither', () => {
  assert.equal(vouchedSeconds(by, policy, checkpoint(1, [100, 110, 120, 130]), 'latest'), 110);
  assert.equal(vouchedSeconds(by, policy, checkpoint(1, [100, 110, 120, 9_000]), 'latest'), 110);
  assert.equal(vouchedSeconds(by, policy, checkpoint(1, [100, 110, 120, 130]), 'earliest'), 120);
  assert.equal(vouchedSeconds(by, policy, checkpoint(1, [0, 110, 120, 130]), 'earliest'), 120);
  assert.equal(vouchedSeconds(by, policy, checkpoint(1, [100, 110, undefined, undefined]), 'latest'), undefined);
  assert.equal(vouchedSeconds(by, policyOf('none'), checkpoint(1, [1, 2, 3, 4]), 'latest'), undefined);
  assert.equal(vouchedSeconds(by, policyOf('side-b'), checkpoint(1, [1, 2, 3, 4]), 'earliest'), 2);
});

test('what the author says is inside, before or after the interval, or undetermined where a bound is missing', () => {
  const [seen, holding] = [checkpoint(1, [100, 100, 100, 100]), checkpoint(2, [200, 200, 200, 200])];
  assert.deepEqual(bounds(150, seen, holding), {
    notBeforeSeconds: 100,
    notAfterSeconds: 200,
    claimedSeconds: 150,
    claim: 'inside',
  });
  assert.equal(bounds(99, seen, holding).claim, 'before');
  assert.equal(bounds(201, seen, holding).claim, 'after');
  assert.equal(bounds(150, seen, undefined).claim, 'undetermined');
  assert.equal(bounds(150, undefined, holding).claim, 'undetermined');
  assert.equal(bounds(99, seen, undefined).claim, 'before');
  assert.equal(bounds(150, undefined, undefined).claim, 'undetermined');
});

test('a note whose cosignature was given another time vouches for nothing', () => {
  const seen = checkpoint(1, [100, 100, 100, 100]);
  const signatures = seen.note.signatures.map((signature, at) => {
    if (at === 0) return signature;
    const bytes = signature.signature.slice();
    bytes[7] = 50;
    return {...signature, signature: bytes};
  });
  const forged = readCheckpoint(noteText({text: seen.note.text, signatures}));
  assert.ok(forged !== undefined);
  assert.equal(bounds(150, forged, undefined).notBeforeSeconds, undefined);
});

test('200 of 200 backdated and postdated entries are shown as outside', () => {
  let outside = 0;
  const time = fc.integer({min: 1_600_000_000, max: 1_900_000_000});
  const skews = fc.tuple(...names.map(() => fc.integer({min: 0, max: 600})));
  fc.assert(
    fc.property(
      time,
      fc.integer({min: 1_000, max: 1_000_000}),
      skews,
      skews,
      fc.integer({min: 1, max: 10 * 365 * 86_400}),
      fc.boolean(),
      (start, waited, before, after, shift, isBackdated) => {
        const seen = checkpoint(
          1,
          before.map((skew) => start + skew),
        );
        const holding = checkpoint(
          2,
          after.map((skew) => start + waited + skew),
        );
        const {notBeforeSeconds = 0, notAfterSeconds = 0} = bounds(start, seen, holding);
        const claimed = isBackdated ? notBeforeSeconds - shift : notAfterSeconds + shift;
        const {claim} = bounds(claimed, seen, holding);
        if (claim === (isBackdated ? 'before' : 'after')) outside += 1;
        assert.equal(bounds(notBeforeSeconds, seen, holding).claim === 'before', false);
      },
    ),
    {seed: 43, numRuns: 200},
  );
  assert.equal(outside, 200);
});
