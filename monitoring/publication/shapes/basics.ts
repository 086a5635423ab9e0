/**
 * What every page shares. These shapes are the one source for what the page models return, what the HTTP surface sends
 * and what the web app is typed by. Every figure carries what rule 3 asks for: its rule, window, coverage, interval and
 * the entries behind it.
 */
import {Type, type Static} from 'typebox';

export type DeepReadonly<T> = T extends readonly (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? {readonly [K in keyof T]: DeepReadonly<T[K]>}
    : T;

export const Day = Type.String({pattern: '^\\d{4}-\\d{2}-\\d{2}$'});
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
  /** Hours that should have been watched and of which nobody recorded anything. */
  unrecordedHours: Type.Optional(Type.Number()),
  /** The share if none, and if all, of the unrecorded hours were watched. */
  low: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
  floor: Type.Number(),
  /** Whether the floor is reached; `undetermined` where the record does not tell. */
  verdict: Type.Union([Type.Literal('met'), Type.Literal('not_met'), Type.Literal('undetermined')]),
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
  /** The last of them; absent where there are none. */
  newestEntry: Type.Optional(Type.Integer()),
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

export type Window = DeepReadonly<Static<typeof Window>>;
export type Range = DeepReadonly<Static<typeof Range>>;
export type Coverage = DeepReadonly<Static<typeof Coverage>>;
export type Basis = DeepReadonly<Static<typeof Basis>>;
export type AsOf = DeepReadonly<Static<typeof AsOf>>;
export type Party = DeepReadonly<Static<typeof Party>>;

export const ProblemShape = Type.Object({
  code: Type.String(),
  message: Type.String(),
  field: Type.Optional(Type.String()),
});

export const Failure = Type.Object({problems: Type.Array(ProblemShape)});

export type Failure = DeepReadonly<Static<typeof Failure>>;
