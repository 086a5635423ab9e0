/**
 * A release of UCDP GED into the ledger and, while it is written, into the views: all of the file or nothing. The file goes
 * by twice, once for its hash and once for its rows; a problem anywhere abandons what was written, and a crash leaves what
 * was never acknowledged. A row that stands with the same values adds nothing, other values are a new version, and a row
 * that this file lacks stays.
 */
import {closeSync, fstatSync, openSync} from 'node:fs';
import {basename} from 'node:path';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {encodeLeaf, leafFormat, type ImportOpenedLeaf, type Leaf} from '../../monitoring/ledger/index.ts';
import {
  gedTable,
  hashFile,
  knownRelease,
  listing,
  readGedFile,
  type GedHead,
  type GedReading,
  type GedVisitor,
  type Listed,
} from '../import/ged/index.ts';
import type {BulkAppend, Ledger} from '../ledger-store/index.ts';
import type {Views, ViewsLoad} from '../views/index.ts';
import {utf8} from './register.ts';
import {compareWithStanding, type StandingComparison} from './standing-events.ts';

export interface GedImportOptions {
  readonly caseId: string;
  readonly path: string;
  /** As the importer names it, `22.1`; a file that is known by its hash names its release itself. */
  readonly release?: string;
  readonly author: string;
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
  const file = openSync(options.path, 'r');
  try {
    const before = fstatSync(file, {bigint: true});
    const {sha256, bytes} = hashFile(file);
    const release = releaseOf(sha256, bytes, options);
    if (!release.ok) return release;
    await views.catchUp();
    const writing = options.dryRun ? undefined : await beginWriting(ledger, views, options, sha256, release.value);
    try {
      const read = await readRows({ledger, views, options, file, writing});
      const after = fstatSync(file, {bigint: true});
      if (before.size !== after.size || before.mtimeNs !== after.mtimeNs) {
        const message = 'changed while it was read; nothing was written';
        return await refused(writing, [{code: 'file-changed', file: basename(options.path), message}]);
      }
      if (!read.ok) return await refused(writing, read.problems);
      const written = await writing?.end();
      const outcome = {...read.value, fileSha256: sha256, release: release.value};
      return success(written === undefined ? outcome : {...outcome, written});
    } catch (error) {
      await writing?.abandon();
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

async function refused(writing: Writing | undefined, problems: readonly Problem[]): Promise<Result<never>> {
  await writing?.abandon();
  return failure(problems);
}

function releaseOf(sha256: string, bytes: number, {release, path}: GedImportOptions): Result<string> {
  const known = knownRelease(sha256, bytes);
  if (known === undefined || release === undefined || release === known) return success(release ?? known ?? '');
  const message = `is release ${known} by its hash, not ${release}`;
  return failure([{code: 'other-release', file: basename(path), message}]);
}

interface Reading {
  readonly ledger: Ledger;
  readonly views: Views;
  readonly options: GedImportOptions;
  readonly file: number;
  readonly writing: Writing | undefined;
}

type ReadRows = Omit<GedImportOutcome, 'fileSha256' | 'release' | 'written'>;

async function readRows({ledger, views, options, file, writing}: Reading): Promise<Result<ReadRows>> {
  const name = basename(options.path);
  const standing = await views.standingEvents(options.caseId);
  const changed = listing<{id: string; columns: readonly string[]}>();
  let comparison: StandingComparison | undefined;
  let added = 0;
  let unchanged = 0;
  const visitor: GedVisitor = {
    head: (head) => {
      comparison = compareWithStanding(ledger, standing, head.header);
      writing?.head(head);
    },
    row: (row, source, fields) => {
      const found = comparison?.compare(row.id, source, fields) ?? 'new';
      if (found === 'new') added += 1;
      else if (found.length > 0) changed.add({id: String(row.id), columns: found});
      else {
        unchanged += 1;
        return undefined;
      }
      return writing?.row(row, source, fields);
    },
    afterPiece: async () => {
      options.progress?.(added + unchanged + changed.get().count);
      await writing?.load.drained();
    },
  };
  const read = await readGedFile(file, name, visitor);
  if (!read.ok) return read;
  const {shape, rows, repeated, flagged} = read.value;
  const absent = listing<string>();
  comparison?.absent().forEach((id) => absent.add(String(id)));
  return success({
    table: gedTable,
    file: name,
    shape: shape.name,
    rows,
    added,
    changed: changed.get(),
    unchanged,
    repeated,
    absent: absent.get(),
    flagged,
  });
}

interface Writing {
  readonly load: ViewsLoad;
  head(head: GedHead): void;
  row: GedVisitor['row'];
  /** Acknowledged by the ledger and shown by the views; undefined where no row was new. */
  end(): Promise<GedImportOutcome['written']>;
  abandon(): Promise<void>;
}

/** Ledger and views side by side: the views become valid only with the size and root that the ledger acknowledged. */
async function beginWriting(
  ledger: Ledger,
  views: Views,
  {caseId, path, author, recorded}: GedImportOptions,
  fileSha256: string,
  release: string,
): Promise<Writing> {
  const bulk = ledger.bulk();
  const load = await views.beginLoad();
  let opened: (Omit<ImportOpenedLeaf, 'header'> & {readonly header: readonly string[]}) | undefined;
  let openedAt = -1;
  let rows = 0;
  const put = (leaf: Leaf): number => {
    const entry = pushLeaf(bulk, leaf);
    load.leaf(entry, leaf);
    return entry;
  };
  const abandon = async (): Promise<void> => {
    await bulk.abandon();
    await load.abandon();
  };
  return {
    load,
    head: ({header}) => {
      const file = {file: basename(path), fileSha256, release};
      opened = {
        format: leafFormat,
        kind: 'import_opened',
        case: caseId,
        table: gedTable,
        header,
        ...file,
        author,
        recorded,
      };
    },
    row: (row, source, fields) => {
      if (openedAt === -1) openedAt = put(opened as ImportOpenedLeaf);
      const entry = bulk.pushRow(source, fields.from, fields.to);
      if (entry === -1) {
        const message = `has ${fields.to - fields.from} bytes, which is more than an entry can hold`;
        return {code: 'entry-too-large', message};
      }
      rows += 1;
      load.event(entry, row, source, fields);
      return undefined;
    },
    end: async () => {
      if (rows === 0) {
        await abandon();
        return undefined;
      }
      const rowsRoot = Buffer.from(bulk.rowsRoot(openedAt + 1, bulk.next)).toString('base64');
      put({format: leafFormat, kind: 'import_sealed', case: caseId, table: gedTable, opened: openedAt, rows, rowsRoot});
      const {size, root} = await bulk.commit();
      // The rows are in the ledger; views that could not follow catch up from it.
      await load.finish(size, root).catch(() => views.catchUp());
      return {first: openedAt, count: size - openedAt};
    },
    abandon,
  };
}

function pushLeaf(bulk: BulkAppend, leaf: Leaf): number {
  const encoded = encodeLeaf(utf8, leaf);
  if (!encoded.ok) throw new Error(encoded.problems[0]?.message ?? 'is no entry');
  return bulk.push(encoded.value);
}
