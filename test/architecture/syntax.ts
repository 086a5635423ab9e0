/**
 * What the text of a module says, by its syntax tree: every piece of text in it, and every problem code that it makes. A
 * problem code stands as `code: '…'` or is handed to a function whose parameter is called `code`.
 */
import {parseSync} from '@swc/core';
import type {SourceFile} from './source-tree.ts';

interface Node {
  readonly type?: string;
  readonly [key: string]: unknown;
}

const trees = new Map<string, Node>();

function treeOf({path, text}: SourceFile): Node {
  const known = trees.get(path);
  if (known !== undefined) return known;
  const tree = parseSync(text, {syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2024'}) as unknown as Node;
  trees.set(path, tree);
  return tree;
}

function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const [key, child] of Object.entries(value)) if (key !== 'span') yield* nodesOf(child);
}

/** Texts in quotes, templates and JSX; names of imported modules are not among them. */
export function textsOf(file: SourceFile): readonly string[] {
  const imports = new Set<unknown>();
  const texts: string[] = [];
  for (const node of nodesOf(treeOf(file))) {
    if (node.type?.startsWith('Import') || node.type?.startsWith('Export')) imports.add(node['source']);
    if (imports.has(node)) continue;
    if (node.type === 'StringLiteral' || node.type === 'JSXText') texts.push(String(node['value']));
    if (node.type === 'TemplateElement') texts.push(String(node['cooked'] ?? node['raw']));
  }
  return texts;
}

/** Codes in all the files; `*` stands for what a template fills in. */
export function problemCodes(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const makers = new Map<string, Map<string, number>>();
  for (const file of files) makers.set(file.path, makersOf(treeOf(file)));
  for (const file of files) {
    const own = new Map([...importedMakers(treeOf(file), makers), ...(makers.get(file.path) ?? [])]);
    for (const node of nodesOf(treeOf(file))) {
      for (const code of [...propertyCodes(node), ...argumentCodes(node, own)]) codes.set(code, file.path);
    }
  }
  return codes;
}

/** The rules of the desk make their problems with one function, which they import. */
function importedMakers(
  tree: Node,
  makers: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly (readonly [string, number])[] {
  return [...nodesOf(tree)].flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return [];
    const source = String((node['source'] as Node)['value']).replace(/^(\.\.?\/)+/, '/');
    const from = [...makers]
      .filter(([path]) => source === '/rule.ts' && path.endsWith('desk/rule.ts'))
      .flatMap(([, names]) => [...names]);
    const named = (node['specifiers'] as readonly Node[]).map(({local}) => (local as Node | undefined)?.['value']);
    return from.filter(([name]) => named.includes(name));
  });
}

/** Functions and classes of a module that take a parameter named `code`, and its position. */
function makersOf(tree: Node): Map<string, number> {
  const makers = new Map<string, number>();
  for (const node of nodesOf(tree)) {
    const [named, made] = definitionOf(node);
    const parameters = (made?.['params'] as readonly Node[] | undefined) ?? [];
    const position = parameters
      .map((one) => (one['pat'] as Node | undefined) ?? one)
      .findIndex((one) => one['value'] === 'code');
    if (position !== -1 && typeof named?.['value'] === 'string') makers.set(named['value'], position);
  }
  return makers;
}

/** The name that a definition gives, and the function behind it: of a class, its constructor. */
function definitionOf(node: Node): readonly [named?: Node, made?: Node | undefined] {
  if (node.type === 'FunctionDeclaration') return [node['identifier'] as Node, node];
  if (node.type === 'VariableDeclarator') return [node['id'] as Node, (node['init'] as Node | null) ?? {}];
  if (node.type !== 'ClassDeclaration') return [];
  return [node['identifier'] as Node, (node['body'] as readonly Node[]).find(({type}) => type === 'Constructor')];
}

function propertyCodes(node: Node): readonly string[] {
  if (node.type !== 'KeyValueProperty' || (node['key'] as Node)['value'] !== 'code') return [];
  return literalsOf(node['value'] as Node);
}

function argumentCodes(node: Node, makers: ReadonlyMap<string, number> | undefined): readonly string[] {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return [];
  const position = makers?.get(String((node['callee'] as Node)['value']));
  const given = (node['arguments'] as readonly {readonly expression: Node}[] | undefined)?.[position ?? -1];
  return given === undefined ? [] : literalsOf(given.expression);
}

function literalsOf(value: Node): readonly string[] {
  if (value.type === 'StringLiteral') return [String(value['value'])];
  if (value.type === 'TemplateLiteral')
    return [(value['quasis'] as readonly Node[]).map((part) => part['cooked']).join('*')];
  if (value.type === 'ConditionalExpression') {
    return [...literalsOf(value['consequent'] as Node), ...literalsOf(value['alternate'] as Node)];
  }
  return [];
}
