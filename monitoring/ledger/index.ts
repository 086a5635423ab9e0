/** The append-only record: what a leaf holds, how it is hashed, how it is checked. */
export * from './canonical.ts';
export * from './leaf.ts';
export * from './leaf-form.ts';
export * from './tree.ts';
