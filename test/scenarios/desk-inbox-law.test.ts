/**
 * The inbox against the rules: whatever somebody is told to do, the rules let him begin, at every point of any story of the
 * desk, from the first report to the release.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {HeldRole} from '../../monitoring/access/index.ts';
import {inboxPage, possibleActs, type CaseActKind} from '../../monitoring/desk/index.ts';
import {account, actingDesk, breachDraft, cast, described, type ActingDesk} from '../support/acting-desk.ts';

type Body = Readonly<Record<string, unknown>>;

const result = {result: 'verified_occurred', standard: 'reasonable_grounds_to_believe', reasons: 'EXERCISE'};
const later = (now: string, hours: number): string =>
  new Date(Date.parse(now) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');

/** One file of each noun; subjects that several acts share, so that stories meet. */
const acts: readonly (readonly [CaseActKind, string, (pick: number, now: string) => Body])[] = [
  ['report_submitted', 'r-1', () => ({...account, channel: 'monitor_form'})],
  ['report_submitted', 'r-2', () => ({...account, channel: 'monitor_form'})],
  ['report_screened', 'r-1', (pick) => screening(pick)],
  ['report_screened', 'r-2', (pick) => screening(pick)],
  ['information_added', 'r-1', () => ({text: 'EXERCISE'})],
  ['incident_opened', 'i-1', () => ({...described, reports: ['r-1']})],
  ['report_linked', 'r-2', () => ({incident: 'i-1'})],
  ['feedback_given', 'r-1', () => ({message: 'EXERCISE', language: 'en'})],
  ['verification_begun', 'i-1', (pick) => ({stage: pick % 2 === 0 ? 'under_preliminary_check' : 'under_verification'})],
  ['verification_proposed', 'i-1', () => result],
  ['verification_checked', 'i-1', (pick) => (pick % 2 === 0 ? result : {...result, result: 'inconclusive'})],
  ['verification_settled', 'i-1', () => result],
  ['verification_reopened', 'i-1', () => ({reason: 'EXERCISE'})],
  ['statement_searched', 's-1', (pick, now) => searched(pick % 2 === 0 ? 'velmoth' : 'dorquine', now)],
  ['layer_drafted', 'l-1', () => layer],
  ['layer_reviewed', 'l-1', (pick) => ({outcome: pick % 3 === 0 ? 'returned' : 'approved', reasons: 'EXERCISE'})],
  ['task_assigned', 't-1', (_, now) => ({incident: 'i-1', to: 'monica', what: 'EXERCISE', due: later(now, 5)})],
  ['task_closed', 't-1', () => ({outcome: 'done', note: 'EXERCISE'})],
  ['hotline_call_logged', 'c-1', (_, now) => ({side: 'velmoth', opened: now, issue: 'EXERCISE'})],
  ['finding_drafted', 'f-1', () => breachDraft],
  ['finding_sent_to_review', 'f-1', () => ({})],
  ['finding_reviewed', 'f-1', (pick) => ({outcome: pick % 5 === 0 ? 'returned' : 'passed', reasons: 'EXERCISE'})],
  ['reply_invited', 'f-1', () => ({side: 'dorquine', clock: 'flash', digest: 'EXERCISE'})],
  ['reply_filed', 'f-1', () => ({text: 'EXERCISE', language: 'en'})],
  ['reply_extension_asked', 'f-1', (_, now) => ({until: later(now, 500), reason: 'EXERCISE'})],
  ['reply_extension_decided', 'f-1', () => ({granted: false, reason: 'EXERCISE'})],
  ['reply_closed', 'f-1', () => ({})],
  ['reply_considered', 'f-1', () => ({text: 'EXERCISE', changesDraft: false})],
  ['vote_cast', 'f-1', () => ({vote: 'for', reasons: 'EXERCISE'})],
  ['finding_decided', 'f-1', () => ({result: 'undetermined', reasons: 'EXERCISE'})],
  ['finding_appealed', 'f-1', () => ({grounds: 'EXERCISE'})],
  [
    'recusal_declared',
    'rec-1',
    (pick) => ({about: ['incident:i-1', 'side:dorquine', 'side:velmoth'][pick % 3], reason: 'other'}),
  ],
  ['removal_proposed', 'rm-1', () => ({entry: 0, groups: ['verifier.body'], reason: 'EXERCISE'})],
];

const screening = (pick: number): Body => ({
  outcome: ['in_scope', 'in_scope', 'needs_information', 'rejected_out_of_scope'][pick % 4],
  reason: 'EXERCISE',
});
const searched = (speaker: string, now: string): Body => ({
  incident: 'i-1',
  speaker,
  upTo: now.slice(0, 10),
  where: 'EXERCISE',
  found: false,
});
const layer: Body = {
  incident: 'i-1',
  layer: 'party_obligation',
  result: 'attributed',
  actor: 'dorquine',
  standard: 'reasonable_grounds_to_believe',
  reasons: 'EXERCISE',
  basis: ['r-1'],
};

/** Several persons in two roles, so that own work comes back to the same desk. */
const roles: Readonly<Record<string, readonly HeldRole[]>> = {
  ...cast,
  both: [{role: 'investigator'}, {role: 'legal_reviewer'}, {role: 'head_of_mission'}],
  witness: [{role: 'monitor'}, {role: 'head_of_mission'}, {role: 'verification_officer'}],
};
const persons = Object.keys(roles);

test('whatever the inbox says is to be done may be begun by whoever is told', () => {
  let asked = 0;
  const done = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fc.record({pick: fc.nat(100_000), person: fc.nat(1_000), hours: fc.nat(8)}), {
        minLength: 30,
        maxLength: 90,
      }),
      (steps) => {
        const story = steps.length % 3 === 0 ? actingDesk({roles}) : withDraft();
        for (const {pick, person, hours} of steps) {
          const at = later(story.now(), hours / 4);
          const who = persons[person % persons.length] ?? 'vera';
          if (pick % 4 === 0 || !follow(story, person, pick, at)) begin(story, who, pick, at);
          for (const one of persons) asked += holdsFor(story, one, done);
        }
      },
    ),
    {seed: 12, numRuns: 30, endOnFailure: true},
  );
  assert.ok(asked > 5_000, `only ${asked} items were seen`);
  const seen = [...done].toSorted();
  for (const kind of [
    'report_screened',
    'verification_checked',
    'layer_reviewed',
    'reply_filed',
    'vote_cast',
    'finding_decided',
  ])
    assert.ok(seen.includes(kind), `${kind} was never due: ${seen.join()}`);
});

/** A finding is drafted, so that every other story is one of its gates. */
function withDraft(): ActingDesk {
  const story = actingDesk({roles});
  story.does('monica', 'report_submitted', 'r-1', {...account, channel: 'monitor_form'});
  story.does('vera', 'report_screened', 'r-1', screening(0));
  story.does('vera', 'incident_opened', 'i-1', {...described, reports: ['r-1']});
  story.does('ines', 'finding_drafted', 'f-1', breachDraft);
  return story;
}

/** Does what the inbox of the next person who has something to do says. */
function follow(story: ActingDesk, person: number, pick: number, at: string): boolean {
  for (let one = 0; one < persons.length; one += 1) {
    const who = persons[(person + one) % persons.length] ?? 'vera';
    const {items} = inboxPage(story.desk, story.context(who, at), {limit: 500});
    const item = items[pick % Math.max(1, items.length)];
    const found = acts.find(([kind, on]) => kind === item?.act && on === (item.subject ?? item.id));
    if (found === undefined) continue;
    const [kind, subject, body] = found;
    story.act(who, kind, subject, body(pick, at), at);
    return true;
  }
  return false;
}

/** Does any act that the rules let this person begin. */
function begin(story: ActingDesk, who: string, pick: number, at: string): void {
  const open = acts.filter(([kind, subject]) => mayBegin(story, who, kind, subject, at));
  const [kind, subject, body] = open[pick % Math.max(1, open.length)] ?? [];
  if (kind !== undefined && subject !== undefined && body !== undefined)
    story.act(who, kind, subject, body(pick, at), at);
}

const mayBegin = (story: ActingDesk, person: string, kind: CaseActKind, subject: string, at: string): boolean =>
  possibleActs(story.desk, story.context(person).viewer, subject, [kind], at).some(({notNow}) => notNow === undefined);

function holdsFor(story: ActingDesk, person: string, done: Set<string>): number {
  const {items} = inboxPage(story.desk, story.context(person), {limit: 500});
  for (const {id, act, subject = id, what} of items) {
    assert.ok(act !== undefined);
    done.add(act);
    const on = subject === '' ? 'new' : subject;
    const [possible] = possibleActs(story.desk, story.context(person).viewer, on, [act as CaseActKind], story.now());
    assert.ok(possible !== undefined, `${person} is told “${what}” and has no role for ${act}`);
    assert.equal(possible.notNow, undefined, `${person} is told “${what}” of ${on}`);
  }
  return items.length;
}
