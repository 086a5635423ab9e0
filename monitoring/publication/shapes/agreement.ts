/** Clauses for both sides, each with its state, its accounts and its trace. */
import {Type, type Static} from 'typebox';
import {AsOf, Basis, Day, Party, type DeepReadonly} from './basics.ts';
import {Established, PageWitnessing} from './witnesses.ts';

/** `decided` is drawn filled, `undetermined` hatched, `not_assessable` hollow: always with the word beside it. */
export const shapes = ['decided', 'undetermined', 'not_assessable'] as const;

export const TraceStep = Type.Object({
  sentence: Type.String(),
  entries: Type.Array(Type.Integer()),
  incidents: Type.Array(Type.String()),
  findings: Type.Array(Type.String()),
  /** Of the findings that this step rests on; absent where it rests on none. */
  established: Type.Optional(Established),
});

export const obligationStates = [
  'no_verified_breach',
  'isolated_breach',
  'repeated_breach',
  'systematic_breach',
  'not_initiated',
  'minimum',
  'intermediate',
  'complete',
  'not_assessable',
] as const;

export const ObligationState = Type.Object({
  provision: Type.String(),
  dutyBearer: Type.String(),
  state: Type.Enum(obligationStates),
  /** The state in the reader's words: `no verified breach`. */
  word: Type.String(),
  shape: Type.Enum(shapes),
  since: Type.Optional(Day),
  sentence: Type.String(),
  counts: Type.Object({
    /** Incidents that would fall under the test and are alleged or reported against this duty-bearer. */
    alleged: Type.Integer(),
    undetermined: Type.Integer(),
    breaches: Type.Integer(),
    notViolations: Type.Integer(),
  }),
  /** Days since the last breach found (or since it took effect), and whether the clock runs: suspended when blind. */
  clock: Type.Optional(Type.Object({days: Type.Integer(), running: Type.Boolean(), sentence: Type.String()})),
  basis: Basis,
  /** Of everything that the state rests on. */
  established: Type.Optional(Established),
  trace: Type.Array(TraceStep),
});

export const ProvisionView = Type.Object({
  /** Id of the agreement that it is a clause of. */
  agreement: Type.String(),
  code: Type.String(),
  paraphrase: Type.String(),
  polarity: Type.String(),
  topic: Type.String(),
  textStatus: Type.String(),
  verifiability: Type.String(),
  evidenceFor: Type.String(),
  evidenceAgainst: Type.String(),
  openPoints: Type.Array(Type.String()),
  /** What the file records no answer to: who, what, where, when, who checks. Nobody is blamed for it. */
  openQuestions: Type.Array(Type.Object({sentence: Type.String(), dutyBearer: Type.Optional(Type.String())})),
  exceptions: Type.Array(Type.String()),
  /** False where the clause is known from one side only, is proposed or has lapsed: kept out of every headline. */
  headline: Type.Boolean(),
  headlineReason: Type.String(),
  accounts: Type.Array(
    Type.Object({
      holder: Type.String(),
      holderName: Type.String(),
      version: Type.Optional(Type.String()),
      says: Type.String(),
      wording: Type.Optional(Type.String()),
      language: Type.Optional(Type.String()),
      cited: Type.Array(
        Type.Object({
          source: Type.String(),
          sourceName: Type.String(),
          title: Type.Optional(Type.String()),
          published: Type.Optional(Day),
          address: Type.Optional(Type.String()),
          confirmed: Type.String(),
        }),
      ),
    }),
  ),
  /** One slot for each party, in the case's order; null means: no corresponding obligation recorded. */
  sides: Type.Array(Type.Union([ObligationState, Type.Null()])),
  /** Guarantors and other duty-bearers. */
  others: Type.Array(ObligationState),
  entry: Type.Integer(),
});

export const AgreementView = Type.Object({
  asOf: AsOf,
  witnessing: Type.Optional(PageWitnessing),
  id: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  publicity: Type.String(),
  summary: Type.String(),
  purpose: Type.String(),
  parties: Type.Array(Party),
  guarantors: Type.Array(Party),
  announced: Type.Optional(Day),
  signed: Type.Optional(Day),
  effective: Type.Array(Type.Object({day: Day, holder: Type.String(), note: Type.Optional(Type.String())})),
  ended: Type.Array(Type.Object({day: Day, holder: Type.String(), note: Type.Optional(Type.String())})),
  rules: Type.Array(
    Type.Object({name: Type.String(), value: Type.Number(), fromText: Type.Boolean(), about: Type.String()}),
  ),
  provisions: Type.Array(ProvisionView),
  entry: Type.Integer(),
});

export type TraceStep = DeepReadonly<Static<typeof TraceStep>>;
export type ObligationState = DeepReadonly<Static<typeof ObligationState>>;
export type ProvisionView = DeepReadonly<Static<typeof ProvisionView>>;
export type AgreementView = DeepReadonly<Static<typeof AgreementView>>;
