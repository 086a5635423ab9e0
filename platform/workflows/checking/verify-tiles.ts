/**
 * A mirrored folder, re-derived from nothing but itself and the reader's policy: every entry is hashed again, every tile
 * and the root compared with what the entries give, the signatures counted, and the entries read for what they are. Every
 * byte of every file of the log is looked at; files that are no part of it are named.
 */
import {join} from 'node:path';
import {
  base64Of,
  entrySpans,
  hashBytes,
  leafHash,
  merkleTree,
  readCheckpoint,
  readEntryBundle,
  readTilePath,
  sameBytes,
  tilePath,
  tilesOf,
  tileWidth,
  tileWidthAt,
  witnessed,
  type MerkleTree,
  type SignedCheckpoint,
  type TileAddress,
  type TrustPolicy,
  type Witnessed,
} from '../../../monitoring/ledger/index.ts';
import {nodeDisk, readFileWhole} from '../../disk/index.ts';
import {nodeCryptography as by} from '../../keys/node-cryptography.ts';
import {hashPairs, sha256, sha256Into} from '../../ledger-store/index.ts';
import type {VerifiedLedger} from './verify-ledger.ts';
import {checkpointFile, filesIn} from './mirror-tiles.ts';

export interface VerifiedTiles {
  readonly checkpoint: SignedCheckpoint;
  readonly witnessed: Witnessed;
  /** Files of the log that were compared. */
  readonly files: number;
  /** Files in the folder that are no part of the log, by their paths. */
  readonly strangers: readonly string[];
  /** The entries as a ledger has them, for whoever reads what they say. */
  readonly entries: VerifiedLedger;
}

const heightOfTile = Math.log2(tileWidth);

/** What does not hold, in a sentence. */
export class MirrorBroken extends Error {
  override readonly name = 'MirrorBroken';
}

/** Throws MirrorBroken at the first file that does not hold. */
export function verifyTiles(
  folder: string,
  policy: TrustPolicy,
  progress: (sentence: string) => void = () => {},
): VerifiedTiles {
  const checkpoint = checkpointIn(folder);
  const {size, root} = checkpoint;
  const seen = witnessed(by, policy, checkpoint);
  if (!seen.signedByLog) throw new MirrorBroken(unsigned(seen, checkpoint));
  const tree = merkleTree(sha256, sha256Into, hashPairs);
  const part = new Set([checkpointFile]);
  // One tile after another: a checkpoint that names more entries than there are files fails at the first that is missing.
  for (const address of tilesOf(size)) {
    const {level, index, width} = address;
    part.add(tilePath(address));
    if (level !== 'entries') {
      compareTile(folder, address, tree);
      continue;
    }
    pushEntries(folder, index, width, tree);
    if (index % 500 === 499) progress(`${tree.size()} of ${size} entries …`);
  }
  if (!sameBytes(tree.root(), root))
    throw new MirrorBroken(`the entries give the root ${base64Of(tree.root())}, not that of the checkpoint`);
  const strangers = filesIn(folder).filter((path) => !part.has(path));
  for (const path of strangers) compareOutgrown(folder, path, size, tree);
  return {checkpoint, witnessed: seen, files: part.size, strangers, entries: entriesOf(folder, tree)};
}

const unsigned = ({falseSignatures}: Witnessed, {origin}: SignedCheckpoint): string =>
  falseSignatures === undefined
    ? `no log key of the policy signed the checkpoint of ${origin}`
    : `a signature under the name of ${falseSignatures.join(', ')} on the checkpoint does not hold`;

function checkpointIn(folder: string): SignedCheckpoint {
  let text: string;
  try {
    text = by.utf8.decode(fileIn(folder, checkpointFile));
  } catch (error) {
    if (error instanceof TypeError) throw new MirrorBroken('the checkpoint is not UTF-8 text');
    throw error;
  }
  const checkpoint = readCheckpoint(text);
  if (checkpoint === undefined) throw new MirrorBroken('the checkpoint cannot be read');
  return checkpoint;
}

function fileIn(folder: string, path: string): Uint8Array {
  const bytes = readFileWhole(nodeDisk, join(folder, path));
  if (bytes === undefined) throw new MirrorBroken(`${path} is missing`);
  return bytes;
}

function bundle(folder: string, index: number, width: number): readonly Uint8Array[] {
  const path = tilePath({level: 'entries', index, width});
  const entries = readEntryBundle(fileIn(folder, path));
  if (entries?.length !== width) throw notWhole(path, width);
  return entries;
}

/** Hashes the entries where they lie: the byte before each, the end of its length, becomes the prefix of RFC 6962. */
function pushEntries(folder: string, index: number, width: number, tree: MerkleTree): void {
  const path = tilePath({level: 'entries', index, width});
  const bytes = fileIn(folder, path);
  const spans = entrySpans(bytes);
  if (spans?.length !== 2 * width) throw notWhole(path, width);
  for (let at = 0; at < spans.length; at += 2) {
    const start = (spans[at] as number) - 1;
    bytes[start] = 0;
    tree.pushPrefixed(bytes.subarray(start, spans[at + 1]));
  }
}

const notWhole = (path: string, width: number): MirrorBroken =>
  new MirrorBroken(`${path} does not hold ${width} whole entries`);

function compareTile(folder: string, address: TileAddress, tree: MerkleTree): void {
  const {level, index, width} = address;
  const from = index * tileWidth;
  const path = tilePath(address);
  const hashes =
    level === 'entries'
      ? sideBySide(bundle(folder, index, width).map((entry) => leafHash(by.hash, entry)))
      : fileIn(folder, path);
  const height = level === 'entries' ? 0 : level * heightOfTile;
  if (!sameBytes(hashes, tree.subtreeHashes(height, from, from + width)))
    throw new MirrorBroken(`${path} is not what the entries give`);
}

/** A narrower tile of an earlier checkpoint may still lie there; then it must be the beginning of what stands now. */
function compareOutgrown(folder: string, path: string, size: number, tree: MerkleTree): void {
  const address = readTilePath(path);
  if (address === undefined) return;
  if (address.width > tileWidthAt(address.level, address.index, size))
    throw new MirrorBroken(`${path} is no tile of a log of ${size} entries`);
  compareTile(folder, address, tree);
}

function sideBySide(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * hashBytes);
  hashes.forEach((hash, at) => bytes.set(hash, at * hashBytes));
  return bytes;
}

/** The entries read again from their bundles, which were compared just now. */
function entriesOf(folder: string, tree: MerkleTree): VerifiedTiles['entries'] {
  const size = tree.size();
  return {
    size,
    root: (at = size) => tree.root(at),
    leafHash: (index) => tree.leaf(index),
    rowsRoot: tree.rootOf,
    scan: (from, to, visit) => {
      let held: {readonly index: number; readonly entries: readonly Uint8Array[]} | undefined;
      for (let entry = from; entry < to;) {
        const index = Math.floor(entry / tileWidth);
        if (held?.index !== index) held = {index, entries: bundle(folder, index, tileWidthAt('entries', index, size))};
        const next = visit(entry, held.entries[entry % tileWidth] as Uint8Array);
        if (next === false) return;
        entry = typeof next === 'number' ? next : entry + 1;
      }
    },
  };
}
