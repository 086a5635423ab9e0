/**
 * The label *established*: it changes nothing but itself, swaps with the parties, and never goes back while the record and
 * its cosignatures grow.
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Value} from 'typebox/value';
import {
  agreementView,
  defaultAsOfDate,
  incidentView,
  overview,
  type CaseFacts,
  type Witnessing,
} from '../../monitoring/publication/index.ts';
import {AgreementView, IncidentView, Overview, type Established} from '../../platform/contract/index.ts';
import {asOfDay, shippedCase} from './shipped-case.ts';

const facts = await shippedCase('exercise');
const date = defaultAsOfDate(facts);
const withFinding = new Set(facts.findings.flatMap(({record}) => record.incident ?? []));
const incidents = [...withFinding].slice(0, 40);

function pagesOf(of: CaseFacts) {
  const at = asOfDay(of, date);
  return {
    overview: overview(of, at),
    agreements: of.agreements.map(({record}) => agreementView(of, at, record.id)),
    incidents: incidents.map((id) => incidentView(of, at, id)),
  };
}

const witnessed = (establishedSize: number, ownWitness: Readonly<Record<string, number>> = {}): CaseFacts => ({
  ...facts,
  witnessing: {kind: 'witnessed', establishedSize, ownWitness} satisfies Witnessing,
});

/** Everything but the labels. */
const unlabelled = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, part: unknown) => (['established', 'witnessing'].includes(name) ? undefined : part)),
  );

/** Every label of the pages, by its place in them. */
function labelsOf(value: unknown, place = ''): ReadonlyMap<string, Established> {
  const found = new Map<string, Established>();
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, part] of Object.entries(value)) {
    if (name === 'established' && typeof part === 'object') found.set(place, part as Established);
    else for (const [inner, label] of labelsOf(part, `${place}/${name}`)) found.set(inner, label);
  }
  return found;
}

test('the label changes no state and no word but its own', () => {
  const plain = unlabelled(pagesOf(facts));
  for (const size of [0, Math.floor(facts.size / 2), facts.size])
    assert.deepEqual(unlabelled(pagesOf(witnessed(size))), plain);
});

test('without witnesses nothing is established, and the page says who vouches', () => {
  const pages = pagesOf(facts);
  const labels = [...labelsOf(pages).values()];
  assert.ok(labels.length > 100, `only ${labels.length} labels were found`);
  for (const {state, ownWitness} of labels) assert.deepEqual([state, ownWitness], ['not_witnessed', []]);
  assert.match(pages.overview.witnessing?.sentence ?? '', /nobody but the operator vouches/);
});

test('established at a size, established at every larger one; at the whole size everything is', () => {
  const sizes = Array.from({length: 12}, (_, at) => Math.floor((facts.size * at) / 11));
  let before = new Set<string>();
  for (const size of sizes) {
    const labels = [...labelsOf(pagesOf(witnessed(size)))];
    const now = new Set(labels.filter(([, {state}]) => state === 'established').map(([place]) => place));
    for (const place of before) assert.ok(now.has(place), `${place} at ${size}`);
    before = now;
    assert.ok(labels.every(([, {state}]) => state !== 'not_witnessed'));
    if (size === 0) assert.equal(now.size, 0);
    if (size === facts.size) assert.equal(now.size, labels.length);
  }
});

test('a finding is established where its entry lies below the size, and not one entry earlier', () => {
  for (const {entry, record} of facts.findings.slice(0, 60)) {
    if (record.incident === undefined) continue;
    const stateAt = (size: number): string | undefined => {
      const view = incidentView(witnessed(size), asOfDay(facts, date), record.incident ?? '');
      return view?.findings.find(({id}) => id === record.id)?.established?.state;
    };
    assert.deepEqual([stateAt(entry), stateAt(entry + 1)], ['waiting', 'established'], record.id);
  }
});

test('swapping the parties swaps whose own witness vouches, and nothing else', () => {
  const [first, second] = facts.caseFile.record.parties as readonly [string, string];
  const words = new RegExp(`${first}|${second}|${capital(first)}|${capital(second)}`, 'g');
  const pairs = new Map([
    [first, second],
    [second, first],
    [capital(first), capital(second)],
    [capital(second), capital(first)],
  ]);
  const swap = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value).replaceAll(words, (word) => pairs.get(word) ?? word)) as T;
  const of = witnessed(facts.size - 10, {[first]: facts.size - 10, [second]: Math.floor(facts.size / 2)});
  const sorted = (pages: unknown): unknown =>
    JSON.parse(JSON.stringify(pages, (name, part: unknown) => (name === 'entries' ? undefined : part)));
  assert.deepEqual(sorted(pagesOf(swap(of))), swap(sorted(pagesOf(of))));
});

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

test('labelled pages have the shape that is sent', () => {
  const {overview: first, agreements, incidents: views} = pagesOf(witnessed(facts.size - 1, {velmoth: 3}));
  assert.deepEqual([...Value.Errors(Overview, first)], []);
  for (const page of agreements) assert.deepEqual([...Value.Errors(AgreementView, page)], []);
  for (const page of views) assert.deepEqual([...Value.Errors(IncidentView, page)], []);
});
