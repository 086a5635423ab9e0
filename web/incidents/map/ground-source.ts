/** Where a map's ground comes from: the world of Natural Earth that is shipped, or the case's own map. Each is read once. */
import type {FeatureCollection} from 'geojson';
import {worldGround} from './world-ground.ts';

export type GroundSource = {readonly kind: 'world'} | {readonly kind: 'own'; readonly address: string};

/**
 * Features with a `kind`: coast, country, name; of a case's own map also territory, district, line, river, settlement.
 */
export type Ground = FeatureCollection;

const own = new Map<string, Promise<Ground>>();

export function readGround(source: GroundSource): Promise<Ground> {
  if (source.kind === 'world') return worldGround();
  const reading = own.get(source.address) ?? fetchGround(source.address);
  own.set(source.address, reading);
  reading.catch(() => own.delete(source.address));
  return reading;
}

async function fetchGround(address: string): Promise<Ground> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`no map at ${address}`);
  return (await response.json()) as Ground;
}
