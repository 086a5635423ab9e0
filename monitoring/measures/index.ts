/** Numbers about violence, each with its rule. */
export * from './change.ts';
export * from './rate-ratio.ts';
export * from './series-table.ts';
