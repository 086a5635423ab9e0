// Writes cases/exercise/map.geojson from its seed and prints the places of case.yaml that belong to it. The file is
// committed; run this again only when the land itself changes: node_modules/.bin/node scripts/exercise-map.mjs
import {writeFileSync} from 'node:fs';
import {exerciseMap, exercisePlaces, exerciseSeed} from '../platform/import/exercise/index.ts';

writeFileSync(new URL('../cases/exercise/map.geojson', import.meta.url), exerciseMap(exerciseSeed));
for (const {id, name, side, province, latitude, longitude, precision} of exercisePlaces(exerciseSeed)) {
  console.log(`${id} ${name} ${side} ${province} ${latitude} ${longitude} ${precision}`);
}
