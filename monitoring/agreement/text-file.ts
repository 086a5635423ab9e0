/**
 * Reading and writing shared by the two files of ours: text → value with every problem, positions for problems found
 * later, and a document that prints back to the same bytes and can change one value without touching the rest.
 */
import {CST, isMap, isScalar, isSeq, type ParsedNode} from 'yaml';
import {failure, success, type Problem, type Result} from '../kernel/index.ts';
import {parseYaml, positionOf, readShape, type ObjectShape, type YamlSource} from './text-form/index.ts';

/** More are not listed: the count of the rest is. */
const problemLimit = 300;

/** A case is read when it is imported, when views are built and when a page is made: sound texts read last are kept. */
const kept = new WeakMap<object, Map<string, unknown>>();
const mostKept = 64;

export function readFileText<T>(shape: ObjectShape<T>, text: string, file: string): Result<T> {
  const values = kept.get(shape) ?? new Map<string, unknown>();
  kept.set(shape, values);
  const before = values.get(text);
  if (before !== undefined) return success(before as T);
  const read = readWhole(shape, text, file);
  if (!read.ok) return read;
  const oldest = values.keys().next().value;
  if (values.size >= mostKept && oldest !== undefined) values.delete(oldest);
  values.set(text, read.value);
  return read;
}

function readWhole<T>(shape: ObjectShape<T>, text: string, file: string): Result<T> {
  const source = parseYaml(text, file);
  if (!source.ok) return failure(inOrder(source.problems));
  const reading = readShape(shape, source.value, file);
  return reading.problems.length > 0 ? failure(inOrder(reading.problems)) : success(reading.value as T);
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  if (sorted.length <= problemLimit) return sorted;
  const rest = sorted.slice(problemLimit);
  const more = {...rest[0], code: 'more-problems', message: `${rest.length} more problems follow in this file.`};
  return [...sorted.slice(0, problemLimit), more];
}

/** Gives problems that know only their field the file, line and column of it; `text` is the file as it was read. */
export function placeProblems<T>(
  shape: ObjectShape<T>,
  text: string,
  file: string,
  problems: readonly Problem[],
): readonly Problem[] {
  if (problems.length === 0) return problems;
  const source = parseYaml(text, file);
  if (!source.ok) return problems.map((problem) => ({...problem, file}));
  const {positions} = readShape(shape, source.value, file);
  return inOrder(
    problems.map((problem) => {
      const place = positionOf(positions, problem.field ?? '');
      return {...problem, file, ...(place === undefined ? {} : {line: place.line, column: place.column})};
    }),
  );
}

/** A file as its author wrote it: comments, order, quotes and blank lines included. */
export interface WrittenDocument {
  readonly source: YamlSource;
}

export function openDocument(text: string, file: string): Result<WrittenDocument> {
  const source = parseYaml(text, file);
  return source.ok ? success({source: source.value}) : failure(inOrder(source.problems));
}

/** The same bytes as were read. */
export const printDocument = (document: WrittenDocument): string =>
  document.source.tokens.map((token) => CST.stringify(token)).join('');

/**
 * The document's text with one scalar changed (`provisions[2].textStatus`), everything else byte for byte. Returns
 * undefined where no scalar stands there. The text is to be read again: a new value is not checked here.
 */
export function textWithValue(text: string, file: string, field: string, value: string): Result<string> | undefined {
  const document = openDocument(text, file);
  if (!document.ok) return document;
  const token = scalarAt(document.value.source.root, field)?.srcToken;
  if (token === undefined || !CST.isScalar(token)) return undefined;
  // The tokens are this call's own, so changing one in place is seen by nobody else.
  CST.setScalarValue(token, value);
  return success(printDocument(document.value));
}

function scalarAt(root: ParsedNode, field: string) {
  let node: unknown = root;
  for (const step of field.split(/\.|(?=\[)/)) {
    const index = /^\[(\d+)\]$/.exec(step);
    if (index !== null && isSeq(node)) node = node.items[Number(index[1])];
    else if (isMap(node)) node = node.items.find((pair) => isScalar(pair.key) && pair.key.value === step)?.value;
    else return undefined;
  }
  return isScalar(node) ? node : undefined;
}
