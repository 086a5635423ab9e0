/** The desk: what people do with reports, incidents, statements and findings, and who sees what of it. */
export * from './act.ts';
export * from './act-kinds.ts';
export {intakeActs} from './acts/intake.ts';
export * from './act-content.ts';
export * from './desk.ts';
export * from './desk-case.ts';
export * from './possible-acts.ts';
export * from './pages/index.ts';
export * from './people.ts';
export * from './people-page.ts';
export * from './people-state.ts';
export * from './release/index.ts';
export * from './state.ts';
export * from './shapes/index.ts';
export * from './policy-text.ts';
export * from './vault-envelope.ts';
