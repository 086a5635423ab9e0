/** What was promised, by whom, in whose words. */
export * from './agreement.ts';
export * from './agreement-text.ts';
export * from './case-file.ts';
export * from './case-text.ts';
export * from './check-agreement.ts';
export * from './defaults.ts';
export {openDocument, printDocument, textWithValue, type WrittenDocument} from './text-file.ts';
