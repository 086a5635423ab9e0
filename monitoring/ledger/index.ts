/** The append-only record: what a leaf holds, how it is hashed, how it is checked. */
export * from './canonical.ts';
export * from './hash.ts';
export {hashBytes} from './hash-list.ts';
export * from './leaf.ts';
export * from './leaf-form.ts';
export * from './row-leaf.ts';
export * from './tree.ts';
export * from './verify-proof.ts';
