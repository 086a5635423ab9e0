/** Who says who did it, in layers and with scopes. */
export * from './statement-table.ts';
