/** What the pages of the desk share. Whatever a viewer may not read is absent, never empty, and never counted. */
import {Type, type Static} from 'typebox';

export const DeskPersonShape = Type.Object({
  id: Type.String(),
  /** Absent where the viewer may not know who on the desk it was. */
  name: Type.Optional(Type.String()),
});

/** One line of a file's history. */
export const ActLine = Type.Object({
  entry: Type.Integer(),
  kind: Type.String(),
  subject: Type.String(),
  at: Type.String(),
  by: Type.Optional(DeskPersonShape),
  /** In which role, as a word. */
  role: Type.Optional(Type.String()),
  /** One neutral sentence. */
  sentence: Type.String(),
  /** The body, where the viewer reads its class. */
  body: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});

export const ExactPlaceShape = Type.Object({
  latitude: Type.Number(),
  longitude: Type.Number(),
  uncertaintyMetres: Type.Optional(Type.Number()),
});

/** An act that this viewer may do on this subject now, for buttons and keys; the server judges again. */
export const PossibleAct = Type.Object({
  kind: Type.String(),
  about: Type.String(),
  /** Set where the state forbids it: the reason, so that a button can say why not. */
  notNow: Type.Optional(Type.String()),
});

export const ClockShape = Type.Object({
  /** What is due, as a sentence. */
  what: Type.String(),
  due: Type.String(),
  overdue: Type.Boolean(),
});

export type ActLine = Static<typeof ActLine>;
export type PossibleAct = Static<typeof PossibleAct>;
