/** Numbers about violence, each with its rule. */
export * from './change.ts';
export * from './discrepancy.ts';
export * from './incident-count.ts';
export * from './rate-ratio.ts';
export * from './series-table.ts';
export * from './window-count.ts';
