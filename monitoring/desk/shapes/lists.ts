/** The inbox by clock, search, counts, people, and the printed table of who may read and do what. */
import {Type, type Static} from 'typebox';
import {PossibleAct} from './parts.ts';

export const InboxItem = Type.Object({
  /** `report`, `incident`, `finding`, `release`, `task`, `call`, `removal`, `unsealing`, `role`. */
  noun: Type.String(),
  id: Type.String(),
  /** The incident whose page it stands on, where it has one. */
  incident: Type.Optional(Type.String()),
  title: Type.String(),
  state: Type.String(),
  /** What is to be done, as a sentence. */
  what: Type.String(),
  /** The kind of act that does it, and its subject where that is not `id`: to open its form at once. */
  act: Type.Optional(Type.String()),
  subject: Type.Optional(Type.String()),
  /** ISO 8601 in UTC; absent where no clock runs. */
  due: Type.Optional(Type.String()),
  overdue: Type.Boolean(),
  entry: Type.Integer(),
});

export const Inbox = Type.Object({
  size: Type.Integer(),
  total: Type.Integer(),
  overdue: Type.Integer(),
  offset: Type.Integer(),
  items: Type.Array(InboxItem),
  /** What this viewer may begin: forms without a subject. */
  acts: Type.Array(PossibleAct),
});

export const DeskSearch = Type.Object({
  total: Type.Integer(),
  found: Type.Array(
    Type.Object({
      noun: Type.String(),
      id: Type.String(),
      title: Type.String(),
      state: Type.String(),
      entry: Type.Integer(),
    }),
  ),
});

/** Counts of what this viewer may read; small cells of a public viewer are suppressed and said to be. */
export const DeskCounts = Type.Object({
  counts: Type.Array(
    Type.Object({
      noun: Type.String(),
      state: Type.String(),
      count: Type.Optional(Type.Integer()),
      suppressed: Type.Boolean(),
    }),
  ),
});

const HeldRoleShape = Type.Object({
  case: Type.String(),
  role: Type.String(),
  side: Type.Optional(Type.String()),
  from: Type.Optional(Type.String()),
  until: Type.Optional(Type.String()),
  deputyFor: Type.Optional(Type.String()),
  /** Proposed, and still without a second person’s confirmation. */
  pending: Type.Boolean(),
  proposal: Type.Optional(Type.String()),
});

export const PeoplePage = Type.Object({
  mode: Type.String(),
  people: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      state: Type.Enum(['invited', 'enrolled', 'suspended']),
      keys: Type.Array(Type.String()),
      credentials: Type.Integer(),
      roles: Type.Array(HeldRoleShape),
      recusals: Type.Array(Type.String()),
      /** An open link: until when, and what a second person has to confirm before it works. */
      link: Type.Optional(Type.Object({expires: Type.String(), proposal: Type.Optional(Type.String())})),
    }),
  ),
  acts: Type.Array(PossibleAct),
});

/** Who is signed in, and what his key needs to sign next. */
export const Me = Type.Object({
  mode: Type.Enum(['unset', 'accounts', 'single_user']),
  signedIn: Type.Boolean(),
  person: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  roles: Type.Array(HeldRoleShape),
  /** Sent back with every write: a page from elsewhere cannot know it. */
  token: Type.Optional(Type.String()),
  /** ISO 8601 in UTC: when this session last proved who it is; signing something off asks for it to be recent. */
  verifiedAt: Type.Optional(Type.String()),
  key: Type.Optional(
    Type.Object({
      name: Type.String(),
      publicKey: Type.String(),
      /** Of the next entry. */
      sequence: Type.Integer(),
      previous: Type.String(),
      seen: Type.String(),
    }),
  ),
  vaultKey: Type.Optional(Type.String()),
  /** ISO 8601 in UTC: the server’s clock, against which `recorded` is held. */
  now: Type.String(),
});

export const PolicyPage = Type.Object({
  roles: Type.Array(
    Type.Object({role: Type.String(), word: Type.String(), tier: Type.String(), tierWord: Type.String()}),
  ),
  reading: Type.Array(
    Type.Object({
      fieldClass: Type.String(),
      word: Type.String(),
      /** `reach` as the table has it, `word` as a person reads it. */
      cells: Type.Array(Type.Object({role: Type.String(), reach: Type.String(), word: Type.String()})),
    }),
  ),
  acting: Type.Array(Type.Object({kind: Type.String(), about: Type.String(), roles: Type.Array(Type.String())})),
});

export type Inbox = Static<typeof Inbox>;
export type InboxItem = Static<typeof InboxItem>;
export type PeoplePage = Static<typeof PeoplePage>;
export type Me = Static<typeof Me>;
export type PolicyPage = Static<typeof PolicyPage>;
export type DeskSearch = Static<typeof DeskSearch>;
export type DeskCounts = Static<typeof DeskCounts>;
