/**
 * The port of the disk: all that the stores ask of the operating system, so that a test can put a disk in its place that
 * loses power (simulated/simulated-disk.ts). What was written is on disk after `sync` or `syncData`, no sooner; a name that
 * was made, moved or removed is there after `syncFolder` of its folder. Everything throws the system's own errors, with
 * their `code`. What ends in `Beside` runs while this thread goes on.
 */
export interface Disk {
  open(path: string, how: OpenAs, permissions?: number): DiskFile;
  openBeside(path: string, how: OpenAs, permissions?: number): Promise<DiskFile>;
  exists(path: string): boolean;
  /** Names in a folder, in no order. */
  list(folder: string): readonly string[];
  /** One folder, in one that exists. */
  makeFolder(path: string): void;
  /** Whatever stood under the second name is gone. */
  rename(from: string, to: string): void;
  renameBeside(from: string, to: string): Promise<void>;
  unlink(path: string): void;
  unlinkBeside(path: string): Promise<void>;
  syncFolder(folder: string): void;
  syncFolderBeside(folder: string): Promise<void>;
  /** Of the file system that holds the folder; undefined where the system does not tell. */
  space(folder: string): DiskSpace | undefined;
}

/**
 * `read` and `change` want a file that is there, `create` one that is not (EEXIST); `replace` takes an empty one in any case.
 * All but `read` write too.
 */
export type OpenAs = 'read' | 'change' | 'create' | 'replace';

export interface DiskFile {
  /** How long it is now. */
  bytes(): number;
  /** As much of `target` as could be read at once; 0 at the end of the file. */
  read(target: Uint8Array, position: number): number;
  /** How many of the bytes could be written at once, which may be fewer than all. */
  write(bytes: Uint8Array, position: number): number;
  /** `bytes` must stay as they are until `done` is called. */
  writeBeside(bytes: Uint8Array, position: number, done: (error: Error | undefined, written: number) => void): void;
  truncate(bytes: number): void;
  /** Content and all that is known about the file. */
  sync(): void;
  syncBeside(): Promise<void>;
  /** Content, and what is needed to read it again. */
  syncData(): void;
  syncDataBeside(): Promise<void>;
  close(): void;
}

export interface DiskSpace {
  /** That this process may use. */
  readonly freeBytes: number;
  readonly totalBytes: number;
}
