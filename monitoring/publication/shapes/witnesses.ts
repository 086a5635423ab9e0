/** Who vouches for the record besides its operator: the label of one decision, the sentence of a page, the page of witnesses. */
import {Type, type Static} from 'typebox';
import {type DeepReadonly} from './basics.ts';

export const establishedStates = ['established', 'waiting', 'not_witnessed'] as const;

/** Says nothing about what was decided: only whether anybody besides the operator vouches that it stands in the record. */
export const Established = Type.Object({
  state: Type.Enum(establishedStates),
  word: Type.String(),
  sentence: Type.String(),
  /** Parties of the case whose own witness vouches for it too, in the case's order. */
  ownWitness: Type.Array(Type.String()),
});

export const PageWitnessing = Type.Object({
  state: Type.Enum(establishedStates),
  /** Entries below this are established. */
  establishedSize: Type.Optional(Type.Integer()),
  sentence: Type.String(),
  /** Each party of the case; empty where no witnesses are set. */
  parties: Type.Array(
    Type.Object({
      party: Type.String(),
      /** Absent where no witness of its own is named. */
      establishedSize: Type.Optional(Type.Integer()),
      sentence: Type.String(),
    }),
  ),
});

export const CheckpointView = Type.Object({
  size: Type.Integer(),
  /** Base64. */
  root: Type.String(),
  /** Names of the witnesses that cosigned it, each with its own clock's time, ISO 8601 in UTC. */
  cosigned: Type.Array(Type.Object({name: Type.String(), time: Type.String()})),
  /** The signed note (C2SP), as it is kept and checked. */
  note: Type.String(),
});

export const WitnessView = Type.Object({
  name: Type.String(),
  /** Id of the party that it speaks for, where the list names it so. */
  party: Type.Optional(Type.String()),
  /** Public key as C2SP writes it. */
  key: Type.String(),
  /** Where it is asked; absent where checkpoints reach it by hand. */
  url: Type.Optional(Type.String()),
  /** The newest checkpoint that it cosigned. */
  cosigned: Type.Optional(Type.Object({size: Type.Integer(), time: Type.String()})),
  /** Why it did not cosign the newest checkpoint. */
  refusal: Type.Optional(Type.String()),
  /** It has cosigned more than was ever signed here. */
  aheadSize: Type.Optional(Type.Integer()),
  /** What a reader must know of it, in one sentence. */
  sentence: Type.String(),
});

export const WitnessesView = Type.Object({
  /** The log's name, and its public key as C2SP writes it; absent where nothing was ever signed. */
  log: Type.Optional(Type.Object({origin: Type.String(), key: Type.String()})),
  size: Type.Integer(),
  /** One sentence: who vouches for how much. */
  sentence: Type.String(),
  /** Why the log signs nothing now. */
  refusal: Type.Optional(Type.String()),
  /** The list in force. */
  policy: Type.Optional(
    Type.Object({
      entry: Type.Integer(),
      text: Type.String(),
      /** How many must cosign, and what that protects against. */
      quorum: Type.String(),
    }),
  ),
  /** A newer list, which the one in force has not cosigned yet. */
  pending: Type.Optional(Type.Object({entry: Type.Integer(), text: Type.String(), sentence: Type.String()})),
  /** Of the newest list, in its order. */
  witnesses: Type.Array(WitnessView),
  newest: Type.Optional(CheckpointView),
  established: Type.Optional(CheckpointView),
});

export type Established = DeepReadonly<Static<typeof Established>>;
export type PageWitnessing = DeepReadonly<Static<typeof PageWitnessing>>;
export type CheckpointView = DeepReadonly<Static<typeof CheckpointView>>;
export type WitnessView = DeepReadonly<Static<typeof WitnessView>>;
export type WitnessesView = DeepReadonly<Static<typeof WitnessesView>>;
