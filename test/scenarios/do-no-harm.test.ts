/**
 * The rules of doing no harm (domain vocabulary 8) that concern the desk, one test a rule; those of the gate before a release stand
 * beside the checks (monitoring/desk/release/rows.test.ts). SECURITY.md lists all twenty, with the test or the reason why not.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {roles, tierOfRole} from '../../monitoring/access/index.ts';
import {
  actContents,
  actDefinitions,
  caseActs,
  countsPage,
  deskPerson,
  envelopesFor,
  exportLines,
  inboxPage,
  openDesk,
  readActContents,
  searchPage,
  usualMandate,
  type ActDefinition,
  type ActKind,
  type DeskAct,
} from '../../monitoring/desk/index.ts';
import {leakPeople, leakViewer, leakViewers} from '../faults/leaks-people.ts';
import {leakWorld} from '../faults/leaks-world.ts';
import {account, actingDesk, described, viewerOf} from '../support/acting-desk.ts';

const kinds = Object.entries<ActDefinition>(actDefinitions);

const released = {
  finding: 'decided',
  incident: 'verified_occurred',
  report: 'linked_to_incident',
  releasedTo: ['parties_and_mechanism', 'guarantors_and_mechanism', 'public'],
  sensitive: false,
} as const;

test('1: whoever is outside the mission reads no exact place but his own, whatever was released', () => {
  const world = leakWorld(released);
  for (const [name, viewer] of leakViewers()) {
    if (viewer.held.some(({role}) => tierOfRole[role] === 'mission_only') || viewer.within !== undefined) continue;
    const text = [...exportLines(world.desk, {...world.context(''), viewer})].join('');
    const own = [...world.desk.state.reports.values()].filter(
      ({first, side}) =>
        first.person === viewer.person ||
        viewer.held.some((held) => side !== undefined && held.side === side && held.role === 'party_liaison'),
    );
    assert.equal([...text.matchAll(/"latitude"/g)].length, own.length, name);
  }
  assert.ok(usualMandate.publicDelayHours >= 72);
});

test('2: an identity is an envelope or nothing, no report needs one, and two persons open it for the one it is addressed to', () => {
  const bare = actContents({kind: 'report_submitted', subject: 'r-1', body: {...account, channel: 'monitor_form'}});
  assert.deepEqual(bare['source.identity'], {});
  assert.ok(readActContents(bare).ok);
  for (const open of [{name: 'EXERCISE Sel Ardan'}, {sealed: 'x', name: 'EXERCISE'}])
    assert.ok(!readActContents({...bare, 'source.identity': open}).ok);
  const story = actingDesk();
  story.report('r-1', 'monica');
  const file = story.state.reports.get('r-1');
  assert.ok(file !== undefined);
  const first = {...file.first, hasIdentity: true};
  story.state.reports.set('r-1', {...file, first, acts: [first]});
  const handed = (person: string) => envelopesFor(story.desk, viewerOf(person), 'r-1');
  const proposed = {
    entry: 90,
    person: 'hana',
    body: {report: 'r-1', to: 'dpo', reason: 'EXERCISE'},
  } as unknown as DeskAct;
  story.state.unsealings.set('u-1', {id: 'u-1', proposed});
  assert.deepEqual(handed('dpo'), [], 'proposed is not approved');
  story.state.unsealings.set('u-1', {id: 'u-1', proposed, approved: {...proposed, entry: 91}});
  assert.deepEqual(handed('dpo'), [], 'nobody approves his own');
  story.state.unsealings.set('u-1', {id: 'u-1', proposed, approved: {...proposed, entry: 91, person: 'hugo'}});
  assert.deepEqual(handed('dpo'), [first.entry]);
  for (const person of [
    '',
    'spec',
    'hana',
    'hugo',
    'vera',
    'monica',
    'liaison-v',
    'liaison-d',
    'member-t',
    'guarantor',
  ])
    assert.deepEqual(handed(person), [], person);
  assert.deepEqual(envelopesFor(story.desk, viewerOf('dpo'), 'r-2'), []);
});

test('3 and 18: whoever reported may withdraw consent, whoever is concerned may answer, correct or appeal', () => {
  const may = (kind: ActKind): readonly string[] => (actDefinitions[kind] as ActDefinition).roles;
  for (const role of ['reporter', 'monitor', 'party_liaison']) assert.ok(may('consent_withdrawn').includes(role), role);
  for (const kind of ['reply_filed', 'statement_corrected', 'finding_appealed'] as const)
    assert.ok(may(kind).includes('party_liaison'), kind);
  assert.ok(may('release_withdrawn').includes('data_protection_officer'));
});

test('4: no act takes in what it does not ask for: no device, no address, no likeness', () => {
  const story = actingDesk();
  for (const extra of ['deviceId', 'ip', 'imei', 'photoOfFace', 'fingerprint', 'userAgent'])
    assert.deepEqual(
      story.act('monica', 'report_submitted', `r-${extra.toLowerCase()}`, {
        ...account,
        channel: 'monitor_form',
        [extra]: 'x',
      }),
      ['unknown-key'],
    );
  for (const [kind, {body}] of kinds)
    assert.equal((body as {additionalProperties?: unknown}).additionalProperties, false, kind);
  const fields = JSON.stringify(kinds.map(([, {body}]) => body));
  assert.doesNotMatch(fields, /biometric|fingerprint|deviceId|serialNumber|ipAddress|nationalId/i);
});

test('5: who protects people stops a release, and changes no finding', () => {
  const stops = (actDefinitions.release_stopped as ActDefinition).roles;
  assert.deepEqual(stops, ['data_protection_officer']);
  const deciding = kinds.filter(([kind]) => /^(finding_|vote_|verification_|layer_|appeal_)/.test(kind));
  for (const [kind, {roles: held}] of deciding) assert.ok(!held.includes('data_protection_officer'), kind);
});

test('6: the public’s counts give no small cell, and one case more in it shows nowhere', () => {
  const story = actingDesk();
  const countsFor = (person: string) => countsPage(story.desk, story.context(person)).counts;
  for (let number = 1; number < usualMandate.smallestCell; number += 1) {
    const before = JSON.stringify(countsFor(''));
    story.incident(`i-${number}`, [], {releasedTo: ['public']});
    assert.equal(JSON.stringify(countsFor('')), before, `${number}`);
  }
  assert.ok(countsFor('').every(({suppressed, count}) => suppressed && count === undefined));
  story.incident('i-5', [], {releasedTo: ['public']});
  const shown = countsFor('').filter(({suppressed}) => !suppressed);
  assert.deepEqual(shown, [{noun: 'incident', state: 'verified_occurred', count: 5, suppressed: false}]);
  story.incident('i-6', []);
  assert.deepEqual(
    countsFor('').filter(({suppressed}) => !suppressed),
    shown,
    'what is not public is not counted',
  );
  assert.equal(countsFor('hana').find(({noun}) => noun === 'incident')?.count, 6);
});

test('7 and 9: a case of children or of sexual violence is there for its specialists and nobody else, on every page', () => {
  const world = leakWorld({...released, sensitive: true});
  for (const person of ['', ...Object.keys(leakPeople)]) {
    const context = {...world.context(''), viewer: leakViewer(person)};
    const isClose = ['spec', 'hana', 'dpo'].includes(person);
    const files = [...exportLines(world.desk, context)].slice(1).filter((line) => !/"noun":"removal"/.test(line));
    assert.equal(files.length > 0, isClose, `${person} exports`);
    assert.equal(searchPage(world.desk, context, 'velmoth').total > 0, isClose, `${person} searches`);
    if (!isClose)
      assert.deepEqual(
        inboxPage(world.desk, context).items.filter(({noun}) => noun !== 'removal'),
        [],
        person,
      );
  }
});

test('12 and rule 5: what the liaison of one side may do, in every state, that of the other may with the sides swapped', () => {
  const swap = (text: string): string =>
    text.replaceAll(/velmoth|dorquine|Velmoth|Dorquine|liaison-[vd]|member-[vd]/g, (word) => swapped[word] ?? word);
  const swapped: Readonly<Record<string, string>> = {
    velmoth: 'dorquine',
    dorquine: 'velmoth',
    Velmoth: 'Dorquine',
    Dorquine: 'Velmoth',
    'liaison-v': 'liaison-d',
    'liaison-d': 'liaison-v',
    'member-v': 'member-d',
    'member-d': 'member-v',
  };
  const told = (turned: boolean): string => {
    const story = actingDesk();
    const who = (name: string): string => (turned ? swap(name) : name);
    const body = (one: object): Record<string, unknown> =>
      JSON.parse(turned ? swap(JSON.stringify(one)) : JSON.stringify(one)) as Record<string, unknown>;
    const said: unknown[] = [];
    const step = (person: string, kind: ActKind, subject: string, one: object): void => {
      said.push([kind, story.act(who(person), kind, subject, body(one))]);
      for (const viewer of ['liaison-v', 'liaison-d', 'member-v', 'member-d', 'hana', '']) {
        const context = story.context(who(viewer));
        said.push([
          who(viewer),
          inboxPage(story.desk, context),
          countsPage(story.desk, context),
          [...exportLines(story.desk, context)],
        ]);
      }
    };
    story.report('r-1', 'monica');
    story.incident('i-1', ['r-1'], {description: {...described, reports: ['r-1']} as never});
    for (const files of [story.state.reports, story.state.incidents] as unknown as Map<string, object>[])
      for (const [id, file] of files) files.set(id, body(file));
    step('liaison-v', 'complaint_filed', 'c-1', {...account, side: 'velmoth'});
    step('liaison-v', 'complaint_filed', 'c-2', {...account, side: 'dorquine'});
    step('liaison-d', 'complaint_filed', 'c-3', {...account, side: 'dorquine'});
    step('hana', 'hotline_call_logged', 'h-1', {side: 'velmoth', opened: '2025-03-10T08:00:00Z', issue: 'EXERCISE'});
    step('ines', 'finding_drafted', 'f-1', {
      kind: 'incident',
      title: 'EXERCISE',
      incident: 'i-1',
      actor: 'dorquine',
      result: 'undetermined',
      standard: 'none',
      facts: 'EXERCISE',
      reasons: 'EXERCISE',
      basis: ['r-1'],
    });
    step('ines', 'finding_sent_to_review', 'f-1', {});
    step('lea', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: 'EXERCISE'});
    step('lea', 'reply_invited', 'f-1', {side: 'dorquine', clock: 'serious', digest: 'EXERCISE'});
    step('liaison-v', 'reply_filed', 'f-1', {text: 'EXERCISE', language: 'en'});
    step('liaison-d', 'reply_filed', 'f-1', {text: 'EXERCISE', language: 'en'});
    return JSON.stringify(said);
  };
  assert.deepEqual(JSON.parse(swap(told(true))), JSON.parse(told(false)));
});

test('13: nothing decides by itself: the server’s own acts decide nothing, and reports and incidents bring no finding', () => {
  const ofServer = kinds.filter(([, {roles: held}]) => held.length === 0).map(([kind]) => kind);
  assert.deepEqual(ofServer.toSorted(), [
    'mode_set',
    'person_enrolled',
    'public_information_received',
    'public_report_received',
    'reads_recorded',
    'released',
  ]);
  const story = actingDesk();
  story.report('r-1', 'monica');
  story.incident('i-1', ['r-1'], {state: 'verified_occurred'});
  assert.deepEqual([story.state.layers.size, story.state.findings.size, story.state.releases.size], [0, 0, 0]);
  for (const kind of Object.keys(caseActs))
    if (!ofServer.includes(kind))
      assert.ok(story.act(deskPerson, kind as ActKind, 'x-1', {}).length > 0, `${kind} by the server`);
  const engines = kinds.filter(([kind]) => /penalt|alert|sanction|unlock/.test(kind));
  assert.deepEqual(engines, []);
});

test('14: a translation says who made it, and never stands without its original', () => {
  const story = actingDesk();
  const translation = {text: 'EXERCISE', language: 'en'};
  const report = (one: object) =>
    story.act('monica', 'report_submitted', 'r-t', {...account, channel: 'monitor_form', ...one});
  assert.ok(report({translation}).length > 0, 'nobody is named');
  assert.ok(report({translation: {...translation, by: 'unknown'}}).length > 0);
  const {text: _, ...untold} = account;
  assert.ok(
    story.act('monica', 'report_submitted', 'r-u', {
      ...untold,
      channel: 'monitor_form',
      translation: {...translation, by: 'machine'},
    }).length > 0,
  );
  assert.deepEqual(report({translation: {...translation, by: 'machine'}}), []);
});

test('every role of the domain has a place in these tests', () => {
  const held = new Set(Object.values(leakPeople).flatMap((some) => some.map(({role}) => role as string)));
  assert.deepEqual(
    roles.filter((role) => role !== 'public' && !held.has(role)),
    [],
  );
  assert.equal(typeof openDesk, 'function');
});
