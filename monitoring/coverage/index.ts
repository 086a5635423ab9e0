/** What was watched, and who kept monitors from watching. */
export * from './coverage-table.ts';
