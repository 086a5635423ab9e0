/**
 * Search on the desk: every word asked for stands in what this viewer reads of a file. What he may not read is not looked at,
 * so that neither a hit nor a number tells that a word stands there.
 */
import type {Desk} from '../desk.ts';
import type {DeskSearch} from '../shapes/index.ts';
import type {DeskPageContext} from './page-context.ts';
import {readableFiles} from './readable-files.ts';
import type {ReadableFile} from './readable-parts.ts';

const mostShown = 100;

export function searchPage(desk: Desk, {viewer}: DeskPageContext, asked: string): DeskSearch {
  const words = folded(asked)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const found: ReadableFile[] = [];
  let total = 0;
  if (words.length > 0) {
    for (const file of readableFiles(desk, viewer)) {
      const text = textOf(file);
      if (!words.every((word) => text.includes(word))) continue;
      total += 1;
      if (found.length < mostShown) found.push(file);
    }
  }
  return {total, found: found.map(({noun, id, title, state, entry}) => ({noun, id, title, state, entry}))};
}

/** The same letters for the same word: compatibility forms, case, and marks that a keyboard may leave out. */
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const textOf = ({id, title, parts}: ReadableFile): string => folded([id, title, ...textsIn(parts)].join('\n'));

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
