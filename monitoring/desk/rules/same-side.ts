/** A liaison speaks for the side that he holds the role for, and for no other. */
import type {HeldRole} from '../../access/index.ts';
import type {Problem} from '../../kernel/index.ts';
import {problem} from '../rule.ts';

export const isSameSide = (held: readonly HeldRole[], side: string): boolean => held.some((one) => one.side === side);

export const sideProblems = (held: readonly HeldRole[], side: string, field: string): readonly Problem[] =>
  isSameSide(held, side) ? [] : [problem('other-side', 'you speak for your own side alone', field)];
