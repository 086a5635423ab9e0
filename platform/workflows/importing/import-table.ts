/**
 * One table file into the ledger: all of it or nothing. A row that stands already adds nothing, a changed row becomes a
 * new version, and a dry run says which is which without writing.
 */
import {createHash} from 'node:crypto';
import {cellText, failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {
  base64Of,
  encodeLeaf,
  hashBytes,
  leafFormat,
  leafHash,
  merkleTree,
  type Leaf,
} from '../../../monitoring/ledger/index.ts';
import {readCsv} from '../../import/csv.ts';
import type {TableFile, TableRow} from '../../import/read-table.ts';
import {appendKept, type Signer, type Signers} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {readRegister, standingKey, utf8, type Register} from '../register.ts';

export interface ImportOutcome {
  readonly table: string;
  readonly file: string;
  readonly added: readonly string[];
  readonly changed: readonly {readonly id: string; readonly columns: readonly string[]}[];
  readonly unchanged: number;
  /** Ids that stand in the ledger and are not in this file; they stay. */
  readonly absent: readonly string[];
  /** Entries written, as first index and count; none for a dry run or where nothing was new. */
  readonly written?: {readonly first: number; readonly count: number};
}

export interface ImportOptions {
  readonly caseId: string;
  readonly bytes: Uint8Array;
  readonly author: string;
  /** Asked for the author only where something is to be written. */
  readonly signers: Signers;
  /** ISO 8601 in UTC: the caller's clock. */
  readonly recorded: string;
  readonly dryRun: boolean;
}

const sha256 = (bytes: Uint8Array): Uint8Array => Uint8Array.from(createHash('sha256').update(bytes).digest());

export async function importTable(
  ledger: Ledger,
  source: TableFile,
  options: ImportOptions,
  register: Register = standingRegister(ledger, options.caseId),
): Promise<Result<ImportOutcome>> {
  const {fresh, outcome} = compare(register, source, options.caseId);
  if (options.dryRun || fresh.length === 0) return success(outcome);
  const signer = options.signers(options.author, options.recorded);
  if (!signer.ok) return signer;
  const leaves = importLeaves(source, fresh, {...options, signer: signer.value}, ledger.size);
  if (!leaves.ok) {
    signer.value.forget();
    return leaves;
  }
  const {first, size} = await appendKept(ledger, signer.value, leaves.value);
  return success({...outcome, written: {first, count: size - first}});
}

/** What stands now in a case; read once for all tables of a folder, because their ids never meet. */
export const standingRegister = (ledger: Ledger, caseId?: string): Register =>
  readRegister(ledger, ledger.size, caseId);

/** Which rows of a file are new or changed against what stands. */
export function compare(
  register: Register,
  source: TableFile,
  caseId: string,
): {readonly fresh: readonly TableRow[]; readonly outcome: ImportOutcome} {
  const fresh: TableRow[] = [];
  const added: string[] = [];
  const changed: {id: string; columns: readonly string[]}[] = [];
  const sameHeaders = new Map<number, boolean>();
  const sameHeader = (opened: number): boolean => {
    const before = register.opened.get(opened)?.header ?? [];
    const same = sameHeaders.get(opened) ?? sameNames(before, source.header);
    sameHeaders.set(opened, same);
    return same;
  };
  for (const row of source.rows) {
    const standing = register.standing.get(standingKey(caseId, source.table.name, row.id));
    if (standing === undefined) {
      fresh.push(row);
      added.push(row.id);
      continue;
    }
    if (standing.text === row.text && sameHeader(standing.opened)) continue;
    const before = fieldsByColumn(register.opened.get(standing.opened)?.header ?? [], standing.text);
    const after = fieldsByColumn(source.header, row.text);
    const columns = Object.keys(source.table.columns).filter((name) => (before[name] ?? '') !== (after[name] ?? ''));
    if (columns.length === 0) continue;
    fresh.push(row);
    changed.push({id: row.id, columns});
  }
  const ids = new Set(source.rows.map((row) => standingKey(caseId, source.table.name, row.id)));
  const prefix = standingKey(caseId, source.table.name, '');
  const absent = [...register.standing.keys()].filter((key) => key.startsWith(prefix) && !ids.has(key));
  return {
    fresh,
    outcome: {
      table: source.table.name,
      file: source.file,
      added,
      changed,
      unchanged: source.rows.length - fresh.length,
      absent: absent.map((key) => key.slice(prefix.length)),
    },
  };
}

const sameNames = (before: readonly string[], after: readonly string[]): boolean =>
  before.length === after.length && before.every((name, index) => name === after[index]);

/** Values are compared, not quoting: the same row written with other quotes is the same row. */
function fieldsByColumn(header: readonly string[], row: string): Readonly<Record<string, string>> {
  const csv = readCsv(utf8.encode(row));
  const fields = csv.ok ? (csv.value[0]?.fields ?? []) : [];
  return Object.fromEntries(header.map((name, index) => [name, cellText(fields[index] ?? '')]));
}

export interface Encoding extends Pick<ImportOptions, 'caseId' | 'author' | 'recorded' | 'bytes'> {
  readonly signer: Signer;
}

/** The author's introduction, the opening, the rows, and the seal that he signs over both. */
export function importLeaves(
  source: TableFile,
  fresh: readonly TableRow[],
  {caseId, author, recorded, bytes, signer}: Encoding,
  size: number,
): Result<readonly Uint8Array[]> {
  const rows = merkleTree(sha256);
  const problems: Problem[] = [];
  const leaves: Uint8Array[] = [];
  const add = (leaf: Leaf, line?: number): Uint8Array => {
    const encoded = encodeLeaf(utf8, leaf);
    if (encoded.ok) {
      leaves.push(encoded.value);
      return leafHash(sha256, encoded.value);
    }
    const place = {file: source.file, ...(line === undefined ? {} : {line})};
    problems.push(...encoded.problems.map((problem) => ({...problem, ...place})));
    return new Uint8Array(hashBytes);
  };
  for (const leaf of signer.introduction()) add(leaf);
  const opened = size + leaves.length;
  const openedHash = add({
    format: leafFormat,
    kind: 'import_opened',
    case: caseId,
    table: source.table.name,
    header: source.header,
    file: source.file,
    fileSha256: Buffer.from(sha256(bytes)).toString('hex'),
    release: '',
    author,
    recorded,
  });
  for (const row of fresh) rows.push(add({format: leafFormat, kind: 'row', row: row.text}, row.line));
  const sealed = {
    kind: 'import_sealed',
    case: caseId,
    table: source.table.name,
    opened,
    openedHash: base64Of(openedHash),
    rows: fresh.length,
    rowsRoot: base64Of(rows.root()),
    recorded,
  } as const;
  if (problems.length === 0) add(signer.sign(sealed));
  return problems.length > 0 ? failure(problems) : success(leaves);
}
