/**
 * Places in the groups of a record: an exact one stands in no group that everybody or both parties receive, and a coarse one
 * is a cell of the fixed grid, of an exact place of the same record where it has one. Whoever hands a record in computes
 * the cell himself; here it is only held against the rule, so that no finer or shifted cell slips out.
 */
import type {Problem} from '../kernel/index.ts';
import {audienceOfGroup, type Json} from '../ledger/index.ts';
import {coarseGrid, coarsePlace, isExactPlace, type CoarsePlace, type ExactPlace} from './coarse-place.ts';

export type GroupContent = {readonly [field: string]: Json};

export function placeProblems(contents: Readonly<Record<string, GroupContent>>): readonly Problem[] {
  const groups = Object.entries(contents);
  const exact = groups.flatMap(([, content]) => exactPlaceOf(content) ?? []);
  const problems: Problem[] = [];
  for (const [name, content] of groups) {
    const field = `groups.${name}`;
    if (isForMany(name) && namesExactPlace(content)) {
      const message = 'holds an exact place, and is received by more than one side; give the coarse place here';
      problems.push({code: 'exact-place', field, message});
    } else if (namesExactPlace(content) && exactPlaceOf(content) === undefined) {
      const message = 'needs latitude from -90 to 90 and longitude from -180 to 180, both as numbers';
      problems.push({code: 'not-a-place', field, message});
    }
    if (!Object.hasOwn(content, 'grid')) continue;
    const cell = coarsePlaceOf(content);
    if (cell === undefined) {
      problems.push({code: 'not-a-cell', field, message: `is not a cell of the grid ${coarseGrid}`});
    } else if (exact.length > 0 && !exact.some((place) => sameCell(coarsePlace(place), cell))) {
      const message = 'is a cell that holds no exact place of this record';
      problems.push({code: 'other-place', field, message});
    }
  }
  return problems;
}

const isForMany = (group: string): boolean => ['public', 'shared'].includes(audienceOfGroup(group));

const exactNames = ['latitude', 'longitude', 'lat', 'lon', 'lng', 'coordinates'];

const namesExactPlace = (content: GroupContent): boolean => exactNames.some((name) => Object.hasOwn(content, name));

export function exactPlaceOf({latitude, longitude}: GroupContent): ExactPlace | undefined {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
  return isExactPlace({latitude, longitude}) ? {latitude, longitude} : undefined;
}

function coarsePlaceOf(content: GroupContent): CoarsePlace | undefined {
  const {grid, south, west} = content;
  if (grid !== coarseGrid || typeof south !== 'number' || typeof west !== 'number') return undefined;
  if (!isExactPlace({latitude: south, longitude: west})) return undefined;
  const cell = coarsePlace({latitude: south, longitude: west});
  const same = Object.entries(cell).every(([name, value]) => content[name] === value);
  return same && south !== 90 ? cell : undefined;
}

const sameCell = (a: CoarsePlace, b: CoarsePlace): boolean => a.south === b.south && a.west === b.west;
