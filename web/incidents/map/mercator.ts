/** Web Mercator as the map uses it: the world is the square 0 to 1, north at 0 (EPSG 3857 scaled). */
export const mercatorX = (longitude: number): number => (longitude + 180) / 360;

export const mercatorY = (latitude: number): number =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);

export const longitudeOf = (x: number): number => x * 360 - 180;
export const latitudeOf = (y: number): number => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;

const equatorMetres = 40_075_016.686;

/** Shares of the world square that a distance on the ground covers at a latitude. */
export const mercatorPerMetre = (latitude: number): number =>
  1 / (equatorMetres * Math.cos((latitude * Math.PI) / 180));
