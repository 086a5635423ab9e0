/**
 * Laws of the desk that hold over any order of acts: nothing is decided with one pair of eyes, nothing goes out before its
 * time, both sides are the same to every rule, and what is private changes nothing that is released.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {HeldRole, Role} from '../../monitoring/access/index.ts';
import type {CaseFile} from '../../monitoring/agreement/index.ts';
import {
  findingPage,
  inboxPage,
  possibleActs,
  releaseRows,
  type CaseActKind,
  type DeskAct,
} from '../../monitoring/desk/index.ts';
import {
  actingDesk,
  breachDraft,
  cast,
  described,
  exerciseFile,
  sha256,
  type ActingDesk,
} from '../support/acting-desk.ts';

/** Whoever may do everything: nothing but the rule of other eyes stands between one of them and a decision. */
const everything: readonly HeldRole[] = [
  ...(['investigator', 'verification_officer', 'legal_reviewer', 'head_of_mission'] satisfies Role[]).map((role) => ({
    role,
  })),
  {role: 'commission_member', side: 'third'},
];
const four = {
  p1: everything,
  p2: everything,
  p3: everything,
  p4: everything,
  'liaison-v': [{role: 'party_liaison', side: 'velmoth'}],
  'liaison-d': [{role: 'party_liaison', side: 'dorquine'}],
} satisfies Readonly<Record<string, readonly HeldRole[]>>;

const kinds: readonly CaseActKind[] = [
  'finding_drafted',
  'finding_redrafted',
  'finding_sent_to_review',
  'finding_reviewed',
  'reply_invited',
  'reply_filed',
  'reply_closed',
  'reply_extension_asked',
  'reply_extension_decided',
  'reply_considered',
  'vote_cast',
  'finding_decided',
  'finding_appealed',
  'appeal_decided',
];

interface Step {
  readonly person: number;
  readonly kind: number;
  /** Takes one of the acts that may be begun, so that most stories get somewhere. */
  readonly guided: boolean;
  readonly pick: number;
  readonly hours: number;
}

const steps = fc.array(
  fc.record({
    person: fc.nat(5),
    kind: fc.nat(kinds.length - 1),
    guided: fc.nat(9).map((one) => one < 8),
    pick: fc.nat(1_000),
    hours: fc.nat(200),
  }),
  {minLength: 20, maxLength: 70},
);

const bodyOf = (kind: CaseActKind, pick: number, now: string, side: string): Readonly<Record<string, unknown>> => {
  const result = ['violation', 'not_a_violation', 'undetermined'][pick % 3];
  const about = pick % 5 === 0 ? {} : {reason: undefined};
  const draft = {...breachDraft, result};
  switch (kind) {
    case 'finding_drafted':
      return draft;
    case 'finding_redrafted':
      return {...draft, reason: 'EXERCISE'};
    case 'finding_reviewed':
      return {outcome: pick % 4 === 0 ? 'returned' : 'passed', reasons: 'EXERCISE'};
    case 'reply_invited':
      return {side, clock: pick % 2 === 0 ? 'flash' : 'systemic', digest: 'EXERCISE'};
    case 'reply_filed':
      return {text: 'EXERCISE', language: 'en'};
    case 'reply_extension_asked':
      return {
        until: new Date(Date.parse(now) + 30 * 86_400_000).toISOString().replace('.000Z', 'Z'),
        reason: 'EXERCISE',
      };
    case 'reply_extension_decided':
      return {granted: false, reason: 'EXERCISE'};
    case 'reply_considered':
      return {text: 'EXERCISE', changesDraft: pick % 6 === 0};
    case 'vote_cast':
      return {vote: ['for', 'against', 'abstain'][pick % 3], reasons: 'EXERCISE'};
    case 'finding_decided':
      return {
        result: ['not_a_violation', 'undetermined'][pick % 2],
        reasons: 'EXERCISE',
        dissent: 'EXERCISE',
        ...about,
      };
    case 'finding_appealed':
      return {grounds: 'EXERCISE'};
    case 'appeal_decided':
      return {outcome: pick % 2 === 0 ? 'stands' : 'opened_again', reasons: 'EXERCISE'};
    default:
      return {};
  }
};

const plain = (body: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

/** Plays steps; after each, `check` sees the act that was taken. */
function play(
  story: ActingDesk,
  taken: readonly Step[],
  check: (problems: readonly string[]) => void,
  rename = (text: string): string => text,
): void {
  const persons = Object.keys(four).map(rename);
  for (const {person, kind, guided, pick, hours} of taken) {
    const at = new Date(Date.parse(story.now()) + hours * 900_000).toISOString().replace('.000Z', 'Z');
    let who = persons[person] ?? 'p1';
    let what = kinds[kind] ?? 'vote_cast';
    if (guided) {
      const open = persons.flatMap((one) =>
        possibleActs(story.desk, story.context(one).viewer, 'f-1', kinds, at)
          .filter(({kind: one, notNow}) => notNow === undefined && (one !== 'finding_redrafted' || pick % 12 === 0))
          .map((act) => [one, act.kind as CaseActKind] as const),
      );
      const chosen = open[pick % Math.max(1, open.length)];
      if (chosen !== undefined) [who, what] = chosen;
    }
    const body = rename(JSON.stringify(plain(bodyOf(what, pick, at, 'dorquine'))));
    check(story.act(who, what, 'f-1', JSON.parse(body) as Readonly<Record<string, unknown>>, at));
  }
}

const begun = (
  settings: Parameters<typeof actingDesk>[0] = {},
  rename = (text: string): string => text,
): ActingDesk => {
  const story = actingDesk({roles: four, ...settings});
  story.report('r-1', 'monica');
  story.incident('i-1', ['r-1'], {
    description: JSON.parse(rename(JSON.stringify({...described, reports: ['r-1']}))) as never,
  });
  return story;
};

const personsOf = (acts: readonly DeskAct[], ...of: readonly string[]): readonly string[] =>
  acts.filter(({kind}) => of.includes(kind)).map(({person}) => person);

test('no path to a decision, nor past an appeal, with one pair of eyes', () => {
  let decisions = 0;
  let appeals = 0;
  fc.assert(
    fc.property(steps, (taken) => {
      const story = begun();
      let before: string | undefined;
      play(story, taken, () => {
        const finding = story.state.findings.get('f-1');
        const was = before;
        before = finding?.state;
        if (finding?.decided === undefined || was === before) return;
        const {acts, decided} = finding;
        const drafters = personsOf(acts, 'finding_drafted', 'finding_redrafted');
        if (was === 'deliberation' && before === 'decided') {
          decisions += 1;
          assert.ok(!drafters.includes(decided.person), 'decided by a drafter');
          const reviewer = personsOf(
            acts.filter(({body}) => body?.['outcome'] === 'passed'),
            'finding_reviewed',
          ).at(-1);
          assert.ok(reviewer !== undefined && !drafters.includes(reviewer), 'reviewed by a drafter');
          const voters = new Set(finding.votes.map(({person}) => person));
          assert.equal(voters.size, finding.votes.length, 'somebody voted twice');
          assert.ok(voters.size >= story.state.mandate.leastVotes, 'too few votes');
          assert.ok(
            drafters.every((person) => !voters.has(person)),
            'a drafter voted',
          );
          const lastDraft = acts.findLastIndex(({kind}) => kind === 'finding_drafted' || kind === 'finding_redrafted');
          const since = acts.slice(lastDraft);
          for (const gate of ['finding_reviewed', 'reply_invited', 'vote_cast'])
            assert.ok(
              since.some(({kind}) => kind === gate),
              `${gate} was passed over`,
            );
          assert.ok(
            since.some(({kind}) => kind === 'reply_filed' || kind === 'reply_closed'),
            'nobody was heard',
          );
        }
        if (was === 'appealed') {
          appeals += 1;
          assert.notEqual(acts.at(-1)?.person, decided.person);
        }
        // What was decided is sent to the sides, so that they can appeal.
        story.state.findings.set('f-1', {...finding, releasedTo: ['parties_and_mechanism']});
      });
    }),
    {seed: 7, numRuns: 250},
  );
  assert.ok(decisions > 30, `only ${decisions} decisions were reached`);
  assert.ok(appeals > 3, `only ${appeals} appeals were decided`);
});

test('the sides swapped: every rule, state, page and inbox swaps with them and changes nothing else', () => {
  const swappedFile = JSON.parse(swap(JSON.stringify(exerciseFile()))) as CaseFile;
  const roles = JSON.parse(swap(JSON.stringify(four))) as typeof four;
  fc.assert(
    fc.property(steps, (taken) => {
      const [one, other] = [begun(), begun({caseFile: swappedFile, roles}, swap)];
      const said: string[][] = [[], []];
      play(one, taken, (problems) => said[0]?.push(problems.join()));
      play(other, taken, (problems) => said[1]?.push(problems.join()), swap);
      assert.deepEqual(said[0], said[1]);
      for (const person of Object.keys(four)) {
        const pages = [one, other].map((story, index) => {
          const viewer = index === 0 ? person : swap(person);
          return JSON.stringify([
            findingPage(story.desk, story.context(viewer), 'f-1') ?? 'none',
            inboxPage(story.desk, story.context(viewer)),
          ]);
        });
        assert.equal(swap(pages[0] ?? ''), hashless(pages[1] ?? '', pages[0] ?? ''));
      }
    }),
    {seed: 8, numRuns: 60},
  );
});

test('nothing goes out before the later of embargo and delay', () => {
  const hours = fc.integer({min: 0, max: 200});
  fc.assert(
    fc.property(
      hours,
      fc.option(hours, {nil: undefined}),
      hours,
      fc.integer({min: 1, max: 9}),
      (delayHours, embargo, triedAfter, date) => {
        const story = actingDesk();
        const at = (after: number) =>
          new Date(Date.parse('2025-03-10T00:00:00Z') + after * 3_600_000).toISOString().replace('.000Z', 'Z');
        story.report('r-1', 'monica');
        const to = `2025-03-0${date}`;
        story.incident('i-1', ['r-1'], {
          description: {...described, when: {from: to, to, precision: 1}, reports: ['r-1']},
        });
        for (const speaker of ['velmoth', 'dorquine']) {
          const body = {incident: 'i-1', speaker, upTo: '2025-03-10', where: 'EXERCISE', found: false};
          const said = {kind: 'statement_searched', subject: `s-${speaker}`, body} as never;
          story.state.saidOn.set('i-1', [...(story.state.saidOn.get('i-1') ?? []), said]);
        }
        story.does(
          'hana',
          'mandate_set',
          'm-1',
          {layersOff: [], publicDelayHours: delayHours, smallestCell: 1, leastVotes: 2, reason: 'EXERCISE'},
          at(0),
        );
        const embargoUntil = embargo === undefined ? {} : {embargoUntil: at(embargo)};
        story.does('vera', 'release_proposed', 'rel-1', {
          what: ['incident:i-1'],
          tier: 'public',
          title: 'EXERCISE',
          text: 'EXERCISE',
          ...embargoUntil,
        });
        story.does('hana', 'release_approved', 'rel-1', {reasons: 'EXERCISE'});
        const now = at(triedAfter) > story.now() ? at(triedAfter) : story.now();
        const ended = Date.parse(`${to}T00:00:00Z`) + (24 + delayHours) * 3_600_000;
        const earliest = Math.max(ended, embargo === undefined ? 0 : Date.parse(at(embargo)));
        const problems = story.act('desk', 'released', 'rel-1', {rows: []}, now);
        assert.deepEqual(problems, Date.parse(now) < earliest ? ['too-early'] : []);
        assert.equal(story.state.incidents.get('i-1')?.releasedTo.includes('public'), problems.length === 0);
      },
    ),
    {seed: 9, numRuns: 120},
  );
});

test('changing any private field leaves every released row as it was', () => {
  const word = fc.stringMatching(/^[a-z]{3,12}$/);
  const released = JSON.stringify(rowsAfter({}));
  assert.ok(released.length > 500);
  fc.assert(
    fc.property(
      fc.record({
        text: word,
        person: word,
        vote: word,
        facts: word,
        latitude: fc.double({min: -4, max: -2, noNaN: true}),
        task: word,
        draftReasons: word,
        others: fc.nat(3),
      }),
      (secret) => {
        assert.equal(JSON.stringify(rowsAfter(secret)), released);
      },
    ),
    {seed: 10, numRuns: 40},
  );
  assert.notEqual(
    JSON.stringify(rowsAfter({summary: 'EXERCISE. Another summary.'})),
    released,
    'the test sees no change at all',
  );
});

interface Secret {
  readonly text?: string;
  readonly person?: string;
  readonly vote?: string;
  readonly facts?: string;
  readonly draftReasons?: string;
  readonly latitude?: number;
  readonly task?: string;
  /** How much else is under way. */
  readonly others?: number;
  /** The one that is not secret. */
  readonly summary?: string;
}

/** One finding with its incident released; everything of `secret` stays on the desk. */
function rowsAfter({
  text = 'a',
  person = 'someone',
  vote = 'b',
  facts = 'c',
  draftReasons = 'd',
  latitude = -2,
  task = 'e',
  others = 0,
  summary,
}: Secret) {
  const story = actingDesk({roles: {...cast, [`${person}-x`]: cast['monica'] ?? []}});
  story.report('r-1', `${person}-x`);
  const report = story.state.reports.get('r-1');
  assert.ok(report !== undefined);
  const first = {
    ...report.first,
    body: {...report.first.body, text: `EXERCISE ${text}`},
    place: {latitude, longitude: -5},
  };
  story.state.reports.set('r-1', {...report, first, grade: {...report.grade, reliability: 'B'}});
  story.incident('i-1', ['r-1'], {
    description: {...described, ...(summary === undefined ? {} : {summary}), reports: ['r-1']},
  });
  story.does('ines', 'finding_drafted', 'f-1', {
    ...breachDraft,
    result: 'undetermined',
    facts: `EXERCISE ${facts}`,
    reasons: draftReasons,
  });
  for (let one = 0; one < others; one += 1) story.does('ines', 'finding_drafted', `other-${one}`, {...breachDraft});
  story.does('ines', 'finding_sent_to_review', 'f-1');
  story.does('lea', 'finding_reviewed', 'f-1', {outcome: 'passed', reasons: `EXERCISE ${vote}`});
  story.does('lea', 'reply_invited', 'f-1', {side: 'dorquine', clock: 'flash', digest: `EXERCISE ${task}`});
  story.does('liaison-d', 'reply_filed', 'f-1', {text: 'EXERCISE. No.', language: 'en'});
  story.does('ines', 'reply_considered', 'f-1', {text: `EXERCISE ${task}`, changesDraft: false});
  for (const voter of ['lea', 'leo']) story.does(voter, 'vote_cast', 'f-1', {vote: 'for', reasons: `EXERCISE ${vote}`});
  story.does('hana', 'finding_decided', 'f-1', {result: 'undetermined', reasons: 'EXERCISE. It could not be told.'});
  for (const speaker of ['velmoth', 'dorquine']) {
    const body = {incident: 'i-1', speaker, upTo: '2025-03-10', where: `EXERCISE ${task}`, found: false};
    const said = {kind: 'statement_searched', subject: `s-${speaker}`, body} as never;
    story.state.saidOn.set('i-1', [...(story.state.saidOn.get('i-1') ?? []), said]);
  }
  const answers = [{check: 'mosaic', reason: `EXERCISE ${task}`}];
  story.does('vera', 'release_proposed', 'rel-1', {
    what: ['incident:i-1', 'finding:f-1'],
    tier: 'public',
    title: 'EXERCISE',
    text: 'EXERCISE',
    answers,
  });
  return releaseRows(story.desk, 'rel-1', {caseFile: story.caseFile, day: '2025-03-10', sha256});
}

/** Every name of one side for the other’s, in any text. */
function swap(text: string): string {
  const pairs: Readonly<Record<string, string>> = {velmoth: 'dorquine', Velmoth: 'Dorquine', 'liaison-v': 'liaison-d'};
  const both: Readonly<Record<string, string>> = {
    ...pairs,
    ...Object.fromEntries(Object.entries(pairs).map(([a, b]) => [b, a])),
  };
  return text.replaceAll(/velmoth|dorquine|Velmoth|Dorquine|liaison-[vd](?![a-z])/g, (name) => both[name] ?? name);
}

/** A hash of swapped content is another hash: the page’s own stand for them. */
function hashless(text: string, like: string): string {
  const hashes = like.match(/[0-9a-f]{64}/g) ?? [];
  let at = 0;
  return text.replaceAll(/[0-9a-f]{64}/g, (hash) => hashes[at++] ?? hash);
}
