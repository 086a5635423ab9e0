/**
 * Moves the end of the log that no commit ended to a file of its own, `torn-N`: nothing in it was acknowledged, and
 * somebody may want to look. Cut off from the log only after the copy is on disk.
 */
import {closeSync, existsSync, fsyncSync, ftruncateSync, openSync, unlinkSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {fileWindow} from './file-window.ts';
import {syncFolder} from './head.ts';

const pieceBytes = 8 * 1024 * 1024;

/** Returns the sentence that says so. */
export function setAside(file: number, folder: string, from: number, to: number): string {
  let number = 1;
  while (existsSync(join(folder, `torn-${number}`))) number += 1;
  const path = join(folder, `torn-${number}`);
  try {
    copyOut(file, path, from, to);
  } catch (error) {
    unlinkSync(path);
    throw error;
  }
  syncFolder(folder);
  ftruncateSync(file, from);
  fsyncSync(file);
  return `${to - from} bytes after the last commit were never acknowledged; they are kept in torn-${number}`;
}

function copyOut(file: number, path: string, from: number, to: number): void {
  const torn = openSync(path, 'wx');
  try {
    const read = fileWindow(file, pieceBytes, to);
    for (let at = from; at < to;) {
      const piece = read(at, Math.min(at + pieceBytes, to));
      at += writeSync(torn, piece, 0, piece.length);
    }
    fsyncSync(torn);
  } finally {
    closeSync(torn);
  }
}
