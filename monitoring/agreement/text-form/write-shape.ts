/**
 * A value printed as canonical YAML: keys in the order of the shape, one key a line, lists of ids and small objects on
 * one line, no line folded. The same value gives the same bytes; what the reader reads, prints to what it read.
 */
import {Document, Pair, Scalar, YAMLMap, YAMLSeq, type Node} from 'yaml';
import type {Field, ObjectShape, Shape} from './shape.ts';

export function writeShape(shape: Shape, value: unknown): string {
  const document = new Document(null, {version: '1.2', schema: 'core'});
  document.contents = nodeOf(shape, value) as typeof document.contents;
  return document.toString({lineWidth: 0, minContentWidth: 0, flowCollectionPadding: false});
}

function nodeOf(shape: Shape, value: unknown): Node {
  switch (shape.kind) {
    case 'object':
      return objectNode(shape, value);
    case 'variant': {
      const chosen = shape.of[(value as {readonly kind: string}).kind];
      if (chosen === undefined) throw new TypeError('a variant of no known kind cannot be written');
      return objectNode(chosen, value);
    }
    case 'list': {
      const items = new YAMLSeq();
      for (const item of value as readonly unknown[]) items.items.push(nodeOf(shape.of, item));
      items.flow =
        items.items.length === 0 ||
        shape.of.kind === 'pattern' ||
        shape.of.kind === 'choice' ||
        shape.of.kind === 'number';
      return items;
    }
    case 'text':
    case 'pattern':
    case 'day':
    case 'number':
    case 'flag':
    case 'choice':
      return new Scalar(value);
  }
}

function objectNode(shape: ObjectShape, value: unknown): YAMLMap {
  const map = new YAMLMap();
  for (const [key, field] of Object.entries(shape.fields)) {
    const content = (value as Readonly<Record<string, unknown>>)[key];
    if (content === undefined || leftOut(field, content)) continue;
    map.items.push(new Pair(new Scalar(key), nodeOf(field.shape, content)));
  }
  map.flow = shape.inline;
  return map;
}

/** An empty list is printed (`exceptions: []` says that none is recorded); other values at their fallback are not. */
const leftOut = (field: Field, content: unknown): boolean =>
  field.presence === 'omissible' && !Array.isArray(content) && content === field.fallback;
