/**
 * Where each commitment's frames stand. Usually one; two where a content was handed in again after a flush that was cut
 * short. Destroying must reach them all, so none is forgotten.
 */
export interface ContentsIndex {
  add(commitment: string, from: number): void;
  /** In the order of the file. */
  of(commitment: string): readonly number[];
}

export function contentsIndex(): ContentsIndex {
  const places = new Map<string, number | readonly number[]>();
  const of = (commitment: string): readonly number[] => {
    const found = places.get(commitment);
    return found === undefined ? [] : typeof found === 'number' ? [found] : found;
  };
  return {
    add: (commitment, from) => {
      const before = of(commitment);
      places.set(commitment, before.length === 0 ? from : [...before, from]);
    },
    of,
  };
}
