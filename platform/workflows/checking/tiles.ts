/**
 * The tree as C2SP tlog-tiles, computed from the ledger when asked for: nothing is stored twice. One tile's bytes never
 * change once the ledger holds what is in it.
 */
import {entryBundle, tileWidth, tileWidthAt, type TileAddress} from '../../../monitoring/ledger/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';

export type TiledLedger = Pick<Ledger, 'size' | 'root' | 'scan' | 'subtreeHashes'>;

const heightOfTile = Math.log2(tileWidth);

/** Undefined where a log of `size` entries has no such tile, or not one as wide. */
export function tileBytes(
  ledger: TiledLedger,
  {level, index, width}: TileAddress,
  size: number,
): Uint8Array | undefined {
  if (size > ledger.size || width > tileWidthAt(level, index, size)) return undefined;
  const from = index * tileWidth;
  if (level !== 'entries') return ledger.subtreeHashes(level * heightOfTile, from, from + width);
  const entries: Uint8Array[] = [];
  ledger.scan(from, from + width, (_, leaf) => entries.push(leaf.slice()) > 0);
  return entryBundle(entries);
}
