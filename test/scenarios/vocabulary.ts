/**
 * A mission’s day in its own words: an agreement is made, reports come in, sides speak, a board decides, and one asks
 * how a promise stands. Each step returns a new story; nothing is computed here but the facts, with one ledger entry
 * for each step in order. North and South are parties of no land.
 */
import assert from 'node:assert/strict';
import {
  defaultRules,
  type Agreement,
  type AssessmentRules,
  type CaseFile,
  type Provision,
} from '../../monitoring/agreement/index.ts';
import type {Statement} from '../../monitoring/attribution/index.ts';
import type {CoverageRecord, Restriction} from '../../monitoring/coverage/index.ts';
import type {Finding} from '../../monitoring/findings/index.ts';
import type {Casualty, Incident} from '../../monitoring/incidents/index.ts';
import {addDays, day, windowDays, type Day, type DayWindow, type Recorded} from '../../monitoring/kernel/index.ts';
import type {SeriesFigure} from '../../monitoring/measures/index.ts';
import {agreementView, type AsOf, type CaseFacts, type ObligationState} from '../../monitoring/publication/index.ts';
import type {Report} from '../../monitoring/reports/index.ts';

type Side = 'north' | 'south';

interface Terms {
  readonly from?: string;
  readonly to?: string;
  readonly incidents?: readonly Incident['event_type'][];
  readonly binds?: readonly Side[];
  readonly standard?: Finding['standard'];
  readonly textStatus?: Provision['textStatus'];
  readonly verifiability?: Provision['verifiability'];
  /** A duty instead of a prohibition. */
  readonly duty?: {readonly by?: string};
  readonly rules?: Partial<AssessmentRules>;
  readonly kind?: Agreement['kind'];
  readonly effective?: readonly {readonly day: string; readonly holder: string; readonly reference?: boolean}[];
  readonly ended?: readonly {readonly day: string; readonly holder: string; readonly reference?: boolean}[];
}

type Details<T> = {readonly [K in keyof T]?: T[K] extends Day | undefined ? string : T[K]};

export interface Story {
  readonly facts: CaseFacts;
  /** Day by day from `from` to `to`, in the whole land or one part of it. */
  watched(share: number, from: string, to: string, details?: Details<CoverageRecord>): Story;
  /** A newspaper story on an incident, which it opens where it is new. */
  report(incident: string, on: string, details?: Details<Incident>): Story;
  says(speaker: string, stance: Statement['stance'], incident: string, details?: Details<Statement>): Story;
  /** A board decides on a breach of the clause by one side. */
  finds(result: Finding['result'], incident: string, by: Side, on: string, details?: Details<Finding>): Story;
  /** A board decides how far a duty is done. */
  findsDuty(result: Finding['result'], by: Side, on: string, details?: Details<Finding>): Story;
  attributes(
    layer: NonNullable<Finding['layer']>,
    result: Finding['result'],
    incident: string,
    details?: Details<Finding>,
  ): Story;
  loses(side: string, tally: Casualty['tally'], incident: string, details?: Details<Casualty>): Story;
  restricts(actor: Side, on: string, details?: Details<Restriction>): Story;
  figure(series: string, from: string, to: string, value: number, details?: Details<SeriesFigure>): Story;
  asOf(date: string): Story;
  readonly day: string;
  expect(side: Side): Expectation;
}

export interface Expectation {
  readonly state: ObligationState;
  toBe(state: ObligationState['state']): Expectation;
  drawn(shape: ObligationState['shape']): Expectation;
  counting(counts: Partial<ObligationState['counts']>): Expectation;
  saying(words: RegExp): Expectation;
  clock(days: number, running: boolean): Expectation;
}

export const code = 'CF-1';
const recordStarts = day('2024-01-01');
const recordEnds = day('2025-12-31');
const defaultDay = '2024-12-31';

/** North and South promise each other one thing; both are bound from 1 March 2024 unless `terms` say otherwise. */
export function agreement(terms: Terms = {}): Story {
  return storyOf(emptyFacts(textOf(terms)), defaultDay);
}

function storyOf(facts: CaseFacts, asOfDay: string): Story {
  const next = facts.size;
  const adding = (part: Partial<CaseFacts>, entries = 1): Story =>
    storyOf({...facts, ...part, size: next + entries}, asOfDay);
  const add = <
    K extends
      'reports' | 'statements' | 'incidents' | 'casualties' | 'findings' | 'coverage' | 'restrictions' | 'series',
  >(
    table: K,
    record: CaseFacts[K][number]['record'],
  ): Story => adding({[table]: [...facts[table], {entry: next, record}]});
  const decide = (record: Partial<Finding>, details: Details<Finding>): Story =>
    add('findings', {...finding(next), ...record, ...details} as Finding);
  return {
    facts,
    day: asOfDay,
    watched: (share, from, to, details = {}) => {
      const rows = monthsIn(from, to).map((month, index) => ({
        entry: next + index,
        record: {...coverage(next + index, share, month), ...details} as CoverageRecord,
      }));
      return adding({coverage: [...facts.coverage, ...rows]}, rows.length);
    },
    report: (incident, on, details = {}) => {
      const report: Recorded<Report> = {entry: next, record: reportOf(next, incident, on)};
      if (facts.incidents.some(({record}) => record.id === incident))
        return adding({reports: [...facts.reports, report]});
      const opened = {entry: next + 1, record: {...incidentOf(incident, on), ...details} as Incident};
      return adding({reports: [...facts.reports, report], incidents: [...facts.incidents, opened]}, 2);
    },
    says: (speaker, stance, incident, details = {}) =>
      add('statements', {
        ...statementOf(next, speaker, stance, incident, dayOf(facts, incident)),
        ...details,
      } as Statement),
    finds: (result, incident, by, on, details = {}) =>
      decide({kind: 'breach', result, incident, actor: by, obligation: code.toLowerCase(), decided: day(on)}, details),
    findsDuty: (result, by, on, details = {}) =>
      decide({kind: 'duty', result, actor: by, obligation: code.toLowerCase(), decided: day(on)}, details),
    attributes: (layer, result, incident, details = {}) =>
      decide({kind: 'attribution', layer, result, incident, decided: dayOf(facts, incident)}, details),
    loses: (side, tally, incident, details = {}) =>
      add('casualties', {...casualtyOf(next, side, tally, incident, dayOf(facts, incident)), ...details} as Casualty),
    restricts: (actor, on, details = {}) =>
      add('restrictions', {...restrictionOf(next, actor, on), ...details} as Restriction),
    figure: (series, from, to, value, details = {}) =>
      add('series', {...figureOf(next, series, from, to, value), ...details} as SeriesFigure),
    asOf: (date) => storyOf(facts, date),
    expect: (side) => expectation(stateOf(facts, asOfDay, side)),
  };
}

export const asOf = (story: Pick<Story, 'facts' | 'day'>): AsOf => ({
  date: story.day,
  size: story.facts.size,
  ledgerSize: story.facts.size,
  root: '',
});

function stateOf(facts: CaseFacts, date: string, side: Side): ObligationState {
  const view = agreementView(facts, asOf({facts, day: date}), 'ceasefire');
  const state = view?.provisions[0]?.sides.find((slot) => slot?.dutyBearer === side);
  assert.ok(state, `${code} does not bind ${side}`);
  return state;
}

function expectation(state: ObligationState): Expectation {
  const self: Expectation = {
    state,
    toBe: (expected) => (assert.equal(state.state, expected, state.sentence), self),
    drawn: (shape) => (assert.equal(state.shape, shape, state.sentence), self),
    counting: (counts) => (assert.deepEqual({...state.counts, ...counts}, state.counts, state.sentence), self),
    saying: (words) => (assert.match(state.sentence, words), self),
    clock: (days, running) => (
      assert.deepEqual([state.clock?.days, state.clock?.running], [days, running], state.clock?.sentence ?? 'no clock'),
      self
    ),
  };
  return self;
}

const dayOf = (facts: CaseFacts, incident: string): Day =>
  facts.incidents.find(({record}) => record.id === incident)?.record.from ?? day('2024-06-01');

function textOf(terms: Terms): Agreement {
  const dated = (accounts: NonNullable<Terms['ended']>): Agreement['ended'] =>
    accounts.map(({day: text, holder, reference = false}) => ({day: day(text), holder, reference}));
  const from = terms.from ?? (terms.effective === undefined ? '2024-03-01' : undefined);
  const standard = terms.standard ?? 'reasonable_grounds_to_believe';
  return {
    format: 'holdfire-agreement/1',
    id: 'ceasefire',
    title: 'Ceasefire of North and South',
    kind: terms.kind ?? 'ceasefire',
    publicity: 'published_full',
    parties: ['north', 'south'],
    guarantors: ['east'],
    announced: recordStarts,
    effective: dated(terms.effective ?? [{day: '2024-03-01', holder: 'east', reference: true}]),
    ended: dated(terms.ended ?? []),
    purpose: 'Peace.',
    summary: 'A ceasefire.',
    rules: {...defaultRules, ...terms.rules},
    rulesFromText: Object.keys(terms.rules ?? {}) as (keyof AssessmentRules)[],
    provisions: [
      {
        code,
        paraphrase: 'Neither side attacks the other.',
        polarity: terms.duty === undefined ? 'prohibition' : 'positive_duty',
        topic: 'cessation',
        textStatus: terms.textStatus ?? 'agreed_text',
        verifiability: terms.verifiability ?? 'observable_by_proxy',
        evidenceFor: 'None is seen.',
        evidenceAgainst: 'One is seen.',
        openPoints: [],
        exceptions: [],
        obligations: (terms.binds ?? ['north', 'south']).map((dutyBearer) => ({
          dutyBearer,
          beneficiaries: [dutyBearer === 'north' ? 'south' : 'north'],
          ...(from === undefined ? {} : {from: day(from)}),
          ...(terms.to === undefined ? {} : {to: day(terms.to)}),
          territories: [],
        })),
        accounts: [{holder: 'east', says: 'No attack.', cited: []}],
        test:
          terms.duty === undefined
            ? {
                kind: 'prohibition',
                incidents: terms.incidents ?? ['small_arms_fire', 'armed_clash'],
                targets: [],
                standard,
              }
            : {
                kind: 'duty',
                done: 'All is done.',
                minimum: 'It has begun.',
                intermediate: 'Half is done.',
                ...(terms.duty.by === undefined ? {} : {by: day(terms.duty.by)}),
                standard,
              },
      },
    ],
  };
}

const caseFile: CaseFile = {
  format: 'holdfire-case/1',
  id: 'north-south',
  title: 'North – South',
  summary: 'Two parties of no land.',
  exercise: true,
  parties: ['north', 'south'],
  recordStarts,
  recordEnds,
  timeZones: ['Etc/UTC'],
  calendars: ['gregory'],
  missing: [],
  boundaryNote: 'None.',
  bounds: [0, 0, 1, 1],
  actors: [
    {id: 'north', name: 'Government of North', short: 'North', kind: 'state', otherNames: []},
    {id: 'south', name: 'Government of South', short: 'South', kind: 'state', otherNames: []},
    {
      id: 'north-army',
      name: 'Army of North',
      short: 'North army',
      kind: 'command_or_unit',
      otherNames: [],
      memberOf: 'north',
    },
    {
      id: 'south-army',
      name: 'Army of South',
      short: 'South army',
      kind: 'command_or_unit',
      otherNames: [],
      memberOf: 'south',
    },
    {id: 'east', name: 'East', short: 'East', kind: 'mediator_state', otherNames: []},
    {id: 'group', name: 'An armed group', short: 'Group', kind: 'armed_group', otherNames: []},
  ],
  sources: [
    {id: 'paper', name: 'The Paper', kind: 'newspaper'},
    {id: 'gazette', name: 'The Gazette', kind: 'newspaper'},
  ],
  territories: [{id: 'land', name: 'The land'}],
  places: [],
  contestedTerms: [],
  changeWindows: [],
};

/** The same case with other windows, territories or places. */
export const inCase = (story: Story, part: Partial<CaseFile>): Story =>
  storyOf({...story.facts, caseFile: {entry: 0, record: {...story.facts.caseFile.record, ...part}}}, story.day);

function emptyFacts(text: Agreement): CaseFacts {
  return {
    size: 2,
    caseFile: {entry: 0, record: caseFile},
    agreements: [{entry: 1, record: text}],
    reports: [],
    statements: [],
    incidents: [],
    casualties: [],
    findings: [],
    coverage: [],
    restrictions: [],
    series: [],
    earlier: {incidents: [], reports: [], casualties: [], findings: []},
  };
}

/** 240 place-hours a day (ten posts), recorded month by month. */
const coverage = (entry: number, share: number, month: DayWindow): CoverageRecord => ({
  id: `c-${entry}`,
  area: 'all of it',
  territory: 'land',
  ...month,
  required_hours: 240 * windowDays(month),
  watched_hours: 240 * windowDays(month) * share,
  by: 'the mission',
  known_from: month.to,
});

function monthsIn(from: string, to: string): readonly DayWindow[] {
  const months: DayWindow[] = [];
  for (let first = day(from); first <= to;) {
    const next = addDays(day(`${first.slice(0, 7)}-28`), 4);
    const last = addDays(day(`${next.slice(0, 7)}-01`), -1);
    months.push({from: first, to: last > to ? day(to) : last});
    first = addDays(last, 1);
  }
  return months;
}

const reportOf = (entry: number, incident: string, on: string): Report => ({
  id: `r-${entry}`,
  incident,
  source: 'paper',
  channel: 'media',
  published: addDays(day(on), 1),
  occurred_from: day(on),
  occurred_to: day(on),
  actors_named: [],
  text: 'Shots were heard.',
  confirmed: 'yes',
});

const incidentOf = (id: string, on: string): Incident => ({
  id,
  title: `Fire on ${on}`,
  from: day(on),
  to: day(on),
  date_precision: 1,
  known_from: addDays(day(on), 1),
  place_precision: 1,
  territory: 'land',
  event_type: 'small_arms_fire',
  target_type: 'military',
  side_affected: 'south',
  verification: 'alleged',
  severity: 'S2',
  summary: 'Fire is reported.',
});

const statementOf = (
  entry: number,
  speaker: string,
  stance: Statement['stance'],
  incident: string,
  on: Day,
): Statement => ({
  id: `s-${entry}`,
  incident,
  speaker,
  stance,
  denial_scope: [],
  date: on,
  summary: `${speaker} ${stance}.`,
  source: 'paper',
  published: addDays(on, 1),
  confirmed: 'yes',
});

const finding = (entry: number): Partial<Finding> => ({
  id: `f-${entry}`,
  standard: 'reasonable_grounds_to_believe',
  decided_by: 'the board',
  reasons: 'As heard.',
  basis: [],
});

const casualtyOf = (entry: number, side: string, tally: Casualty['tally'], incident: string, on: Day): Casualty => ({
  id: `k-${entry}`,
  incident,
  tally,
  speaker: side,
  side_affected: side,
  status: 'combatant',
  harm: 'killed',
  best: 1,
  counted: 'yes',
  known_from: addDays(on, 1),
});

const restrictionOf = (entry: number, actor: string, on: string): Restriction => ({
  id: `m-${entry}`,
  actor,
  kind: 'denial',
  territory: 'land',
  from: day(on),
  to: day(on),
  reported_by: 'the mission',
  known_from: day(on),
});

const figureOf = (entry: number, series: string, from: string, to: string, value: number): SeriesFigure => ({
  id: `n-${entry}`,
  series,
  title: 'Attacks a month',
  unit: 'attacks',
  definition: 'Attacks as printed.',
  about_actors: [],
  from: day(from),
  to: day(to),
  value,
  source: 'paper',
  known_from: addDays(day(to), 1),
  current: 'yes',
});
