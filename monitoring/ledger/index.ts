/** The append-only record: what a leaf holds, how it is hashed, how it is checked. */
export * from './leaf.ts';
