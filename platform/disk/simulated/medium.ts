/**
 * What a simulated disk holds: what the system shows, what is certainly on disk, and every change between the two. A power
 * cut leaves any of the contents that a sector has had since it was last flushed, any of the lengths of a file, and any of
 * the states of a name, each for itself. A sector of 512 bytes is written whole or not at all; a sector that a file never
 * held before may hold anything when its length is on disk and its content is not.
 */
import type {Random} from './random.ts';

export const sectorBytes = 512;

/** A state with the moment in which it began. */
interface Since<T> {
  readonly at: number;
  readonly state: T;
}

/** How a power cut chooses: what is on disk first, then the states since, oldest first. */
type Choice = <T>(onDisk: T, since: readonly Since<T>[]) => T;

export type Node = FileNode | FolderNode;

export interface FileNode {
  readonly kind: 'file';
  content: Uint8Array;
  length: number;
  readonly onDisk: Map<number, Uint8Array>;
  lengthOnDisk: number;
  readonly sectors: Map<number, Since<Uint8Array>[]>;
  lengths: Since<number>[];
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly names: Map<string, Node>;
  readonly onDisk: Map<string, Node>;
  readonly changes: Map<string, Since<Node | undefined>[]>;
}

/** The moments of all disks; order is all that counts. */
let moment = 0;
const since = <T>(state: T): Since<T> => ({at: (moment += 1), state});
const listed = <K, T>(map: Map<K, T[]>, key: K, value: T): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

export const newFolder = (): FolderNode => ({kind: 'folder', names: new Map(), onDisk: new Map(), changes: new Map()});

export const newFile = (): FileNode => ({
  kind: 'file',
  content: new Uint8Array(sectorBytes),
  length: 0,
  onDisk: new Map(),
  lengthOnDisk: 0,
  sectors: new Map(),
  lengths: [],
});

export function writeInto(file: FileNode, bytes: Uint8Array, position: number): void {
  const end = position + bytes.length;
  if (end > file.content.length) {
    const longer = new Uint8Array(Math.ceil(Math.max(end, file.content.length * 2) / sectorBytes) * sectorBytes);
    longer.set(file.content);
    file.content = longer;
  }
  file.content.set(bytes, position);
  changed(file, position, end);
  if (end > file.length) setLength(file, end);
}

export function truncateTo(file: FileNode, length: number): void {
  if (length > file.length) return writeInto(file, new Uint8Array(length - file.length), file.length);
  file.content.fill(0, length, file.length);
  changed(file, length, file.length);
  setLength(file, length);
}

function setLength(file: FileNode, length: number): void {
  file.length = length;
  file.lengths.push(since(length));
}

function changed(file: FileNode, from: number, to: number): void {
  for (let sector = Math.floor(from / sectorBytes); sector * sectorBytes < to; sector += 1)
    listed(file.sectors, sector, since(sectorOf(file, sector)));
}

const sectorOf = (file: FileNode, sector: number): Uint8Array =>
  file.content.slice(sector * sectorBytes, (sector + 1) * sectorBytes);

export function setName(folder: FolderNode, name: string, node: Node | undefined): void {
  if (node === undefined) folder.names.delete(name);
  else folder.names.set(name, node);
  listed(folder.changes, name, since(node));
}

/**
 * Begins a flush, which holds what was there at that moment; the function ends it. A flush that fails has put any part of
 * it on disk, and the system takes all of it for flushed (as Linux does), though it still shows it.
 */
export function flushOf(node: Node): (failing?: Random) => void {
  const begun = moment;
  return (failing) => {
    if (node.kind === 'folder') {
      if (failing === undefined) flushNames(node, begun);
      return;
    }
    for (const [sector, states] of node.sectors) {
      const flushed = states.filter(({at}) => at <= begun);
      const last = flushed.at(-1);
      if (last !== undefined && !(failing?.chance(0.5) ?? false)) node.onDisk.set(sector, last.state);
      keep(node.sectors, sector, states, begun);
    }
    if (failing !== undefined) return;
    node.lengthOnDisk = node.lengths.findLast(({at}) => at <= begun)?.state ?? node.lengthOnDisk;
    node.lengths = node.lengths.filter(({at}) => at > begun);
  };
}

function flushNames(folder: FolderNode, begun: number): void {
  for (const [name, states] of folder.changes) {
    const last = states.findLast(({at}) => at <= begun);
    if (last !== undefined) {
      if (last.state === undefined) folder.onDisk.delete(name);
      else folder.onDisk.set(name, last.state);
    }
    keep(folder.changes, name, states, begun);
  }
}

function keep<K, T>(map: Map<K, Since<T>[]>, key: K, states: readonly Since<T>[], begun: number): void {
  const later = states.filter(({at}) => at > begun);
  if (later.length === 0) map.delete(key);
  else map.set(key, later);
}

/** A disk as it may be found after the power came back; the old one stays as it is. */
export function afterPowerCut(root: FolderNode, random: Random): FolderNode {
  const choose = choiceOf(random);
  const isStale = random.chance(0.3);
  const found = new Map<Node, Node>();
  const survivor = (node: Node): Node => {
    const known = found.get(node);
    if (known !== undefined) return known;
    if (node.kind === 'file') {
      const file = fileAfter(node, choose, isStale ? random : undefined);
      found.set(node, file);
      return file;
    }
    const folder = newFolder();
    found.set(node, folder);
    for (const name of new Set([...node.onDisk.keys(), ...node.changes.keys()])) {
      const below = choose(node.onDisk.get(name), node.changes.get(name) ?? []);
      if (below === undefined) continue;
      folder.names.set(name, survivor(below));
      folder.onDisk.set(name, survivor(below));
    }
    return folder;
  };
  return survivor(root) as FolderNode;
}

function choiceOf(random: Random): Choice {
  const until = moment - random.below(40);
  const newest: Choice = (onDisk, states) => states.at(-1)?.state ?? onDisk;
  const any: Choice = (onDisk, states) => {
    const which = random.below(states.length + 1);
    return which === 0 ? onDisk : (states[which - 1] as (typeof states)[0]).state;
  };
  return random.oneOf<Choice>([
    newest,
    (onDisk) => onDisk,
    any,
    any,
    (onDisk, states) => (random.chance(0.9) ? newest(onDisk, states) : any(onDisk, states)),
    // In order, up to a moment.
    (onDisk, states) => {
      const last = states.findLast(({at}) => at <= until);
      return last === undefined ? onDisk : last.state;
    },
  ]);
}

function fileAfter(file: FileNode, choose: Choice, stale: Random | undefined): FileNode {
  const after = newFile();
  const length = choose(file.lengthOnDisk, file.lengths);
  writeInto(after, new Uint8Array(length), 0);
  for (let sector = 0; sector * sectorBytes < length; sector += 1) {
    const older = file.onDisk.get(sector) ?? (stale === undefined ? undefined : noise(stale));
    const content = choose<Uint8Array | undefined>(older, file.sectors.get(sector) ?? []);
    if (content !== undefined)
      after.content.set(content.subarray(0, length - sector * sectorBytes), sector * sectorBytes);
  }
  changed(after, 0, length);
  flushOf(after)();
  return after;
}

const noise = (random: Random): Uint8Array => Uint8Array.from({length: sectorBytes}, () => random.below(256));
