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

/** Whose signature an entry bears, and when it was made: what its author says beside what others vouch for. */
export const SignedView = Type.Object({
  author: Type.String(),
  /** Base64. */
  key: Type.String(),
  /** Of the key, hexadecimal: short enough to compare aloud. */
  fingerprint: Type.String(),
  /** The author's own count of entries with this key. */
  sequence: Type.Integer(),
  /** Checked by the server when this page was asked for; the leaf is all that it takes to check it again. */
  signatureHolds: Type.Boolean(),
  keyState: Type.Enum(['stands', 'replaced', 'revoked']),
  /** What the author says, ISO 8601 in UTC. */
  recorded: Type.String(),
  /** ISO 8601 in UTC; absent where no quorum of witnesses vouches for it. */
  notBefore: Type.Optional(Type.String()),
  notAfter: Type.Optional(Type.String()),
  /** Where `recorded` lies in that interval; undetermined where a bound is missing. */
  claim: Type.Enum(['inside', 'before', 'after', 'undetermined']),
  timeSentence: Type.String(),
});

export const EntryView = Type.Object({
  summary: EntrySummary,
  /** The leaf's bytes as text: hash 0x00 and these bytes with SHA-256 to get `leafHash`. */
  leaf: Type.String(),
  fields: Type.Array(Type.Object({name: Type.String(), value: Type.String()})),
  /** Imported rows: the entries that open and seal their import. */
  opened: Type.Optional(Type.Integer()),
  sealed: Type.Optional(Type.Integer()),
  /** Signed entries. Rows and the opening of an import are vouched for by the signature of `sealed`. */
  signed: Type.Optional(SignedView),
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

export const KeyView = Type.Object({
  name: Type.String(),
  holder: Type.Enum(['person', 'device', 'import', 'log']),
  /** Base64. */
  publicKey: Type.String(),
  fingerprint: Type.String(),
  /** It registers and revokes the keys of others. */
  isRegistrar: Type.Boolean(),
  /** Entry that registered it, or put it in the place of another. */
  registered: Type.Integer(),
  state: Type.Enum(['stands', 'replaced', 'revoked']),
  /** Entry that replaced or revoked it. */
  ended: Type.Optional(Type.Integer()),
  /** Why it was revoked, in the words of that entry. */
  reason: Type.Optional(Type.String()),
  /** Entries signed with it, and the newest by its own count. */
  entries: Type.Integer(),
  lastSequence: Type.Integer(),
  lastEntry: Type.Optional(Type.Integer()),
  /** Numbers of its own count that no entry has: not handed in yet, lost, or withheld. */
  gaps: Type.Array(Type.Object({from: Type.Integer(), to: Type.Integer()})),
  missing: Type.Integer(),
});

export const KeysView = Type.Object({
  size: Type.Integer(),
  /** Every key ever registered, in the order of their entries. */
  keys: Type.Array(KeyView),
  /** Documents, withdrawals and seals of imports from before the first key. */
  unsignedEntries: Type.Integer(),
  sentence: Type.String(),
});

export type SignedView = DeepReadonly<Static<typeof SignedView>>;
export type KeyView = DeepReadonly<Static<typeof KeyView>>;
export type KeysView = DeepReadonly<Static<typeof KeysView>>;
export type EntrySummary = DeepReadonly<Static<typeof EntrySummary>>;
export type LedgerView = DeepReadonly<Static<typeof LedgerView>>;
export type EntryView = DeepReadonly<Static<typeof EntryView>>;
