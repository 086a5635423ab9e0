/** Decisions, and the state of each obligation that follows from them. */
export * from './binding-period.ts';
export * from './clock.ts';
export * from './duty.ts';
export * from './finding-table.ts';
export * from './latest-decision.ts';
export * from './pattern.ts';
export * from './prohibition.ts';
export * from './standard.ts';
