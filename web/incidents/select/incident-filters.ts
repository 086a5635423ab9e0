/**
 * What the reader asked to see, as it stands in the address: one set of filters for map, timeline and table. A value
 * that cannot be read is left out, so that an old or mistyped link shows more, never an empty page by mistake.
 */
import {parseDay, type Day} from '../../../monitoring/kernel/index.ts';
import type {IncidentQuery} from '../../../platform/contract/index.ts';

export type IncidentSort = NonNullable<IncidentQuery['sort']>;

/** Degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface IncidentFilters {
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly type: string | undefined;
  readonly side: string | undefined;
  readonly verification: string | undefined;
  readonly search: string | undefined;
  readonly box: Box | undefined;
  readonly sort: IncidentSort;
  readonly offset: number;
}

type Query = Readonly<Record<string, string | undefined>>;

export const pageRows = 50;
export const defaultSort: IncidentSort = '-from';
const sorts: readonly IncidentSort[] = ['-from', 'from', '-killed', 'killed', 'place', '-reports'];

export function readFilters(query: Query): IncidentFilters {
  const offset = Number(query['offset'] ?? '0');
  return {
    from: parseDay(query['from'] ?? ''),
    to: parseDay(query['to'] ?? ''),
    type: given(query['type']),
    side: given(query['side']),
    verification: given(query['verification']),
    search: given(query['search']?.trim().slice(0, 200)),
    box: parseBox(query['box'] ?? ''),
    sort: sorts.find((sort) => sort === query['sort']) ?? defaultSort,
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** West, south, east, north; undefined where they are not four degrees in that order. */
export function parseBox(text: string): Box | undefined {
  const parts = text.split(',');
  if (parts.length !== 4 || parts.some((part) => part.trim() === '')) return undefined;
  const [west = NaN, south = NaN, east = NaN, north = NaN] = parts.map(Number);
  const ordered = west < east && south < north && south >= -90 && north <= 90 && west >= -180 && east <= 180;
  return ordered ? {west, south, east, north} : undefined;
}

/** Three decimals: about 100 metres, finer than any place of the record should be. */
export const printBox = ({west, south, east, north}: Box): string =>
  [west, south, east, north].map((degrees) => String(Math.round(degrees * 1000) / 1000)).join(',');

/** Filters as the words of the API, without paging. */
export function filterQuery(filters: IncidentFilters): Query {
  const {from, to, type, side, verification, search, box} = filters;
  return {from, to, type, side, verification, search, box: box && printBox(box)};
}

/** Anything but order and page is set. */
export const isFiltered = (filters: IncidentFilters): boolean =>
  Object.values(filterQuery(filters)).some((value) => value !== undefined);

/** Rows that pass everything but the days: 1 where they do. A row without coordinates lies in no box. */
export function rowMask(
  columns: {
    readonly count: number;
    readonly sides: readonly string[];
    readonly types: readonly string[];
    readonly verifications?: readonly string[];
    readonly side: Uint8Array;
    readonly type: Uint8Array;
    readonly verification?: Uint8Array;
    readonly latitude: Float32Array;
    readonly longitude: Float32Array;
  },
  {type, side, verification, box}: Pick<IncidentFilters, 'type' | 'side' | 'verification' | 'box'>,
): Uint8Array {
  const mask = new Uint8Array(columns.count).fill(1);
  keepOnly(mask, columns.type, columns.types, type);
  keepOnly(mask, columns.side, columns.sides, side);
  keepOnly(mask, columns.verification, columns.verifications, verification);
  if (box === undefined) return mask;
  const {latitude, longitude} = columns;
  for (let row = 0; row < mask.length; row += 1) {
    const [x, y] = [longitude[row] ?? NaN, latitude[row] ?? NaN];
    if (!(x >= box.west && x <= box.east && y >= box.south && y <= box.north)) mask[row] = 0;
  }
  return mask;
}

function keepOnly(
  mask: Uint8Array,
  column: Uint8Array | undefined,
  names: readonly string[] | undefined,
  wanted: string | undefined,
): void {
  if (wanted === undefined || column === undefined || names === undefined) return;
  const index = names.indexOf(wanted);
  for (let row = 0; row < mask.length; row += 1) if (column[row] !== index) mask[row] = 0;
}
