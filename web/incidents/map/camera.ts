/**
 * What part of the world the map shows: a centre in the Mercator square, a zoom and a size in CSS pixels; north is up.
 * Computed here for the first view, so that marks can be drawn before the map's library has arrived, and read from the
 * library afterwards: both mean the same by a zoom (the world is 512 pixels wide at 0).
 */
import type {Box} from '../select/incident-filters.ts';
import {latitudeOf, longitudeOf, mercatorX, mercatorY} from './mercator.ts';

export interface Camera {
  /** Centre in the Mercator square, 0 to 1. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

export const worldPixels = (zoom: number): number => 512 * 2 ** zoom;

/** A finer view would say more about a place than the record does. */
export const closestZoom = 9;

/** The whole box with `padding` pixels around it. */
export function fitted(box: Box, {width, height}: Pick<Camera, 'width' | 'height'>, padding: number): Camera {
  const [west, east] = [mercatorX(box.west), mercatorX(box.east)];
  const [north, south] = [mercatorY(box.north), mercatorY(box.south)];
  const scale = Math.min(
    Math.max(1, width - 2 * padding) / (east - west),
    Math.max(1, height - 2 * padding) / (south - north),
  );
  const zoom = Math.max(0, Math.min(closestZoom, Math.log2(scale / 512)));
  return {x: (west + east) / 2, y: (north + south) / 2, zoom, width, height};
}

export function cameraBox({x, y, zoom, width, height}: Camera): Box {
  const [halfWidth, halfHeight] = [width / 2 / worldPixels(zoom), height / 2 / worldPixels(zoom)];
  return {
    west: Math.max(-180, longitudeOf(x - halfWidth)),
    east: Math.min(180, longitudeOf(x + halfWidth)),
    south: latitudeOf(y + halfHeight),
    north: latitudeOf(y - halfHeight),
  };
}

/**
 * The points that lie in a box, with a quarter of their extent around them, and no less than about a hundred kilometres:
 * a first view without empty country. The box itself where no point lies in it.
 */
export function boxOfPoints(
  {longitude, latitude}: {readonly longitude: Float32Array; readonly latitude: Float32Array},
  within: Box,
): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < longitude.length; row += 1) {
    const [x, y] = [longitude[row] ?? NaN, latitude[row] ?? NaN];
    if (!(x >= within.west && x <= within.east && y >= within.south && y <= within.north)) continue;
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  if (west > east) return within;
  const [wide, high] = [Math.max(0.5, (east - west) / 4), Math.max(0.5, (north - south) / 4)];
  return {
    west: Math.max(within.west, west - wide),
    east: Math.min(within.east, east + wide),
    south: Math.max(within.south, south - high),
    north: Math.min(within.north, north + high),
  };
}
