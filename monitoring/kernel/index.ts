/** The words that every other part shares. It imports nothing. */
export * from './cell-text.ts';
export * from './day.ts';
export * from './did-you-mean.ts';
export * from './grouped.ts';
export * from './instant.ts';
export * from './loaded-words.ts';
export * from './problem.ts';
export * from './range.ts';
export * from './recorded.ts';
export * from './solar-hijri.ts';
export * from './table.ts';
export * from './three-valued.ts';
export * from './wording.ts';
