/** A case as a whole: what its record covers, who is in it, what it lacks. */
import {Type, type Static} from 'typebox';
import {AsOf, Day, Party, type DeepReadonly} from './basics.ts';

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
  /** The day shown where none is asked for: the last on which anything of the record became public. */
  latestDay: Day,
  /** The first of the agreements that the overview stands on, on the day asked for. */
  standing: Type.Optional(Type.String()),
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
  /** The gazetteer, for choosing a place by any of its names; coordinates are not in it. */
  places: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      variants: Type.Array(Type.String()),
      province: Type.String(),
      territory: Type.String(),
      precision: Type.Integer(),
    }),
  ),
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

export type CaseSummary = DeepReadonly<Static<typeof CaseSummary>>;
export type Case = DeepReadonly<Static<typeof Case>>;
