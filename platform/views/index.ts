/** Databases built from the ledger and from nothing else. */
export {deleteViews, openViews, ViewsInUse} from './duckdb/open-views.ts';
export * from './data-set-words.ts';
export * from './views.ts';
