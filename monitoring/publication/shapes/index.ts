/** The shapes of all pages. */
export * from './agreement.ts';
export * from './basics.ts';
export * from './case.ts';
export * from './change.ts';
export * from './evidence.ts';
export * from './incident.ts';
export * from './ledger.ts';
export * from './overview.ts';
export * from './witnesses.ts';
