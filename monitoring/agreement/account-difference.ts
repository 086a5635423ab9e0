/**
 * Two accounts of one clause compared word by word, for the case where a mediator edits one noun of a communiqué and
 * both versions matter. Longest common subsequence over words and punctuation marks (Wagner and Fischer, 1974), in the
 * order of the text, so right-to-left scripts need nothing special. It says what differs, never which one is right.
 */
import type {ProvisionAccount} from './agreement.ts';

export interface DifferenceSegment {
  readonly kind: 'same' | 'only_first' | 'only_second';
  /** Words with one space between them; a segment after the first keeps the space before it. */
  readonly text: string;
}

export interface AccountDifference {
  /** The wordings where both have one in the same language, else the neutral paraphrases. */
  readonly compared: 'wording' | 'says';
  readonly segments: readonly DifferenceSegment[];
}

/** The part of an account that is compared. */
export type AccountWords = Pick<ProvisionAccount, 'says' | 'wording' | 'language'>;

export function accountDifference(first: AccountWords, second: AccountWords): AccountDifference {
  if (first.wording !== undefined && second.wording !== undefined && first.language === second.language) {
    return {compared: 'wording', segments: wordDifference(first.wording, second.wording)};
  }
  return {compared: 'says', segments: wordDifference(first.says, second.says)};
}

/**
 * `same` and `only_first` joined give the first text, `same` and `only_second` the second, each with its white space
 * collapsed. Work and memory grow with the product of the lengths in words: two texts of 8,000 characters are some
 * two million cells.
 */
export function wordDifference(first: string, second: string): readonly DifferenceSegment[] {
  const a = tokensOf(first);
  const b = tokensOf(second);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const steps = [
    ...a.slice(0, start).map((text) => ({kind: 'same', text}) as const),
    ...steppedDifference(a.slice(start, a.length - tail), b.slice(start, b.length - tail)),
    ...a.slice(a.length - tail).map((text) => ({kind: 'same', text}) as const),
  ];
  return trimmedStart(joined(steps));
}

/** Words and single marks, each with the space before it; the first counts as having one, so that it can match. */
function tokensOf(text: string): readonly string[] {
  const collapsed = text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
  if (collapsed === '') return [];
  // Join controls (zero-width joiner and non-joiner) stand inside Persian, Pashto and Urdu words; apostrophes and hyphens in others.
  return ` ${collapsed}`.match(/ ?[\p{L}\p{M}\p{N}\p{Join_Control}'’_-]+| ?[^\s]/gu) ?? [];
}

function steppedDifference(a: readonly string[], b: readonly string[]): readonly DifferenceSegment[] {
  const width = b.length + 1;
  // lengths[i][j]: longest common subsequence of a from i and b from j.
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const steps: DifferenceSegment[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      steps.push({kind: 'same', text: left});
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      steps.push({kind: 'only_first', text: left});
      i += 1;
    } else {
      steps.push({kind: 'only_second', text: right ?? ''});
      j += 1;
    }
  }
  return steps;
}

/** Neighbours of one kind become one segment; within a change, the first text’s words stand before the second’s. */
function joined(steps: readonly DifferenceSegment[]): readonly DifferenceSegment[] {
  const segments: DifferenceSegment[] = [];
  const pending = {only_first: '', only_second: ''};
  const flush = (): void => {
    for (const kind of ['only_first', 'only_second'] as const) {
      if (pending[kind] !== '') segments.push({kind, text: pending[kind]});
      pending[kind] = '';
    }
  };
  let same = '';
  for (const step of steps) {
    if (step.kind === 'same') {
      flush();
      same += step.text;
      continue;
    }
    if (same !== '') segments.push({kind: 'same', text: same});
    same = '';
    pending[step.kind] += step.text;
  }
  flush();
  if (same !== '') segments.push({kind: 'same', text: same});
  return segments;
}

/** Takes back the space that tokensOf put before the first word of each text. */
function trimmedStart(segments: readonly DifferenceSegment[]): readonly DifferenceSegment[] {
  const firstShared = segments.findIndex(({kind}) => kind === 'same');
  return segments.map((segment, index) =>
    index === 0 || (index === 1 && firstShared !== 0 && segment.kind !== 'same')
      ? {...segment, text: segment.text.trimStart()}
      : segment,
  );
}
