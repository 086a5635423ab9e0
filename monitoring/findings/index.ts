/** Decisions, and the state of each obligation that follows from them. */
export * from './finding-table.ts';
