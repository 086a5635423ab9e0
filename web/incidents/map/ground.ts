/**
 * The ground under the marks: coasts and lines of Natural Earth 1:50 million, shipped with the app, or the case's own
 * map. Hairlines only; a line on it endorses nothing, and the page says so. It arrives under marks that already stand.
 */
import type {LayerSpecification, Map as LibreMap} from 'maplibre-gl';
import {readGround, type GroundSource} from './ground-source.ts';
import type {MapColours} from './map-colours.ts';

export async function addGround(map: LibreMap, source: GroundSource, colours: MapColours): Promise<void> {
  const data = await readGround(source);
  if (map.getSource('ground') !== undefined) return;
  map.addSource('ground', {type: 'geojson', data, tolerance: 0.5, buffer: 32});
  for (const layer of groundLayers(colours)) map.addLayer(layer);
}

export function colourGround(map: LibreMap, colours: MapColours): void {
  for (const {id, paint} of groundLayers(colours)) {
    if (map.getLayer(id) === undefined) continue;
    for (const [name, value] of Object.entries(paint ?? {}))
      map.setPaintProperty(id, name as 'line-color', value as string);
  }
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
    // Names are drawn from the page's own faces: there is no server of glyphs.
    {
      id: 'names',
      type: 'symbol',
      source: 'ground',
      filter: kindIs('name', 'settlement'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['Noto Sans Variable'],
        'text-size': ['match', ['get', 'kind'], 'name', 12, 11],
        'text-letter-spacing': ['match', ['get', 'kind'], 'name', 0.12, 0],
        'text-transform': ['match', ['get', 'kind'], 'name', 'uppercase', 'none'],
        'text-anchor': ['match', ['get', 'kind'], 'name', 'center', 'top'],
        'text-offset': ['match', ['get', 'kind'], 'name', ['literal', [0, 0]], ['literal', [0, 0.7]]],
        'text-padding': 4,
      },
      paint: {'text-color': inkSoft, 'text-halo-color': land, 'text-halo-width': 1.2},
    },
  ];
}
