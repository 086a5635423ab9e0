/** What leaves the mission: the checks before it, and the rows that it becomes. */
export * from './checks.ts';
export type {ReleasedRow} from './row.ts';
export * from './rows.ts';
export * from './withdrawn-rows.ts';
