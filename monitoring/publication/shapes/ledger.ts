/** The ledger as it is shown: size, root, entry by entry. */
import {Type, type Static} from 'typebox';
import {type DeepReadonly} from './basics.ts';

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
  /** Records: their groups as everybody may read them. `missing` should be here, and is not or is altered. */
  groups: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        state: Type.Enum(['open', 'closed', 'removed', 'missing']),
        fields: Type.Optional(Type.Array(Type.Object({name: Type.String(), value: Type.String()}))),
      }),
    ),
  ),
});

export type EntrySummary = DeepReadonly<Static<typeof EntrySummary>>;
export type LedgerView = DeepReadonly<Static<typeof LedgerView>>;
export type EntryView = DeepReadonly<Static<typeof EntryView>>;
