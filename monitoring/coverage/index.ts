/** What was watched, and who kept monitors from watching. */
export * from './coverage.ts';
export * from './coverage-table.ts';
export * from './restrictions-by-actor.ts';
export * from './watched-days.ts';
