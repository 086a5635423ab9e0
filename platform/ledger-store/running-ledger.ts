/**
 * The open ledger: reads, and appends in commits. Ordinary appends that arrive together share a commit and a flush; a
 * bulk append is a commit of its own, which the others wait for.
 */
import {fdatasyncSync} from 'node:fs';
import {blockRoom, refuseLongLeaf} from './block-writer.ts';
import {bulkAppend} from './bulk-append.ts';
import {commits, LedgerStopped, type CommitParts} from './commits.ts';
import {fileWindow, readWhole} from './file-window.ts';
import type {Appended, BulkAppend, Ledger} from './ledger.ts';

/** What a scan reads at a time: large against the cost of a read, small enough to stay near the processor. */
const scanAheadBytes = 1024 * 1024;

export interface RunningParts extends CommitParts {
  readonly blockBytes: number;
  readonly readOnly: boolean;
  readonly letGo: () => void;
}

interface Waiting {
  readonly leaves: readonly Uint8Array[];
  readonly done: (value: Appended) => void;
  readonly failed: (error: unknown) => void;
}

export function runningLedger(parts: RunningParts): Ledger {
  const {folder, file, tree, places, blockBytes, readOnly} = parts;
  const log = commits(parts);
  let waiting: Waiting[] = [];
  let bulk: BulkAppend | undefined;

  /** Everything that waits becomes one commit. */
  const flush = (): void => {
    if (bulk !== undefined || waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    let appended: Appended;
    try {
      const leaves = batch.flatMap((part) => part.leaves);
      const leafBytes = leaves.reduce((sum, leaf) => sum + leaf.length, 0);
      const writer = log.begin(blockRoom(blockBytes, leaves.length, leafBytes));
      for (const leaf of leaves) writer.push(leaf);
      const bytes = writer.finish();
      fdatasyncSync(file);
      appended = log.acknowledge(bytes);
    } catch (error) {
      const reason = log.stop(error);
      for (const part of batch) part.failed(reason);
      return;
    }
    let {first} = appended;
    for (const part of batch) {
      part.done({...appended, first});
      first += part.leaves.length;
    }
  };
  const refuseReadOnly = (): void => {
    if (readOnly) throw new LedgerStopped('the ledger is open for reading only');
  };
  const within = (index: number): number => {
    if (!(index >= 0 && index < log.size())) throw new RangeError(`no entry ${index}, the ledger has ${log.size()}`);
    return index;
  };
  const leaf = (index: number): Uint8Array => {
    const bytes = Buffer.allocUnsafe(places.bytes(within(index)));
    readWhole(file, bytes, places.from(index));
    return bytes;
  };
  return {
    folder,
    get size() {
      return log.size();
    },
    root: (size = log.size()) => tree.root(size === 0 ? 0 : within(size - 1) + 1),
    leafHash: (index) => tree.leaf(within(index)),
    leaf,
    scan: (from, to, visit) => {
      if (from >= to) return;
      const last = within(to - 1);
      const read = fileWindow(file, scanAheadBytes, places.from(last) + places.bytes(last));
      for (let index = within(from); index < to;) {
        const start = places.from(index);
        const answer = visit(index, read(start, start + places.bytes(index)));
        if (answer === false) return;
        index = typeof answer === 'number' ? Math.max(answer, index + 1) : index + 1;
      }
    },
    afterRows: (index) => Math.min(places.afterRows(index), log.size()),
    append: async (leaves) => {
      refuseReadOnly();
      if (leaves.length === 0) throw new RangeError('nothing to append');
      leaves.forEach(refuseLongLeaf);
      return new Promise((done, failed) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({leaves, done, failed});
      });
    },
    bulk: () => {
      refuseReadOnly();
      if (bulk !== undefined) throw new Error('a bulk append is under way; it must be committed or abandoned first');
      flush();
      bulk = bulkAppend({
        file,
        tree,
        commits: log,
        blockBytes,
        ended: () => {
          bulk = undefined;
          if (waiting.length > 0) setImmediate(flush);
        },
      });
      return bulk;
    },
    close: async () => {
      await bulk?.abandon();
      flush();
      parts.letGo();
    },
  };
}
