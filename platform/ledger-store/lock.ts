/**
 * One writer at a time. The lock file names its process by number and, where the system tells (Linux), by when it
 * started, because numbers are used again: after a crash in a container another process has the same one. A lock whose
 * process is gone is taken over. It guards against a second start by mistake, not against somebody who deletes files.
 */
import {readFileSync} from 'node:fs';
import {readFileWhole, writeWhole, type Disk} from '../disk/index.ts';

export class LedgerInUse extends Error {
  override readonly name = 'LedgerInUse';
}

export interface Lock {
  /** Throws LedgerInUse where another process took it over in the moment in which it was being written. */
  readonly confirm: () => void;
  readonly letGo: () => void;
}

/** Anything else was left by a power cut, and may be any bytes. */
const form = /^([1-9]\d*)\n([0-9a-f-]{36} \d+)?\n?$/;

/** Locks that this very process holds on a disk, whatever its number was used for before. */
const held = new WeakMap<Disk, Set<string>>();

function heldOn(disk: Disk): Set<string> {
  const paths = held.get(disk) ?? new Set();
  held.set(disk, paths);
  return paths;
}

/** Throws LedgerInUse where a living process holds it. */
export function takeLock(disk: Disk, path: string): Lock {
  const own = `${process.pid}\n${startOf(process.pid)}\n`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      write(disk, path, own);
      heldOn(disk).add(path);
      return lockOf(disk, path, own);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const [, holder = '', start = ''] = form.exec(read(disk, path)) ?? [];
      if (isHeld(disk, path, Number(holder), start)) throw inUse(path, holder);
      disk.unlink(path);
    }
  }
  throw new LedgerInUse(`${path}: another process took it at the same moment; try again`);
}

const inUse = (path: string, holder: string): LedgerInUse =>
  new LedgerInUse(`${path}: in use by process ${holder}; stop it first`);

function lockOf(disk: Disk, path: string, own: string): Lock {
  return {
    confirm: () => {
      const text = read(disk, path);
      if (text !== own) throw inUse(path, text.split('\n')[0] ?? '');
    },
    letGo: () => {
      heldOn(disk).delete(path);
      if (read(disk, path) === own) disk.unlink(path);
    },
  };
}

/** Leaves nothing behind where it cannot be written whole. */
function write(disk: Disk, path: string, text: string): void {
  const file = disk.open(path, 'create');
  try {
    writeWhole(file, Buffer.from(text, 'latin1'), 0);
    file.sync();
  } catch (error) {
    disk.unlink(path);
    throw error;
  } finally {
    file.close();
  }
}

/** Empty where there is none. */
const read = (disk: Disk, path: string): string =>
  Buffer.from(readFileWhole(disk, path) ?? new Uint8Array(0)).toString('latin1');

function isHeld(disk: Disk, path: string, holder: number, start: string): boolean {
  if (holder === 0) return false;
  if (holder === process.pid) return heldOn(disk).has(path);
  const startNow = startOf(holder);
  return isAlive(holder) && (start === '' || startNow === '' || start === startNow);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started: which start of the machine, and clock ticks since (proc(5), field 22). Empty if unknown. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name in brackets, may hold anything.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3];
    return ticks === undefined ? '' : `${boot} ${ticks}`;
  } catch {
    return '';
  }
}
