/** What was promised, by whom, in whose words. */
export * from './account-difference.ts';
export * from './agreement.ts';
export * from './agreement-text.ts';
export * from './case-file.ts';
export * from './case-text.ts';
export * from './check-agreement.ts';
export * from './defaults.ts';
export * from './force.ts';
export * from './headline.ts';
export * from './open-questions.ts';
export * from './pairing.ts';
export * from './published-schemas.ts';
export {openDocument, printDocument, textWithValue} from './text-file.ts';
