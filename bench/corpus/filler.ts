/**
 * Text without meaning, of any length: invented words in a fixed order, sliced where a draw says. It stands for
 * headlines and descriptions, so that their lengths, line breaks, quotes and letters outside ASCII are kept and their
 * words are not.
 */
import {below, draw, drawLength, randomFrom, type Random} from './draws.ts';
import type {LengthOf} from './marginal-shape.ts';

const syllables = ['ba', 'de', 'ko', 'lu', 'mi', 'na', 'ro', 'su', 'ta', 've', 'shi', 'gor', 'lan', 'per', 'ut', 'or'];
const accented = ['bá', 'dé', 'kö', 'lū', 'mí', 'ña', 'rø', 'şu', 'tā', 'vé', 'ši', 'gōr', 'lân', 'për', 'üt', 'ọr'];
const bufferLength = 1 << 16;
const longestSlice = 4_096;

interface Filler {
  readonly text: string;
  /** Where words begin, far enough from the end for the longest slice. */
  readonly starts: readonly number[];
}

function write(stream: string, accentedShare: number): Filler {
  const random = randomFrom(1, stream);
  const starts: number[] = [];
  let text = '';
  while (text.length < bufferLength) {
    if (text.length < bufferLength - longestSlice) starts.push(text.length);
    const from = draw(random) < accentedShare ? accented : syllables;
    for (let count = 2 + below(random, 2); count > 0; count -= 1) text += from[below(random, from.length)] ?? '';
    text += draw(random) < 0.08 ? ', ' : ' ';
  }
  return {text, starts};
}

const plain = write('filler', 0);
const foreign = write('filler with accents', 0.3);

/** Exactly `length` characters, beginning with a word and not ending in a space. */
export function fill(random: Random, length: number, notAscii: boolean): string {
  const {text, starts} = notAscii ? foreign : plain;
  const start = starts[below(random, starts.length)] ?? 0;
  const slice = text.slice(start, start + Math.min(length, longestSlice));
  const whole = slice.endsWith(' ') ? `${slice.slice(0, -1)}a` : slice;
  return notAscii && whole !== '' ? `é${whole.slice(1)}` : whole;
}

/**
 * A field as measured: its length, its line breaks, its share of letters outside ASCII unless the caller has drawn that
 * for several fields at once (they come together: all names of one region, all headlines of one event). Never empty.
 */
export function fillField(random: Random, like: LengthOf, notAscii = draw(random) < like.notAscii): string {
  const text = fill(random, drawLength(random, like.characters), notAscii);
  return draw(random) < like.withLineBreaks ? broken(text, drawLength(random, like.lineBreaks)) : text;
}

/** The name with invented words behind it, as long as the measured names; never shortened. */
export function sized(random: Random, name: string, like: LengthOf, notAscii = draw(random) < like.notAscii): string {
  const missing = drawLength(random, like.characters) - name.length - 1;
  if (missing >= 2 || notAscii) return `${name} ${fill(random, Math.max(2, missing), notAscii).replaceAll(',', 'o')}`;
  return name;
}

function broken(text: string, count: number): string {
  let result = text;
  for (let part = 1; part <= count; part += 1) {
    const at = Math.floor((text.length * part) / (count + 1));
    result = `${result.slice(0, at)}\n${result.slice(at + 1)}`;
  }
  return result;
}

/** RFC 4180: quotes only where needed, as the public file has them. */
export const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
