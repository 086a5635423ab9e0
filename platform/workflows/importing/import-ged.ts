/**
 * A release of UCDP GED into the ledger and, while it is written, into the views: all of the file or nothing. The file goes
 * by twice, once for its hash and once for its rows; a problem anywhere abandons what was written, and a crash leaves what
 * was never acknowledged. A row that stands with the same values adds nothing, other values are a new version, and a row
 * that this file lacks stays.
 */
import {closeSync, fstatSync, openSync} from 'node:fs';
import {basename} from 'node:path';
import {failure, success, type Result} from '../../../monitoring/kernel/index.ts';
import {base64Of, encodeLeaf, leafFormat, type ImportOpenedLeaf, type Leaf} from '../../../monitoring/ledger/index.ts';
import {
  gedTable,
  hashFile,
  knownRelease,
  listing,
  openGedReader,
  type EventBatch,
  type GedHead,
  type GedPiece,
  type GedReader,
  type GedReading,
  type Listed,
} from '../../import/ged/index.ts';
import type {Signer, Signers} from '../../keys/index.ts';
import type {BulkAppend, Ledger} from '../../ledger-store/index.ts';
import type {StandingEvents, Views} from '../../views/index.ts';
import {utf8} from '../register.ts';
import {compareWithStanding, type StandingComparison} from './standing-events.ts';

export interface GedImportOptions {
  readonly caseId: string;
  readonly path: string;
  /** As the importer names it, `22.1`; a file that is known by its hash names its release itself. */
  readonly release?: string;
  readonly author: string;
  /** Asked for the author only where a row is to be written. */
  readonly signers: Signers;
  /** ISO 8601 in UTC: the caller's clock. */
  readonly recorded: string;
  readonly dryRun: boolean;
  /** Told now and then how many rows were read. */
  readonly progress?: (rows: number) => void;
}

export interface GedImportOutcome {
  readonly table: typeof gedTable;
  readonly file: string;
  readonly fileSha256: string;
  /** Which of the published shapes. */
  readonly shape: string;
  readonly release: string;
  readonly rows: number;
  readonly added: number;
  readonly changed: Listed<{readonly id: string; readonly columns: readonly string[]}>;
  readonly unchanged: number;
  readonly repeated: number;
  /** Ids that stand in the ledger and are not in this file; they stay. */
  readonly absent: Listed<string>;
  readonly flagged: GedReading['flagged'];
  /** Entries written, as first index and count; none for a dry run or where nothing was new. */
  readonly written?: {readonly first: number; readonly count: number};
}

export async function importGed(
  ledger: Ledger,
  views: Views,
  options: GedImportOptions,
): Promise<Result<GedImportOutcome>> {
  const name = basename(options.path);
  const file = openSync(options.path, 'r');
  const reader = openGedReader(options.path, name);
  let writing: Writing | undefined;
  try {
    const before = fstatSync(file, {bigint: true});
    const {sha256, bytes} = hashFile(file);
    const release = releaseOf(sha256, bytes, options);
    if (!release.ok) return release;
    await views.catchUp();
    const standing = await views.standingEvents(options.caseId);
    if (!options.dryRun) {
      const signer = options.signers(options.author, options.recorded);
      if (!signer.ok) return signer;
      const parts = {signer: signer.value, fileSha256: sha256, release: release.value};
      writing = await beginWriting(ledger, views, options, parts);
    }
    const rows = await takeRows({reader, ledger, standing, writing, progress: options.progress});
    const after = fstatSync(file, {bigint: true});
    const same = before.size === after.size && before.mtimeNs === after.mtimeNs;
    if (!same) return failure([{code: 'file-changed', file: name, message: 'changed while it was read'}]);
    if (!rows.ok) return rows;
    const written = await writing?.end();
    const outcome = {...rows.value, table: gedTable, file: name, fileSha256: sha256, release: release.value} as const;
    return success(written === undefined ? outcome : {...outcome, written});
  } finally {
    await reader.stop();
    await writing?.abandon();
    closeSync(file);
  }
}

function releaseOf(sha256: string, bytes: number, {release, path}: GedImportOptions): Result<string> {
  const known = knownRelease(sha256, bytes);
  if (known === undefined || release === undefined || release === known) return success(release ?? known ?? '');
  const message = `is release ${known} by its hash, not ${release}`;
  return failure([{code: 'other-release', file: basename(path), message}]);
}

interface Taking {
  readonly reader: GedReader;
  readonly ledger: Ledger;
  readonly standing: StandingEvents;
  readonly writing: Writing | undefined;
  readonly progress: GedImportOptions['progress'];
}

type Rows = Omit<GedImportOutcome, 'table' | 'file' | 'fileSha256' | 'release' | 'written'>;

/** Every piece that the reader sends: compared with what stands, and written where it is new. */
async function takeRows({reader, ledger, standing, writing, progress}: Taking): Promise<Result<Rows>> {
  const changed = listing<{id: string; columns: readonly string[]}>();
  let comparison: StandingComparison | undefined;
  let read = 0;
  let added = 0;
  const take = ({batch, source, spans}: GedPiece): void => {
    writing?.batch(batch);
    for (let row = 0; row < batch.count; row += 1) {
      const id = batch.ids[row] as number;
      const [from, to] = [spans[2 * row] as number, spans[2 * row + 1] as number];
      const found = comparison?.compare(id, source, from, to) ?? 'new';
      if (found === 'new') added += 1;
      else if (found.length === 0) continue;
      else changed.add({id: String(id), columns: found});
      writing?.row(source, from, to, row);
    }
    read += batch.count;
  };
  for (;;) {
    const message = await reader.next();
    switch (message.kind) {
      case 'head':
        comparison = compareWithStanding(ledger, standing, message.head.header);
        writing?.head(message.head);
        break;
      case 'piece':
        take(message.piece);
        reader.done();
        progress?.(read);
        break;
      case 'end': {
        if (!message.result.ok) return message.result;
        const {shape, rows, repeated, flagged} = message.result.value;
        const absent = listing<string>();
        comparison?.absent().forEach((id) => absent.add(String(id)));
        const counts = {rows, added, unchanged: read - added - changed.get().count, repeated};
        return success({...counts, shape: shape.name, changed: changed.get(), absent: absent.get(), flagged});
      }
    }
  }
}

interface Writing {
  head(head: GedHead): void;
  /** The batch that the rows which follow are of. */
  batch(batch: EventBatch): void;
  /** The record `source[from, to)`, which is the batch's row of that number. */
  row(source: Uint8Array, from: number, to: number, row: number): void;
  /** Acknowledged by the ledger and shown by the views; undefined where no row was new. */
  end(): Promise<GedImportOutcome['written']>;
  /** Nothing of it happened; nothing to do where it has ended. */
  abandon(): Promise<void>;
}

interface WritingParts {
  readonly signer: Signer;
  readonly fileSha256: string;
  readonly release: string;
}

/** Ledger and views side by side: the views become valid only with the size and root that the ledger acknowledged. */
async function beginWriting(
  ledger: Ledger,
  views: Views,
  options: GedImportOptions,
  parts: WritingParts,
): Promise<Writing> {
  const {caseId, recorded} = options;
  const {signer} = parts;
  const bulk = ledger.bulk();
  const load = await views.beginLoad();
  let head: ImportOpenedLeaf | undefined;
  let [first, opened] = [-1, -1];
  let rows = 0;
  let ended = false;
  const put = (leaf: Leaf): number => {
    const entry = pushLeaf(bulk, leaf);
    load.leaf(entry, leaf);
    return entry;
  };
  /** Before the first row: who writes, where the ledger does not know him yet, and what is imported. */
  const begin = (): void => {
    first = bulk.next;
    for (const leaf of signer.introduction()) put(leaf);
    opened = put(head as ImportOpenedLeaf);
  };
  const abandon = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    signer.forget();
    await bulk.abandon();
    await load.abandon();
  };
  return {
    head: ({header}) => {
      head = openingOf(options, parts, header);
    },
    batch: load.batch,
    row: (source, from, to, row) => {
      if (opened === -1) begin();
      const entry = bulk.pushRow(source, from, to);
      if (entry === -1) throw new Error('a row that the reader let pass is too large for an entry');
      rows += 1;
      load.event(entry, row);
    },
    end: async () => {
      if (rows === 0) {
        await abandon();
        return undefined;
      }
      const openedHash = base64Of(bulk.leafHash(opened));
      const rowsRoot = base64Of(bulk.rowsRoot(opened + 1, bulk.next));
      const seal = {kind: 'import_sealed', case: caseId, table: gedTable, opened, openedHash, rows, rowsRoot} as const;
      put(signer.sign({...seal, recorded}));
      const {size, root} = await bulk.commit();
      ended = true;
      signer.kept();
      // The rows are in the ledger; views that could not follow catch up from it.
      await load.finish(size, root).catch(() => views.catchUp());
      return {first, count: size - first};
    },
    abandon,
  };
}

const openingOf = (
  {caseId, path, author, recorded}: GedImportOptions,
  {fileSha256, release}: WritingParts,
  header: readonly string[],
): ImportOpenedLeaf => ({
  format: leafFormat,
  kind: 'import_opened',
  case: caseId,
  table: gedTable,
  header,
  file: basename(path),
  fileSha256,
  release,
  author,
  recorded,
});

function pushLeaf(bulk: BulkAppend, leaf: Leaf): number {
  const encoded = encodeLeaf(utf8, leaf);
  if (!encoded.ok) throw new Error(encoded.problems[0]?.message ?? 'is no entry');
  return bulk.push(encoded.value);
}
