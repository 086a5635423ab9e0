/** Text forms: one definition of what a file may hold drives its reader, its writer and its published schema. */
export * from './json-schema.ts';
export * from './read-shape.ts';
export * from './shape.ts';
export * from './write-shape.ts';
export * from './yaml-source.ts';
