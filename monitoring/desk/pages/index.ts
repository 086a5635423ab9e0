/** The pages of the desk: functions of what stands, who looks and when. */
export * from './page-context.ts';
export * from './finding-page.ts';
export * from './inbox-page.ts';
export * from './release-page.ts';
export * from './counts-page.ts';
export * from './export-lines.ts';
export * from './policy-page.ts';
export * from './search-page.ts';
export * from './envelope-for.ts';
export * from './incident-file-page.ts';
export * from './report-page.ts';
export {isSensitiveAct} from './sensitivity.ts';
