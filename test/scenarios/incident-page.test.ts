/** One incident on its page: who says what and when, what nobody decided, what was corrected. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {day} from '../../monitoring/kernel/index.ts';
import {
  changeView,
  incidentView,
  overview,
  tallies,
  type CaseFacts,
  type IncidentView,
} from '../../monitoring/publication/index.ts';
import {agreement, asOf, inCase, type Story} from './vocabulary.ts';

function page(story: Story, id = 'shots'): IncidentView {
  const view = incidentView(story.facts, asOf(story), id);
  assert.ok(view, `${id} has no page`);
  return view;
}

test('each side has a column, by time of its words, and an army speaks in the column of its side', () => {
  const {columns} = page(
    agreement()
      .report('shots', '2024-05-01')
      .says('group', 'claims_responsibility', 'shots', {date: '2024-05-04'})
      .says('south', 'accuses', 'shots', {about_actor: 'north', date: '2024-05-03', time: '18:00'})
      .says('south-army', 'accuses', 'shots', {about_actor: 'north', date: '2024-05-03', time: '09:30'})
      .says('east', 'no_comment', 'shots', {date: '2024-05-02'}),
  );
  assert.deepEqual(
    columns.map(({actor, statements}) => [actor, statements.map(({speaker}) => speaker)]),
    [
      ['north', []],
      ['south', ['south-army', 'south']],
      ['east', ['east']],
      ['group', ['group']],
    ],
  );
  assert.equal(columns[0]?.silence, 'No statement found up to 31 December 2024.');
  assert.equal(columns[1]?.silence, undefined);
});

test('a denial keeps its scope: what exactly is denied', () => {
  const {columns} = page(
    agreement()
      .report('shots', '2024-05-01')
      .says('north', 'partly_admits', 'shots', {denial_scope: ['target_nature', 'civilian_casualties']}),
  );
  assert.deepEqual(columns[0]?.statements[0]?.denialScope, ['target_nature', 'civilian_casualties']);
});

test('a statement is not there before it was printed', () => {
  const story = agreement()
    .report('shots', '2024-05-01')
    .says('north', 'denies', 'shots', {date: '2024-05-02', published: '2024-05-05'});
  assert.equal(page(story.asOf('2024-05-04')).columns[0]?.statements.length, 0);
  assert.equal(page(story.asOf('2024-05-05')).columns[0]?.statements.length, 1);
  assert.equal(incidentView(story.facts, {...asOf(story), date: '2024-05-01'}, 'shots'), undefined);
});

test('statements decide nothing: every layer is undetermined until somebody decides it, and then only that one', () => {
  const claimed = agreement()
    .report('shots', '2024-05-01')
    .says('group', 'claims_responsibility', 'shots')
    .says('north', 'accuses', 'shots', {about_actor: 'group'});
  assert.deepEqual([...new Set(page(claimed).attribution.map(({result}) => result))], ['undetermined']);
  const decided = page(
    claimed.attributes('group', 'attributed', 'shots', {actor: 'group', standard: 'balance_of_probabilities'}),
  ).attribution;
  assert.deepEqual(
    decided.filter(({result}) => result !== 'undetermined').map(({layer, sentence}) => [layer, sentence]),
    [['group', 'Group: attributed (Group), at balance of probabilities; decided on 1 May 2024 by the board.']],
  );
});

test('two papers that print one wire story are two reports of one origin', () => {
  const story = agreement().report('shots', '2024-05-01');
  const [first] = story.facts.reports;
  assert.ok(first !== undefined);
  const wire = {...first.record, origin: 'wire'};
  const reports = [
    wire,
    {...wire, id: 'r-b', source: 'gazette'},
    {...first.record, id: 'r-c', confirmed: 'no' as const},
  ];
  const facts = {...story.facts, reports: reports.map((record, index) => ({entry: 10 + index, record}))};
  const view = page({...story, facts});
  assert.deepEqual([view.row.reports, view.row.origins], [3, 2]);
  assert.equal(view.reports[2]?.confirmed, 'no');
  assert.match(view.flags.join(' '), /1 of 3 reports could not be confirmed by the editors; they are marked/);
});

test('an earlier version stays, with what its next version changed', () => {
  const story = agreement().report('shots', '2024-05-01');
  const [incident] = story.facts.incidents;
  assert.ok(incident !== undefined);
  const earlier = {...incident, endedBy: 8};
  const later = {entry: 8, record: {...incident.record, severity: 'S4' as const, to: day('2024-05-02')}};
  const facts: CaseFacts = {
    ...story.facts,
    size: 9,
    incidents: [later],
    earlier: {...story.facts.earlier, incidents: [earlier]},
  };
  const {revisions} = page({...story, facts});
  assert.deepEqual(revisions, [
    {
      entry: incident.entry,
      endedBy: 8,
      what: 'incident shots: replaced by entry 8',
      changes: ['to: 2024-05-01 → 2024-05-02', 'severity: S2 → S4'],
    },
  ]);
});

test('the row’s one figure is of the side affected and of one tally; it is never a sum of tallies', () => {
  const {row, casualties} = page(
    agreement()
      .report('shots', '2024-05-01')
      .loses('south', 'own_admitted', 'shots', {low: 2, high: 3, best: undefined as never})
      .loses('south', 'claimed_about_other', 'shots', {best: 40, speaker: 'north'})
      .loses('north', 'verified', 'shots', {best: 9})
      .loses('south', 'own_admitted', 'shots', {best: 1, counted: 'no'}),
  );
  assert.deepEqual([row.killed, row.killedTally], [{low: 2, high: 3}, 'own_admitted']);
  assert.deepEqual(
    casualties.map(({counted}) => counted),
    [true, true, true, false],
  );
});

test('an incident belongs to the window in which it began, and a tally says its window', () => {
  const story = agreement()
    .report('shots', '2024-05-31', {to: '2024-06-02'})
    .loses('south', 'verified', 'shots', {best: 4, known_from: '2024-06-05'});
  const killed = (from: string, to: string) =>
    tallies(story.facts, asOf(story), {from: day(from), to: day(to)}).sides[1]?.killed['verified']?.best;
  assert.deepEqual([killed('2024-05-01', '2024-05-31'), killed('2024-06-01', '2024-06-30')], [4, undefined]);
});

test('a declared comparison with a missing month says so instead of a ratio', () => {
  const windows = [
    {
      id: 'spring',
      title: 'Spring',
      series: 'attacks',
      before: {from: day('2024-01-01'), to: day('2024-02-29')},
      after: {from: day('2024-03-01'), to: day('2024-04-30')},
    },
  ];
  const story = inCase(agreement(), {changeWindows: windows})
    .figure('attacks', '2024-01-01', '2024-01-31', 30)
    .figure('attacks', '2024-02-01', '2024-02-29', 30)
    .figure('attacks', '2024-03-01', '2024-03-31', 10);
  const [gap] = changeView(story.facts, asOf(story)).results;
  assert.equal(gap?.verdict, 'not_assessable');
  assert.match(gap.sentence, /No figure was published from 1 April 2024 to 30 April 2024: that is unknown, not zero/);
  assert.equal(gap.ratio, undefined);
  const whole = story.figure('attacks', '2024-04-01', '2024-04-30', 10);
  const [result] = changeView(whole.facts, asOf(whole)).results;
  assert.equal(result?.verdict, 'fewer');
  assert.equal(changeView(whole.facts, {...asOf(whole), date: '2024-04-15'}).results[0]?.verdict, 'not_assessable');
  const dead = inCase(agreement(), {changeWindows: windows})
    .figure('attacks', '2024-01-01', '2024-02-29', 90, {unit: 'killed'})
    .figure('attacks', '2024-03-01', '2024-04-30', 10, {unit: 'killed'});
  const [deaths] = changeView(dead.facts, asOf(dead)).results;
  assert.equal(deaths?.verdict, 'not_assessable');
  assert.match(deaths.sentence, /1\.50 a day before, 0\.16 a day after/);
  assert.deepEqual([deaths.ratio, deaths.high], [undefined, undefined]);
});

test('the overview says which days nobody watched, and which are still filling', () => {
  const story = agreement().watched(0.9, '2024-10-01', '2024-11-30').watched(0.2, '2024-12-01', '2024-12-20');
  const {recent, coverage} = overview(story.facts, asOf(story));
  assert.deepEqual(
    recent.unwatched?.map(({from, to, known}) => [from, to, known]),
    [
      ['2024-12-01', '2024-12-20', true],
      ['2024-12-21', '2024-12-31', false],
    ],
  );
  assert.equal(recent.provisional, undefined, 'nothing is known of how late reports come');
  assert.equal(coverage[0]?.coverage.known, true);
  const reported = Array.from({length: 10}, (_, index) => `2024-11-1${index}`).reduce(
    (told, on, index) => told.report(`i-${index}`, on, {known_from: `2024-11-2${index}`}),
    story,
  );
  assert.deepEqual(overview(reported.facts, asOf(reported)).recent.provisional?.window, {
    from: '2024-12-22',
    to: '2024-12-31',
  });
});
