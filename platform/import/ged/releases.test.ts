/** A file of known hash and length names its release; anything else names none. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {knownRelease, knownReleases} from './releases.ts';

test('hash and length together name a release', () => {
  for (const {release, bytes, sha256} of knownReleases) {
    const whole = sha256.padEnd(64, '0');
    assert.equal(knownRelease(whole, bytes), release);
    assert.equal(knownRelease(whole, bytes + 1), undefined);
    assert.equal(knownRelease(`0${whole.slice(1)}`, bytes), undefined);
  }
});
