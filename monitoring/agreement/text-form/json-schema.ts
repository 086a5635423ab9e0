/**
 * The shape as JSON Schema 2020-12, for editors and for readers in other languages. What lies between fields (a date
 * after another, an id that exists) is beyond it and is listed in the documentation; the strict reader checks it.
 */
import type {Field, ObjectShape, Shape} from './shape.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

export function jsonSchema(shape: ObjectShape, title: string, about: string): JsonSchema {
  const head = {$schema: 'https://json-schema.org/draft/2020-12/schema', title, description: about};
  return {...head, ...schemaOf(shape)};
}

function schemaOf(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return {type: 'string', pattern: '\\S', maxLength: shape.longest};
    case 'pattern':
      return {type: 'string', pattern: shape.pattern};
    case 'day':
      return {type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$'};
    case 'number':
      return {type: shape.whole ? 'integer' : 'number', minimum: shape.minimum, maximum: shape.maximum};
    case 'flag':
      return {type: 'boolean'};
    case 'choice':
      return shape.values.length === 1 ? {const: shape.values[0]} : {enum: shape.values};
    case 'list':
      return {
        type: 'array',
        items: schemaOf(shape.of),
        ...(shape.fewest > 0 ? {minItems: shape.fewest} : {}),
        maxItems: shape.most,
        ...(shape.uniqueBy === '' ? {uniqueItems: true} : {}),
      };
    case 'variant':
      return {oneOf: Object.values(shape.of).map((option) => schemaOf(option))};
    case 'object': {
      const fields: readonly (readonly [string, Field])[] = Object.entries(shape.fields);
      return {
        type: 'object',
        additionalProperties: false,
        required: fields.filter(([, field]) => field.presence === 'required').map(([key]) => key),
        properties: Object.fromEntries(fields.map(([key, field]) => [key, fieldSchema(field)])),
      };
    }
  }
}

function fieldSchema(field: Field): JsonSchema {
  const fallback = field.presence === 'omissible' ? {default: field.fallback} : {};
  return {description: field.about, ...schemaOf(field.shape), ...fallback};
}
