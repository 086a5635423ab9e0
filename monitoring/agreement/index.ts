/** What was promised, by whom, in whose words. */
export * from './agreement.ts';
export * from './case-file.ts';
