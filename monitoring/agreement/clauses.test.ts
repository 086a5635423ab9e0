/** What is made of clauses: pairs, headlines, days in force, differences between accounts, open questions. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import fc from 'fast-check';
import {day} from '../kernel/index.ts';
import {
  accountDifference,
  agreementInForce,
  isHeadline,
  obligationInForce,
  openQuestions,
  pairedObligations,
  readAgreement,
  textStatuses,
  wordDifference,
  type Agreement,
  type Provision,
} from './index.ts';

const page = readFileSync(new URL('../../docs/formats/agreement.md', import.meta.url), 'utf8');
const reading = readAgreement([...page.matchAll(/```yaml\n([\s\S]*?)```/g)].at(-1)?.[1] ?? '', 'agreement.md');
assert.ok(reading.ok);
const doha: Agreement = reading.value;
const clause = (code: string): Provision => {
  const found = doha.provisions.find((provision) => provision.code === code);
  assert.ok(found);
  return found;
};
const november = day('2025-11-01');
const kind = (agreement: Agreement, at: string): string => agreementInForce(agreement, day(at)).kind;
const normal = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
const kindsOf = (provision: Provision): readonly string[] =>
  openQuestions(provision).map((open) =>
    open.dutyBearer === undefined ? open.kind : `${open.kind} ${open.dutyBearer}`,
  );
const [afghan, pakistan] = ['afghan-authorities', 'pakistan'];

test('each clause has a slot for each party, and an empty one is there to be said', () => {
  const pairs = pairedObligations(doha, [afghan, pakistan]);
  assert.deepEqual(
    pairs.map(({provision, slots}) => [
      provision.code,
      ...slots.map(({party, obligation}) => obligation?.dutyBearer ?? `no ${party}`),
    ]),
    [
      ['DOH-1', afghan, pakistan],
      ['DOH-5', afghan, `no ${pakistan}`],
      ['IST-2', afghan, pakistan],
    ],
  );
  const mediators = pairedObligations(doha, [pakistan]);
  assert.deepEqual(
    mediators[0]?.others.map(({dutyBearer}) => dutyBearer),
    [afghan],
  );
});

test('swapping the parties swaps the slots and nothing else', () => {
  const swapped = pairedObligations(doha, [pakistan, afghan]);
  pairedObligations(doha, [afghan, pakistan]).forEach((pair, index) => {
    assert.deepEqual(swapped[index], {...pair, slots: pair.slots.toReversed()});
  });
});

test('DOH-5, known from one account, never enters a headline; a mediator’s and a joint statement do', () => {
  assert.deepEqual(isHeadline(clause('DOH-5'), doha, november), {
    headline: false,
    reason: 'The clause is known from one party’s account only.',
  });
  assert.equal(isHeadline(clause('DOH-1'), doha, november).headline, true);
  assert.equal(isHeadline(clause('IST-2'), doha, november).headline, true);
});

test('exactly three text statuses let a clause into a headline', () => {
  const into = textStatuses.filter(
    (textStatus) => isHeadline({...clause('DOH-1'), textStatus}, doha, november).headline,
  );
  assert.deepEqual(into, ['agreed_text', 'joint_statement', 'mediator_statement']);
  for (const textStatus of textStatuses) {
    const provision = {...clause('DOH-1'), textStatus};
    assert.equal(isHeadline(provision, {...doha, kind: 'proposal'}, november).headline, false);
    assert.equal(isHeadline(provision, doha, day('2025-10-18')).headline, false);
    assert.match(isHeadline(provision, doha, november).reason, /^[A-Z].*\.$/);
  }
});

test('a day before, within and after; the last day still counts', () => {
  const ended: Agreement = {...doha, ended: [{day: day('2025-12-01'), holder: pakistan, reference: false}]};
  const kinds = ['2025-10-18', '2025-10-19', '2025-12-01', '2025-12-02'].map(
    (at) => agreementInForce(ended, day(at)).kind,
  );
  assert.deepEqual(kinds, ['not_in_force', 'in_force', 'in_force', 'not_in_force']);
});

test('between differing accounts nothing is decided, unless one is marked as the reference', () => {
  // TTP 2022: Samaa and Dawn give 28 November, a reference work 4 September (domain.md 13.2).
  const ended = [
    {day: day('2022-11-28'), holder: 'ttp', reference: false},
    {day: day('2022-09-04'), holder: 'reference-work', reference: false},
  ];
  const ttp: Agreement = {...doha, announced: day('2022-06-02'), effective: [{day: day('2022-06-02'), holder: 'ttp', reference: true}], ended}; // prettier-ignore
  assert.deepEqual(
    ['2022-09-04', '2022-09-05', '2022-11-28', '2022-11-29'].map((at) => kind(ttp, at)),
    ['in_force', 'undetermined', 'undetermined', 'not_in_force'],
  );
  const marked = {...ttp, ended: ended.map((entry) => ({...entry, reference: entry.holder === 'ttp'}))};
  assert.equal(kind(marked, '2022-11-28'), 'in_force');
  const begun = {
    ...ttp,
    effective: [day('2022-06-02'), day('2022-06-03')].map((at) => ({day: at, holder: 'ttp', reference: false})),
  };
  assert.deepEqual(
    ['2022-06-01', '2022-06-02', '2022-06-03'].map((at) => kind(begun, at)),
    ['not_in_force', 'undetermined', 'in_force'],
  );
  assert.equal(kind({...ttp, effective: []}, '2022-07-01'), 'undetermined');
  assert.equal(kind({...ttp, effective: []}, '2022-06-01'), 'not_in_force');
});

test('an obligation has its own days, and none outlives the agreement', () => {
  const [first] = clause('IST-2').obligations;
  assert.ok(first);
  const kinds = ['2025-10-29', '2025-10-30', '2025-11-06', '2025-11-07'].map(
    (at) => obligationInForce(first, doha, day(at)).kind,
  );
  assert.deepEqual(kinds, ['not_in_force', 'in_force', 'in_force', 'not_in_force']);
  const ended: Agreement = {...doha, ended: [{day: day('2025-11-02'), holder: 'qatar', reference: false}]};
  assert.equal(obligationInForce(first, ended, day('2025-11-03')).kind, 'not_in_force');
  assert.equal(obligationInForce(first, {...doha, kind: 'proposal'}, november).kind, 'not_in_force');
});

const joinedOf = (segments: ReturnType<typeof wordDifference>, kind: string): string =>
  segments.filter((segment) => segment.kind === 'same' || segment.kind === kind).map(({text}) => text).join('').trim(); // prettier-ignore

test('a noun that the mediator took out of its communiqué is one difference (domain.md 13.5, 9)', () => {
  const before = {
    holder: 'mediator',
    version: 'as first published',
    says: 'a',
    wording: 'EXERCISE: an end of tensions on the border between the two countries.',
    language: 'en',
    cited: [],
  };
  const after = {
    ...before,
    version: 'after the edit',
    says: 'b',
    wording: before.wording.replace(' on the border', ''),
  };
  assert.deepEqual(accountDifference(before, after), {
    compared: 'wording',
    segments: [
      {kind: 'same', text: 'EXERCISE: an end of tensions'},
      {kind: 'only_first', text: ' on the border'},
      {kind: 'same', text: ' between the two countries.'},
    ],
  });
  const replaced = wordDifference(before.wording, before.wording.replace('border', 'frontier'));
  assert.deepEqual(replaced.slice(1, 3), [
    {kind: 'only_first', text: ' border'},
    {kind: 'only_second', text: ' frontier'},
  ]);
  assert.equal(accountDifference(before, {...after, language: 'ar'}).compared, 'says');
});

test('right-to-left text is compared in the order in which it is written', () => {
  assert.deepEqual(wordDifference('آتش‌بس فوری در مرز', 'آتش‌بس فوری در خط دیورند'), [
    {kind: 'same', text: 'آتش‌بس فوری در'},
    {kind: 'only_first', text: ' مرز'},
    {kind: 'only_second', text: ' خط دیورند'},
  ]);
});

test('the segments of a difference give back both texts, and swapping the texts swaps the sides', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', 'مرز', 'x,', '“y”', 'z.'), {maxLength: 12})
    .map((list) => list.join(' '));
  fc.assert(
    fc.property(fc.oneof(words, fc.string({unit: 'grapheme'})), fc.oneof(words, fc.string()), (first, second) => {
      const segments = wordDifference(first, second);
      assert.equal(joinedOf(segments, 'only_first'), normal(first));
      assert.equal(joinedOf(segments, 'only_second'), normal(second));
      assert.deepEqual(wordDifference(first, second), segments);
      const size = (list: typeof segments): number => joinedOf(list, 'same').length;
      assert.equal(size(wordDifference(first, first)), normal(first).length);
      segments.slice(1).forEach((segment, index) => assert.notEqual(segment.kind, segments[index]?.kind));
    }),
    {seed: 19, numRuns: 400},
  );
});

/** By trying both ways at every word: the definition, too slow for texts. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [[first, ...rest], [other, ...others]] = [a, b];
  if (first === undefined || other === undefined) return 0;
  if (first === other) return 1 + longestCommon(rest, others);
  return Math.max(longestCommon(rest, b), longestCommon(a, others));
}

test('no difference is longer than it need be', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), {maxLength: 7});
  fc.assert(
    fc.property(words, words, (first, second) => {
      const same = wordDifference(first.join(' '), second.join(' ')).filter((segment) => segment.kind === 'same');
      const shared = same.flatMap(({text}) => text.trim().split(' ')).length;
      assert.equal(shared, longestCommon(first, second));
    }),
    {seed: 23, numRuns: 200},
  );
});

test('what a clause leaves unanswered is listed, and an answer takes its question away', () => {
  assert.deepEqual(kindsOf(clause('DOH-5')), [
    'act',
    `where ${afghan}`,
    `when ${afghan}`,
    'exceptions',
    'who_checks',
    'evidence',
  ]);
  const [binding] = clause('DOH-1').obligations;
  assert.ok(binding);
  const answered: Provision = {
    ...clause('DOH-1'),
    exceptions: ['Live-fire training ten kilometres from the line.'],
    checkedBy: 'The joint commission.',
    obligations: [{...binding, to: day('2026-10-19'), territories: ['frontier']}],
  };
  assert.deepEqual(openQuestions(answered), []);
  assert.deepEqual(kindsOf({...answered, obligations: []}), ['who']);
  for (const provision of doha.provisions) {
    for (const {sentence} of openQuestions(provision)) assert.match(sentence, /^[A-Z].*\.$/);
  }
});
