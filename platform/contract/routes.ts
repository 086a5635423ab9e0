/**
 * The addresses of the HTTP surface with the shapes of their queries and answers. `GET` only: writing comes with the
 * desk. `date` and `size` are the as-of control of every page.
 *
 *     GET /api/cases
 *     GET /api/cases/:case
 *     GET /api/cases/:case/overview?date&size&agreement
 *     GET /api/cases/:case/agreements/:agreement?date&size
 *     GET /api/cases/:case/change?date&size
 *     GET /api/cases/:case/incidents?date&size&from&to&type&side&verification&search&box&sort&offset&limit
 *     GET /api/cases/:case/incidents/:incident?date&size
 *     GET /api/cases/:case/incident-columns?date&size&search     (binary, incident-columns.ts)
 *     GET /api/cases/:case/map?date&size                         (GeoJSON of the case's own map)
 *     GET /api/cases/:case/evidence?date&size
 *     GET /api/ledger?offset&limit
 *     GET /api/ledger/entries/:index
 *     GET /api/ledger/keys
 *     GET /api/ledger/entries/:index/proof?since                 (C2SP tlog-proof)
 *     GET /api/ledger/witnesses
 *     GET /log/checkpoint   /log/tile/…                          (C2SP tlog-tiles)
 */
import {Type, type Static} from 'typebox';

const Day = Type.String({pattern: '^\\d{4}-\\d{2}-\\d{2}$'});

export const AsOfQuery = Type.Object({
  date: Type.Optional(Day),
  size: Type.Optional(Type.Integer({minimum: 0})),
});

/** `agreement` names another than the one that stands. */
export const OverviewQuery = Type.Object({
  date: Type.Optional(Day),
  size: Type.Optional(Type.Integer({minimum: 0})),
  agreement: Type.Optional(Type.String({maxLength: 80})),
});

export const incidentSorts = ['-from', 'from', '-killed', 'killed', 'place', '-reports'] as const;

export const IncidentQuery = Type.Object({
  date: Type.Optional(Day),
  size: Type.Optional(Type.Integer({minimum: 0})),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  type: Type.Optional(Type.String({maxLength: 60})),
  side: Type.Optional(Type.String({maxLength: 80})),
  verification: Type.Optional(Type.String({maxLength: 60})),
  search: Type.Optional(Type.String({maxLength: 200})),
  /** West, south, east, north, comma-separated degrees. */
  box: Type.Optional(Type.String({maxLength: 80})),
  sort: Type.Optional(Type.Enum(incidentSorts)),
  offset: Type.Optional(Type.Integer({minimum: 0})),
  limit: Type.Optional(Type.Integer({minimum: 1, maximum: 500})),
});

/** The columns hold no text, so the server searches; everything else is filtered in the browser. */
export const IncidentColumnsQuery = Type.Object({
  date: Type.Optional(Day),
  size: Type.Optional(Type.Integer({minimum: 0})),
  search: Type.Optional(Type.String({maxLength: 200})),
});

export const PageQuery = Type.Object({
  offset: Type.Optional(Type.Integer({minimum: 0})),
  limit: Type.Optional(Type.Integer({minimum: 1, maximum: 500})),
});

export type AsOfQuery = Static<typeof AsOfQuery>;
export type OverviewQuery = Static<typeof OverviewQuery>;
export type IncidentQuery = Static<typeof IncidentQuery>;
export type IncidentColumnsQuery = Static<typeof IncidentColumnsQuery>;
export type PageQuery = Static<typeof PageQuery>;
