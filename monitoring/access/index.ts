/** Who may read what, and who holds which role: one table. */
export * from './field-classes.ts';
export * from './reading-policy.ts';
export * from './roles.ts';
export * from './tiers.ts';
