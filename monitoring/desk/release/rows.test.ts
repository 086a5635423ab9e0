/** The gate before publication: each check stops or warns for its own reason, and what passes becomes rows that say no more. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {statementTable} from '../../attribution/index.ts';
import {restrictionTable} from '../../coverage/index.ts';
import {findingTable} from '../../findings/index.ts';
import {casualtyTable, incidentTable} from '../../incidents/index.ts';
import {readRow, type Table} from '../../kernel/index.ts';
import {reportTable} from '../../reports/index.ts';
import {
  actingDesk,
  breachDraft,
  consentToAll,
  described,
  sha256,
  type ActingDesk,
} from '../../../test/support/acting-desk.ts';
import {checksOf, releasePage, releaseRows, withdrawnRows, type ReleasedRow} from '../index.ts';

const search = (story: ActingDesk, speaker: string, incident = 'i-1', upTo = '2025-03-01'): void => {
  const body = {incident, speaker, upTo, where: 'EXERCISE: wires', found: false};
  const act = {
    entry: 1,
    id: 's',
    kind: 'statement_searched',
    subject: `s-${speaker}`,
    person: 'vera',
    at: story.now(),
    body,
    hasIdentity: false,
  };
  story.state.searches.push(act as never);
  story.state.saidOn.set(incident, [...(story.state.saidOn.get(incident) ?? []), act as never]);
};

/** Enough of the same kind in the same district and week that no cell is small. */
function ready(): ActingDesk {
  const story = actingDesk();
  for (let one = 1; one <= 5; one += 1) {
    story.report(`r-${one}`, 'monica');
    story.incident(`i-${one}`, [`r-${one}`]);
  }
  search(story, 'velmoth');
  search(story, 'dorquine');
  return story;
}

const proposal = (fields: object = {}) => ({
  what: ['incident:i-1'],
  tier: 'public',
  title: 'EXERCISE: explosions in Tolvecca district',
  text: 'EXERCISE. Explosions were reported on 20 February 2025. No side has said who fired.',
  ...fields,
});

const outcomes = (story: ActingDesk, fields: object = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(checksOf(story.desk, proposal(fields) as never).map(({check, outcome}) => [check, outcome]));

const allPass = {
  neutral_language: 'passes',
  naming: 'passes',
  source_protection: 'passes',
  mosaic: 'passes',
  other_side_heard: 'passes',
  delay: 'passes',
};

const tables: Readonly<Record<string, Table>> = {
  incidents: incidentTable,
  reports: reportTable,
  statements: statementTable,
  casualties: casualtyTable,
  findings: findingTable,
  restrictions: restrictionTable,
};

const rowsOf = (story: ActingDesk, id: string): readonly ReleasedRow[] =>
  releaseRows(story.desk, id, {caseFile: story.caseFile, day: story.now().slice(0, 10), sha256});

function readBack(rows: readonly ReleasedRow[]): void {
  for (const {table, record} of rows) {
    const definition = tables[table];
    assert.ok(definition !== undefined);
    const read = readRow(definition, Object.keys(record), Object.values(record));
    assert.deepEqual('problems' in read ? read.problems : [], [], table);
    const unknown = Object.keys(record).filter((name) => definition.columns[name] === undefined);
    assert.deepEqual(unknown, [], table);
  }
}

test('what is plain passes all of them', () => {
  assert.deepEqual(outcomes(ready()), allPass);
});

test('a loaded word in our own voice stops, in every text that goes out; in a quotation it passes', () => {
  const story = ready();
  for (const text of [
    'The aggressor fired.',
    'It was a massacre.',
    'The  Fitna al-Khawarij fired.',
    'He was sent to  hell.',
    'neutra\u00ADlised',
  ])
    assert.equal(outcomes(story, {text})['neutral_language'], 'stops', text);
  assert.equal(outcomes(story, {title: 'A crime'})['neutral_language'], 'stops');
  assert.equal(
    outcomes(story, {text: 'It said: “the aggressor fired” and « a crime ».'})['neutral_language'],
    'passes',
  );
  assert.equal(outcomes(story, {text: 'One mark “ hides no aggressor.'})['neutral_language'], 'stops');
  story.incident('i-1', ['r-1'], {
    description: {...described, summary: 'EXERCISE. A puppet fired.', reports: ['r-1']},
  });
  assert.equal(outcomes(story)['neutral_language'], 'stops');
});

test('a word that one side prefers stops, whichever side; so does a name of the desk', () => {
  const story = ready();
  assert.equal(outcomes(story, {text: 'Fire across the inner boundary.'})['naming'], 'stops');
  assert.equal(outcomes(story, {text: 'Fire across the separation line.'})['naming'], 'stops');
  assert.equal(outcomes(story, {text: 'Fire across the “separation line”, as Dorquine says.'})['naming'], 'passes');
  assert.equal(outcomes(story, {text: 'Fire across the line of contact.'})['naming'], 'passes');
  assert.equal(outcomes(story, {text: 'Verita  Exercisova saw it.'})['naming'], 'stops');
  assert.equal(outcomes(story, {text: 'Quimbo Drelvanto was killed.'})['naming'], 'warns');
  assert.equal(outcomes(story, {text: 'Two were killed in North Velmoth.'})['naming'], 'passes');
});

test('a source is not shown: no coordinates, no report, no words of its own, nothing without consent', () => {
  const story = ready();
  const say = (text: string) => outcomes(story, {text})['source_protection'];
  for (const text of [
    'At -1.9825, -5.4468.',
    'At ۱٫۹۸۲۵, ۵٫۴۴۶۸',
    'At 1°58′57″S.',
    'lat: 1.98',
    'Grid 30M WA 1234 5678.',
    'As r-1 says.',
  ])
    assert.equal(say(text), 'stops', text);
  assert.equal(say('It was 40 °C; 12.5 per cent more, on 3.4.2025.'), 'passes');
  story.report('r-1', 'monica', {grade: {consent: ['verification']}});
  assert.equal(say('EXERCISE'), 'stops');
  story.report('r-1', 'monica', {grade: consentToAll, consentWithdrawn: ['publication']});
  assert.equal(say('EXERCISE'), 'stops');
  story.report('r-1', 'monica', {grade: {}});
  assert.equal(say('EXERCISE'), 'passes', 'the mission’s own ears need no consent');
  const first = story.state.reports.get('r-1')?.first;
  assert.ok(first !== undefined);
  const text = 'EXERCISE my cousin stood by the well behind the school when it came';
  story.report('r-1', 'monica', {first: {...first, body: {...first.body, text}}});
  assert.equal(say('They said: my cousin stood by the well behind the school.'), 'warns');
});

test('a small cell, a rare kind and a rare place warn; a source at risk in a small cell stops', () => {
  const story = ready();
  story.state.incidents.delete('i-5');
  assert.equal(outcomes(story)['mosaic'], 'warns');
  story.incident('i-5', ['r-5']);
  assert.equal(outcomes(story)['mosaic'], 'passes');
  assert.equal(outcomes(story, {text: 'Near Plindorra.'})['mosaic'], 'warns');
  story.incident('i-5', ['r-5'], {description: {...described, eventType: 'sniping', reports: ['r-5']}});
  assert.equal(outcomes(story, {what: ['incident:i-5']})['mosaic'], 'warns');
  story.report('r-5', 'monica', {grade: {...consentToAll, reprisalRisk: true}});
  assert.equal(outcomes(story, {what: ['incident:i-5']})['mosaic'], 'stops');
  assert.equal(outcomes(story, {what: ['incident:i-5'], tier: 'guarantors_and_mechanism'})['mosaic'], 'passes');
});

test('one side’s word without the search for the other’s stops, whichever side is missing, on every tier', () => {
  for (const [side, other] of [
    ['velmoth', 'dorquine'],
    ['dorquine', 'velmoth'],
  ] as const) {
    const story = ready();
    story.state.saidOn.clear();
    search(story, side);
    for (const tier of ['public', 'parties_and_mechanism', 'guarantors_and_mechanism'])
      assert.equal(outcomes(story, {tier})['other_side_heard'], 'stops');
    search(story, other, 'i-1', '2025-02-19');
    assert.equal(outcomes(story)['other_side_heard'], 'stops', 'a search before the occurrence looked for nothing');
    search(story, other);
    assert.equal(outcomes(story)['other_side_heard'], 'passes');
  }
});

test('a sensitive case goes to nobody outside in detail, whatever made it sensitive', () => {
  const story = ready();
  story.report('r-1', 'monica', {sensitive: true});
  assert.equal(outcomes(story)['delay'], 'stops');
  const other = ready();
  other.incident('i-1', ['r-1'], {sensitive: true});
  assert.equal(outcomes(other)['delay'], 'stops');
});

test('proposed, approved by another, carried out by the server when its time has come', () => {
  const story = ready();
  const roles = 'lea';
  story.does('lea', 'release_proposed', 'rel-1', proposal(), '2025-02-22T00:00:00Z');
  assert.equal(story.state.releases.get('rel-1')?.earliest, '2025-02-24T00:00:00Z');
  assert.deepEqual(story.act(roles, 'release_approved', 'rel-1', {reasons: 'x'}), ['own-work']);
  assert.deepEqual(story.act('desk', 'released', 'rel-1', {rows: []}), ['wrong-state']);
  story.does('hana', 'release_approved', 'rel-1', {reasons: 'EXERCISE'});
  const page = releasePage(story.desk, story.context('hana'), 'rel-1');
  assert.equal(page?.checks.length, 6);
  assert.equal(releasePage(story.desk, story.context('liaison-v'), 'rel-1'), undefined);
  assert.deepEqual(story.act('hana', 'released', 'rel-1', {rows: []}), ['not-your-role']);
  story.does('desk', 'released', 'rel-1', {rows: []});
  assert.deepEqual(story.state.incidents.get('i-1')?.releasedTo, ['public']);
});

test('nothing goes out before its earliest moment, and a longer delay holds what was approved before', () => {
  const story = ready();
  const late = {when: {from: '2025-03-09', to: '2025-03-09', precision: 1}};
  story.incident('i-1', ['r-1'], {description: {...described, ...late, reports: ['r-1']}});
  search(story, 'velmoth', 'i-1', '2025-03-10');
  search(story, 'dorquine', 'i-1', '2025-03-10');
  const answers = [{check: 'mosaic', reason: 'EXERCISE'}];
  story.does('vera', 'release_proposed', 'rel-1', proposal({answers}));
  story.does('hana', 'release_approved', 'rel-1', {reasons: 'EXERCISE'});
  assert.deepEqual(story.act('desk', 'released', 'rel-1', {rows: []}, '2025-03-12T23:59:59Z'), ['too-early']);
  const mandate = {layersOff: [], publicDelayHours: 96, smallestCell: 5, leastVotes: 2, reason: 'EXERCISE'};
  story.does('hana', 'mandate_set', 'm-1', mandate);
  assert.deepEqual(story.act('desk', 'released', 'rel-1', {rows: []}, '2025-03-13T23:59:59Z'), ['too-early']);
  story.does('hana', 'mandate_set', 'm-2', {...mandate, publicDelayHours: 0});
  story.does('desk', 'released', 'rel-1', {rows: []}, '2025-03-14T00:00:00Z');
});

test('an embargo holds every tier', () => {
  const story = ready();
  const embargoUntil = '2025-05-01T00:00:00Z';
  story.does('vera', 'release_proposed', 'rel-1', proposal({tier: 'parties_and_mechanism', embargoUntil}));
  story.does('hana', 'release_approved', 'rel-1', {reasons: 'EXERCISE'});
  assert.deepEqual(story.act('desk', 'released', 'rel-1', {rows: []}, '2025-04-30T23:59:59Z'), ['too-early']);
  story.does('desk', 'released', 'rel-1', {rows: []}, embargoUntil);
  assert.deepEqual(rowsOf(story, 'rel-1'), []);
  assert.deepEqual(story.state.incidents.get('i-1')?.releasedTo, ['parties_and_mechanism']);
});

test('a warning is answered or it stops; an answer does not lift a stop', () => {
  const story = ready();
  story.state.incidents.delete('i-5');
  assert.deepEqual(story.act('vera', 'release_proposed', 'rel-1', proposal()), ['check-unanswered']);
  const answers = [
    {check: 'mosaic', reason: 'EXERCISE'},
    {check: 'neutral_language', reason: 'EXERCISE'},
  ];
  assert.deepEqual(story.act('vera', 'release_proposed', 'rel-1', proposal({answers, title: 'A crime'})), [
    'check-stops',
  ]);
  story.does('vera', 'release_proposed', 'rel-1', proposal({answers}));
});

test('consent that is withdrawn later stops what was approved; so does the officer for data protection', () => {
  const story = ready();
  story.does('vera', 'release_proposed', 'rel-1', proposal());
  story.does('hana', 'release_approved', 'rel-1', {reasons: 'EXERCISE'});
  story.report('r-1', 'monica', {consentWithdrawn: ['publication']});
  assert.deepEqual(story.act('desk', 'released', 'rel-1', {rows: []}), ['check-stops']);
  story.report('r-1', 'monica');
  story.does('dpo', 'release_stopped', 'rel-1', {reasons: 'EXERCISE'});
  assert.deepEqual(story.act('desk', 'released', 'rel-1', {rows: []}), ['wrong-state']);
});

test('nothing is corrected or withdrawn silently', () => {
  const story = ready();
  const rows = [
    {table: 'incidents', id: 'i-1'},
    {table: 'casualties', id: 'i-1.c1'},
  ];
  story.does('vera', 'release_proposed', 'rel-1', proposal());
  story.does('hana', 'release_approved', 'rel-1', {reasons: 'EXERCISE'});
  story.does('desk', 'released', 'rel-1', {rows});
  assert.deepEqual(story.act('vera', 'release_proposed', 'rel-2', proposal()), ['correction-unnamed']);
  assert.deepEqual(story.act('vera', 'release_proposed', 'rel-2', proposal({corrects: 'rel-9'})), ['not-known']);
  story.does('vera', 'release_proposed', 'rel-2', proposal({corrects: 'rel-1'}));
  const [incident] = rowsOf(story, 'rel-2');
  assert.match(incident?.record['note'] ?? '', /corrects release rel-1/);
  assert.deepEqual(withdrawnRows(story.state, 'rel-1', [{table: 'incidents', id: 'i-1'}]), [rows[1]]);
  assert.deepEqual(story.act('hana', 'release_withdrawn', 'rel-1', {}), ['missing-value']);
  story.does('hana', 'release_withdrawn', 'rel-1', {reason: 'EXERCISE'});
  assert.deepEqual(story.state.incidents.get('i-1')?.releasedTo, []);
  assert.deepEqual(withdrawnRows(story.state, 'rel-1'), rows);
});

test('only what is decided goes out, and publicly only with its incident', () => {
  const story = ready();
  story.does('ines', 'finding_drafted', 'f-1', {...breachDraft});
  assert.deepEqual(story.act('vera', 'release_proposed', 'rel-1', proposal({what: ['finding:f-1']})), [
    'not-decided',
    'release-incomplete',
  ]);
  assert.deepEqual(story.act('vera', 'release_proposed', 'rel-1', proposal({what: ['incident:i-9']})), ['not-known']);
});

test('they pass the readers of the register and hold nothing of the desk', () => {
  const story = ready();
  decide(story, 'EXERCISE. We did not fire; we ask for a joint visit.');
  story.does('vera', 'release_proposed', 'rel-1', proposal({what: ['incident:i-1', 'finding:f-1']}));
  const rows = rowsOf(story, 'rel-1');
  readBack(rows);
  assert.deepEqual(
    rows.map(({table}) => table),
    ['incidents', 'reports', 'casualties', 'findings'],
  );
  const text = JSON.stringify(rows);
  for (const hidden of ['monica', 'ines', 'hana', 'lea"', 'r-1"', 'r-1;', 'Five explosions', 'latitude'])
    assert.ok(!text.includes(hidden), hidden);
  const finding = rows.find(({table}) => table === 'findings')?.record ?? {};
  assert.match(
    finding['note'] ?? '',
    /Reply of Authority of Dorquine .*unedited \(SHA-256 [0-9a-f]{64}\): EXERCISE\. We did not fire; we ask for a joint visit\./,
  );
  assert.match(finding['decided_by'] ?? '', /head of mission/);
  assert.equal(finding['dissent'], 'EXERCISE. One member holds that the direction is open.');
});

test('the longest replies of both sides are annexed whole', () => {
  for (const about of ['occurrence', 'breach']) {
    const story = ready();
    const text = 'ط'.repeat(about === 'breach' ? 7_000 : 3_400);
    decide(story, text, about === 'occurrence');
    story.does('vera', 'release_proposed', 'rel-1', proposal({what: ['incident:i-1', 'finding:f-1']}));
    const rows = rowsOf(story, 'rel-1');
    readBack(rows);
    assert.ok(rows.find(({table}) => table === 'findings')?.record['note']?.includes(text));
  }
});

test('a reply that could show a place is annexed by its hash alone, and that is said and answered before', () => {
  const story = ready();
  decide(story, 'EXERCISE. Our post at -1.9825, -5.4468 did not fire.');
  const what = ['incident:i-1', 'finding:f-1'];
  assert.deepEqual(story.act('vera', 'release_proposed', 'rel-1', proposal({what})), ['check-unanswered']);
  story.does(
    'vera',
    'release_proposed',
    'rel-1',
    proposal({what, answers: [{check: 'source_protection', reason: 'EXERCISE'}]}),
  );
  const note = rowsOf(story, 'rel-1').find(({table}) => table === 'findings')?.record['note'] ?? '';
  assert.match(note, /SHA-256 [0-9a-f]{64}/);
  assert.ok(!note.includes('5.4468'));
});

test('a place finer than a district goes out as its province, of a source at risk always', () => {
  const story = ready();
  const fine = {where: {place: 'plindorra', placeText: 'behind the mill', precision: 1, territory: 'velmoth'}};
  story.incident('i-1', ['r-1'], {description: {...described, ...fine, reports: ['r-1']}});
  const answers = [{check: 'mosaic', reason: 'EXERCISE'}];
  story.does('vera', 'release_proposed', 'rel-1', proposal({answers}));
  const rows = rowsOf(story, 'rel-1');
  readBack(rows);
  assert.equal(rows[0]?.record['place'], 'province-north-velmoth');
  assert.equal(rows[0]?.record['place_precision'], '4');
  assert.ok(!JSON.stringify(rows).match(/plindorra|mill/i));
  const risky = ready();
  risky.report('r-1', 'monica', {grade: {...consentToAll, reprisalRisk: true}});
  risky.does('vera', 'release_proposed', 'rel-1', proposal());
  assert.equal(rowsOf(risky, 'rel-1')[0]?.record['place'], 'province-north-velmoth');
});

test('figures are ranges in one tally: verified only where the incident is', () => {
  const story = ready();
  story.does('vera', 'release_proposed', 'rel-1', proposal());
  const figure = () => rowsOf(story, 'rel-1').find(({table}) => table === 'casualties')?.record;
  assert.deepEqual([figure()?.['tally'], figure()?.['low'], figure()?.['high']], ['verified', '1', '4']);
  story.incident('i-1', ['r-1'], {state: 'under_verification'});
  assert.equal(figure()?.['tally'], 'undetermined');
});

/** A decided breach, or an occurrence about neither side, with one vote against. */
function decide(story: ActingDesk, reply: string, neither = false): void {
  const {actor, obligation, ...rest} = breachDraft;
  const about = neither
    ? {...rest, kind: 'occurrence', result: 'verified_occurred'}
    : {...rest, actor, obligation, result: 'not_a_violation'};
  const sides = neither ? ['velmoth', 'dorquine'] : ['dorquine'];
  story.does('ines', 'finding_drafted', 'f-1', about);
  story.does('ines', 'finding_sent_to_review', 'f-1');
  story.does('lea', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'EXERCISE'});
  for (const side of sides) story.does('lea', 'reply_invited', 'f-1', {side, clock: 'serious', digest: 'EXERCISE'});
  for (const side of sides)
    story.does(`liaison-${side.slice(0, 1)}`, 'reply_filed', 'f-1', {text: reply, language: 'en'});
  story.does('ines', 'reply_considered', 'f-1', {text: 'EXERCISE', changesDraft: false});
  story.does('lea', 'vote_cast', 'f-1', {vote: 'for', reasons: 'EXERCISE'});
  story.does('leo', 'vote_cast', 'f-1', {vote: 'against', reasons: 'EXERCISE'});
  story.does('hana', 'finding_decided', 'f-1', {
    result: about.result,
    reasons: 'EXERCISE. The evidence does not carry it further.',
    dissent: 'EXERCISE. One member holds that the direction is open.',
  });
}
