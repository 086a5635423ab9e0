/** Parts that the schemas of several acts share. Strict everywhere: a field that is not known is a problem. */
import {Type, type TProperties} from 'typebox';
import {idPattern} from '../../kernel/index.ts';
import {casualtyStatuses} from '../../incidents/index.ts';

export const strict = <const P extends TProperties>(properties: P) =>
  Type.Object(properties, {additionalProperties: false});
export const Id = Type.String({pattern: idPattern.source, maxLength: 80});
export const Day = Type.String({pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'day'});
export const Clock = Type.String({pattern: '^([01]\\d|2[0-3]):[0-5]\\d$'});
export const Instant = Type.String({pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$'});
export const Sha256 = Type.String({pattern: '^[0-9a-f]{64}$'});
/** A line: a title, an office, a name. */
export const Line = Type.String({minLength: 1, maxLength: 300});
export const Text = Type.String({minLength: 1, maxLength: 8_000});
export const Count = Type.Integer({minimum: 0, maximum: 1_000_000});
export const optional = Type.Optional;

/** Where, as far as many may know it: exact coordinates never stand here but in the act's own place group. */
export const Place = strict({
  /** A place of case.yaml. */
  place: optional(Id),
  /** As the source spells it. */
  placeText: optional(Line),
  /** UCDP: 1 exact … 7. */
  precision: Type.Integer({minimum: 1, maximum: 7}),
  territory: optional(Id),
});

export const When = strict({
  from: Day,
  to: Day,
  /** 1 day, 2 range of days, 3 week, 4 month, 5 longer. */
  precision: Type.Integer({minimum: 1, maximum: 5}),
  /** Local time as the source gives it. */
  time: optional(Clock),
  timeZone: optional(Line),
  /** In which calendar the source gave it; `from` and `to` are Gregorian. */
  calendar: optional(Type.Enum(['gregory', 'solar_hijri', 'lunar_hijri'])),
  dateText: optional(Line),
});

export const Casualty = strict({
  harm: Type.Enum(['killed', 'injured', 'missing']),
  status: Type.Enum([...casualtyStatuses]),
  sideAffected: Id,
  low: optional(Count),
  best: optional(Count),
  high: optional(Count),
});

export const Evidence = strict({sha256: Sha256, title: Line, note: optional(Text)});
