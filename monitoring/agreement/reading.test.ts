/** What a person with a mistake in a file reads: every problem at once, at its line, in a sentence. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {formatProblem, type Problem, type Result} from '../kernel/index.ts';
import {checkAgreement, defaultRules, placeAgreementProblems, readAgreement, readCase} from './index.ts';
import {byteLimit} from './text-form/index.ts';

const example = (name: string): string => {
  const page = readFileSync(new URL(`../../docs/formats/${name}.md`, import.meta.url), 'utf8');
  return [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].at(-1)?.[1] ?? '';
};
const agreementText = example('agreement');
const caseText = example('case');
const replaced = (text: string, ...pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((all, [from, to]) => {
    assert.ok(all.includes(from), from);
    return all.replace(from, to);
  }, text);
const problemsOf = (result: Result<unknown>): readonly Problem[] => (result.ok ? [] : result.problems);
const said = (result: Result<unknown>): readonly string[] =>
  problemsOf(result).map((problem) => formatProblem(problem));
const codesAt = (result: Result<unknown>) => problemsOf(result).map(({code, field, line}) => [code, field, line]);
/** 1-based line of the first line that holds the words. */
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

test('every problem of a file is named at once, in the order of the file', () => {
  const text = replaced(
    agreementText,
    ['kind: ceasefire', 'kind: cease_fire'],
    ['announced: 2025-10-19', 'announced: 2025-02-30'],
    ['purpose: End', 'porpose: End'],
    ['polarity: prohibition', 'polarity: prohibited'],
    ['code: DOH-5', 'code: doh-1'],
    ['      by: 2025-11-06', '      by: 20251106'],
  );
  assert.deepEqual(codesAt(readAgreement(text, 'x.yaml')), [
    ['missing-key', 'purpose', 1],
    ['unknown-value', 'kind', 4],
    ['not-a-day', 'announced', 8],
    ['unknown-key', 'porpose', lineOf(text, 'porpose')],
    ['unknown-value', 'provisions[0].polarity', lineOf(text, 'prohibited')],
    ['bad-form', 'provisions[1].code', lineOf(text, 'doh-1')],
    ['wrong-type', 'provisions[2].test.by', lineOf(text, '20251106')],
  ]);
  const sentences = said(readAgreement(text, 'x.yaml'));
  assert.match(
    sentences[1] ?? '',
    /^x\.yaml:4:7 \[unknown-value\] kind: “cease_fire” is not one of: .* Did you mean “ceasefire”\?$/,
  );
  assert.match(sentences[2] ?? '', /“2025-02-30” is not a date that exists/);
  assert.match(sentences[3] ?? '', /Did you mean “purpose”\?/);
  assert.match(sentences[6] ?? '', /“20251106” is read as a number here/);
});

test('codes that differ only in case are one code, because records name them in lower case', () => {
  const text = replaced(agreementText, ['code: DOH-5', 'code: Doh-1']);
  assert.deepEqual(codesAt(readAgreement(text, 'x.yaml')), [
    ['duplicate', 'provisions[1].code', lineOf(text, 'Doh-1')],
  ]);
});

test('a key that stands twice is refused at the second', () => {
  const text = replaced(agreementText, ['purpose:', 'id: other\npurpose:']);
  assert.deepEqual(codesAt(readAgreement(text, 'x')), [['duplicate-key', 'id', lineOf(text, 'id: other')]]);
});

const refusals: readonly (readonly [string, string, string, string])[] = [
  ['an anchor', 'purpose: End', 'purpose: &a End', 'anchor'],
  ['an alias', 'purpose: End the fighting', 'purpose: *a #', 'alias'],
  ['a tag', 'purpose: End', 'purpose: !!str End', 'tag'],
  ['a tab', 'purpose: End', 'purpose:\tEnd', 'tab'],
  ['a control character', 'purpose: End', 'purpose: \u0007End', 'control-character'],
  ['an escaped control character', 'purpose: End', 'purpose: "\\a" #', 'control-character'],
  ['a merge key', 'purpose: End', '<<: {title: x}\npurpose: End', 'unknown-key'],
  ['a second document', 'purpose: End', '---\npurpose: End', 'several-documents'],
  ['an open quote', 'purpose: End', 'purpose: "End', 'yaml-syntax'],
  ['a number as text', 'title: Doha agreement of 18–19 October 2025', 'title: 2025', 'wrong-type'],
  ['an empty value', 'title: Doha agreement of 18–19 October 2025', 'title:', 'wrong-type'],
  ['an empty text', 'title: Doha agreement of 18–19 October 2025', 'title: "  "', 'empty-text'],
  ['a list for a text', 'title: Doha agreement of 18–19 October 2025', 'title: [a]', 'wrong-type'],
  ['a text for a list', 'parties: [afghan-authorities, pakistan]', 'parties: afghan-authorities', 'wrong-type'],
  ['a party named twice', 'parties: [afghan-authorities, pakistan]', 'parties: [pakistan, pakistan]', 'duplicate'],
  ['a party as guarantor', 'guarantors: [qatar,', 'guarantors: [pakistan,', 'party-as-guarantor'],
  ['a test of the wrong kind', 'polarity: procedural_duty', 'polarity: prohibition', 'test-does-not-fit'],
  ['an unknown kind of test', 'kind: duty', 'kind: dutty', 'unknown-value'],
  ['an obligation that ends before it begins', 'to: 2025-11-06', 'to: 2025-10-01', 'ends-before-start'],
  ['one bearer bound twice', 'dutyBearer: pakistan', 'dutyBearer: afghan-authorities', 'duplicate'],
  ['two references', 'reference: true}', 'reference: true}\n  - {day: 2025-10-18, holder: pakistan, reference: true}', 'two-references'],
  ['coverage above one', 'provisions:\n', 'rules: {coverageFloor: 1.01}\nprovisions:\n', 'too-large'],
  ['repeated from one', 'provisions:\n', 'rules: {repeatedFrom: 1}\nprovisions:\n', 'too-small'],
  ['systematic before repeated', 'provisions:\n', 'rules: {repeatedFrom: 7, systematicFrom: 6}\nprovisions:\n', 'thresholds-out-of-order'],
  ['repeated beyond the default for systematic', 'provisions:\n', 'rules: {repeatedFrom: 6}\nprovisions:\n', 'thresholds-out-of-order'],
  ['a rule that is no number', 'provisions:\n', 'rules: {patternWindowDays: .nan}\nprovisions:\n', 'wrong-type'],
]; // prettier-ignore

test('each thing that an agreement file must not hold is refused by its own code', () => {
  for (const [name, from, to, code] of refusals) {
    const result = readAgreement(replaced(agreementText, [from, to]), 'x.yaml');
    const codes = problemsOf(result).map((problem) => problem.code);
    assert.ok(codes.includes(code), `${name}: ${codes.join()}`);
    assert.ok(
      problemsOf(result).every(({line}) => line !== undefined),
      name,
    );
  }
});

test('hostile input is refused quickly: depth, size, thirty thousand keys', () => {
  for (const deep of ['['.repeat(60_000), '- '.repeat(60_000), '{a: '.repeat(40_000), '? '.repeat(40_000)]) {
    assert.deepEqual(
      problemsOf(readAgreement(deep, 'x'))
        .map(({code}) => code)
        .filter((code) => code === 'too-deep'),
      ['too-deep'],
    );
  }
  assert.equal(problemsOf(readAgreement(`a: ${'ب'.repeat(byteLimit / 2)}`, 'x'))[0]?.code, 'file-too-large');
  const keys = `{${Array.from({length: 30_000}, (_, index) => `k${index}`).join(', ')}}`;
  const problems = problemsOf(readAgreement(keys, 'x'));
  assert.equal(problems.length, 301);
  assert.equal(problems.at(-1)?.code, 'more-problems');
  assert.equal(problemsOf(readAgreement('', 'x'))[0]?.code, 'empty-file');
});

test('rules that the text sets are remembered; the rest are the defaults', () => {
  const plain = readAgreement(agreementText, 'x');
  assert.ok(plain.ok);
  assert.deepEqual(plain.value.rules, defaultRules);
  assert.deepEqual(plain.value.rulesFromText, []);
  const set = readAgreement(
    replaced(agreementText, ['provisions:\n', 'rules: {coverageFloor: 0.6, systematicFrom: 9}\nprovisions:\n']),
    'x',
  );
  assert.ok(set.ok);
  assert.deepEqual(set.value.rules, {...defaultRules, systematicFrom: 9, coverageFloor: 0.6});
  assert.deepEqual(set.value.rulesFromText, ['systematicFrom', 'coverageFloor']);
});

test('the defaults are those of the format page and of the decision record', () => {
  const pages = ['../../docs/formats/agreement.md', '../../docs/decisions/0003-assessment-defaults.md'];
  for (const page of pages.map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))) {
    for (const [rule, value] of Object.entries(defaultRules)) {
      assert.match(page, new RegExp(`^\\| \`${rule}\` \\| ${value}\\b`, 'm'));
    }
  }
});

const caseRefusals: readonly (readonly [string, string, string])[] = [
  ['parties: [afghan-authorities, pakistan]', 'parties: [afghan-authorities, nobody]', 'unknown-actor'],
  ['heldBy: pakistan', 'heldBy: nobody', 'unknown-actor'],
  ['memberOf: pakistan', 'memberOf: ispr', 'member-of-itself'],
  ['organOf: ispr,', 'organOf: nobody,', 'unknown-actor'],
  ['by: pakistan, term', 'by: nobody, term', 'unknown-actor'],
  ['territory: afghanistan', 'territory: atlantis', 'unknown-territory'],
  ['latitude: 34.01', 'latitude: 91', 'too-large'],
  ['    latitude: 34.01\n', '', 'half-a-point'],
  ['precision: 2', 'precision: 4', 'point-too-exact'],
  ['precision: 2', 'precision: 0', 'too-small'],
  ['short: Afghan authorities', 'short: Afghan authorities in Kabul', 'too-long'],
  ['bounds: [60, 23, 78, 39]', 'bounds: [78, 23, 60, 39]', 'bad-bounds'],
  ['bounds: [60, 23, 78, 39]', 'bounds: [60, 23, 78, 100]', 'bad-bounds'],
  ['recordEnds: 2026-04-08', 'recordEnds: 2025-04-08', 'ends-before-start'],
  ['recordEnds: 2026-04-08', 'recordEnds: 2025-11-01', 'outside-record'],
  ['after: {from: 2025-10-19', 'after: {from: 2025-10-18', 'windows-overlap'],
  ['exercise: false', 'exercise: no', 'wrong-type'],
  ['Asia/Kabul', 'Kabul time', 'bad-form'],
  ['{id: frontier', '{id: afghanistan', 'duplicate'],
];

test('each thing that a case file must not say is refused by its own code', () => {
  assert.ok(readCase(caseText, 'case.yaml').ok);
  for (const [from, to, code] of caseRefusals) {
    const problems = problemsOf(readCase(replaced(caseText, [from, to]), 'case.yaml'));
    assert.ok(
      problems.some((problem) => problem.code === code && problem.line !== undefined),
      `${to}: ${JSON.stringify(problems)}`,
    );
  }
});

test('an actor that cannot be read is one problem, not one for every mention of an actor', () => {
  const text = replaced(caseText, ['kind: de_facto_authority', 'kind: government']);
  assert.deepEqual(codesAt(readCase(text, 'x')), [
    ['unknown-value', 'actors[0].kind', lineOf(text, 'kind: government')],
  ]);
});

test('an agreement is checked against its case, and each problem finds its line again', () => {
  const caseFile = readCase(caseText, 'case.yaml');
  assert.ok(caseFile.ok);
  const known = {eventTypes: ['armed_clash', 'air_strike', 'drone_strike', 'artillery_or_mortar', 'complex_attack', 'infiltration_attempt'], proofStandards: ['reasonable_grounds_to_believe', 'clear_and_convincing'], targetTypes: []}; // prettier-ignore
  const check = (text: string): readonly Problem[] => {
    const agreement = readAgreement(text, 'a.yaml');
    assert.ok(agreement.ok, JSON.stringify(agreement));
    return placeAgreementProblems(text, 'a.yaml', checkAgreement(agreement.value, caseFile.value, known));
  };
  assert.deepEqual(check(agreementText), []);
  const text = replaced(
    agreementText,
    ['holder: qatar, reference', 'holder: nobody, reference'],
    ['source: arab-news', 'source: no-paper'],
    ['dutyBearer: afghan-authorities, beneficiaries: [pakistan], from: 2025-10-19', 'dutyBearer: no-one, territories: [nowhere], from: 2025-10-18'],
    ['drone_strike', 'dragon_strike'],
    ['standard: clear_and_convincing', 'standard: certain'],
    ['parties: [afghan-authorities, pakistan]', 'parties: [pakistan, afghan-authorities]'],
  ); // prettier-ignore
  assert.deepEqual(
    check(text).map(({code, field, line, file}) => [code, field, line, file]),
    [
      ['parties-out-of-order', 'parties', 6, 'a.yaml'],
      ['unknown-actor', 'effective[0].holder', 10, 'a.yaml'],
      ['unknown-actor', 'provisions[0].obligations[0].dutyBearer', lineOf(text, 'no-one'), 'a.yaml'],
      ['unknown-territory', 'provisions[0].obligations[0].territories[0]', lineOf(text, 'nowhere'), 'a.yaml'],
      ['outside-agreement', 'provisions[0].obligations[0].from', lineOf(text, '2025-10-18'), 'a.yaml'],
      ['unknown-source', 'provisions[0].accounts[0].cited[0].source', lineOf(text, 'no-paper'), 'a.yaml'],
      ['unknown-value', 'provisions[0].test.incidents[2]', lineOf(text, 'dragon'), 'a.yaml'],
      ['unknown-value', 'provisions[1].test.standard', lineOf(text, 'certain'), 'a.yaml'],
    ],
  );
  const foreign = replaced(agreementText, ['parties: [afghan-authorities, pakistan]', 'parties: [ispr]']);
  assert.deepEqual(
    check(foreign).map(({code}) => code),
    ['foreign-agreement'],
  );
});
