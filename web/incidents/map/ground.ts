/**
 * The ground under the marks: coasts and lines of Natural Earth 1:50 million, shipped with the app, or the case's own
 * map. Hairlines only; a line on it endorses nothing, and the page says so. It is added below marks that already stand.
 */
import type {LayerSpecification, Map as LibreMap} from 'maplibre-gl';
import type {FeatureCollection, Geometry} from 'geojson';
import type {MapColours} from './map-colours.ts';
import {worldGround} from './world-ground.ts';

export type GroundSource = {readonly kind: 'world'} | {readonly kind: 'own'; readonly address: string};

export async function addGround(map: LibreMap, source: GroundSource, colours: MapColours): Promise<void> {
  const data = source.kind === 'world' ? await worldGround() : await ownGround(source.address);
  if (map.getSource('ground') !== undefined) return;
  map.addSource('ground', {type: 'geojson', data, tolerance: 0.5, buffer: 32});
  for (const layer of groundLayers(colours)) map.addLayer(layer, 'marks');
}

export function colourGround(map: LibreMap, colours: MapColours): void {
  for (const {id, paint} of groundLayers(colours)) {
    if (map.getLayer(id) === undefined) continue;
    for (const [name, value] of Object.entries(paint ?? {}))
      map.setPaintProperty(id, name as 'line-color', value as string);
  }
}

async function ownGround(address: string): Promise<FeatureCollection<Geometry>> {
  const response = await fetch(address);
  return (await response.json()) as FeatureCollection<Geometry>;
}

const kindIs = (...kinds: readonly string[]): ['in', ['get', 'kind'], ['literal', string[]]] => [
  'in',
  ['get', 'kind'],
  ['literal', [...kinds]],
];

export function groundLayers({sea, land, hairline, inkSoft}: MapColours): readonly LayerSpecification[] {
  return [
    {id: 'sea', type: 'background', paint: {'background-color': sea}},
    {
      id: 'land',
      type: 'fill',
      source: 'ground',
      filter: kindIs('coast'),
      paint: {'fill-color': land, 'fill-antialias': false},
    },
    {
      id: 'coast',
      type: 'line',
      source: 'ground',
      filter: kindIs('coast'),
      paint: {'line-color': inkSoft, 'line-width': 0.6},
    },
    {
      id: 'district',
      type: 'line',
      source: 'ground',
      filter: kindIs('district'),
      paint: {'line-color': hairline, 'line-width': 0.6},
    },
    {
      id: 'river',
      type: 'line',
      source: 'ground',
      filter: kindIs('river'),
      paint: {'line-color': hairline, 'line-width': 1.4},
    },
    {
      id: 'line',
      type: 'line',
      source: 'ground',
      filter: kindIs('line', 'country'),
      paint: {'line-color': inkSoft, 'line-width': 0.9, 'line-dasharray': [3, 2]},
    },
  ];
}
