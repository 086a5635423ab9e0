/** What may be shown without putting people at risk. */
export * from './coarse-place.ts';
export * from './record-places.ts';
