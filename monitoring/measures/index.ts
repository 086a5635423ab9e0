/** Numbers about violence, each with its rule. */
export * from './series-table.ts';
