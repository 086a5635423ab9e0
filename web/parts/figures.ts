/** Numbers as they may stand: ranges as ranges, "or more" where the high end is open, unknown as a word. */
interface CountRange {
  readonly low?: number | undefined;
  readonly best?: number | undefined;
  readonly high?: number | undefined;
}

export function rangeText({low, best, high}: CountRange): string {
  if (low === undefined && best === undefined && high === undefined) return 'no figure';
  if (low !== undefined && high === undefined && best === undefined) return `${count(low)} or more`;
  const [from, to] = [low ?? best ?? high, high ?? best ?? low];
  if (from === to) return count(from);
  return best === undefined ? `${count(from)}–${count(to)}` : `${count(from)}–${count(to)} (${count(best)})`;
}

export const count = (value: number | undefined): string => (value === undefined ? '?' : value.toLocaleString('en'));

/** `armed_clash` → `armed clash`: the vocabulary's own words, readable. */
export const words = (term: string): string => term.replaceAll('_', ' ');
