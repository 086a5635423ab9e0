/**
 * The words after the question mark, read against the schema of the route: a typed query, or every problem of it by
 * field. A parameter that the route does not know is a problem too, so that a mistyped filter never shows everything.
 */
import type {Static, TObject} from 'typebox';
import {didYouMean, failure, parseDay, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';

interface ParameterSchema {
  readonly type?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
}

const textLimit = 200;

export function readQuery<S extends TObject>(
  schema: S,
  given: Readonly<Record<string, unknown>>,
): Result<Readonly<Static<S>>> {
  const known = schema.properties as Readonly<Record<string, ParameterSchema>>;
  const read: Record<string, string | number> = {};
  const problems: Problem[] = [];
  for (const [field, value] of Object.entries(given).toSorted(byName)) {
    const parameter = Object.hasOwn(known, field) ? known[field] : undefined;
    if (parameter === undefined) problems.push(unknownParameter(field, Object.keys(known)));
    else if (typeof value !== 'string') problems.push({code: 'repeated-parameter', field, message: 'is given twice'});
    else if (value !== '') {
      const reading = readParameter(parameter, value);
      if (reading.ok) read[field] = reading.value;
      else problems.push(...reading.problems.map((problem) => ({...problem, field})));
    }
  }
  return problems.length > 0 ? failure(problems) : success(read as Static<S>);
}

/** One order, so that the same question has the same ETag. */
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

function unknownParameter(field: string, known: readonly string[]): Problem {
  const nearest = didYouMean(field, known);
  const shown = field.slice(0, 60);
  const list = known.length === 0 ? 'this address takes none' : `this address takes ${known.join(', ')}`;
  const hint = nearest === undefined ? list : `did you mean “${nearest}”? ${list}`;
  return {code: 'unknown-parameter', field: shown, message: `is not a parameter here; ${hint}`};
}

function readParameter(parameter: ParameterSchema, value: string): Result<string | number> {
  const no = (code: string, message: string): Result<never> => failure([{code, message}]);
  if (parameter.type === 'integer') {
    if (!/^\d{1,15}$/.test(value)) return no('not-an-integer', 'is not a whole number');
    const number = Number(value);
    if (number < (parameter.minimum ?? 0)) return no('too-small', `is below ${parameter.minimum ?? 0}`);
    if (number > (parameter.maximum ?? Infinity)) return no('too-large', `is above ${parameter.maximum ?? 0}`);
    return success(number);
  }
  if (parameter.enum !== undefined) {
    const known = parameter.enum.includes(value);
    return known ? success(value) : no('unknown-value', `is not one of ${parameter.enum.join(', ')}`);
  }
  const limit = parameter.maxLength ?? textLimit;
  if (value.length > limit) return no('too-long', `has ${value.length} characters, at most ${limit}`);
  if (parameter.pattern !== undefined && parseDay(value) === undefined) {
    return no('not-a-day', 'is not a date written YYYY-MM-DD');
  }
  return success(value);
}
