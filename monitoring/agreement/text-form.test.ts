/** Round trips and refusals over generated files: the shape itself says what may be generated. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import fc from 'fast-check';
import {Compile} from 'typebox/schema';
import {parse} from 'yaml';
import {day, dayFromNumber} from '../kernel/index.ts';
import {agreementShape, type AgreementFile} from './agreement-shape.ts';
import {caseShape} from './case-shape.ts';
import {
  agreementSchema,
  caseSchema,
  openDocument,
  printDocument,
  readAgreement,
  readCase,
  textWithValue,
  writeAgreement,
  writeCase,
  type Agreement,
  type AssessmentRules,
  type CaseFile,
  type ChangeWindow,
  type Obligation,
  type Place,
  type Provision,
} from './index.ts';
import {forbiddenCharacter, writeShape, type ObjectShape, type Shape} from './text-form/index.ts';

/** Generated values are put right in place before anybody sees them. */
type Mutable<T> = T extends readonly (infer I)[]
  ? number extends T['length']
    ? Mutable<I>[]
    : T
  : T extends string
    ? T
    : T extends object
      ? {-readonly [K in keyof T]: Mutable<T[K]>}
      : T;
type Settling<T> = (value: Mutable<T>) => void;

const awkward = ['yes', 'no', '1', '-', '~', 'null', 'true', '# x', 'a: b', '- a', '[a]', '{a}', '"', "'", '!x', '&x', '*x', '%x', '|', '> x', '?', '@', '`', 'a #b', '2025-10-19', '0x1F', '.5', '…', 'جنگ‌بندی فوری', 'د دوحې تړون', 'line\nline', 'a:\n  b', 'a\n\n\nb', '---', '...', 'a,b', ', a', '<<', '=']; // prettier-ignore
const textOf = (longest: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.constantFrom(...awkward),
      fc.string({unit: 'grapheme', minLength: 1, maxLength: 30}),
      fc.lorem({maxCount: 30}),
    )
    .map((text) => Array.from(text.trim()).slice(0, longest).join('').trim())
    .filter((text) => text !== '' && !forbiddenCharacter.test(text.replaceAll('\n', '')));

function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'text':
      return textOf(shape.longest);
    case 'pattern':
      return fc
        .stringMatching(new RegExp(shape.pattern, 'u'))
        .filter((text) => text === text.trim() && text !== '' && !forbiddenCharacter.test(text));
    case 'day':
      return fc.integer({min: 10_000, max: 30_000}).map(dayFromNumber);
    case 'number':
      return shape.whole
        ? fc.integer({min: shape.minimum, max: shape.maximum})
        : fc.double({min: shape.minimum, max: shape.maximum, noNaN: true}).map((value) => value + 0);
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...shape.values);
    case 'variant':
      return fc.oneof(...Object.values(shape.of).map(valueOf));
    case 'list': {
      const {uniqueBy, fewest, most} = shape;
      const sizes = {minLength: fewest, maxLength: Math.min(most, fewest + 2)};
      if (uniqueBy === undefined) return fc.array(valueOf(shape.of), sizes);
      const name = (item: unknown): string =>
        String(uniqueBy === '' ? item : (item as Readonly<Record<string, unknown>>)[uniqueBy]).toLowerCase();
      return fc.uniqueArray(valueOf(shape.of), {...sizes, selector: name});
    }
    case 'object': {
      const parts = Object.entries(shape.fields).map(([key, field]) => {
        const value = valueOf(field.shape);
        return [key, field.presence === 'optional' ? fc.option(value, {nil: undefined}) : value] as const;
      });
      return fc.record(Object.fromEntries(parts)).map((value: Record<string, unknown>) => {
        for (const key of Object.keys(value)) if (value[key] === undefined) delete value[key];
        settled[shape.name]?.(value as never);
        return value;
      });
    }
  }
}

const inOrder = <T extends string>(first: T | undefined, second: T | undefined): readonly (T | undefined)[] =>
  first !== undefined && second !== undefined && first > second ? [second, first] : [first, second];

const settleObligation: Settling<Obligation> = (value) => {
  const [from, to] = inOrder(value.from, value.to);
  Object.assign(value, from === undefined ? {} : {from}, to === undefined ? {} : {to});
};

const settleProvision: Settling<Provision> = (value) => {
  value.polarity = value.test.kind === 'prohibition' ? 'prohibition' : 'positive_duty';
};

const settleRules: Settling<Partial<AssessmentRules>> = (value) => {
  delete value.systematicFrom;
  if (value.repeatedFrom !== undefined) value.repeatedFrom = 3;
};

const settleAgreement: Settling<AgreementFile> = (value) => {
  for (const list of [value.effective, value.ended]) for (const entry of list.slice(1)) entry.reference = false;
  // Canonical text leaves empty rules out.
  if (value.rules !== undefined && Object.keys(value.rules).length === 0) delete value.rules;
  value.guarantors = value.guarantors.filter((name) => !value.parties.includes(name));
};

const settleWindow: Settling<ChangeWindow> = (value) => {
  value.series = 'figures';
  value.before = {from: day('2020-01-01'), to: day('2020-02-01')};
  value.after = {from: day('2020-02-02'), to: day('2020-03-01')};
};

const settlePlace: Settling<Place> = (value) => {
  if (value.precision <= 3 && value.latitude !== undefined && value.longitude !== undefined) return;
  delete value.latitude;
  delete value.longitude;
};

const settleCase: Settling<CaseFile> = (value) => {
  const [first, second] = value.actors;
  const territory = value.territories[0]?.id ?? '';
  assert.ok(first !== undefined && second !== undefined);
  const [starts, ends] = inOrder(value.recordStarts, value.recordEnds);
  Object.assign(value, {recordStarts: starts, recordEnds: ends, bounds: [-10.5, -1, 20, 33.25]});
  value.parties = [first.id, second.id];
  for (const item of value.actors) delete item.memberOf;
  for (const item of value.sources) if (item.organOf !== undefined) item.organOf = first.id;
  for (const item of value.territories) if (item.heldBy !== undefined) item.heldBy = second.id;
  for (const item of value.places) item.territory = territory;
  for (const item of value.contestedTerms) for (const term of item.preferred) term.by = first.id;
};

/** Makes fields agree with each other where the shape’s own checks demand it. */
const settled: Readonly<Record<string, (value: never) => void>> = {
  'an obligation': settleObligation,
  'a provision': settleProvision,
  'the rules': settleRules,
  'an agreement': settleAgreement,
  'a change window': settleWindow,
  'a place': settlePlace,
  'a case': settleCase,
};

const agreementTexts = valueOf(agreementShape).map((value) => writeShape(agreementShape, value));
const caseTexts = valueOf(caseShape).map((value) => writeShape(caseShape, value));
const docs = new URL('../../docs/formats/', import.meta.url);
const example = (name: string): string => {
  const blocks = [...readFileSync(new URL(`${name}.md`, docs), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)];
  return blocks.at(-1)?.[1] ?? '';
};
const printsBack = (text: string): void => {
  const document = openDocument(text, 'x.yaml');
  if (document.ok) assert.equal(printDocument(document.value), text);
};
const forms = [
  {name: 'agreement', shape: agreementShape as ObjectShape, schema: agreementSchema, texts: agreementTexts, read: readAgreement, write: writeAgreement as (value: never) => string},
  {name: 'case', shape: caseShape as ObjectShape, schema: caseSchema, texts: caseTexts, read: readCase, write: writeCase as (value: never) => string},
]; // prettier-ignore

const reading = (read: (typeof forms)[number]['read'], text: string): never => {
  const result = read(text, 'x.yaml');
  assert.ok(result.ok, result.ok ? '' : `${JSON.stringify(result.problems.slice(0, 3), null, 1)}\n${text}`);
  return result.value as never;
};

for (const {name, shape, schema, texts, read, write} of forms) {
  test(`${name}: what is written reads back equal, and canonical text prints to the same bytes`, () => {
    fc.assert(
      fc.property(texts, (text) => {
        const value = reading(read, text);
        const printed = write(value);
        assert.equal(printed, text);
        assert.deepEqual(reading(read, printed), value);
      }),
      {seed: 20_251_019, numRuns: 100},
    );
  });

  test(`${name}: the documented example is read, and says what it says after writing`, () => {
    const value = reading(read, example(name));
    assert.deepEqual(reading(read, write(value)), value);
    assert.equal(write(reading(read, write(value))), write(value));
  });

  test(`${name}: any change of a valid file is read or refused with a line, never a crash`, () => {
    const base = example(name);
    const change = fc.oneof(
      fc.constantFrom('\t', ':', '- ', '\n', ' ', '"', '[', '{', '}', '&a ', '*a', '!!x ', '#', '0', '\u0000', '…', '---\n', '%YAML', '|', '? ', '<<: '),
      fc.string({maxLength: 4, unit: 'binary'}),
      fc.constant(''),
    ); // prettier-ignore
    const mutation = fc.record({at: fc.nat(base.length), remove: fc.nat(30), insert: change});
    let refused = 0;
    fc.assert(
      fc.property(fc.array(mutation, {minLength: 1, maxLength: 3}), (mutations) => {
        const text = mutations.reduce(
          (all, {at, remove, insert}) => all.slice(0, at) + insert + all.slice(at + remove),
          base,
        );
        const result = read(text, 'x.yaml');
        if (result.ok) return;
        refused += 1;
        assert.ok(result.problems.length > 0);
        for (const problem of result.problems) {
          assert.equal(problem.file, 'x.yaml');
          assert.ok(
            problem.line !== undefined && problem.line >= 1 && problem.line <= text.split('\n').length,
            JSON.stringify(problem),
          );
          assert.match(problem.message, /^[\p{Lu}\p{N}“…-].*[.?]$/su);
        }
      }),
      {seed: 7, numRuns: 300},
    );
    assert.ok(refused > 150, `only ${refused} were refused`);
  });

  test(`${name}: an unmodified document prints the same bytes, whatever its layout`, () => {
    const awkwardLayout = `\uFEFF# first\r\n\n${example(name).replaceAll('\n', '   # said\r\n')}\n\n# last`;
    assert.ok(openDocument(awkwardLayout, 'x.yaml').ok);
    printsBack(awkwardLayout);
    const base = example(name);
    fc.assert(
      fc.property(fc.nat(base.length), fc.constantFrom(' # note\n', '\n\n', "'", '   ', '{}', '\r\n'), (at, insert) =>
        printsBack(base.slice(0, at) + insert + base.slice(at)),
      ),
      {seed: 11, numRuns: 80},
    );
  });

  test(`${name}: the published schema is the one that the reader’s definition gives`, () => {
    const committed: unknown = JSON.parse(readFileSync(new URL(`${name}.schema.json`, docs), 'utf8'));
    assert.equal(JSON.stringify(committed), JSON.stringify(schema), 'run scripts/write-schemas.mjs');
  });

  test(`${name}: the published schema accepts what the reader accepts, and no unknown or missing key`, () => {
    const compiled = Compile(schema);
    fc.assert(
      fc.property(texts, (text) => assert.ok(compiled.Check(parse(text)), text)),
      {seed: 3, numRuns: 60},
    );
    const value = parse(example(name)) as Record<string, unknown>;
    assert.ok(compiled.Check(value));
    for (const wrong of [
      {...value, extra: 1},
      {...value, title: 1},
      {...value, title: undefined},
      {...value, id: 'A b'},
    ]) {
      assert.equal(compiled.Check(JSON.parse(JSON.stringify(wrong))), false);
      assert.equal(read(JSON.stringify(wrong), 'x.yaml').ok, false);
    }
  });

  test(`${name}: every key and every controlled value is documented`, () => {
    const page = readFileSync(new URL(`${name}.md`, docs), 'utf8');
    const words = (part: Shape): readonly string[] => {
      if (part.kind === 'object')
        return Object.entries(part.fields).flatMap(([key, field]) => [key, ...words(field.shape)]);
      if (part.kind === 'variant') return Object.values(part.of).flatMap(words);
      if (part.kind === 'list') return words(part.of);
      return part.kind === 'choice' ? part.values : [];
    };
    const missing = words(shape).filter((word) => !page.includes(`\`${word}\``) && !page.includes(`kind: ${word}`));
    assert.deepEqual(missing, []);
  });
}

test('canonical form: keys in order, ids on one line, empty lists said, dates and yes without quotes', () => {
  const canonical = writeAgreement(reading(readAgreement, example('agreement')));
  const head = canonical.slice(0, canonical.indexOf('provisions:'));
  assert.equal(
    head,
    `format: holdfire-agreement/1
id: doha-2025
title: Doha agreement of 18–19 October 2025
kind: ceasefire
publicity: communique_only
parties: [afghan-authorities, pakistan]
guarantors: [qatar, turkiye]
announced: 2025-10-19
effective:
  - {day: 2025-10-19, holder: qatar, reference: true}
ended: []
purpose: End the fighting of October 2025 and set up follow-up talks.
summary: The text is not public. Known are a mediator's communiqué, a joint statement of 30 October and each party's account.
`,
  );
  assert.match(canonical, /\n {4}accounts:\n {6}- holder: qatar\n {8}says: .*\n {8}cited:\n {10}- source: arab-news\n/);
});

test('one value can be changed without touching any other byte', () => {
  const text = example('agreement');
  const changed = textWithValue(text, 'x.yaml', 'provisions[0].textStatus', 'joint_statement');
  assert.ok(changed?.ok);
  assert.equal(changed.value, text.replace('textStatus: mediator_statement', 'textStatus: joint_statement'));
  const quoted = textWithValue(text, 'x.yaml', 'provisions[1].openPoints[0]', 'Who: “neither side”? # both');
  assert.ok(quoted?.ok);
  const read: Agreement = reading(readAgreement, quoted.value);
  assert.equal(read.provisions[1]?.openPoints[0], 'Who: “neither side”? # both');
  assert.equal(textWithValue(text, 'x.yaml', 'provisions[9].code', 'X'), undefined);
});
