import assert from 'node:assert/strict';
import {test} from 'node:test';
import {casualtyText, partsOf, readingWord, valueText, whenText, whereText} from './body-text.ts';

const nameOf = (id: string): string => (id === 'velmoth' ? 'Velmoth' : id);

test('when: the day or the span, the hour with its zone, and what the source wrote', () => {
  assert.equal(
    whenText({from: '2025-02-20', to: '2025-02-20', precision: 1, time: '05:40', timeZone: 'Etc/GMT+1'}),
    '20 Feb 2025, 05:40 (Etc/GMT+1)',
  );
  assert.match(
    whenText({from: '2025-02-20', to: '2025-02-22', precision: 2, calendar: 'solar_hijri', dateText: '2 Hut 1403'}),
    /^20–22 Feb 2025, known to .+; the source writes “2 Hut 1403” \(solar hijri\)$/,
  );
});

test('where: a name, how exactly it is known, on whose ground; an unnamed place says so', () => {
  assert.match(whereText({place: 'p', precision: 2, territory: 'velmoth'}, nameOf), /^p, known to .+ \(Velmoth\)$/);
  assert.match(whereText({precision: 6}, nameOf), /^place not named, known to /);
});

test('figures are ranges with the best between, or say that there is none', () => {
  const harm = {harm: 'injured', status: 'civilian', sideAffected: 'velmoth'};
  assert.equal(casualtyText({...harm, low: 1, best: 2, high: 4}, nameOf), 'injured: 1–4 (2), civilian, of Velmoth');
  assert.equal(casualtyText(harm, nameOf), 'injured: no figure, civilian, of Velmoth');
  assert.equal(casualtyText({...harm, low: 3}, nameOf), 'injured: 3 or more, civilian, of Velmoth');
});

test('parts stand in the order of the form, and a part is called what it is, not what the form asks', () => {
  const body = {reasons: 'EXERCISE', title: 'x', incident: 'i-1', odd: 1};
  assert.deepEqual(
    partsOf('finding_drafted', body, []).map(([name]) => name),
    ['title', 'incident', 'reasons', 'odd'],
  );
  assert.deepEqual(
    partsOf('finding_drafted', body, ['title']).map(([name]) => name),
    ['incident', 'reasons', 'odd'],
  );
  assert.equal(readingWord('finding_drafted', 'incident').includes('('), false);
});

test('what somebody wrote stays as written, even where it looks like a word of a list', () => {
  assert.equal(valueText('report_submitted', 'text', 'air_strike', nameOf), 'air_strike');
  assert.equal(valueText('report_submitted', 'eventType', 'air_strike', nameOf), 'air strike');
  assert.equal(valueText('task_assigned', 'due', '2025-03-12T12:00:00Z', nameOf), '12 Mar 2025, 12:00:00 UTC');
});
