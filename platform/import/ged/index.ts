/** UCDP GED in all its public shapes: what it is, how it is read, how two releases of a row are compared. */
export * from './changed-columns.ts';
export * from './columns.ts';
export * from './event-batch.ts';
export * from './event-columns.ts';
export * from './event-row.ts';
export * from './read-file.ts';
export * from './record-scanner.ts';
export * from './releases.ts';
export {hashFile} from './scan-file.ts';
export * from './reader.ts';
