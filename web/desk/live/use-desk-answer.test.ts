import assert from 'node:assert/strict';
import {test} from 'node:test';
import {unreachable} from '../../api/answer.ts';
import {lostText, newText} from './live-text.ts';
import {nextHeld} from './use-desk-answer.ts';

const ready = {kind: 'ready', value: 7, stale: false} as const;
const ended = {kind: 'failed', status: 401, sentences: ['nobody is signed in']} as const;

test('what is on the page stays when the session ends or the server is away, and is marked', () => {
  const held = nextHeld<number>('/a', undefined, ready);
  assert.deepEqual(nextHeld<number>('/a', held, ended), {path: '/a', answer: {...ready, stale: true}, ended: true});
  assert.deepEqual(nextHeld<number>('/a', held, unreachable), {
    path: '/a',
    answer: {...ready, stale: true},
    ended: false,
  });
});

test('of another address nothing stays, and a refusal is shown', () => {
  const held = nextHeld<number>('/a', undefined, ready);
  assert.equal(nextHeld<number>('/b', held, unreachable).answer.kind, 'failed');
  const gone = {kind: 'failed', status: 404, sentences: ['there is nothing here that you may read']} as const;
  assert.equal(nextHeld<number>('/a', held, gone).answer.kind, 'failed');
});

test('the quiet line says how much changed and since when nothing was heard', () => {
  assert.equal(newText(1), '1 change since this page was read.');
  assert.equal(newText(3), '3 changes since this page was read.');
  assert.match(lostText('2026-11-25T09:05:00.000Z'), /since 09:05 UTC/);
});
