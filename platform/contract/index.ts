/** The HTTP surface: shapes, addresses, the binary columns. */
export * from '../../monitoring/publication/shapes/index.ts';
export * from './routes.ts';
export * from './incident-columns.ts';
