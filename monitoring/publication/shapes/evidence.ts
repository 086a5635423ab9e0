/** The evidence of a case as it is shown: what there is by hash, size and kind, and who did what with it. Never the content. */
import {Type, type Static} from 'typebox';
import {AsOf, type DeepReadonly} from './basics.ts';

export const CustodyEventView = Type.Object({
  /** The entry that says so. */
  entry: Type.Integer(),
  event: Type.Union([
    Type.Literal('captured'),
    Type.Literal('received'),
    Type.Literal('viewed'),
    Type.Literal('copied'),
    Type.Literal('redacted'),
    Type.Literal('exported'),
    Type.Literal('sealed'),
  ]),
  /** The event in words: `Received`, `Another version was made from it`. */
  sentence: Type.String(),
  /** Name under which the ledger registered the key that signed. */
  author: Type.String(),
  /** ISO 8601 in UTC: when the author says that it was done. */
  recorded: Type.String(),
  note: Type.String(),
  /** For `redacted`: the piece that was made from this one, or that this one was made from. */
  other: Type.Optional(Type.String()),
  tool: Type.Optional(Type.String()),
  /** Reasons why this entry does not follow from those before it; empty where it does. */
  faults: Type.Array(Type.String()),
});

export const EvidencePieceView = Type.Object({
  /** SHA-256 of the file, hexadecimal. */
  evidence: Type.String(),
  bytes: Type.Integer(),
  mediaType: Type.String(),
  /** SHA-256 of the piece that it was made from; absent for an original. */
  madeFrom: Type.Optional(Type.String()),
  tool: Type.Optional(Type.String()),
  /** The entry that sealed it. */
  sealed: Type.Optional(Type.Integer()),
  /** SHA-256 of each piece that was made from it. */
  derivatives: Type.Array(Type.String()),
  /** In the order of the ledger. */
  custody: Type.Array(CustodyEventView),
});

export const EvidenceView = Type.Object({
  asOf: AsOf,
  sentence: Type.String(),
  /** In the order in which they came in. */
  pieces: Type.Array(EvidencePieceView),
});

export type CustodyEventView = DeepReadonly<Static<typeof CustodyEventView>>;
export type EvidencePieceView = DeepReadonly<Static<typeof EvidencePieceView>>;
export type EvidenceView = DeepReadonly<Static<typeof EvidenceView>>;
