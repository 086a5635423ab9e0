/** A day on the desk: reports come in and are answered, an incident is checked by two who did not see each other's result. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {incidentFilePage, reportPage, type CaseActKind} from '../../monitoring/desk/index.ts';
import {account, actingDesk, described, type ActingDesk} from '../support/acting-desk.ts';

const report = {...account, channel: 'monitor_form'};
const screened = {outcome: 'in_scope', reason: 'EXERCISE'};
const verified = {result: 'verified_occurred', standard: 'reasonable_grounds_to_believe', reasons: 'EXERCISE'};
const noAccess = {...verified, result: 'not_verifiable_no_access', standard: 'none'};
const withheld = {...noAccess, accessWithheldBy: 'dorquine', accessWithheldOn: '2025-02-21'};

function reported(...ids: readonly string[]): ActingDesk {
  const day = actingDesk();
  for (const id of ids) {
    day.does('monica', 'report_submitted', id, report);
    day.does('vera', 'report_screened', id, screened);
  }
  return day;
}

function opened(): ActingDesk {
  const day = reported('r-1', 'r-2');
  day.does('vera', 'incident_opened', 'i-1', {...described, reports: ['r-1', 'r-2']});
  day.does('vera', 'verification_begun', 'i-1', {stage: 'under_verification'});
  return day;
}

test('a report is closed by feedback and by nothing else, from every end', () => {
  const day = reported('r-1');
  const feedback = {message: 'EXERCISE. It was taken up.', language: 'en'};
  assert.deepEqual(day.act('vera', 'feedback_given', 'r-1', feedback), ['wrong-state']);
  day.does('vera', 'incident_opened', 'i-1', {...described, reports: ['r-1']});
  assert.equal(day.state.reports.get('r-1')?.state, 'linked_to_incident');
  day.does('vera', 'feedback_given', 'r-1', feedback);
  for (const [id, outcome] of [
    ['r-2', {outcome: 'rejected_out_of_scope'}],
    ['r-3', {outcome: 'duplicate_of', duplicateOf: 'r-1'}],
  ] as const) {
    day.does('monica', 'report_submitted', id, report);
    day.does('vera', 'report_screened', id, {...outcome, reason: 'EXERCISE'});
    assert.deepEqual(day.act('vera', 'report_screened', id, screened), ['wrong-state']);
    day.does('vera', 'feedback_given', id, feedback);
    assert.equal(day.state.reports.get(id)?.state, 'closed_with_feedback');
  }
});

test('nobody screens his own report, links what is not screened, or grades without a mark', () => {
  const day = actingDesk();
  day.does('vera', 'report_submitted', 'r-1', report);
  assert.deepEqual(day.act('vera', 'report_screened', 'r-1', screened), ['own-work']);
  assert.deepEqual(day.act('ines', 'incident_opened', 'i-1', {...described, reports: ['r-1']}), ['wrong-state']);
  assert.deepEqual(day.act('ines', 'report_graded', 'r-1', {reasons: 'EXERCISE'}), ['missing-value']);
});

test('a question goes back to whoever reported, and his answer brings the report back', () => {
  const day = actingDesk();
  day.does('monica', 'report_submitted', 'r-1', report);
  day.does('vera', 'report_screened', 'r-1', {outcome: 'needs_information', reason: 'EXERCISE. At what hour?'});
  const page = reportPage(day.desk, day.context('monica'), 'r-1');
  assert.equal(page?.history.at(-1)?.body?.['reason'], 'EXERCISE. At what hour?');
  assert.deepEqual(day.act('ines', 'information_added', 'r-1', {text: 'EXERCISE'}), ['not-known']);
  day.does('monica', 'information_added', 'r-1', {text: 'EXERCISE. At two.'});
  assert.equal(day.state.reports.get('r-1')?.state, 'received');
});

test('figures out of order, days out of order and unknown names are refused by field', () => {
  const day = actingDesk();
  const wrong = {
    ...report,
    when: {from: '2025-02-21', to: '2025-02-20', precision: 2},
    where: {place: 'nowhere', precision: 3},
    casualties: [{harm: 'killed', status: 'civilian', sideAffected: 'velmoth', low: 4, best: 3}],
  };
  day.act('monica', 'report_submitted', 'r-1', wrong);
  assert.deepEqual(day.state.refused[0]?.problems.map(({code}) => code).toSorted(), [
    'unknown-name',
    'wrong-order',
    'wrong-order',
  ]);
});

test('a liaison complains for his own side, and each side alike', () => {
  for (const [own, other] of [
    ['velmoth', 'dorquine'],
    ['dorquine', 'velmoth'],
  ] as const) {
    const day = actingDesk();
    const liaison = `liaison-${own.charAt(0)}`;
    assert.deepEqual(day.act(liaison, 'complaint_filed', 'c-1', {...account, side: other}), ['other-side']);
    day.does(liaison, 'complaint_filed', 'c-1', {...account, side: own});
    assert.ok(reportPage(day.desk, day.context(liaison), 'c-1'));
    assert.equal(reportPage(day.desk, day.context(`liaison-${other.charAt(0)}`), 'c-1'), undefined);
  }
});

test('two who did not see each other’s result set it together; a third settles where they differ', () => {
  const day = opened();
  day.does('vera', 'verification_proposed', 'i-1', verified);
  assert.deepEqual(day.act('vera', 'verification_checked', 'i-1', verified), ['own-work']);
  assert.equal(incidentFilePage(day.desk, day.context('ines'), 'i-1')?.proposed, undefined, 'the check is blind');
  const lines = incidentFilePage(day.desk, day.context('ines'), 'i-1')?.history ?? [];
  assert.equal(lines.find(({kind}) => kind === 'verification_proposed')?.body, undefined);
  assert.deepEqual(incidentFilePage(day.desk, day.context('hana'), 'i-1')?.proposed?.['result'], 'verified_occurred');
  day.does('ines', 'verification_checked', 'i-1', {...verified, standard: 'reasonable_suspicion'});
  assert.equal(day.state.incidents.get('i-1')?.state, 'verified_occurred');
  assert.equal(day.state.incidents.get('i-1')?.standard, 'reasonable_suspicion', 'the weaker standard holds');
  assert.equal(incidentFilePage(day.desk, day.context('ines'), 'i-1')?.agreement?.same, 1);

  const differing = opened();
  differing.does('vera', 'verification_proposed', 'i-1', verified);
  differing.does('ines', 'verification_checked', 'i-1', {...verified, result: 'inconclusive'});
  assert.equal(differing.state.incidents.get('i-1')?.state, 'under_verification');
  differing.does('hana', 'verification_settled', 'i-1', {...verified, result: 'inconclusive'});
  assert.equal(differing.state.incidents.get('i-1')?.state, 'inconclusive');
});

test('want of access names who withheld it and when, and is no other result', () => {
  const day = opened();
  assert.deepEqual(day.act('vera', 'verification_proposed', 'i-1', noAccess), ['missing-value', 'missing-value']);
  const inconclusive = {...withheld, result: 'inconclusive'};
  assert.deepEqual(day.act('vera', 'verification_proposed', 'i-1', inconclusive), ['not-needed', 'not-needed']);
  day.does('vera', 'verification_proposed', 'i-1', withheld);
  day.does('ines', 'verification_checked', 'i-1', withheld);
  const page = incidentFilePage(day.desk, day.context('vera'), 'i-1');
  assert.equal(page?.state, 'not_verifiable_no_access');
  assert.equal(page?.accessWithheldBy, 'dorquine');
});

test('whoever reported or stepped back neither proposes nor checks', () => {
  const day = actingDesk();
  day.does('ines', 'report_submitted', 'r-1', report);
  day.does('vera', 'report_screened', 'r-1', screened);
  day.does('vera', 'incident_opened', 'i-1', {...described, reports: ['r-1']});
  day.does('vera', 'verification_begun', 'i-1', {stage: 'under_verification'});
  assert.deepEqual(day.act('ines', 'verification_proposed', 'i-1', verified), ['witness']);
  day.does('ivan', 'recusal_declared', 'rec-1', {about: 'incident:i-1', reason: 'family'});
  assert.deepEqual(day.act('ivan', 'verification_proposed', 'i-1', verified), ['recused']);
});

test('merged incidents keep every report, and split ones divide them without rest', () => {
  const day = opened();
  day.does('monica', 'report_submitted', 'r-3', report);
  day.does('vera', 'report_screened', 'r-3', screened);
  day.does('vera', 'incident_opened', 'i-2', {...described, reports: ['r-3']});
  day.does('vera', 'incident_merged', 'i-2', {into: 'i-1', reason: 'EXERCISE'});
  assert.deepEqual(day.state.incidents.get('i-1')?.reports, ['r-1', 'r-2', 'r-3']);
  assert.equal(incidentFilePage(day.desk, day.context('vera'), 'i-2')?.mergedInto, 'i-1');
  assert.deepEqual(day.act('vera', 'incident_merged', 'i-1', {into: 'i-2', reason: 'EXERCISE'}), ['wrong-state']);
  const part = (id: string, reports: readonly string[]) => ({id, title: `EXERCISE ${id}`, reports});
  const missing = {parts: [part('i-3', ['r-1']), part('i-4', ['r-2'])], reason: 'EXERCISE'};
  assert.deepEqual(day.act('vera', 'incident_split', 'i-1', missing), ['missing-value']);
  day.does('vera', 'incident_split', 'i-1', {
    parts: [part('i-3', ['r-1', 'r-3']), part('i-4', ['r-2'])],
    reason: 'EXERCISE',
  });
  assert.equal(day.state.reports.get('r-3')?.incident, 'i-3');
  assert.deepEqual(day.state.incidents.get('i-1')?.reports, []);
});

test('silence is said: nobody looked, then until when it was looked', () => {
  const day = opened();
  const columns = () => incidentFilePage(day.desk, day.context('vera'), 'i-1')?.columns ?? [];
  assert.deepEqual(
    columns().map(({side, silence}) => [side, silence]),
    [
      ['velmoth', 'Nobody has looked for a statement yet.'],
      ['dorquine', 'Nobody has looked for a statement yet.'],
    ],
  );
  const search = {incident: 'i-1', speaker: 'dorquine', upTo: '2025-03-01', where: 'EXERCISE', found: false};
  day.does('vera', 'statement_searched', 's-1', search);
  assert.match(columns()[1]?.silence ?? '', /No statement found up to 1 March 2025/);
});

test('a layer is drafted and reviewed by two, fills no other, and may be left out by the mandate', () => {
  const day = opened();
  const draft = {
    incident: 'i-1',
    layer: 'group',
    result: 'attributed',
    actor: 'umbrexi',
    standard: 'reasonable_grounds_to_believe',
    reasons: 'EXERCISE',
    basis: ['r-1'],
  };
  day.does('ines', 'layer_drafted', 'l-1', draft);
  assert.deepEqual(day.act('ines', 'layer_reviewed', 'l-1', {outcome: 'approved', reasons: 'EXERCISE'}), ['own-work']);
  day.does('lea', 'layer_reviewed', 'l-1', {outcome: 'approved', reasons: 'EXERCISE'});
  const layers = incidentFilePage(day.desk, day.context('vera'), 'i-1')?.layers ?? [];
  assert.deepEqual(
    layers.filter(({state}) => state !== 'no_claim').map(({layer, state}) => [layer, state]),
    [['group', 'assessed']],
  );
  const withoutReason = day.act('ines', 'layer_drafted', 'l-2', {...draft, result: 'withheld'});
  assert.deepEqual(withoutReason, ['missing-value', 'missing-value']);
  day.does('hana', 'mandate_set', 'mandate', {
    layersOff: ['party_obligation'],
    publicDelayHours: 72,
    smallestCell: 5,
    leastVotes: 2,
    reason: 'EXERCISE',
  });
  assert.deepEqual(day.act('ines', 'layer_drafted', 'l-3', {...draft, layer: 'party_obligation'}), ['layer-off']);
});

test('no order of acts verifies anything with one pair of eyes', () => {
  const kinds = [
    'verification_proposed',
    'verification_checked',
    'verification_settled',
    'verification_reopened',
  ] as const;
  const step = fc.record({
    person: fc.constantFrom('vera', 'ines', 'ivan', 'lea', 'hana', 'monica'),
    kind: fc.constantFrom<CaseActKind>(...kinds),
    result: fc.constantFrom('verified_occurred', 'verified_did_not_occur', 'inconclusive'),
  });
  fc.assert(
    fc.property(fc.array(step, {maxLength: 30}), (steps) => {
      const day = opened();
      for (const {person, kind, result} of steps) {
        day.act(person, kind, 'i-1', kind === 'verification_reopened' ? {reason: 'EXERCISE'} : {...verified, result});
        const file = day.state.incidents.get('i-1');
        if (file === undefined || file.state === 'under_verification') continue;
        assert.ok(file.proposed !== undefined && file.checked !== undefined);
        assert.notEqual(file.proposed.person, file.checked.person);
      }
    }),
    {seed: 20251124, numRuns: 200},
  );
});

test('a call goes forward only, and is closed after it was said what came of it', () => {
  const day = actingDesk();
  day.does('monica', 'hotline_call_logged', 'h-1', {
    side: 'velmoth',
    opened: '2025-03-10T07:00:00Z',
    issue: 'EXERCISE',
  });
  const step = (state: string) => day.act('monica', 'hotline_call_advanced', 'h-1', {state, note: 'EXERCISE'});
  assert.deepEqual(step('relayed'), []);
  assert.deepEqual(step('closed'), ['wrong-state']);
  assert.deepEqual(step('de_escalated'), []);
  assert.deepEqual(step('relayed'), ['wrong-state']);
  assert.deepEqual(step('closed'), []);
});
