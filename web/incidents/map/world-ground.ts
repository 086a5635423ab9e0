/**
 * Natural Earth 1:50 million from world-atlas: land as areas, lines between countries as lines, one feature each. The
 * file is fetched from our own origin and read once.
 */
import type {Feature, FeatureCollection, Geometry, Position} from 'geojson';
import {feature, mesh} from 'topojson-client';
import type {GeometryCollection, Topology} from 'topojson-specification';
import worldAddress from 'world-atlas/countries-50m.json?url';

type World = Topology<{countries: GeometryCollection<{name?: string}>; land: GeometryCollection}>;

let reading: Promise<FeatureCollection> | undefined;

export function worldGround(): Promise<FeatureCollection> {
  reading ??= read();
  return reading;
}

async function read(): Promise<FeatureCollection> {
  const response = await fetch(worldAddress);
  const world = (await response.json()) as World;
  const {countries, land} = world.objects;
  return {
    type: 'FeatureCollection',
    features: [
      ...feature(world, land).features.map(({geometry}) => ground('coast', geometry)),
      ground(
        'country',
        mesh(world, countries, (a, b) => a !== b),
      ),
      ...feature(world, countries).features.flatMap(countryName),
    ],
  };
}

const ground = (kind: string, geometry: Geometry, name?: string): Feature => ({
  type: 'Feature',
  properties: {kind, ...(name !== undefined && {name})},
  geometry,
});

/** A name at the middle of the largest part. What has no code of its own in the file gets no name from us. */
function countryName({id, properties, geometry}: Feature<Geometry, {readonly name?: string}>): readonly Feature[] {
  if (id === undefined || properties.name === undefined) return [];
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : partsOf(geometry);
  const sized = rings.map((ring) => middleOf(ring ?? [])).toSorted((a, b) => b.area - a.area);
  const [largest] = sized;
  return largest === undefined
    ? []
    : [ground('name', {type: 'Point', coordinates: [largest.x, largest.y]}, properties.name)];
}

const partsOf = (geometry: Geometry): readonly (Position[] | undefined)[] =>
  geometry.type === 'MultiPolygon' ? geometry.coordinates.map(([ring]) => ring) : [];

/** Centre of gravity and area of a ring, in degrees (the shoelace formula). */
function middleOf(ring: readonly Position[]): {readonly x: number; readonly y: number; readonly area: number} {
  let [area, x, y] = [0, 0, 0];
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [ax = 0, ay = 0] = ring[index] ?? [];
    const [bx = 0, by = 0] = ring[index + 1] ?? [];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return {x: x / (3 * area), y: y / (3 * area), area: Math.abs(area / 2)};
}
