/** What was said, by whom. */
export * from './report-table.ts';
