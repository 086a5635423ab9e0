/**
 * MapLibre, loaded once and only where a map is opened. Its worker is a file of our own origin, so that the policy
 * `worker-src 'self'` is enough; without `setWorkerUrl` the map would stay blank.
 */
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

import type * as Library from 'maplibre-gl';

export type MapLibre = typeof Library;

let loading: Promise<MapLibre> | undefined;

export function loadMapLibre(): Promise<MapLibre> {
  loading ??= import('maplibre-gl').then((library) => {
    library.setWorkerUrl(workerUrl);
    library.setWorkerCount(1);
    return library;
  });
  return loading;
}
