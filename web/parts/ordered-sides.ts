/** Sides in the reader's order: the two parties as the page has them, then everybody else as the model gave them. */
import {usePartySides} from '../app/case-context.ts';

export function useOrderedSides<T extends {readonly side: string}>(sides: readonly T[]): readonly T[] {
  const [first, second] = usePartySides();
  const place = ({side}: T): number => (side === first.id ? 0 : side === second.id ? 1 : 2);
  return sides.toSorted((a, b) => place(a) - place(b));
}
