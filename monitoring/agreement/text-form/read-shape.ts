/**
 * A syntax tree read against a shape: a value, or every problem with line, column and field. Nothing is converted (a
 * number is never taken for a text), nothing unknown is passed over, and a field that cannot be read never hides
 * problems elsewhere.
 */
import {isMap, isScalar, isSeq, type ParsedNode, type YAMLMap} from 'yaml';
import {didYouMean, parseDay, type Problem} from '../../kernel/index.ts';
import type {ChoiceShape, ListShape, NumberShape, ObjectShape, Shape, VariantShape} from './shape.ts';
import {forbiddenCharacter, type Position, type YamlSource} from './yaml-source.ts';

export interface ShapeReading {
  /** Undefined where any problem was found. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where each field stands, by its path (`provisions[0].code`). */
  readonly positions: ReadonlyMap<string, Position>;
}

export function readShape(shape: Shape, source: YamlSource, file: string): ShapeReading {
  const context: Context = {source, file, problems: [], positions: new Map()};
  const value = readNode(shape, source.root, '', context);
  return {value: context.problems.length > 0 ? undefined : value, ...context};
}

/** The position of a field, or of the nearest thing that holds it. */
export function positionOf(positions: ReadonlyMap<string, Position>, field: string): Position | undefined {
  for (let path = field; ; path = path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0))) {
    const position = positions.get(path);
    if (position !== undefined || path === '') return position;
  }
}

interface Context {
  readonly source: YamlSource;
  readonly file: string;
  readonly problems: Problem[];
  readonly positions: Map<string, Position>;
}

/** A value, or undefined where the node had a problem (which is then in the context). */
type Reading = unknown;
type Node = ParsedNode | null;

function refuse(context: Context, field: string, code: string, message: string): undefined {
  const place = positionOf(context.positions, field);
  const at = place === undefined ? {} : {line: place.line, column: place.column};
  context.problems.push({code, file: context.file, ...at, ...(field === '' ? {} : {field}), message});
}

function readNode(shape: Shape, node: Node, field: string, context: Context): Reading {
  if (node !== null && !context.positions.has(field)) {
    context.positions.set(field, context.source.positionAt(node.range[0]));
  }
  switch (shape.kind) {
    case 'object':
      return readObject(shape, node, field, context);
    case 'variant':
      return readVariant(shape, node, field, context);
    case 'list':
      return readList(shape, node, field, context);
    case 'text':
    case 'pattern':
    case 'day':
      return readText(shape, node, field, context);
    case 'number':
      return readNumber(shape, node, field, context);
    case 'choice':
      return readChoice(shape, node, field, context);
    case 'flag': {
      const value: unknown = isScalar(node) ? node.value : undefined;
      return typeof value === 'boolean' ? value : wrongType('true or false', node, field, context);
    }
  }
}

function wrongType(expected: string, node: Node, field: string, context: Context): undefined {
  return refuse(context, field, 'wrong-type', `Expected ${expected}, ${found(node)}.`);
}

function found(node: Node): string {
  if (isMap(node)) return 'but keys with values stand here';
  if (isSeq(node)) return 'but a list stands here';
  if (!isScalar(node) || node.value === null) return 'but nothing stands here';
  if (typeof node.value === 'string') return `but ${quote(node.value)} stands here`;
  return `but ${quote(node.source)} is read as a ${typeof node.value === 'number' ? 'number' : 'yes-or-no value'} here`;
}

const quote = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;

function readText(
  shape: Extract<Shape, {readonly kind: 'text' | 'pattern' | 'day'}>,
  node: Node,
  field: string,
  context: Context,
): Reading {
  const raw: unknown = isScalar(node) ? node.value : undefined;
  const expected = {text: 'a text', pattern: 'a text', day: 'a date written YYYY-MM-DD'}[shape.kind];
  if (typeof raw !== 'string') {
    const hint =
      typeof raw === 'number' || typeof raw === 'boolean' ? ' (put it in quotes if it is meant as text)' : '';
    return wrongType(`${expected}${shape.kind === 'day' ? '' : hint}`, node, field, context);
  }
  const value = raw.trim();
  if (value === '') return refuse(context, field, 'empty-text', 'The text is empty; leave the key out if unknown.');
  if (forbiddenCharacter.test(value.replaceAll('\n', ''))) {
    return refuse(context, field, 'control-character', 'The text holds a character that cannot be printed.');
  }
  if (shape.kind === 'day') {
    return (
      parseDay(value) ?? refuse(context, field, 'not-a-day', `${quote(value)} is not a date that exists, YYYY-MM-DD.`)
    );
  }
  if (shape.kind === 'pattern') {
    if (new RegExp(shape.pattern, 'u').test(value)) return value;
    return refuse(context, field, 'bad-form', `Expected ${shape.expected}, but ${quote(value)} stands here.`);
  }
  // Code points, as JSON Schema counts them.
  const length = Array.from(value).length;
  if (length <= shape.longest) return value;
  return refuse(context, field, 'too-long', `The text has ${length} characters; at most ${shape.longest} fit.`);
}

function readNumber(shape: NumberShape, node: Node, field: string, context: Context): Reading {
  const value: unknown = isScalar(node) ? node.value : undefined;
  const kind = shape.whole ? 'a whole number' : 'a number';
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType(kind, node, field, context);
  if (shape.whole && !Number.isSafeInteger(value)) return wrongType(kind, node, field, context);
  if (value < shape.minimum) {
    return refuse(context, field, 'too-small', `${value} is below the lowest allowed, ${shape.minimum}.`);
  }
  if (value > shape.maximum) {
    return refuse(context, field, 'too-large', `${value} is above the highest allowed, ${shape.maximum}.`);
  }
  return value === 0 ? 0 : value;
}

function readChoice(shape: ChoiceShape, node: Node, field: string, context: Context): Reading {
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (typeof value !== 'string') return wrongType(`one of: ${shape.values.join(', ')}`, node, field, context);
  if (shape.values.includes(value)) return value;
  return refuse(context, field, 'unknown-value', unknownWord(value, shape.values));
}

function unknownWord(word: string, known: readonly string[]): string {
  const nearest = didYouMean(word, known);
  const hint = nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
  return `${quote(word)} is not one of: ${known.join(', ')}.${hint}`;
}

function readList(shape: ListShape, node: Node, field: string, context: Context): Reading {
  if (!isSeq(node)) return wrongType('a list', node, field, context);
  if (node.items.length < shape.fewest) {
    const message = `The list has ${node.items.length} entries; at least ${shape.fewest} must stand here.`;
    refuse(context, field, 'too-few', message);
  }
  if (node.items.length > shape.most) {
    return refuse(context, field, 'too-many', `The list has ${node.items.length} entries; at most ${shape.most} fit.`);
  }
  const values = node.items.map((item, index) => readNode(shape.of, item as Node, `${field}[${index}]`, context));
  const unique = shape.uniqueBy;
  if (unique !== undefined) {
    const seen = new Map<string, number>();
    values.forEach((value, index) => {
      const name = unique === '' ? value : (value as Readonly<Record<string, unknown>> | undefined)?.[unique];
      if (typeof name !== 'string') return;
      const first = seen.get(name.toLowerCase());
      const path = `${field}[${index}]${unique === '' ? '' : `.${unique}`}`;
      if (first === undefined) seen.set(name.toLowerCase(), index);
      else refuse(context, path, 'duplicate', `“${name}” already stands at ${field}[${first}]; each may stand once.`);
    });
  }
  return values.includes(undefined) ? undefined : values;
}

function readVariant(shape: VariantShape, node: Node, field: string, context: Context): Reading {
  if (!isMap(node)) return wrongType('keys with values', node, field, context);
  const pair = node.items.find((item) => isScalar(item.key) && item.key.value === 'kind');
  const name: unknown = isScalar(pair?.value) ? pair.value.value : undefined;
  const chosen = typeof name === 'string' && Object.hasOwn(shape.of, name) ? shape.of[name] : undefined;
  if (chosen !== undefined) return readObject(chosen, node, field, context);
  const kinds = Object.keys(shape.of);
  if (pair === undefined) return refuse(context, `${field}.kind`, 'missing-key', missing('kind'));
  const path = joined(field, 'kind');
  if (pair.value !== null) context.positions.set(path, context.source.positionAt(pair.value.range[0]));
  return typeof name === 'string'
    ? refuse(context, path, 'unknown-value', unknownWord(name, kinds))
    : wrongType(`one of: ${kinds.join(', ')}`, pair.value, path, context);
}

const joined = (field: string, key: string): string => (field === '' ? key : `${field}.${key}`);
const missing = (key: string): string => `The key “${key}” is required and missing.`;

function readObject(shape: ObjectShape, node: Node, field: string, context: Context): Reading {
  if (!isMap(node)) return wrongType('keys with values', node, field, context);
  const before = context.problems.length;
  const read = readPairs(shape, node, field, context);
  const value: Record<string, unknown> = {};
  for (const [key, definition] of Object.entries(shape.fields)) {
    const known = read.get(key);
    if (known !== undefined) value[key] = known;
    else if (!read.has(key) && definition.presence === 'omissible') value[key] = definition.fallback;
    else if (!read.has(key) && definition.presence === 'required') {
      refuse(context, joined(field, key), 'missing-key', missing(key));
    }
  }
  for (const objection of shape.check(value)) {
    refuse(context, joined(field, objection.field), objection.code, objection.message);
  }
  return context.problems.length === before ? value : undefined;
}

/** Past this many problems they are only counted, so no nearest word is looked for. */
const hintLimit = 300;

function unknownKey(key: string, shape: ObjectShape, present: ReadonlySet<unknown>, context: Context): string {
  const sentence = `${quote(key)} is not a key of ${shape.name}.`;
  if (context.problems.length > hintLimit) return sentence;
  const known = Object.keys(shape.fields);
  const nearest = didYouMean(key, known);
  const hint = nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
  const free = known.filter((name) => !present.has(name)).join(', ') || 'none';
  return `${sentence}${hint} Keys not yet used: ${free}.`;
}

/** What each known key holds; a key that stands with an unreadable value maps to undefined. */
function readPairs(
  shape: ObjectShape,
  node: YAMLMap.Parsed,
  field: string,
  context: Context,
): ReadonlyMap<string, unknown> {
  const read = new Map<string, unknown>();
  const present = new Set(node.items.map((pair) => (isScalar(pair.key) ? pair.key.value : undefined)));
  for (const pair of node.items) {
    const key: unknown = isScalar(pair.key) ? pair.key.value : undefined;
    const at = context.source.positionAt((pair.key as ParsedNode | null)?.range[0] ?? node.range[0]);
    const complain = (code: string, path: string, message: string): void => {
      context.problems.push({code, file: context.file, ...at, field: path, message});
    };
    if (typeof key !== 'string') {
      complain('wrong-type', field === '' ? '(key)' : field, 'A key must be a plain word.');
      continue;
    }
    const path = joined(field, key.slice(0, 60));
    const definition = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (definition === undefined) {
      complain('unknown-key', path, unknownKey(key, shape, present, context));
    } else if (read.has(key)) {
      complain('duplicate-key', path, `The key ${quote(key)} stands twice here; it may stand once.`);
    } else {
      // A key with no value has no node of its own: its problem is shown at the key.
      if (pair.value === null || (isScalar(pair.value) && pair.value.source === '')) context.positions.set(path, at);
      read.set(key, readNode(definition.shape, pair.value, path, context));
    }
  }
  return read;
}
