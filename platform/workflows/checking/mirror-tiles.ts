/**
 * The log as a folder of static files (C2SP tlog-tiles), which any web server can serve and anybody can copy: written
 * again, only what is new is added. Refuses a folder that holds another log, or a past that is not this ledger's. The
 * checkpoint is replaced last, so that the folder is whole at every moment.
 */
import {existsSync, readdirSync, statSync, unlinkSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {failure, success, type Result} from '../../../monitoring/kernel/index.ts';
import {
  noteText,
  readCheckpoint,
  readTilePath,
  sameBytes,
  tilePath,
  tilesOf,
  tileWidth,
  type SignedCheckpoint,
} from '../../../monitoring/ledger/index.ts';
import {ensureFolder, nodeDisk, readFileWhole, replaceFileWhole} from '../../disk/index.ts';
import {utf8} from '../register.ts';
import {tileBytes, type TiledLedger} from './tiles.ts';

export interface Mirrored {
  readonly size: number;
  readonly root: string;
  /** Files that were written now. */
  readonly written: number;
  /** Partial tiles that wider ones took the place of. */
  readonly removed: number;
  /** All files of the log in the folder, the checkpoint too. */
  readonly files: number;
}

export const checkpointFile = 'checkpoint';

export function mirrorTiles(
  ledger: TiledLedger,
  checkpoint: SignedCheckpoint,
  folder: string,
  progress: (sentence: string) => void = () => {},
): Result<Mirrored> {
  const {size, root, note} = checkpoint;
  if (size > ledger.size || !sameBytes(ledger.root(size), root))
    return failure([{code: 'other-checkpoint', message: `the checkpoint of ${size} entries is not of this ledger`}]);
  const before = mirroredSize(ledger, checkpoint, folder);
  if (!before.ok) return before;
  const wanted = new Set([checkpointFile]);
  const places = new Set<string>();
  let written = 0;
  for (const address of tilesOf(size)) {
    const path = tilePath(address);
    wanted.add(path);
    if (before.value > 0 && isOlder(address, before.value) && existsSync(join(folder, path))) continue;
    const bytes = tileBytes(ledger, address, size);
    if (bytes === undefined) throw new Error(`${path} cannot be made`);
    const place = dirname(join(folder, path));
    if (!places.has(place)) ensureFolder(nodeDisk, place);
    places.add(place);
    replaceFileWhole(nodeDisk, join(folder, path), bytes);
    written += 1;
    if (written % 500 === 0) progress(`${written} files …`);
  }
  ensureFolder(nodeDisk, folder);
  replaceFileWhole(nodeDisk, join(folder, checkpointFile), utf8.encode(noteText(note)));
  const removed = outgrown(folder, wanted);
  for (const path of removed) unlinkSync(join(folder, path));
  return success({
    size,
    root: Buffer.from(root).toString('base64'),
    written: written + 1,
    removed: removed.length,
    files: wanted.size,
  });
}

/** Was this tile full before? Then what stands there is what the earlier checkpoint was written behind. */
const isOlder = ({level, index, width}: {level: number | 'entries'; index: number; width: number}, size: number) =>
  width === tileWidth && (index + 1) * tileWidth <= (level === 'entries' ? size : size / tileWidth ** level);

/** Entries that the folder holds by its checkpoint; 0 for a new or empty folder. */
function mirroredSize(ledger: TiledLedger, {origin, size}: SignedCheckpoint, folder: string): Result<number> {
  const refuse = (message: string): Result<never> => failure([{code: 'other-log', file: folder, message}]);
  if (!existsSync(folder)) return success(0);
  if (!statSync(folder).isDirectory()) return refuse('is a file; give a folder');
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  const bytes = readFileWhole(nodeDisk, join(folder, checkpointFile));
  if (bytes === undefined) {
    // A first run that was cut short left tiles and no checkpoint.
    const strange = names.find((name) => name !== 'tile' && name !== `${checkpointFile}.new`);
    return strange === undefined ? success(0) : refuse(`holds ${strange} and no log; give a new or empty folder`);
  }
  const held = readCheckpoint(new TextDecoder().decode(bytes));
  if (held === undefined) return refuse('holds a checkpoint that cannot be read');
  if (held.origin !== origin) return refuse(`holds the log ${held.origin}, and this one is ${origin}`);
  if (held.size > size)
    return refuse(`holds ${held.size} entries, more than the ${size} of the newest checkpoint here`);
  if (!sameBytes(ledger.root(held.size), held.root))
    return refuse(`holds ${held.size} entries that are not the first ${held.size} of this ledger`);
  return success(held.size);
}

/** Partial tiles in the folder that are none of this checkpoint's. */
function outgrown(folder: string, wanted: ReadonlySet<string>): readonly string[] {
  return filesIn(folder).filter((path) => (readTilePath(path)?.width ?? tileWidth) < tileWidth && !wanted.has(path));
}

/** Every file in the folder by its path from there, `/` between the parts. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''))
    .toSorted();
