/**
 * The ordinary way to draw the same points, for comparison in the same run: MapLibre's own GeoJSON source with a circle
 * layer, a filter by day at every step. It uses the built library of the app and a page of its own, served beside it.
 */
import {readdirSync} from 'node:fs';
import {decodeIncidentColumns} from '../../platform/contract/index.ts';

export const baselinePage = '/baseline.html';
export const baselineScript = '/baseline.js';

export const baselineHtml = `<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><title>Baseline</title>
<script type="module" src="${baselineScript}"></script></head>
<body><div id="map"></div></body></html>`;

/** `assets` is the folder of the built app; its files have hashed names. */
export function baselineModule(assets: string): string {
  const named = (pattern: RegExp): string => {
    const found = readdirSync(assets).find((name) => pattern.test(name));
    if (found === undefined) throw new Error(`the built app has no file like ${String(pattern)}`);
    return `/assets/${found}`;
  };
  const library = named(/^maplibre-gl-(?!worker)[\w-]+\.js$/);
  const worker = named(/^maplibre-gl-worker-[\w-]+\.js$/);
  return `import {Map, setWorkerUrl} from '${library}';
const decode = ${decodeIncidentColumns.toString()};
const roundUp = (value) => (value + 3) & ~3;
setWorkerUrl('${worker}');
const container = document.getElementById('map');
container.style.width = '794px';
container.style.height = '416px';
const {count, day, longitude, latitude} = decode(await (await fetch('/api/cases/measured/incident-columns')).arrayBuffer());
const features = [];
for (let row = 0; row < count; row += 1) {
  if (Number.isNaN(longitude[row])) continue;
  const geometry = {type: 'Point', coordinates: [longitude[row], latitude[row]]};
  features.push({type: 'Feature', properties: {day: day[row]}, geometry});
}
const map = new Map({
  container,
  bounds: [60, 23, 78, 39],
  attributionControl: false,
  fadeDuration: 0,
  style: {
    version: 8,
    sources: {points: {type: 'geojson', data: {type: 'FeatureCollection', features}}},
    layers: [{id: 'points', type: 'circle', source: 'points', paint: {'circle-radius': 3}}],
  },
});
window.step = (from) =>
  new Promise((drawn) => {
    map.setFilter('points', ['all', ['>=', ['get', 'day'], from], ['<=', ['get', 'day'], from + 89]]);
    map.once('idle', drawn);
  });
map.once('idle', () => performance.mark('baseline-ready'));
`;
}
