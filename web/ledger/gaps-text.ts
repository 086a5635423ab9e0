/** Numbers of an author's own count that no entry has, in words. A gap says that something is missing and never why. */
import {count} from '../parts/figures.ts';

const shownSpans = 4;

export function gapsText(gaps: readonly {readonly from: number; readonly to: number}[], missing: number): string {
  if (gaps.length === 0) return 'none';
  const spans = gaps
    .slice(0, shownSpans)
    .map(({from, to}) => (from === to ? count(from) : `${count(from)}–${count(to)}`));
  const more = gaps.length > shownSpans ? ' and others' : '';
  return `${spans.join(', ')}${more} (${count(missing)} in all)`;
}
