/** Occurrences as reconstructed from reports. */
export * from './casualty-table.ts';
export * from './claim-ratio.ts';
export * from './incident-table.ts';
export * from './occurrence.ts';
export * from './reporting-lag.ts';
export * from './tally.ts';
