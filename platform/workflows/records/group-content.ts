/**
 * What a group of a record may hold, by whichever way it comes in: named fields with a text, a number, or yes or no. Flat, so
 * that whoever receives a group sees all of it at once, and nothing hides in a part of a part.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';

export type GroupContent = Readonly<Record<string, string | number | boolean>>;

/** Bytes of one group's canonical JSON in UTF-8. */
export const contentLimitBytes = 64 * 1024;
export const fieldNamePattern = /^[a-z][a-z0-9_]{0,59}$/;

export function contentProblems(content: unknown, field: string): readonly Problem[] {
  if (content === null || typeof content !== 'object' || Array.isArray(content)) {
    return [{code: 'wrong-type', field, message: 'is not an object of fields'}];
  }
  const fields = Object.entries(content);
  if (fields.length === 0) return [{code: 'too-few', field, message: 'has no field'}];
  const problems = fields.flatMap(([name, value]: readonly [string, unknown]) =>
    fieldProblems(name, value, `${field}.${shortened(name)}`),
  );
  return problems;
}

/** Of a content that has no other problem. */
export function lengthProblems(contentBytes: number, field: string): readonly Problem[] {
  if (contentBytes <= contentLimitBytes) return [];
  return [{code: 'too-long', field, message: `has ${contentBytes} bytes, at most ${contentLimitBytes}`}];
}

function fieldProblems(name: string, value: unknown, field: string): readonly Problem[] {
  const no = (code: string, message: string): readonly Problem[] => [{code, field, message}];
  if (!fieldNamePattern.test(name)) return no('bad-form', 'is not the name of a field (a-z, 0-9, _)');
  if (typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : no('not-a-number', 'is too large a number');
  if (typeof value !== 'string') return no('wrong-type', 'is not a text, a number, true or false');
  if (!value.isWellFormed()) return no('not-utf-8', 'holds half a character');
  return value === '' ? no('empty-text', 'is empty; leave it out where nothing is known') : [];
}

const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 59)}…` : name);
