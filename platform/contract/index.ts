/** The HTTP surface: shapes, addresses, the binary columns. */
export * from '../../monitoring/desk/shapes/index.ts';
export * from '../../monitoring/publication/shapes/index.ts';
export * from './account-bodies.ts';
export * from './desk-routes.ts';
export * from './routes.ts';
export * from './incident-columns.ts';
