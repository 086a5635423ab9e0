/** What leaves the mission: the checks before it, and the rows that it becomes. */
export type {CheckResult, ReleaseCheck} from './check-result.ts';
export * from './checks.ts';
export type {ReleasedRow, ReleasingContext} from './row.ts';
export * from './rows.ts';
export * from './withdrawn-rows.ts';
