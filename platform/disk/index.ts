/** The disk as the stores see it, and the safe ways to write on it. */
export type {Disk, DiskFile} from './disk.ts';
export {ensureFolder} from './ensure-folder.ts';
export {nodeDisk} from './node-disk.ts';
export {
  appendDurably,
  prepareFileBeside,
  putInPlaceBeside,
  readFileWhole,
  replaceFileWhole,
  replaceFileWholeBeside,
  writeWhole,
  writeWholeBeside,
} from './whole-files.ts';
