/**
 * The addresses of the desk. Reading is by session; whatever a viewer may not read answers exactly like what does not exist.
 * `as` shows what another audience would see: `public`, `guarantor`, or `party:ID`.
 *
 *     GET  /api/desk/me
 *     POST /api/desk/enrol/options        {token}                        POST /api/desk/enrol/verify
 *     POST /api/desk/sign-in/options      {}                             POST /api/desk/sign-in/verify
 *     POST /api/desk/sign-in/key/options  {key}                          POST /api/desk/sign-in/key/verify
 *     POST /api/desk/sign-out
 *     POST /api/desk/acts                 {leaf, groups}  a signed record entry of table `acts` (desk/act.ts)
 *     GET  /api/desk/people               GET /api/policy
 *     GET  /api/desk/cases/:case/inbox?offset&limit&noun&as
 *     GET  /api/desk/cases/:case/reports/:id?as      incidents/:id?as      findings/:id?as      releases/:id?as
 *     GET  /api/desk/cases/:case/search?q&as         counts?as             export?as (JSON lines)
 *     GET  /api/desk/cases/:case/acts/:entry?as      one act: its groups with their salts, as far as the viewer reads them
 *     GET  /api/desk/changes                         server-sent events: {"case":…,"size":…}
 *     POST /api/public/:case/reports      {account, place?, identity?} → {code, entry, receipt}      no account
 *     POST /api/public/:case/status       {code} → the state and the messages for whoever reported
 *     POST /api/public/:case/answers      {code, text}
 *     GET  /api/openapi.json
 */
import {Type, type Static} from 'typebox';

const As = Type.Optional(Type.String({maxLength: 80}));

export const AsQuery = Type.Object({as: As});
export const InboxQuery = Type.Object({
  as: As,
  noun: Type.Optional(Type.String({maxLength: 40})),
  offset: Type.Optional(Type.Integer({minimum: 0})),
  limit: Type.Optional(Type.Integer({minimum: 1, maximum: 500})),
});
export const DeskSearchQuery = Type.Object({as: As, q: Type.Optional(Type.String({maxLength: 200}))});

/** One act as a viewer receives it: the leaf that everybody may have, and of its groups those that he reads. */
export const ActGroupsView = Type.Object({
  entry: Type.Integer(),
  subject: Type.String(),
  /** Canonical JSON. */
  leaf: Type.String(),
  groups: Type.Record(Type.String(), Type.Object({salt: Type.String(), content: Type.Unknown()})),
});

export type ActGroupsView = Static<typeof ActGroupsView>;
export type AsQuery = Static<typeof AsQuery>;
export type InboxQuery = Static<typeof InboxQuery>;
export type DeskSearchQuery = Static<typeof DeskSearchQuery>;
