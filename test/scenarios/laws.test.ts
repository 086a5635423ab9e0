/**
 * What must hold for every page, whatever the facts: swapping the parties swaps the pages and changes nothing else
 * (rule 5), the order of rows is nothing (rule 4), the past does not know the future, undetermined is never kept and
 * never broken (rule 6), tallies are never added (rule 8).
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {TSchema} from 'typebox';
import {Value} from 'typebox/value';
import {day} from '../../monitoring/kernel/index.ts';
import {
  agreementView,
  caseView,
  changeView,
  defaultAsOfDate,
  incidentView,
  overview,
  type CaseFacts,
} from '../../monitoring/publication/index.ts';
import {AgreementView, Case, ChangeView, IncidentView, Overview} from '../../platform/contract/index.ts';
import {asOfDay, shippedCase, type ShippedCase} from './shipped-case.ts';
import {agreement, asOf, code, type Story} from './vocabulary.ts';

const cases: readonly ShippedCase[] = ['exercise', 'pakistan-afghanistan-2025', 'pakistan-ttp-2021'];

/** Every page of a case on a day, with each nth incident. */
function pagesOf(facts: CaseFacts, date: string, nth: number) {
  const at = asOfDay(facts, date);
  return {
    case: caseView(facts, at, 0),
    overview: overview(facts, at),
    overviews: facts.agreements.map(({record}) => overview(facts, at, record.id)),
    agreements: facts.agreements.map(({record}) => agreementView(facts, at, record.id)),
    change: changeView(facts, at),
    incidents: facts.incidents
      .filter((_, index) => index % nth === 0)
      .map(({record}) => incidentView(facts, at, record.id)),
  };
}

const nthOf = (id: ShippedCase): number => (id === 'exercise' ? 29 : 1);

const swapper = (first: string, second: string) => {
  const cased = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
  const pairs = new Map([
    [first, second],
    [second, first],
    [cased(first), cased(second)],
    [cased(second), cased(first)],
  ]);
  const pattern = new RegExp([...pairs.keys()].join('|'), 'g');
  return <T>(value: T): T =>
    JSON.parse(JSON.stringify(value).replaceAll(pattern, (word) => pairs.get(word) ?? word)) as T;
};

test('swapping the parties in everything swaps every page of the exercise and changes nothing else', async () => {
  const facts = await shippedCase('exercise');
  const swap = swapper('velmoth', 'dorquine');
  const swapped = swap(facts);
  assert.notDeepEqual(swapped.caseFile.record.parties, facts.caseFile.record.parties);
  for (const date of ['2024-03-15', '2024-08-31', defaultAsOfDate(facts)]) {
    assert.deepEqual(plain(pagesOf(swapped, date, 29)), swap(plain(pagesOf(facts, date, 29))));
  }
});

test('swapping the parties in everything swaps a case with a breach, a denial, figures and a restriction', () => {
  const {facts, day: date} = eventfulStory();
  const swap = swapper('north', 'south');
  assert.deepEqual(plain(pagesOf(swap(facts), date, 1)), swap(plain(pagesOf(facts, date, 1))));
});

test('every page of every case has the shape that is sent', async () => {
  for (const id of cases) {
    const facts = await shippedCase(id);
    for (const date of [
      '1990-01-01',
      facts.caseFile.record.recordStarts,
      '2024-08-31',
      defaultAsOfDate(facts),
      '2100-01-01',
    ]) {
      const pages = pagesOf(facts, date, nthOf(id));
      const fits = (shape: TSchema, page: unknown): void => {
        const [error] = page === undefined ? [] : Value.Errors(shape, page);
        assert.equal(error === undefined ? undefined : JSON.stringify(error), undefined, `${id} on ${date}`);
      };
      fits(Case, pages.case);
      fits(Overview, pages.overview);
      fits(ChangeView, pages.change);
      for (const page of pages.overviews) fits(Overview, page);
      for (const page of pages.agreements) fits(AgreementView, page);
      for (const page of pages.incidents) fits(IncidentView, page);
    }
  }
});

test('which party is named first decides the order of columns and nothing else', async () => {
  for (const id of cases) {
    const facts = await shippedCase(id);
    const {caseFile} = facts;
    const [first, second] = caseFile.record.parties;
    const other: CaseFacts = {
      ...facts,
      caseFile: {...caseFile, record: {...caseFile.record, parties: [second, first]}},
    };
    const date = defaultAsOfDate(facts);
    const [as, bs] = [pagesOf(facts, date, nthOf(id)), pagesOf(other, date, nthOf(id))];
    assert.deepEqual(plain(inOneOrder(as.overview)), plain(inOneOrder(bs.overview)));
    for (const [index, view] of as.incidents.entries()) {
      const columns = bs.incidents[index]?.columns ?? [];
      assert.deepEqual(view?.columns.map(({actor}) => actor).toSorted(), columns.map(({actor}) => actor).toSorted());
      for (const column of view?.columns ?? [])
        assert.deepEqual(
          column,
          columns.find(({actor}) => actor === column.actor),
        );
      assert.deepEqual(
        plain({...view, columns: [], claimRatios: []}),
        plain({...bs.incidents[index], columns: [], claimRatios: []}),
      );
    }
  }
});

/** The overview with everything that follows the order of the parties put in one order. */
function inOneOrder(page: Overview) {
  const byId = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  const words = (sentence: string): string =>
    sentence
      .split(/[ ,.]+/)
      .toSorted()
      .join(' ');
  return {
    ...page,
    parties: page.parties.toSorted(byId),
    sentences: page.sentences.toSorted(byId),
    provisions: page.provisions.map((provision) => ({
      ...provision,
      sides: provision.sides.toSorted((a, b) => byId(a ?? {}, b ?? {})),
    })),
    recent: {
      ...page.recent,
      days: page.recent.days.map((one) => ({...one, bySide: one.bySide.toSorted((a, b) => a - b)})),
    },
    tallies: {
      ...page.tallies,
      sides: page.tallies.sides.toSorted(byId),
      claimRatios: page.tallies.claimRatios.toSorted(byId),
    },
    restrictions: page.restrictions.toSorted(byId),
    cannotBeJudged: page.cannotBeJudged.map(words),
  };
}

test('the order in which rows arrive is nothing', async () => {
  for (const id of cases) {
    const facts = await shippedCase(id);
    const date = defaultAsOfDate(facts);
    const expected = plain({
      ...pagesOf(facts, date, nthOf(id)),
      incidents: undefined,
      agreements: undefined,
      overviews: undefined,
    });
    for (const seed of [1, 2]) {
      const shuffled = shuffle(facts, seed);
      const pages = pagesOf(shuffled, date, nthOf(id));
      assert.deepEqual(plain({...pages, incidents: undefined, agreements: undefined, overviews: undefined}), expected);
      for (const {record} of facts.incidents.filter((_, index) => index % nthOf(id) === 0)) {
        const at = asOfDay(facts, date);
        assert.deepEqual(plain(incidentView(shuffled, at, record.id)), plain(incidentView(facts, at, record.id)));
      }
    }
  }
});

function shuffle(facts: CaseFacts, seed: number): CaseFacts {
  let state = seed;
  const mixed = <T>(rows: readonly T[]): readonly T[] =>
    rows
      .map((row) => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return {row, key: state};
      })
      .toSorted((a, b) => a.key - b.key)
      .map(({row}) => row);
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? mixed(value) : value]),
  ) as unknown as CaseFacts;
}

test('a page on a day is the same without everything that became known later', async () => {
  for (const id of cases) {
    const facts = await shippedCase(id);
    const {recordStarts, recordEnds} = facts.caseFile.record;
    for (const share of [0.2, 0.5, 0.8]) {
      const from = Date.parse(recordStarts);
      const date = new Date(from + share * (Date.parse(recordEnds) - from)).toISOString().slice(0, 10);
      const then = withoutLater(facts, date);
      assert.ok(then.incidents.length < facts.incidents.length);
      const ids = then.incidents.filter((_, index) => index % nthOf(id) === 0).map(({record}) => record.id);
      const at = asOfDay(facts, date);
      assert.deepEqual(plain(overview(then, at)), plain(overview(facts, at)));
      assert.deepEqual(plain(changeView(then, at)), plain(changeView(facts, at)));
      // The day that a page opens with is the one thing that may name the future: it is the end of the as-of control.
      const latestDay = defaultAsOfDate(facts);
      assert.deepEqual(plain({...caseView(then, at, 0), latestDay}), plain(caseView(facts, at, 0)));
      for (const incident of ids) {
        assert.deepEqual(plain(incidentView(then, at, incident)), plain(incidentView(facts, at, incident)));
      }
      for (const {record} of facts.agreements) {
        assert.deepEqual(plain(agreementView(then, at, record.id)), plain(agreementView(facts, at, record.id)));
      }
    }
  }
});

function withoutLater(facts: CaseFacts, date: string): CaseFacts {
  const columns = {
    reports: 'published',
    statements: 'published',
    incidents: 'known_from',
    casualties: 'known_from',
    findings: 'decided',
    coverage: 'known_from',
    restrictions: 'known_from',
    series: 'known_from',
  } as const;
  const cut = Object.entries(columns).map(([table, column]) => [
    table,
    (facts[table as keyof typeof columns] as readonly {readonly record: Readonly<Record<string, unknown>>}[]).filter(
      ({record}) => String(record[column]) <= date && !(table === 'statements' && String(record['date']) > date),
    ),
  ]);
  const later = ({published}: {readonly published?: string}): boolean => (published ?? '') > date;
  const agreements = facts.agreements.flatMap(({entry, record}) => {
    const provisions = record.provisions.flatMap((provision) => {
      const accounts = provision.accounts.filter(({cited}) => cited.length === 0 || !cited.every(later));
      return accounts.length === 0 ? [] : {...provision, accounts};
    });
    const ended = record.ended.filter((end) => end.day <= date);
    return provisions.length === 0 ? [] : {entry, record: {...record, ended, provisions}};
  });
  return {...facts, ...(Object.fromEntries(cut) as Partial<CaseFacts>), agreements};
}

test('whatever is undetermined, alleged or below the standard makes no breach and no level, and is never drawn as kept', () => {
  const step = fc.record({
    incident: fc.integer({min: 0, max: 4}),
    side: fc.constantFrom<'north' | 'south'>('north', 'south'),
    what: fc.constantFrom('accused', 'claimed', 'attributed', 'undetermined', 'weak'),
  });
  fc.assert(
    fc.property(fc.array(step, {maxLength: 12}), fc.double({min: 0, max: 1, noNaN: true}), (steps, share) => {
      const quiet = agreement().watched(share, '2024-03-01', '2024-12-31');
      const story = steps.reduce(allege, quiet);
      for (const side of ['north', 'south'] as const) {
        const [before, after] = [quiet.expect(side).state, story.expect(side).state];
        assert.equal(after.state, before.state);
        assert.equal(after.counts.breaches, 0);
        assert.equal(after.clock?.days, before.clock?.days);
        assert.equal(after.counts.alleged, after.counts.undetermined);
        if (after.counts.undetermined > 0) assert.notEqual(after.shape, 'decided');
      }
    }),
    {seed: 6, numRuns: 120},
  );
  fc.assert(
    fc.property(fc.constantFrom('minimum', 'complete', 'not_initiated'), (level) => {
      const duty = agreement({duty: {}}).findsDuty(level as 'minimum', 'north', '2024-05-01');
      duty.expect('north').toBe(level as 'minimum');
      duty.findsDuty('undetermined', 'north', '2024-06-01', {standard: 'none'}).expect('north').toBe('not_assessable');
    }),
    {seed: 6, numRuns: 10},
  );
});

function allege(
  story: Story,
  {incident, side, what}: {incident: number; side: 'north' | 'south'; what: string},
): Story {
  const [id, other] = [`shots-${incident}`, side === 'north' ? 'south' : 'north'];
  const reported = story.report(id, `2024-05-0${incident + 1}`);
  switch (what) {
    case 'accused':
      return reported.says(other, 'accuses', id, {about_actor: side});
    case 'claimed':
      return reported.says(side, 'claims_responsibility', id);
    case 'attributed':
      return reported.attributes('party_obligation', 'attributed', id, {actor: side, standard: 'clear_and_convincing'});
    case 'undetermined':
      return reported.finds('undetermined', id, side, '2024-07-01', {standard: 'none'});
    default:
      return reported.finds('violation', id, side, '2024-07-01', {standard: 'reasonable_suspicion'});
  }
}

test('the four tallies share no figure, and what is not counted is in none of them', async () => {
  for (const id of cases) {
    const facts = await shippedCase(id);
    const {tallies} = changeView(facts, asOfDay(facts));
    const byEntry = new Map(facts.casualties.map(({entry, record}) => [entry, record]));
    let cells = 0;
    for (const side of tallies.sides) {
      for (const [harm, row] of [
        ['killed', side.killed],
        ['injured', side.injured],
        ['missing', side.missing],
      ] as const) {
        for (const [tally, cell] of Object.entries(row)) {
          cells += 1;
          for (const entry of cell.entries) {
            const figure = byEntry.get(entry);
            assert.deepEqual(
              [figure?.tally, figure?.harm, figure?.side_affected, figure?.counted],
              [tally, harm, side.side, 'yes'],
            );
          }
          assert.equal(cell.parts <= cell.entries.length, true);
        }
      }
      for (const entry of side.notCounted) assert.equal(byEntry.get(entry)?.counted, 'no');
    }
    assert.ok(cells >= 6, `${id}: ${cells} cells`);
  }
});

function eventfulStory(): Story {
  return agreement()
    .watched(0.8, '2024-03-01', '2024-12-31')
    .report('shots', '2024-05-01')
    .says('south', 'accuses', 'shots', {about_actor: 'north'})
    .says('north-army', 'denies', 'shots', {denial_scope: ['authorship']})
    .attributes('group', 'attributed', 'shots', {actor: 'north-army'})
    .finds('violation', 'shots', 'north', '2024-06-01')
    .loses('south', 'own_admitted', 'shots', {best: 3})
    .loses('south', 'claimed_about_other', 'shots', {best: 7, speaker: 'north'})
    .restricts('north', '2024-06-02')
    .asOf('2024-09-01');
}

/** Through JSON, as it is sent. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value ?? null)) as T;

test('the eventful story is one that can tell sides apart', () => {
  const story = eventfulStory();
  const page = overview(story.facts, asOf(story));
  assert.match(page.sentences[0]?.sentence ?? '', new RegExp(`^North: verified breaches of ${code}`));
  assert.match(page.sentences[1]?.sentence ?? '', new RegExp(`^South: no verified breach of ${code}`));
  assert.deepEqual(
    page.restrictions.map(({count}) => count),
    [1, 0],
  );
  assert.equal(page.tallies.claimRatios[0]?.ratio?.toFixed(2), '2.33');
  assert.equal(day(page.recent.window.to), '2024-09-01');
});
