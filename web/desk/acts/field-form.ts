/**
 * What kind of field a part of an act's schema is, read from the schema itself, so that a form can never ask for what the act
 * does not have. Names of fields decide which list of the case a name is chosen from.
 */
import {dayLadder, placeLadder} from './field-words.ts';

export interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

export type NameList = 'actors' | 'parties' | 'places' | 'territories' | 'sources';

export type FieldForm =
  | {readonly kind: 'choice'; readonly values: readonly string[]}
  | {readonly kind: 'choices'; readonly values: readonly string[]}
  | {readonly kind: 'name'; readonly of: NameList}
  | {readonly kind: 'names'; readonly of: NameList}
  | {readonly kind: 'lines'}
  /** A ladder of precision, 1 the finest. */
  | {readonly kind: 'ladder'; readonly words: readonly string[]}
  | {readonly kind: 'group'; readonly fields: readonly Field[]}
  | {readonly kind: 'list'; readonly item: readonly Field[]}
  | {readonly kind: 'yes' | 'count' | 'day' | 'clock' | 'instant' | 'line' | 'text'};

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly form: FieldForm;
}

const listByName: Readonly<Record<string, NameList>> = {
  actor: 'actors',
  aboutActor: 'actors',
  accessWithheldBy: 'actors',
  actorsNamed: 'actors',
  sideAffected: 'actors',
  speaker: 'actors',
  side: 'parties',
  place: 'places',
  territory: 'territories',
  source: 'sources',
};

const longText = 1_000;

export const fieldsOf = ({properties = {}, required = []}: FieldSchema): readonly Field[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    form: formOf(name, schema),
  }));

function formOf(name: string, schema: FieldSchema): FieldForm {
  const of = listByName[name];
  if (schema.enum !== undefined) return {kind: 'choice', values: schema.enum};
  switch (schema.type) {
    case 'boolean':
      return {kind: 'yes'};
    case 'integer':
    case 'number':
      return name === 'precision'
        ? {kind: 'ladder', words: schema.maximum === dayLadder.length ? dayLadder : placeLadder}
        : {kind: 'count'};
    case 'object':
      return {kind: 'group', fields: fieldsOf(schema)};
    case 'array': {
      const items = schema.items ?? {};
      if (items.enum !== undefined) return {kind: 'choices', values: items.enum};
      if (items.type === 'object') return {kind: 'list', item: fieldsOf(items)};
      return of === undefined ? {kind: 'lines'} : {kind: 'names', of};
    }
    default:
      return textForm(schema, of);
  }
}

function textForm({pattern = '', maxLength = 0}: FieldSchema, of: NameList | undefined): FieldForm {
  if (of !== undefined) return {kind: 'name', of};
  if (pattern.startsWith('^\\d{4}-\\d{2}-\\d{2}$')) return {kind: 'day'};
  if (pattern.includes('T\\d\\d:\\d\\d')) return {kind: 'instant'};
  if (pattern.startsWith('^([01]')) return {kind: 'clock'};
  return {kind: maxLength > longText ? 'text' : 'line'};
}

/** Without what was left empty: an empty field is not said. */
export function said(value: unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map(said).filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : parts;
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).flatMap(([name, part]) => {
      const kept = said(part);
      return kept === undefined ? [] : [[name, kept] as const];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return value === '' || value === null ? undefined : value;
}

/** Required lists and groups stand even where nothing is in them, so that the server names what is missing in them. */
export function bodyOf(fields: readonly Field[], value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body = (said(value) ?? {}) as Record<string, unknown>;
  for (const {name, required, form} of fields) {
    if (!required || body[name] !== undefined) continue;
    if (form.kind === 'lines' || form.kind === 'names' || form.kind === 'choices' || form.kind === 'list')
      body[name] = [];
    if (form.kind === 'yes') body[name] = false;
  }
  return body;
}
