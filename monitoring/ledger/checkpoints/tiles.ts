/**
 * The tree as static files (C2SP tlog-tiles): 256 hashes a tile, 256 entries a bundle, each with an address that never
 * changes what it holds, so that anybody can mirror the log with a copy of a folder and derive every proof himself.
 *
 *     checkpoint   tile/0/x001/067   tile/1/004.p/17   tile/entries/x001/067
 */
import {leafLimitBytes} from '../leaf.ts';

export const tileWidth = 256;

export interface TileAddress {
  /** Level of the tile, or `entries` for a bundle of entries. */
  readonly level: number | 'entries';
  readonly index: number;
  /** Hashes or entries in it; 256 for a full one. */
  readonly width: number;
}

export function tilePath({level, index, width}: TileAddress): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const parts = digits.match(/.{3}/g) ?? [];
  const place = parts.map((part, at) => (at === parts.length - 1 ? part : `x${part}`)).join('/');
  return `tile/${level}/${place}${width === tileWidth ? '' : `.p/${width}`}`;
}

/** Undefined where it is no path of a tile, or would not print back to the same path. */
export function readTilePath(path: string): TileAddress | undefined {
  const [, level = '', place = '', width] =
    /^tile\/(\d{1,2}|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  if (place === '') return undefined;
  const index = Number(place.replaceAll(/[x/]/g, ''));
  const address: TileAddress = {
    level: level === 'entries' ? level : Number(level),
    index,
    width: width === undefined ? tileWidth : Number(width),
  };
  if (!Number.isSafeInteger(index) || address.width < 1 || (width !== undefined && address.width >= tileWidth))
    return undefined;
  if (address.level !== 'entries' && address.level > 63) return undefined;
  return tilePath(address) === path ? address : undefined;
}

/** How wide this tile is in a log of so many entries; 0 where there is none. */
export function tileWidthAt(level: TileAddress['level'], index: number, size: number): number {
  const hashes = level === 'entries' ? size : Math.floor(size / tileWidth ** level);
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth));
}

/** Every tile and bundle of a log of so many entries: full ones, and the partial ones at its right edge. */
export function* tilesOf(size: number): Generator<TileAddress> {
  for (let index = 0; index * tileWidth < size; index += 1)
    yield {level: 'entries', index, width: tileWidthAt('entries', index, size)};
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    for (let index = 0; tileWidthAt(level, index, size) > 0; index += 1)
      yield {level, index, width: tileWidthAt(level, index, size)};
  }
}

/** Entries, each preceded by its length as 16 bits, big-endian. */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > leafLimitBytes) throw new RangeError(`an entry has at most ${leafLimitBytes} bytes`);
    bundle[at] = entry.length >> 8;
    bundle[at + 1] = entry.length & 255;
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** Where each entry of a bundle begins and ends, one pair after another; undefined where the lengths do not add up. */
export function entrySpans(bundle: Uint8Array): readonly number[] | undefined {
  const spans: number[] = [];
  for (let at = 0; at < bundle.length;) {
    if (at + 2 > bundle.length) return undefined;
    const end = at + 2 + (((bundle[at] as number) << 8) | (bundle[at + 1] as number));
    if (end > bundle.length) return undefined;
    spans.push(at + 2, end);
    at = end;
  }
  return spans;
}

/** Undefined where the lengths do not add up to the bytes. */
export function readEntryBundle(bundle: Uint8Array): readonly Uint8Array[] | undefined {
  const spans = entrySpans(bundle);
  return spans === undefined
    ? undefined
    : Array.from({length: spans.length / 2}, (_, at) => bundle.slice(spans[2 * at], spans[2 * at + 1]));
}
