/**
 * Why a text is not JSON, or is JSON that says one thing twice. The platform's own reader takes the last of two equal keys
 * and says nothing; in a record that could drop a whole group unseen.
 */
import type {Problem} from '../../../monitoring/kernel/index.ts';

export function jsonProblems(text: string): readonly Problem[] {
  try {
    JSON.parse(text);
  } catch (error) {
    return [{code: 'not-json', message: `is not JSON: ${(error as Error).message}`}];
  }
  return repeatedKeys(text).map(({key, at}) => ({
    code: 'duplicate-key',
    ...placeOf(text, at),
    message: `the key “${key}” stands twice`,
  }));
}

/** Strings, and the brackets and signs between them; `text` is known to be JSON. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

function repeatedKeys(text: string): readonly {readonly key: string; readonly at: number}[] {
  const repeated: {key: string; at: number}[] = [];
  /** The keys so far of each object that is open; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let last: {readonly text: string; readonly at: number} | undefined;
  for (const match of text.matchAll(token)) {
    const [word] = match;
    if (word === '{') open.push(new Set());
    else if (word === '[') open.push(undefined);
    else if (word === '}' || word === ']') open.pop();
    else if (word === ':' && last !== undefined) {
      const key = JSON.parse(last.text) as string;
      const keys = open.at(-1);
      if (keys?.has(key) === true) repeated.push({key, at: last.at});
      keys?.add(key);
    }
    last = {text: word, at: match.index};
  }
  return repeated;
}

function placeOf(text: string, at: number): {readonly line: number; readonly column: number} {
  const before = text.slice(0, at).split('\n');
  return {line: before.length, column: (before.at(-1) ?? '').length + 1};
}
