/** Incidents in a table, and one incident whole: sources, each side’s statements, findings, revisions. */
import {Type, type Static} from 'typebox';
import {AsOf, Day, Range, type DeepReadonly} from './basics.ts';
import {ClaimRatio} from './change.ts';
import {Established, PageWitnessing} from './witnesses.ts';

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
  /** Of the side affected, and of one tally only: `killedTally` says which. */
  killed: Range,
  killedTally: Type.Optional(Type.String()),
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
  /** The days on which it says the occurrence was. */
  occurredFrom: Type.Optional(Day),
  occurredTo: Type.Optional(Day),
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
  /** What a reader must know: replies as they were annexed, for one. */
  note: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  entry: Type.Integer(),
  established: Type.Optional(Established),
});

export const IncidentView = Type.Object({
  asOf: AsOf,
  witnessing: Type.Optional(PageWitnessing),
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
  /** One side’s claims about the other’s killed here against what the other admits. */
  claimRatios: Type.Optional(Type.Array(ClaimRatio)),
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

export type IncidentRow = DeepReadonly<Static<typeof IncidentRow>>;
export type IncidentPage = DeepReadonly<Static<typeof IncidentPage>>;
export type SourceReport = DeepReadonly<Static<typeof SourceReport>>;
export type StatementView = DeepReadonly<Static<typeof StatementView>>;
export type FindingView = DeepReadonly<Static<typeof FindingView>>;
export type IncidentView = DeepReadonly<Static<typeof IncidentView>>;
