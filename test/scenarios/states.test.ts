/** How a promise stands, told as a mission would: what was watched, what was reported, who said what, who decided. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {agreement} from './vocabulary.ts';

/** A ceasefire from 1 March 2024 of which four fifths is watched all year. */
const watched = (terms = {}) => agreement(terms).watched(0.8, '2024-03-01', '2024-12-31');

test('a quiet year that was watched has no verified breach, and the clock counts every day of it', () => {
  watched()
    .expect('south')
    .toBe('no_verified_breach')
    .drawn('decided')
    .counting({alleged: 0, breaches: 0})
    .saying(/^South: no verified breach since 1 March 2024\. 80 % of the required place-hours/)
    .clock(306, true);
});

test('a quiet year that nobody watched cannot be judged: no report is not no violence', () => {
  agreement()
    .expect('south')
    .toBe('not_assessable')
    .drawn('not_assessable')
    .saying(/Nobody recorded how much of The land was watched: coverage is unknown, which is neither none nor all/)
    .clock(0, false);
});

test('coverage below the floor of the text is not enough; the floor itself is', () => {
  const text = {rules: {coverageFloor: 0.75}};
  agreement(text).watched(0.75, '2024-03-01', '2024-12-31').expect('north').toBe('no_verified_breach');
  agreement(text)
    .watched(0.7499, '2024-03-01', '2024-12-31')
    .expect('north')
    .toBe('not_assessable')
    .saying(/74 %.*75 %/);
});

test('a report, an accusation and an attribution make no breach; a decision does', () => {
  const shots = watched().report('shots', '2024-05-01');
  shots.expect('north').toBe('no_verified_breach').counting({alleged: 0});
  const accused = shots.says('south', 'accuses', 'shots', {about_actor: 'north'});
  accused
    .expect('north')
    .toBe('no_verified_breach')
    .drawn('undetermined')
    .counting({alleged: 1, undetermined: 1, breaches: 0})
    .saying(/1 allegation is undecided/);
  accused.expect('south').toBe('no_verified_breach').drawn('decided').counting({alleged: 0});
  const attributed = accused
    .attributes('physical_perpetrator', 'attributed', 'shots', {actor: 'north', standard: 'clear_and_convincing'})
    .attributes('party_obligation', 'attributed', 'shots', {actor: 'north', standard: 'clear_and_convincing'});
  attributed.expect('north').toBe('no_verified_breach').counting({alleged: 1, breaches: 0});
  attributed
    .finds('violation', 'shots', 'north', '2024-06-01')
    .expect('north')
    .toBe('isolated_breach')
    .drawn('decided')
    .counting({alleged: 1, undetermined: 0, breaches: 1})
    .saying(/^North: 1 verified breach, on 1 May 2024: isolated breach\./);
});

test('an accusation against an army is one against the party that it is part of', () => {
  watched()
    .report('shots', '2024-05-01')
    .says('south', 'accuses', 'shots', {about_actor: 'north-army'})
    .expect('north')
    .counting({alleged: 1, undetermined: 1});
});

test('an incident that a body attributes to a side is one to be decided, on whichever layer', () => {
  watched()
    .report('shots', '2024-05-01')
    .attributes('origin_territory', 'attributed_probable', 'shots', {actor: 'north'})
    .expect('north')
    .toBe('no_verified_breach')
    .drawn('undetermined')
    .counting({alleged: 1, undetermined: 1});
});

test('who takes an act upon itself is alleged to have done it, and no more than that', () => {
  watched()
    .report('shots', '2024-05-01')
    .says('north-army', 'claims_responsibility', 'shots')
    .expect('north')
    .toBe('no_verified_breach')
    .counting({alleged: 1, breaches: 0});
});

test('incidents of other kinds, other places and other times are not counted against a clause even as alleged', () => {
  const accuse = {about_actor: 'north'} as const;
  watched()
    .report('flight', '2024-05-01', {event_type: 'uav_overflight'})
    .says('south', 'accuses', 'flight', accuse)
    .report('early', '2024-02-28')
    .says('south', 'accuses', 'early', accuse)
    .report('never', '2024-05-02', {verification: 'verified_did_not_occur'})
    .says('south', 'accuses', 'never', accuse)
    .expect('north')
    .counting({alleged: 0});
});

test('a row that stands for several acts without days is shown and is no number of acts', () => {
  const {trace, counts} = watched()
    .report('raids', '2024-05-01', {to: '2024-06-20', date_precision: 5})
    .says('south', 'accuses', 'raids', {about_actor: 'north'})
    .expect('north').state;
  assert.equal(counts.alleged, 0);
  assert.ok(
    trace.some(({sentence, incidents}) => /no single dated occurrence/.test(sentence) && incidents.includes('raids')),
  );
});

test('a breach needs the standard of proof of its clause', () => {
  const weak = watched({standard: 'balance_of_probabilities'})
    .report('shots', '2024-05-01')
    .finds('violation', 'shots', 'south', '2024-06-01', {standard: 'reasonable_grounds_to_believe'});
  weak.expect('south').toBe('no_verified_breach').drawn('undetermined').counting({undetermined: 1, breaches: 0});
  weak
    .finds('violation', 'shots', 'south', '2024-07-01', {standard: 'balance_of_probabilities'})
    .expect('south')
    .toBe('isolated_breach')
    .counting({alleged: 1, breaches: 1});
});

test('isolated, repeated, systematic: by the most breaches within the pattern window', () => {
  const days = ['2024-04-01', '2024-04-10', '2024-05-01', '2024-05-20', '2024-06-28'];
  const breached = (count: number) =>
    days
      .slice(0, count)
      .reduce(
        (story, day, index) =>
          story.report(`shots-${index}`, day).finds('violation', `shots-${index}`, 'north', '2024-07-30'),
        watched(),
      );
  breached(1).expect('north').toBe('isolated_breach');
  breached(2)
    .expect('north')
    .toBe('repeated_breach')
    .saying(/2 verified breaches, the first on 1 April 2024, the last on 10 April/);
  breached(4).expect('north').toBe('repeated_breach');
  breached(5).expect('north').toBe('systematic_breach');
  const apart = watched()
    .report('first', '2024-04-01')
    .finds('violation', 'first', 'north', '2024-07-30')
    .report('ninety-days-on', '2024-06-30')
    .finds('violation', 'ninety-days-on', 'north', '2024-07-30');
  apart.expect('north').toBe('isolated_breach').counting({breaches: 2});
});

test('the text may set its own thresholds', () => {
  watched({rules: {repeatedFrom: 3, systematicFrom: 4}})
    .report('a', '2024-04-01')
    .finds('violation', 'a', 'north', '2024-07-30')
    .report('b', '2024-04-02')
    .finds('violation', 'b', 'north', '2024-07-30')
    .expect('north')
    .toBe('isolated_breach');
});

test('the latest decision on an incident stands, and undetermined undoes a breach without keeping the promise', () => {
  const found = watched().report('shots', '2024-05-01').finds('violation', 'shots', 'north', '2024-06-01');
  found.expect('north').toBe('isolated_breach');
  const reopened = found.finds('undetermined', 'shots', 'north', '2024-08-01', {standard: 'none'});
  reopened.expect('north').toBe('no_verified_breach').drawn('undetermined').counting({undetermined: 1, breaches: 0});
  reopened.asOf('2024-07-31').expect('north').toBe('isolated_breach');
  const cleared = reopened.finds('permitted_exception', 'shots', 'north', '2024-09-01');
  cleared.expect('north').toBe('no_verified_breach').drawn('decided').counting({notViolations: 1, undetermined: 0});
});

test('a later entry about an earlier day does not replace a later decision', () => {
  watched()
    .report('shots', '2024-05-01')
    .finds('not_a_violation', 'shots', 'north', '2024-08-01')
    .finds('violation', 'shots', 'north', '2024-06-01')
    .expect('north')
    .toBe('no_verified_breach');
});

test('a breach that was found is a breach, however little was watched', () => {
  agreement()
    .watched(0.1, '2024-03-01', '2024-12-31')
    .report('shots', '2024-05-01')
    .finds('violation', 'shots', 'south', '2024-06-01')
    .expect('south')
    .toBe('isolated_breach')
    .clock(0, false);
});

test('one side’s breach says nothing about the other side', () => {
  watched()
    .report('shots', '2024-05-01')
    .finds('violation', 'shots', 'south', '2024-06-01')
    .expect('north')
    .toBe('no_verified_breach')
    .counting({alleged: 0});
});

test('the clock counts watched days after the last breach, and stands still where nobody could look', () => {
  const year = agreement()
    .watched(0.9, '2024-03-01', '2024-05-31')
    .watched(0.1, '2024-06-01', '2024-08-31')
    .watched(0.9, '2024-09-01', '2024-12-31');
  year.expect('north').clock(92 + 122, true);
  year.asOf('2024-08-31').expect('north').clock(92, false);
  const breached = year.report('shots', '2024-10-01').finds('violation', 'shots', 'north', '2024-11-01');
  breached.expect('north').clock(91, true);
  breached
    .asOf('2024-10-31')
    .expect('north')
    .clock(92 + 61, true);
});

test('days without a record are neither watched nor unwatched', () => {
  const half = agreement().watched(0.8, '2024-03-01', '2024-07-31');
  half
    .expect('north')
    .toBe('not_assessable')
    .saying(/the share lies between 40 % and 90 %/)
    .clock(153, false);
  const mostly = agreement().watched(0.9, '2024-03-01', '2024-11-30');
  mostly
    .expect('north')
    .toBe('no_verified_breach')
    .saying(/between 80 % and 91 %/);
});

test('an obligation is judged for the time in which it binds', () => {
  watched()
    .asOf('2024-02-01')
    .expect('north')
    .toBe('not_assessable')
    .saying(/It binds from 1 March 2024/);
  const pause = watched({to: '2024-03-31'});
  pause
    .expect('north')
    .toBe('no_verified_breach')
    .saying(/It bound until 31 March 2024/)
    .clock(31, false);
  pause
    .report('late', '2024-04-01')
    .finds('violation', 'late', 'north', '2024-06-01')
    .expect('north')
    .toBe('no_verified_breach');
});

test('where accounts differ on whether it is in force, that is said and nothing is kept', () => {
  const differing = watched({
    effective: [
      {day: '2024-03-01', holder: 'north'},
      {day: '2024-04-01', holder: 'south'},
    ],
  });
  differing
    .asOf('2024-03-15')
    .expect('north')
    .toBe('not_assessable')
    .saying(/Accounts differ: in force from 1 March 2024 or from 1 April 2024/);
  differing
    .expect('north')
    .toBe('no_verified_breach')
    .saying(/since 1 April 2024/);
  const ended = watched({
    ended: [
      {day: '2024-09-01', holder: 'north'},
      {day: '2024-11-01', holder: 'south'},
    ],
  });
  ended
    .asOf('2024-10-01')
    .expect('south')
    .toBe('no_verified_breach')
    .saying(/since 1 March 2024\. The agreement ended on 1 September 2024\./);
  ended
    .expect('south')
    .saying(/Accounts differ: it ended on 1 September 2024 or on 1 November 2024; it is judged to the first/);
});

test('what was only proposed, or has lapsed, binds nobody', () => {
  watched({kind: 'proposal'})
    .expect('north')
    .toBe('not_assessable')
    .saying(/nobody has agreed to it/);
  watched({textStatus: 'proposed_not_agreed'})
    .expect('north')
    .toBe('not_assessable')
    .saying(/proposed and not agreed/);
  watched({textStatus: 'lapsed'})
    .expect('north')
    .toBe('not_assessable')
    .saying(/has lapsed/);
});

test('a clause that no evidence could show to be kept is never called kept', () => {
  watched({verifiability: 'not_verifiable_as_written'})
    .expect('north')
    .toBe('not_assessable')
    .saying(/no evidence could show/);
});

test('a duty stands where the latest decision put it, and nobody’s word moves it', () => {
  const duty = agreement({duty: {by: '2024-09-30'}});
  duty
    .expect('north')
    .toBe('not_assessable')
    .saying(/Nobody has decided.*The deadline, 30 September 2024, has passed/);
  const begun = duty.findsDuty('minimum', 'north', '2024-04-01').findsDuty('intermediate', 'north', '2024-06-01');
  begun
    .expect('north')
    .toBe('intermediate')
    .saying(/on the way, as decided on 1 June 2024/);
  begun
    .asOf('2024-05-01')
    .expect('north')
    .toBe('minimum')
    .saying(/The deadline is 30 September 2024/);
  begun.expect('south').toBe('not_assessable');
  begun
    .findsDuty('undetermined', 'north', '2024-07-01', {standard: 'none'})
    .expect('north')
    .toBe('not_assessable')
    .drawn('undetermined');
  begun
    .findsDuty('complete', 'north', '2024-07-01', {standard: 'reasonable_suspicion'})
    .expect('north')
    .toBe('not_assessable')
    .saying(/does not meet the standard of proof/);
  begun
    .findsDuty('complete', 'north', '2024-07-01')
    .expect('north')
    .toBe('complete')
    .saying(/The deadline was 30 September/);
});

test('every step of a state opens to entries that are there', () => {
  const story = watched()
    .report('shots', '2024-05-01')
    .says('south', 'accuses', 'shots', {about_actor: 'north'})
    .finds('violation', 'shots', 'north', '2024-06-01');
  const {trace, basis} = story.expect('north').state;
  assert.ok(trace.length >= 4);
  for (const entry of [...basis.entries, ...trace.flatMap(({entries}) => entries)]) assert.ok(entry < story.facts.size);
  const found = story.facts.findings[0]?.entry;
  assert.ok(found !== undefined && basis.entries.includes(found));
  assert.ok(trace.some(({findings, incidents}) => findings.length === 1 && incidents.includes('shots')));
  assert.equal(basis.coverage?.known, true);
  assert.deepEqual(basis.window, {from: '2024-03-01', to: '2024-12-31'});
});
