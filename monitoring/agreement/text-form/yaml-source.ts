/**
 * YAML text → one syntax tree with positions. Accepts the plain part of YAML 1.2 (core schema) that people and other
 * programs read alike; refuses anchors, aliases, tags, directives, tabs, control characters, several documents in a
 * file, nesting deeper than 24 and files over one megabyte. The tokens keep every byte, so they print back unchanged.
 */
import {Composer, LineCounter, Parser, type CST, type ParsedNode} from 'yaml';
import {failure, success, type Problem, type Result} from '../../kernel/index.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface YamlSource {
  readonly tokens: readonly CST.Token[];
  readonly root: ParsedNode;
  positionAt(offset: number): Position;
}

export const byteLimit = 1_000_000;
const depthLimit = 24;

export function parseYaml(text: string, file: string): Result<YamlSource> {
  const size = utf8Length(text);
  if (size > byteLimit) {
    const message = `The file has ${size} bytes; at most ${byteLimit} are read.`;
    return failure([{code: 'file-too-large', file, message}]);
  }
  const unreadable = refuseCharacters(text, file);
  if (unreadable.length > 0) return failure(unreadable);
  const counter = new LineCounter();
  const positionAt = (offset: number): Position => {
    const {line, col} = counter.linePos(Math.max(0, Math.min(offset, text.length)));
    return {line: Math.max(1, line), column: Math.max(1, col)};
  };
  const tokens = [...new Parser(counter.addNewLine).parse(text)];
  const refused = refuseTokens(tokens).map(({offset, ...rest}) => ({...rest, file, ...positionAt(offset)}));
  if (refused.some((problem) => problem.code === 'too-deep')) return failure(refused);
  const composed = compose(tokens, text.length);
  const problems: Problem[] = [...refused];
  for (const error of composed.errors) {
    if (error.code !== 'BAD_ALIAS') {
      problems.push({code: 'yaml-syntax', file, ...positionAt(error.pos[0]), message: sentence(error.message)});
    }
  }
  if (problems.length > 0) return failure(problems);
  if (composed.root === null) return failure([{code: 'empty-file', file, line: 1, message: 'The file holds nothing.'}]);
  return success({tokens, root: composed.root, positionAt});
}

function compose(tokens: readonly CST.Token[], end: number) {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    strict: true,
    prettyErrors: false,
    // The shape reader finds repeated keys itself: the library compares every pair of keys.
    uniqueKeys: false,
    keepSourceTokens: true,
  });
  const documents = [...composer.compose(tokens, true, end)];
  const root: ParsedNode | null = documents[0]?.contents ?? null;
  return {root, errors: documents.flatMap((document) => document.errors)};
}

const sentence = (message: string): string => {
  const line = (message.split('\n')[0] ?? '').trim();
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}${/[.!?]$/.test(line) ? '' : '.'}`;
};

/** Bytes of the text in UTF-8; a lone surrogate counts as the three of its replacement. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x8_00 ? 2 : point < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}

/** One problem a line at most: a file indented with tabs has them everywhere. */
function refuseCharacters(text: string, file: string): readonly Problem[] {
  const problems: Problem[] = [];
  text.split('\n').forEach((content, index) => {
    const line = content.endsWith('\r') ? content.slice(0, -1) : content;
    const column = line.search(forbiddenCharacter);
    const place = {file, line: index + 1, column: column + 1};
    if (column !== -1 && line[column] === '\t') {
      problems.push({code: 'tab', ...place, message: 'A tab stands here; indent and separate with spaces.'});
    } else if (column !== -1) {
      const message = 'A character stands here that cannot be printed; remove it.';
      problems.push({code: 'control-character', ...place, message});
    }
  });
  return problems;
}

/** C0 and C1 control characters, DEL, and halves of a surrogate pair that stand alone. */
export const forbiddenCharacter = /[\p{Cc}\p{Cs}]/u;

interface Refusal {
  readonly code: string;
  readonly offset: number;
  readonly message: string;
}

const refusals: Readonly<Record<string, {readonly code: string; readonly message: string}>> = {
  anchor: {code: 'anchor', message: 'Anchors (&name) are not read; write the value out where it is needed.'},
  alias: {code: 'alias', message: 'Aliases (*name) are not read; write the value out where it is needed.'},
  tag: {code: 'tag', message: 'Tags (!name) are not read; a text that begins with “!” stands in quotes.'},
  directive: {code: 'directive', message: 'YAML directives (%…) are not read.'},
};

/** Walks the tokens without recursion, so that no depth of nesting can exhaust the stack. */
function refuseTokens(tokens: readonly CST.Token[]): readonly Refusal[] {
  const found: Refusal[] = [];
  let documents = 0;
  const open: {readonly item: unknown; readonly depth: number}[] = tokens
    .map((item) => ({item, depth: 0}))
    .toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const {item, depth} = next;
    if (typeof item !== 'object' || item === null) continue;
    const token = item as Partial<Record<'key' | 'value' | 'start' | 'sep' | 'items' | 'props' | 'end', unknown>> & {
      readonly type?: string;
      readonly offset?: number;
    };
    const offset = token.offset ?? 0;
    const refusal = refusals[token.type ?? ''];
    if (refusal !== undefined) found.push({...refusal, offset});
    if (token.type === 'document') documents += 1;
    if (token.type === 'document' && documents === 2) {
      found.push({code: 'several-documents', offset, message: 'A second document begins here; one file holds one.'});
    }
    const deeper = depth + (token.type === 'flow-collection' || token.type?.startsWith('block-') === true ? 1 : 0);
    if (deeper > depthLimit) {
      return [...found, {code: 'too-deep', offset, message: `Nested deeper than ${depthLimit} levels.`}];
    }
    for (const part of [token.end, token.items, token.value, token.sep, token.key, token.props, token.start]) {
      if (Array.isArray(part)) for (const child of part.toReversed()) open.push({item: child, depth: deeper});
      else if (part !== undefined) open.push({item: part, depth: deeper});
    }
  }
  return found;
}
