/** The shapes of the desk’s pages: one source for the page models, the HTTP surface and the app. */
export * from './files.ts';
export * from './lists.ts';
export * from './parts.ts';
