/**
 * What a text form may hold, said once: the strict reader, the canonical writer and the published JSON Schema are all
 * driven by a shape. A shape names every key with its meaning; it refuses nothing itself.
 */
export interface TextShape {
  readonly kind: 'text';
  /** In characters. */
  readonly longest: number;
}

export interface PatternShape {
  readonly kind: 'pattern';
  /** An anchored regular expression that JavaScript and JSON Schema (ECMA-262) read alike. */
  readonly pattern: string;
  /** What the pattern stands for, to end the sentence “Expected …”. */
  readonly expected: string;
}

export interface DayShape {
  readonly kind: 'day';
}

export interface NumberShape {
  readonly kind: 'number';
  readonly whole: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

export interface FlagShape {
  readonly kind: 'flag';
}

export interface ChoiceShape {
  readonly kind: 'choice';
  readonly values: readonly string[];
}

export interface ListShape {
  readonly kind: 'list';
  readonly of: Shape;
  readonly fewest: number;
  readonly most: number;
  /** The field (or `''` for the item itself) that must differ between items, compared without regard to case. */
  readonly uniqueBy?: string;
}

/** Something wrong between fields that are each well formed; `field` is relative to the object (`obligations[0].to`). */
export interface Objection {
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

export interface ObjectShape<T = unknown> {
  readonly kind: 'object';
  readonly name: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Printed on one line, `{day: …, holder: …}`. */
  readonly inline: boolean;
  /** Sees the fields that could be read; one that had a problem is missing. */
  check(value: Partial<T>): readonly Objection[];
}

/** Objects told apart by their key `kind`. */
export interface VariantShape {
  readonly kind: 'variant';
  readonly of: Readonly<Record<string, ObjectShape>>;
}

export type Shape =
  TextShape | PatternShape | DayShape | NumberShape | FlagShape | ChoiceShape | ListShape | ObjectShape | VariantShape;

export interface Field {
  readonly shape: Shape;
  readonly about: string;
  /** `omissible`: a missing key reads as `fallback`. */
  readonly presence: 'required' | 'optional' | 'omissible';
  readonly fallback?: unknown;
}

export const required = (shape: Shape, about: string): Field => ({shape, about, presence: 'required'});
export const optional = (shape: Shape, about: string): Field => ({shape, about, presence: 'optional'});
export const omissible = (shape: Shape, fallback: unknown, about: string): Field => ({
  shape,
  about,
  presence: 'omissible',
  fallback,
});

/** One line of up to 300 characters by default; texts are trimmed and never empty. */
export const text = (longest = 300): TextShape => ({kind: 'text', longest});
export const pattern = (expression: string, expected: string): PatternShape => ({
  kind: 'pattern',
  pattern: expression,
  expected,
});
export const dayShape: DayShape = {kind: 'day'};
export const flag: FlagShape = {kind: 'flag'};
export const choice = (values: readonly string[]): ChoiceShape => ({kind: 'choice', values});
export const number = (minimum: number, maximum: number): NumberShape => ({
  kind: 'number',
  whole: false,
  minimum,
  maximum,
});
export const whole = (minimum: number, maximum: number): NumberShape => ({
  kind: 'number',
  whole: true,
  minimum,
  maximum,
});

export const list = (of: Shape, options: Partial<Omit<ListShape, 'kind' | 'of'>> = {}): ListShape => ({
  kind: 'list',
  of,
  fewest: 0,
  most: 2_000,
  ...options,
});

/** Naming `T` makes the compiler demand a field for every key of `T`, and no other. */
export const object = <T>(
  name: string,
  fields: {readonly [K in keyof T]-?: Field},
  options: {readonly inline?: boolean; readonly check?: (value: Partial<T>) => readonly Objection[]} = {},
): ObjectShape<T> => ({
  kind: 'object',
  name,
  fields,
  inline: options.inline ?? false,
  check: options.check ?? (() => []),
});

export const variant = (of: Readonly<Record<string, ObjectShape>>): VariantShape => ({kind: 'variant', of});
