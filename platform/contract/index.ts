/** The HTTP surface: shapes, addresses, the binary columns. */
export * from './shapes.ts';
export * from './routes.ts';
export * from './incident-columns.ts';
