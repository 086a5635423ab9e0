/**
 * Opens the contents of a data folder. Whoever writes them holds the ledger's lock. At the start of a writer, what the last
 * flush left cut short is overwritten and cut off: nobody was told that it is kept, and a part of a content that nothing
 * names could not be removed later. Older bytes that are no frame are damage: they stay as they are, and it is said.
 */
import {join} from 'node:path';
import {sameBytes} from '../../monitoring/ledger/index.ts';
import {ensureFolder, nodeDisk, type Disk} from '../disk/index.ts';
import {reserveOn, type Reserve} from '../ledger-store/reserve.ts';
import {contentsFile, type ContentsFile} from './contents-file.ts';
import {contentsIndex} from './contents-index.ts';
import type {Contents} from './contents.ts';
import {runningContents} from './running-contents.ts';
import {overwrite, wholeBody} from './placed-frame.ts';
import {walkFrames, type Gap, type Placed} from './walk.ts';

export const contentsHeader = Buffer.from('holdfire-contents/1\n', 'latin1');

export interface ContentsOptions {
  readonly folder: string;
  readonly readOnly?: boolean;
  readonly notice?: (sentence: string) => void;
  readonly disk?: Disk;
  /** What must stay free; without it, what the ledger keeps free. */
  readonly reserveBytes?: number;
}

/** The contents file is of another version, or is none. */
export class ContentsBroken extends Error {
  override readonly name = 'ContentsBroken';
}

/** Throws ContentsBroken. A reader of a folder that has none finds nothing in it. */
export async function openContents(options: ContentsOptions): Promise<Contents> {
  const {folder, readOnly = false, notice = () => {}, disk = nodeDisk, reserveBytes} = options;
  if (!readOnly) ensureFolder(disk, folder);
  const path = join(folder, 'contents.log');
  const file = contentsFile(disk, path, readOnly);
  const reserve = reserveOn(disk, folder, reserveBytes);
  return file === undefined ? noContents : contentsIn(file, {path, readOnly, notice, reserve});
}

const noContents: Contents = {
  keep: () => Promise.reject(new Error('the contents are open for reading only')),
  find: () => ({kind: 'missing'}),
  destroy: () => Promise.reject(new Error('the contents are open for reading only')),
  close: () => Promise.resolve(),
};

export interface ContentsIn {
  readonly path: string;
  readonly readOnly: boolean;
  readonly notice: (sentence: string) => void;
  readonly reserve: Reserve;
}

export async function contentsIn(file: ContentsFile, {path, readOnly, notice, reserve}: ContentsIn): Promise<Contents> {
  await begin(file, path, readOnly);
  const {frames, gaps, lastFlushFrom} = walkFrames(file, contentsHeader.length);
  const isLate = ({from}: {readonly from: number}): boolean => from >= lastFlushFrom;
  const torn = frames.filter(
    (frame) => isLate(frame) && !frame.header.isGone && wholeBody(file, frame.from, frame.header) === undefined,
  );
  if (!readOnly) await dropTorn(file, torn, gaps.filter(isLate));
  const damaged = gaps.filter((gap) => !isLate(gap) && !isEmpty(file, gap));
  if (damaged.length > 0) {
    const bytes = damaged.reduce((sum, {from, to}) => sum + to - from, 0);
    notice(`${path} is damaged in ${damaged.length} places (${bytes} bytes); “holdfire verify” names the contents`);
  }
  const index = contentsIndex();
  const dropped = new Set(torn);
  for (const frame of frames) {
    if (!dropped.has(frame)) index.add(Buffer.from(frame.header.commitment).toString('base64'), frame.from);
  }
  return runningContents({file, index, readOnly, reserve});
}

async function begin(file: ContentsFile, path: string, readOnly: boolean): Promise<void> {
  const start = file.read(0, contentsHeader.length);
  if (sameBytes(start, contentsHeader)) return;
  const isBeginning = start.length < contentsHeader.length && contentsHeader.subarray(0, start.length).equals(start);
  if (isBeginning && readOnly) return;
  const isTornBeginning = start.every((byte) => byte === 0) && file.size() <= contentsHeader.length;
  if (!isBeginning && !isTornBeginning) {
    const version = /^holdfire-contents\/([02-9])/.exec(start.toString('latin1'))?.[1];
    throw new ContentsBroken(
      version === undefined
        ? `${path} does not begin with "holdfire-contents/1": it holds no contents, or its first line is damaged`
        : `${path} is of version ${version}; this program reads version 1. It is from a newer version of Holdfire (start that one), or damaged`,
    );
  }
  await file.write(contentsHeader, 0);
  await file.flush();
}

const isEmpty = (file: Pick<ContentsFile, 'read'>, {from, to}: Gap): boolean =>
  file.read(from, to - from).every((byte) => byte === 0);

async function dropTorn(file: ContentsFile, torn: readonly Placed[], gaps: readonly Gap[]): Promise<void> {
  const end = file.size();
  if (torn.length === 0 && gaps.length === 0) return;
  for (const {from, header} of torn) await overwrite(file, from, header.bodyBytes);
  for (const {from, to} of gaps) await file.write(new Uint8Array(to - from), from);
  await file.flush();
  const tail = gaps.find(({to}) => to === end);
  if (tail !== undefined) file.cut(tail.from);
}
