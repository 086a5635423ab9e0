import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {dayStart, daysLater, invitationLink} from './invitation-link.ts';

test('the link carries the secret behind #, and the act only the hash of its text', () => {
  const {url, tokenSha256} = invitationLink('https://desk.example.org', (bytes) => new Uint8Array(bytes).fill(251));
  const [page, token = ''] = url.split('#');
  assert.equal(page, 'https://desk.example.org/enrol');
  assert.match(token, /^[A-Za-z0-9_-]{43}$/);
  assert.equal(tokenSha256, createHash('sha256').update(token).digest('hex'));
  assert.deepEqual(
    [...Buffer.from(token, 'base64url')],
    Array.from({length: 32}, () => 251),
  );
});

test('an invitation ends at an instant, and an empty day is no day', () => {
  assert.equal(daysLater('2026-11-25T12:00:00Z', 7), '2026-12-02T12:00:00Z');
  assert.equal(dayStart('2026-12-01'), '2026-12-01T00:00:00Z');
  assert.equal(dayStart(''), undefined);
});
