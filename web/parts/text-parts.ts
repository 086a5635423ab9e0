/** Where known words stand in a sentence, whole words only: `EXC-1` is not found in `EXC-11`. */
export interface TextPart {
  readonly kind: 'text' | 'word';
  readonly text: string;
  /** Place of its first character. */
  readonly at: number;
}

/** The parts joined give the sentence. */
export function textParts(sentence: string, words: readonly string[]): readonly TextPart[] {
  if (words.length === 0) return [{kind: 'text', text: sentence, at: 0}];
  const longestFirst = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const known = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}-])`, 'gu');
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of sentence.matchAll(known)) {
    if (match.index > end) parts.push({kind: 'text', text: sentence.slice(end, match.index), at: end});
    parts.push({kind: 'word', text: match[0], at: match.index});
    end = match.index + match[0].length;
  }
  if (end < sentence.length) parts.push({kind: 'text', text: sentence.slice(end), at: end});
  return parts;
}
