/**
 * One writer at a time. The lock file names its process; a lock whose process is gone is taken over. It guards against
 * a second start by mistake, not against somebody who deletes files.
 */
import {closeSync, fsyncSync, openSync, readFileSync, unlinkSync, writeSync} from 'node:fs';

export class LedgerInUse extends Error {
  override readonly name = 'LedgerInUse';
}

/** Returns the function that lets go. Throws LedgerInUse where a living process holds it. */
export function takeLock(path: string): () => void {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, `${process.pid}\n`);
      fsyncSync(file);
      closeSync(file);
      return () => unlinkSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(path, 'utf8').trim());
      if (isAlive(holder)) throw new LedgerInUse(`${path}: in use by process ${holder}; stop it first`);
      unlinkSync(path);
    }
  }
  throw new LedgerInUse(`${path}: another process took it at the same moment; try again`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
