/** Is it holding: one page for each case. */
import {Type, type Static} from 'typebox';
import {ProvisionView} from './agreement.ts';
import {AsOf, Basis, Coverage, Day, Party, Window, type DeepReadonly} from './basics.ts';
import {ChangeResult, Tallies} from './change.ts';
import {PageWitnessing} from './witnesses.ts';

export const DayCount = Type.Object({
  day: Day,
  /** Incidents by side affected: one number for each party, then all others. */
  bySide: Type.Array(Type.Integer()),
  statements: Type.Integer(),
});

export const Overview = Type.Object({
  asOf: AsOf,
  /** That stand on the day, or the one asked for, in the order of their days. */
  agreements: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      since: Type.Optional(Day),
      force: Type.Object({kind: Type.Enum(['in_force', 'not_in_force', 'undetermined']), reason: Type.String()}),
    }),
  ),
  /** The order of `sides` in every provision below. */
  parties: Type.Array(Party),
  /** One sentence per side, from the same template. */
  sentences: Type.Array(Type.Object({party: Type.String(), sentence: Type.String(), basis: Basis})),
  provisions: Type.Array(ProvisionView),
  recent: Type.Object({
    window: Window,
    days: Type.Array(DayCount),
    /** Days on which a low bar says little, by territory: too little watched (`known`), or nobody recorded how much. */
    unwatched: Type.Optional(
      Type.Array(
        Type.Object({
          side: Type.Optional(Type.String()),
          name: Type.String(),
          from: Day,
          to: Day,
          known: Type.Boolean(),
        }),
      ),
    ),
    /** The last days, for which reports are usually still to come. */
    provisional: Type.Optional(Type.Object({window: Window, sentence: Type.String()})),
    basis: Basis,
  }),
  change: Type.Array(ChangeResult),
  tallies: Tallies,
  coverage: Type.Array(Type.Object({territory: Type.String(), name: Type.String(), coverage: Coverage})),
  restrictions: Type.Array(
    Type.Object({actor: Type.String(), count: Type.Integer(), entries: Type.Array(Type.Integer())}),
  ),
  cannotBeJudged: Type.Array(Type.String()),
  witnessing: Type.Optional(PageWitnessing),
  lately: Type.Array(
    Type.Object({day: Day, sentence: Type.String(), incident: Type.Optional(Type.String()), entry: Type.Integer()}),
  ),
});

export type DayCount = DeepReadonly<Static<typeof DayCount>>;
export type Overview = DeepReadonly<Static<typeof Overview>>;
