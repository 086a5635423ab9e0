/**
 * The open ledger: reads, and appends in commits. Ordinary appends that arrive together, or while another commit is
 * flushed, share a commit; a bulk append is a commit of its own, which the others wait for.
 */
import {sameBytes} from '../../monitoring/ledger/index.ts';
import {blockRoom, refuseLongLeaf, type BlockWriter} from './block-writer.ts';
import {bulkAppend} from './bulk-append.ts';
import {commits, type CommitParts, type Commits} from './commits.ts';
import {fileWindow, readWhole} from './file-window.ts';
import {rowLeafHash} from './kernels/row-leaves.ts';
import type {Appended, BulkAppend, Ledger} from './ledger.ts';
import {LedgerStopped} from './log-end.ts';

/** What a scan reads at a time: large against the cost of a read, small enough to stay near the processor. */
const scanAheadBytes = 1024 * 1024;

export interface RunningParts extends CommitParts {
  readonly blockBytes: number;
  readonly readOnly: boolean;
  readonly letGo: () => void;
}

export function runningLedger(parts: RunningParts): Ledger {
  const log = commits(parts);
  return {
    folder: parts.folder,
    get size() {
      return log.size();
    },
    ...reading(parts, log),
    ...appending(parts, log),
  };
}

type Reading = Omit<Ledger, 'folder' | 'size' | 'append' | 'nextIndex' | 'bulk' | 'close'>;

/** What is acknowledged and nothing else, though tree and places may hold more. */
function reading({file, tree, places}: RunningParts, log: Commits): Reading {
  const within = (index: number): number => {
    if (!(index >= 0 && index < log.size())) throw new RangeError(`no entry ${index}, the ledger has ${log.size()}`);
    return index;
  };
  return {
    root: (size = log.size()) => tree.root(size === 0 ? 0 : within(size - 1) + 1),
    rowsRoot: (from, to) => tree.rootOf(from, within(to - 1) + 1),
    leafHash: (index) => tree.leaf(within(index)),
    inclusion: (index, size) => tree.inclusion(index, within(size - 1) + 1),
    consistency: (first, second) => tree.consistency(first, second === 0 ? 0 : within(second - 1) + 1),
    subtreeHashes: (height, from, to) => {
      within(to * 2 ** height - 1);
      return tree.subtreeHashes(height, from, to);
    },
    holdsRow: (index, source, from, to) => {
      const hash = rowLeafHash(source, from, to);
      return hash !== undefined && sameBytes(hash, tree.leaf(within(index)));
    },
    leaf: (index) => {
      const bytes = new Uint8Array(places.bytes(within(index)));
      readWhole(file, bytes, places.from(index));
      return bytes;
    },
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
  };
}

interface Waiting {
  readonly leaves: readonly Uint8Array[];
  readonly done: (value: Appended) => void;
  readonly failed: (error: unknown) => void;
}

/** Never rejects: who waits is told. */
async function commitTogether(batch: readonly Waiting[], log: Commits, blockBytes: number): Promise<void> {
  try {
    const leaves = batch.flatMap((part) => part.leaves);
    const appended = await log.finish(written(leaves, log, blockBytes));
    let {first} = appended;
    for (const part of batch) {
      part.done({...appended, first});
      first += part.leaves.length;
    }
  } catch (error) {
    for (const part of batch) part.failed(error);
  }
}

function written(leaves: readonly Uint8Array[], log: Commits, blockBytes: number): BlockWriter {
  try {
    const leafBytes = leaves.reduce((sum, leaf) => sum + leaf.length, 0);
    const writer = log.begin(blockRoom(blockBytes, leaves.length, leafBytes));
    for (const leaf of leaves) writer.push(leaf);
    return writer;
  } catch (error) {
    throw log.fail(error);
  }
}

function appending(
  {tree, blockBytes, readOnly, letGo}: RunningParts,
  log: Commits,
): Pick<Ledger, 'append' | 'nextIndex' | 'bulk' | 'close'> {
  let waiting: Waiting[] = [];
  let bulk: BulkAppend | undefined;
  let bulkEnded: Promise<unknown> | undefined;
  let running: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  const refuse = (): void => {
    if (readOnly) throw new LedgerStopped('the ledger is open for reading only');
    if (closing !== undefined) throw new LedgerStopped('the ledger is closed');
  };
  /** Everything that waits becomes one commit; it is written when this returns, and flushed when it resolves. */
  const commitWaiting = (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    return commitTogether(batch, log, blockBytes);
  };
  const mayCommit = (): boolean => waiting.length > 0 && bulk === undefined;
  const run = async (): Promise<void> => {
    while (mayCommit()) await commitWaiting();
    running = undefined;
  };
  const start = (): void => {
    if (mayCommit()) running ??= run();
  };
  /** What waits is still written; a bulk append is ended, unless it is being committed. */
  const close = async (): Promise<void> => {
    await bulk?.abandon();
    await bulkEnded;
    start();
    await running;
    letGo();
  };
  return {
    append: async (leaves) => {
      refuse();
      if (leaves.length === 0) throw new RangeError('nothing to append');
      leaves.forEach(refuseLongLeaf);
      return new Promise((done, failed) => {
        if (waiting.length === 0) setImmediate(start);
        waiting.push({leaves, done, failed});
      });
    },
    nextIndex: () =>
      bulk === undefined ? waiting.reduce((sum, {leaves}) => sum + leaves.length, tree.size()) : undefined,
    bulk: () => {
      refuse();
      if (bulk !== undefined) throw new Error('a bulk append is under way; it must be committed or abandoned first');
      const before = waiting.length > 0 ? commitWaiting() : undefined;
      bulkEnded = before;
      const {promise, resolve} = Promise.withResolvers<void>();
      const ended = (): void => {
        bulk = undefined;
        resolve();
        if (waiting.length > 0) setImmediate(start);
      };
      bulk = bulkAppend({tree, commits: log, blockBytes, ended});
      bulkEnded = Promise.all([before, promise]);
      return bulk;
    },
    close: () => (closing ??= close()),
  };
}
