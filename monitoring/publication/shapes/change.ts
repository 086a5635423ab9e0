/** Did violence change, and what it cost in lives: four tallies that are never added. */
import {Type, type Static} from 'typebox';
import {AsOf, Basis, Coverage, Day, Window, type DeepReadonly} from './basics.ts';

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

export const ClaimRatio = Type.Object({
  claimant: Type.String(),
  about: Type.String(),
  claimed: TallyCell,
  admitted: TallyCell,
  incidents: Type.Array(Type.String()),
  ratio: Type.Optional(Type.Number()),
  /** Lowest claim over highest admission, and the other way round; `high` is absent where a claim is open-ended. */
  low: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
  sentence: Type.String(),
});

/** The four tallies apart: rows are sides affected, and nothing is ever added across tallies. */
export const Tallies = Type.Object({
  window: Window,
  rule: Type.String(),
  /** How much was watched in the window: people whom nobody saw harmed are in no tally. */
  coverage: Coverage,
  sides: Type.Array(
    Type.Object({
      side: Type.String(),
      name: Type.String(),
      killed: Type.Record(Type.String(), TallyCell),
      injured: Type.Record(Type.String(), TallyCell),
      missing: Type.Record(Type.String(), TallyCell),
      /** Killed, by status of those killed, then by tally. */
      byStatus: Type.Record(Type.String(), Type.Record(Type.String(), TallyCell)),
      /** Entries of figures that are part of or replaced by another: kept, never summed. */
      notCounted: Type.Array(Type.Integer()),
    }),
  ),
  /** One side’s claims about the other’s killed against what the other admits, where both exist for an incident. */
  claimRatios: Type.Array(ClaimRatio),
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

export type TallyCell = DeepReadonly<Static<typeof TallyCell>>;
export type ClaimRatio = DeepReadonly<Static<typeof ClaimRatio>>;
export type Tallies = DeepReadonly<Static<typeof Tallies>>;
export type ChangeResult = DeepReadonly<Static<typeof ChangeResult>>;
export type ChangeView = DeepReadonly<Static<typeof ChangeView>>;
