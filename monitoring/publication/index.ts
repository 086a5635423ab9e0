/** What a page or a report says: assembled from the other parts, rendered elsewhere. */
export * from './facts.ts';
export * from './shapes/index.ts';
