/** Occurrences as reconstructed from reports. */
export * from './incident-table.ts';
export * from './casualty-table.ts';
