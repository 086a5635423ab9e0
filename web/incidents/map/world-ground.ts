/**
 * Natural Earth 1:50 million from world-atlas: land as areas, lines between countries as lines, one feature each. The
 * file is fetched from our own origin and read once.
 */
import type {FeatureCollection, Geometry} from 'geojson';
import {feature, mesh} from 'topojson-client';
import type {GeometryCollection, Topology} from 'topojson-specification';
import worldAddress from 'world-atlas/countries-50m.json?url';

type World = Topology<{countries: GeometryCollection; land: GeometryCollection}>;

let reading: Promise<FeatureCollection<Geometry>> | undefined;

export function worldGround(): Promise<FeatureCollection<Geometry>> {
  reading ??= read();
  return reading;
}

async function read(): Promise<FeatureCollection<Geometry>> {
  const response = await fetch(worldAddress);
  const world = (await response.json()) as World;
  const land = feature(world, world.objects.land);
  return {
    type: 'FeatureCollection',
    features: [
      ...land.features.map(({geometry}) => ({type: 'Feature' as const, properties: {kind: 'coast'}, geometry})),
      {
        type: 'Feature',
        properties: {kind: 'country'},
        geometry: mesh(world, world.objects.countries, (a, b) => a !== b),
      },
    ],
  };
}
