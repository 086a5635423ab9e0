/** The pages of the desk: functions of what stands, who looks and when. */
export * from './page-context.ts';
