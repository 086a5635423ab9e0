/**
 * The shapes that the HTTP surface speaks: one source for checking queries, for OpenAPI and for the types of the web
 * app. Every figure carries what rule 3 asks for: its rule, window, coverage, interval and the entries behind it.
 */
import {Type, type Static} from 'typebox';

const Day = Type.String({pattern: '^\\d{4}-\\d{2}-\\d{2}$'});
export const Window = Type.Object({from: Day, to: Day});
export const Range = Type.Object({
  low: Type.Optional(Type.Number()),
  best: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
});

/** Share watched of what should have been watched; `unknown` when nobody recorded it: neither 0 nor 1. */
export const Coverage = Type.Object({
  known: Type.Boolean(),
  share: Type.Optional(Type.Number()),
  requiredHours: Type.Optional(Type.Number()),
  watchedHours: Type.Optional(Type.Number()),
  floor: Type.Number(),
  sentence: Type.String(),
});

export const Basis = Type.Object({
  rule: Type.String(),
  window: Type.Optional(Window),
  coverage: Type.Optional(Coverage),
  interval: Type.Optional(Type.String()),
  /** Ledger indexes, at most 200; `entryCount` is the whole number. */
  entries: Type.Array(Type.Integer()),
  entryCount: Type.Integer(),
});

export const AsOf = Type.Object({
  /** Only what was public by this day counts. */
  date: Day,
  /** Only the first `size` entries of the ledger count. */
  size: Type.Integer(),
  ledgerSize: Type.Integer(),
  root: Type.String(),
});

export const Party = Type.Object({id: Type.String(), name: Type.String(), short: Type.String()});

export const CaseSummary = Type.Object({
  id: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  exercise: Type.Boolean(),
  /** In the order of the case's own texts. */
  parties: Type.Array(Party),
  recordStarts: Day,
  recordEnds: Day,
  counts: Type.Object({
    reports: Type.Integer(),
    statements: Type.Integer(),
    incidents: Type.Integer(),
    findings: Type.Integer(),
    dataSetEvents: Type.Integer(),
    agreements: Type.Integer(),
  }),
});

export const Case = Type.Object({
  summary: CaseSummary,
  asOf: AsOf,
  missing: Type.Array(Type.String()),
  boundaryNote: Type.String(),
  bounds: Type.Array(Type.Number()),
  /** Address of the case's own map, or none for the world map. */
  map: Type.Optional(Type.String()),
  timeZones: Type.Array(Type.String()),
  actors: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      short: Type.String(),
      kind: Type.String(),
      selfName: Type.Optional(Type.String()),
      otherNames: Type.Array(Type.Object({name: Type.String(), usedBy: Type.String()})),
    }),
  ),
  sources: Type.Array(Type.Object({id: Type.String(), name: Type.String(), kind: Type.String()})),
  territories: Type.Array(Type.Object({id: Type.String(), name: Type.String(), heldBy: Type.Optional(Type.String())})),
  agreements: Type.Array(
    Type.Object({id: Type.String(), title: Type.String(), kind: Type.String(), reference: Type.Optional(Day)}),
  ),
  terms: Type.Array(
    Type.Object({
      neutral: Type.String(),
      preferred: Type.Array(Type.Object({by: Type.String(), term: Type.String()})),
      rule: Type.String(),
    }),
  ),
  /** Days worth a mark on every time axis: agreements announced, in effect, ended. */
  marks: Type.Array(Type.Object({day: Day, label: Type.String(), agreement: Type.String()})),
});

/** `decided` is drawn filled, `undetermined` hatched, `not_assessable` hollow: always with the word beside it. */
export const shapes = ['decided', 'undetermined', 'not_assessable'] as const;

export const TraceStep = Type.Object({
  sentence: Type.String(),
  entries: Type.Array(Type.Integer()),
  incidents: Type.Array(Type.String()),
  findings: Type.Array(Type.String()),
});

export const obligationStates = [
  'no_verified_breach',
  'isolated_breach',
  'repeated_breach',
  'systematic_breach',
  'not_initiated',
  'minimum',
  'intermediate',
  'complete',
  'not_assessable',
] as const;

export const ObligationState = Type.Object({
  provision: Type.String(),
  dutyBearer: Type.String(),
  state: Type.Union(obligationStates.map((state) => Type.Literal(state))),
  /** The state in the reader's words: `no verified breach`. */
  word: Type.String(),
  shape: Type.Union(shapes.map((shape) => Type.Literal(shape))),
  since: Type.Optional(Day),
  sentence: Type.String(),
  counts: Type.Object({
    /** Incidents that would fall under the test and are alleged or reported against this duty-bearer. */
    alleged: Type.Integer(),
    undetermined: Type.Integer(),
    breaches: Type.Integer(),
    notViolations: Type.Integer(),
  }),
  /** Days since the last breach found (or since it took effect), and whether the clock runs: suspended when blind. */
  clock: Type.Optional(Type.Object({days: Type.Integer(), running: Type.Boolean(), sentence: Type.String()})),
  basis: Basis,
  trace: Type.Array(TraceStep),
});

export const ProvisionView = Type.Object({
  code: Type.String(),
  paraphrase: Type.String(),
  polarity: Type.String(),
  topic: Type.String(),
  textStatus: Type.String(),
  verifiability: Type.String(),
  evidenceFor: Type.String(),
  evidenceAgainst: Type.String(),
  openPoints: Type.Array(Type.String()),
  exceptions: Type.Array(Type.String()),
  /** False where the clause is known from one side only, is proposed or has lapsed: kept out of every headline. */
  headline: Type.Boolean(),
  headlineReason: Type.String(),
  accounts: Type.Array(
    Type.Object({
      holder: Type.String(),
      holderName: Type.String(),
      version: Type.Optional(Type.String()),
      says: Type.String(),
      wording: Type.Optional(Type.String()),
      language: Type.Optional(Type.String()),
      cited: Type.Array(
        Type.Object({
          source: Type.String(),
          sourceName: Type.String(),
          title: Type.Optional(Type.String()),
          published: Type.Optional(Day),
          address: Type.Optional(Type.String()),
          confirmed: Type.String(),
        }),
      ),
    }),
  ),
  /** One slot for each party, in the case's order; null means: no corresponding obligation recorded. */
  sides: Type.Array(Type.Union([ObligationState, Type.Null()])),
  /** Guarantors and other duty-bearers. */
  others: Type.Array(ObligationState),
  entry: Type.Integer(),
});

export const AgreementView = Type.Object({
  asOf: AsOf,
  id: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  publicity: Type.String(),
  summary: Type.String(),
  purpose: Type.String(),
  parties: Type.Array(Party),
  guarantors: Type.Array(Party),
  effective: Type.Array(Type.Object({day: Day, holder: Type.String(), note: Type.Optional(Type.String())})),
  ended: Type.Array(Type.Object({day: Day, holder: Type.String(), note: Type.Optional(Type.String())})),
  rules: Type.Array(
    Type.Object({name: Type.String(), value: Type.Number(), fromText: Type.Boolean(), about: Type.String()}),
  ),
  provisions: Type.Array(ProvisionView),
  entry: Type.Integer(),
});

export const TallyCell = Type.Object({
  low: Type.Integer(),
  high: Type.Integer(),
  best: Type.Optional(Type.Integer()),
  parts: Type.Integer(),
  withoutBest: Type.Integer(),
  /** "more than" in at least one part: the high end is open. */
  openEnded: Type.Boolean(),
  entries: Type.Array(Type.Integer()),
});

/** The four tallies apart: rows are sides affected, and nothing is ever added across tallies. */
export const Tallies = Type.Object({
  window: Window,
  rule: Type.String(),
  sides: Type.Array(
    Type.Object({
      side: Type.String(),
      name: Type.String(),
      killed: Type.Record(Type.String(), TallyCell),
      injured: Type.Record(Type.String(), TallyCell),
      byStatus: Type.Record(Type.String(), Type.Record(Type.String(), TallyCell)),
    }),
  ),
});

export const ChangeResult = Type.Object({
  id: Type.String(),
  title: Type.String(),
  seriesTitle: Type.String(),
  unit: Type.String(),
  before: Type.Object({window: Window, days: Type.Integer(), count: Type.Number(), perDay: Type.Number()}),
  after: Type.Object({window: Window, days: Type.Integer(), count: Type.Number(), perDay: Type.Number()}),
  verdict: Type.Union([
    Type.Literal('fewer'),
    Type.Literal('more'),
    Type.Literal('no_clear_change'),
    Type.Literal('not_assessable'),
  ]),
  /** Absent where a window has no count to divide by. */
  ratio: Type.Optional(Type.Number()),
  low: Type.Number(),
  /** Absent means unbounded. */
  high: Type.Optional(Type.Number()),
  sentence: Type.String(),
  caveats: Type.Array(Type.String()),
  basis: Basis,
});

export const ChangeView = Type.Object({
  asOf: AsOf,
  results: Type.Array(ChangeResult),
  series: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      unit: Type.String(),
      definition: Type.String(),
      sourceName: Type.String(),
      figures: Type.Array(
        Type.Object({
          from: Day,
          to: Day,
          value: Type.Number(),
          perDay: Type.Number(),
          current: Type.Boolean(),
          note: Type.Optional(Type.String()),
          address: Type.Optional(Type.String()),
          entry: Type.Integer(),
        }),
      ),
      gaps: Type.Array(Window),
    }),
  ),
  tallies: Tallies,
  discrepancies: Type.Array(Type.Object({sentence: Type.String(), entries: Type.Array(Type.Integer())})),
});

export const DayCount = Type.Object({
  day: Day,
  /** Incidents by side affected: one number for each party, then all others. */
  bySide: Type.Array(Type.Integer()),
  statements: Type.Integer(),
});

export const Overview = Type.Object({
  asOf: AsOf,
  agreement: Type.Optional(Type.Object({id: Type.String(), title: Type.String(), since: Type.Optional(Day)})),
  /** One sentence per side, from the same template. */
  sentences: Type.Array(Type.Object({party: Type.String(), sentence: Type.String(), basis: Basis})),
  provisions: Type.Array(ProvisionView),
  recent: Type.Object({window: Window, days: Type.Array(DayCount), basis: Basis}),
  change: Type.Array(ChangeResult),
  tallies: Tallies,
  coverage: Type.Array(Type.Object({territory: Type.String(), name: Type.String(), coverage: Coverage})),
  restrictions: Type.Array(
    Type.Object({actor: Type.String(), count: Type.Integer(), entries: Type.Array(Type.Integer())}),
  ),
  cannotBeJudged: Type.Array(Type.String()),
  lately: Type.Array(
    Type.Object({day: Day, sentence: Type.String(), incident: Type.Optional(Type.String()), entry: Type.Integer()}),
  ),
});

export const IncidentRow = Type.Object({
  id: Type.String(),
  title: Type.String(),
  from: Day,
  to: Day,
  datePrecision: Type.Integer(),
  place: Type.String(),
  province: Type.String(),
  territory: Type.String(),
  placePrecision: Type.Integer(),
  eventType: Type.String(),
  targetType: Type.String(),
  sideAffected: Type.String(),
  verification: Type.String(),
  severity: Type.String(),
  killed: Range,
  reports: Type.Integer(),
  origins: Type.Integer(),
  statements: Type.Integer(),
  /** `register`, or the data set that it is a row of. */
  recordedIn: Type.String(),
  flagged: Type.Boolean(),
  entry: Type.Integer(),
});

export const IncidentPage = Type.Object({
  asOf: AsOf,
  total: Type.Integer(),
  offset: Type.Integer(),
  rows: Type.Array(IncidentRow),
});

export const SourceReport = Type.Object({
  id: Type.String(),
  source: Type.String(),
  sourceName: Type.String(),
  origin: Type.String(),
  channel: Type.String(),
  title: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  published: Day,
  placeText: Type.Optional(Type.String()),
  time: Type.Optional(Type.String()),
  timeZone: Type.Optional(Type.String()),
  eventType: Type.Optional(Type.String()),
  killed: Range,
  injured: Range,
  language: Type.Optional(Type.String()),
  text: Type.String(),
  confirmed: Type.String(),
  note: Type.Optional(Type.String()),
  entry: Type.Integer(),
});

export const StatementView = Type.Object({
  id: Type.String(),
  speaker: Type.String(),
  speakerName: Type.String(),
  spokesperson: Type.Optional(Type.String()),
  stance: Type.String(),
  layer: Type.Optional(Type.String()),
  denialScope: Type.Array(Type.String()),
  aboutActor: Type.Optional(Type.String()),
  date: Day,
  time: Type.Optional(Type.String()),
  wording: Type.Optional(Type.String()),
  language: Type.Optional(Type.String()),
  translation: Type.Optional(Type.String()),
  translationBy: Type.Optional(Type.String()),
  summary: Type.String(),
  sourceName: Type.String(),
  title: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  confirmed: Type.String(),
  entry: Type.Integer(),
});

export const FindingView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  layer: Type.Optional(Type.String()),
  obligation: Type.Optional(Type.String()),
  actor: Type.Optional(Type.String()),
  actorName: Type.Optional(Type.String()),
  result: Type.String(),
  standard: Type.String(),
  decided: Day,
  decidedBy: Type.String(),
  reasons: Type.String(),
  dissent: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  entry: Type.Integer(),
});

export const IncidentView = Type.Object({
  asOf: AsOf,
  row: IncidentRow,
  summary: Type.String(),
  note: Type.Optional(Type.String()),
  placeVariants: Type.Array(Type.String()),
  /** Only for precision 1 to 3; otherwise the map draws the province or nothing. */
  point: Type.Optional(Type.Object({latitude: Type.Number(), longitude: Type.Number()})),
  injured: Range,
  reports: Type.Array(SourceReport),
  /** One column for each party in the case's order, of equal width, each by time; then everyone else. */
  columns: Type.Array(
    Type.Object({
      actor: Type.String(),
      name: Type.String(),
      statements: Type.Array(StatementView),
      silence: Type.Optional(Type.String()),
    }),
  ),
  /** Layer by layer; a layer without a finding is undetermined. */
  attribution: Type.Array(
    Type.Object({
      layer: Type.String(),
      result: Type.String(),
      sentence: Type.String(),
      findings: Type.Array(FindingView),
    }),
  ),
  findings: Type.Array(FindingView),
  casualties: Type.Array(
    Type.Object({
      tally: Type.String(),
      speaker: Type.String(),
      sideAffected: Type.String(),
      status: Type.String(),
      harm: Type.String(),
      range: Range,
      counted: Type.Boolean(),
      knownFrom: Day,
      note: Type.Optional(Type.String()),
      entry: Type.Integer(),
    }),
  ),
  /** The row as published, for an event of a data set. */
  published: Type.Optional(Type.Array(Type.Object({column: Type.String(), value: Type.String()}))),
  flags: Type.Array(Type.String()),
  /** Earlier versions, oldest first. */
  revisions: Type.Array(
    Type.Object({
      entry: Type.Integer(),
      endedBy: Type.Optional(Type.Integer()),
      what: Type.String(),
      changes: Type.Array(Type.String()),
    }),
  ),
});

export const EntrySummary = Type.Object({
  index: Type.Integer(),
  kind: Type.String(),
  case: Type.String(),
  /** What it is, in a few words: `report pb-1 (reports.csv)`. */
  title: Type.String(),
  bytes: Type.Integer(),
  leafHash: Type.String(),
});

export const LedgerView = Type.Object({
  size: Type.Integer(),
  root: Type.String(),
  verified: Type.Boolean(),
  verifiedSentence: Type.String(),
  offset: Type.Integer(),
  entries: Type.Array(EntrySummary),
});

export const EntryView = Type.Object({
  summary: EntrySummary,
  /** The leaf's bytes as text: hash 0x00 and these bytes with SHA-256 to get `leafHash`. */
  leaf: Type.String(),
  fields: Type.Array(Type.Object({name: Type.String(), value: Type.String()})),
  /** Imported rows: the entries that open and seal their import. */
  opened: Type.Optional(Type.Integer()),
  sealed: Type.Optional(Type.Integer()),
  /** The entry that a newer version superseded this one with. */
  endedBy: Type.Optional(Type.Integer()),
});

export const ProblemShape = Type.Object({
  code: Type.String(),
  message: Type.String(),
  field: Type.Optional(Type.String()),
});

export const Failure = Type.Object({problems: Type.Array(ProblemShape)});

export type AsOf = Static<typeof AsOf>;
export type Basis = Static<typeof Basis>;
export type Coverage = Static<typeof Coverage>;
export type CaseSummary = Static<typeof CaseSummary>;
export type Case = Static<typeof Case>;
export type ObligationState = Static<typeof ObligationState>;
export type ProvisionView = Static<typeof ProvisionView>;
export type AgreementView = Static<typeof AgreementView>;
export type Tallies = Static<typeof Tallies>;
export type TallyCell = Static<typeof TallyCell>;
export type ChangeResult = Static<typeof ChangeResult>;
export type ChangeView = Static<typeof ChangeView>;
export type Overview = Static<typeof Overview>;
export type IncidentRow = Static<typeof IncidentRow>;
export type IncidentPage = Static<typeof IncidentPage>;
export type IncidentView = Static<typeof IncidentView>;
export type StatementView = Static<typeof StatementView>;
export type SourceReport = Static<typeof SourceReport>;
export type FindingView = Static<typeof FindingView>;
export type EntrySummary = Static<typeof EntrySummary>;
export type LedgerView = Static<typeof LedgerView>;
export type EntryView = Static<typeof EntryView>;
export type Failure = Static<typeof Failure>;
