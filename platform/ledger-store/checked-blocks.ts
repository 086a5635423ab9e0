/**
 * Blocks of the log checked ahead of their use, many at a time and by two threads where there is enough of them: finding a
 * log of a million entries sound is mostly hashing, and a machine has two cores. Both threads take the next unchecked
 * block until none is left; what they found lies in shared memory, in the order of the file. What follows from it (sizes,
 * roots, what was acknowledged) is judged afterwards by one thread, block by block (load-log.ts).
 */
import {Worker} from 'node:worker_threads';
import {hashBytes} from '../../monitoring/ledger/index.ts';
import {checkBlock, type BlockPlace, type BlockRead, type LeafFindings} from './check-block.ts';

/** Blocks one after another, what is in them, and which of them are whole. */
export interface CheckedBlocks extends LeafFindings {
  readonly blocks: readonly BlockPlace[];
  readonly isWhole: (block: number) => boolean;
}

/** Less than this is checked before another thread has started. */
const worthwhileBytes = 48 * 1024 * 1024;
/** If the other thread makes no progress for so long, this one does its blocks too. */
const patienceMilliseconds = 20_000;

export interface BlockChecker {
  /** The other thread begins with these blocks while this one does something else. */
  readonly begin: (blocks: readonly BlockPlace[]) => BlockTask;
  /** Both check what is left of them. */
  readonly finish: (task: BlockTask) => CheckedBlocks;
  readonly end: () => void;
}

/** States of a block in shared memory. */
const [unchecked, whole, broken] = [0, 1, 2];

/** A row of blocks that both threads work on; claims and findings go through shared memory alone. */
export interface BlockTask extends LeafFindings {
  readonly places: readonly BlockPlace[];
  /** [0]: the next block that nobody has taken; [1]: how many are finished. */
  readonly claims: Int32Array;
  readonly states: Uint8Array;
}

/** `path` is read by the other thread by itself; `remainingBytes` decides whether there is one. */
export function blockChecker(path: string, read: BlockRead, remainingBytes: number): BlockChecker {
  const other = remainingBytes >= worthwhileBytes ? startOther(path) : undefined;
  return {
    begin: (blocks) => {
      const task = taskFor(blocks);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      other?.postMessage(task);
      return task;
    },
    finish: (task) => {
      work(task, read);
      waitForOther(task, read);
      return {...task, blocks: task.places, isWhole: (block) => task.states[block] === whole};
    },
    end: () => void other?.terminate(),
  };
}

/** Type stripping runs the source as it is; a build has another ending. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './check-block-worker.ts' : './check-block-worker.js',
  import.meta.url,
);

function startOther(path: string): Worker {
  const worker = new Worker(workerFile, {workerData: {path}});
  // Where it cannot start, this thread checks everything.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

function taskFor(blocks: readonly BlockPlace[]): BlockTask {
  const leaves = blocks.reduce((sum, {header}) => sum + header.count, 0);
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  return {
    places: blocks,
    claims: new Int32Array(shared(8)),
    states: new Uint8Array(shared(blocks.length)),
    hashes: new Uint8Array(shared(leaves * hashBytes)),
    lengths: new Uint32Array(shared(leaves * 4)),
    rows: new Uint8Array(shared(leaves)),
  };
}

/** Takes block after block until none is left. */
export function work(task: BlockTask, read: BlockRead): void {
  for (;;) {
    const block = Atomics.add(task.claims, 0, 1);
    const place = task.places[block];
    if (place === undefined) return;
    checkOne(task, block, place, read);
    Atomics.add(task.claims, 1, 1);
    Atomics.notify(task.claims, 1);
  }
}

function checkOne(task: BlockTask, block: number, place: BlockPlace, read: BlockRead): void {
  Atomics.store(task.states, block, checkBlock(place, read, task) ? whole : broken);
}

function waitForOther(task: BlockTask, read: BlockRead): void {
  for (;;) {
    const finished = Atomics.load(task.claims, 1);
    const open = task.places.findIndex((_, block) => Atomics.load(task.states, block) === unchecked);
    const place = task.places[open];
    if (place === undefined) return;
    const woken = Atomics.wait(task.claims, 1, finished, patienceMilliseconds);
    // Checking a block twice gives the same findings twice.
    if (woken === 'timed-out') checkOne(task, open, place, read);
  }
}
