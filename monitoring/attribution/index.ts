/** Who says who did it, in layers and with scopes. */
export * from './allegations.ts';
export * from './layers.ts';
export * from './statement-table.ts';
