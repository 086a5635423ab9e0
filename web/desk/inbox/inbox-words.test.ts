import assert from 'node:assert/strict';
import {test} from 'node:test';
import {printAddress} from '../../app/address.ts';
import {clockText, inboxSentence, itemAddress, nouns, nounWord} from './inbox-words.ts';

const now = '2026-11-25T12:00:00Z';

test('a clock is read to the unit that matters, and never rounded towards ease', () => {
  assert.equal(clockText('2026-11-25T12:00:30Z', now), 'due in less than a minute');
  assert.equal(clockText('2026-11-25T12:01:59Z', now), 'due in 1 minute');
  assert.equal(clockText('2026-11-27T11:59:59Z', now), 'due in 47 hours');
  assert.equal(clockText('2026-11-28T11:00:00Z', now), 'due in 2 days');
  assert.equal(clockText('2026-11-25T10:00:00Z', now), 'overdue by 2 hours');
  assert.equal(clockText(now, now), 'due in less than a minute');
});

test('every kind of item leads to the page on which it is done', () => {
  const at = {caseId: 'exercise', query: {swap: '1', noun: 'report'}};
  const to = (noun: string, incident?: string): string =>
    printAddress(itemAddress({noun, id: 'x-1', entry: 7, ...(incident === undefined ? {} : {incident})}, at));
  assert.equal(to('report'), '/exercise/desk/reports/x-1?swap=1');
  assert.equal(to('task', 'i-1'), '/exercise/desk/incidents/i-1?swap=1');
  assert.equal(to('removal'), '/exercise/desk/removals/x-1?swap=1&entry=7');
  for (const noun of nouns) {
    assert.notEqual(nounWord(noun), noun);
    assert.notEqual(to(noun), '/exercise/desk?swap=1', noun);
  }
});

test('the head says how much waits and how much is late', () => {
  assert.equal(inboxSentence({total: 0, overdue: 0}), 'Nothing waits for you.');
  assert.equal(inboxSentence({total: 1, overdue: 0}), '1 item waits for you; none is overdue.');
  assert.equal(inboxSentence({total: 1200, overdue: 3}), '1,200 items wait for you; 3 overdue.');
});
