/**
 * The cases that come with the program, in the order in which they are loaded, and whether one is in the ledger as it
 * is: by the text of its documents and the hashes of its tables, so that a second start reads nothing of it again.
 */
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {exerciseSeed, generateExercise} from '../../import/exercise/index.ts';
import {registerTables} from '../../import/register-tables.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {programFolder} from '../program-folder.ts';
import {standingKey} from '../register.ts';
import {scanOtherThanRows} from '../scan-leaves.ts';

export interface ShippedCase {
  readonly id: string;
  readonly folder: string;
  /** Tables that are made from a seed instead of being kept as files, by file name. */
  readonly generated?: () => ReadonlyMap<string, string>;
}

export function shippedCases(): readonly ShippedCase[] {
  const cases = fileURLToPath(new URL('cases/', programFolder));
  const folders = ['pakistan-afghanistan-2025', 'pakistan-ttp-2021', 'exercise'].map((id) => ({
    id,
    folder: join(cases, id),
  }));
  return folders
    .filter(({folder}) => existsSync(join(folder, 'case.yaml')))
    .map((one) => (one.id === 'exercise' ? {...one, generated: () => generateExercise(exerciseSeed).files} : one));
}

/** By `standingKey` of case and document or table: the text of a document, the SHA-256 of the file imported last. */
export type ImportedFiles = ReadonlyMap<string, string>;

export function importedFiles(ledger: Pick<Ledger, 'size' | 'scan' | 'afterRows'>): ImportedFiles {
  const files = new Map<string, string>();
  scanOtherThanRows(ledger, 0, ledger.size, (_, leaf) => {
    if (leaf.kind === 'document') files.set(standingKey(leaf.case, 'document', leaf.name), leaf.text);
    if (leaf.kind === 'import_opened') files.set(standingKey(leaf.case, leaf.table, ''), leaf.fileSha256);
    if (leaf.kind === 'withdrawal') files.delete(standingKey(leaf.case, leaf.table, ''));
  });
  return files;
}

/**
 * An import adds what its file has new and leaves the rest, so after it every row of the file stands; if it was the last
 * import of its table, importing the same bytes again would add nothing.
 */
export function caseIsIn(files: ImportedFiles, {id, folder}: ShippedCase): boolean {
  const agreements = join(folder, 'agreements');
  const documents = [
    'case.yaml',
    ...(existsSync(agreements) ? readdirSync(agreements).map((name) => `agreements/${name}`) : []),
    ...readdirSync(folder).filter((name) => name.endsWith('.geojson')),
  ];
  return (
    documents.every(
      (name) => files.get(standingKey(id, 'document', name)) === readFileSync(join(folder, name), 'utf8'),
    ) && tableHashes(folder).every(({table, sha256}) => files.get(standingKey(id, table, '')) === sha256)
  );
}

/** Hashes of tables that are made from a seed are kept beside case.yaml, in the form of sha256sum. */
export const generatedHashes = 'tables.sha256';

function tableHashes(folder: string): readonly {readonly table: string; readonly sha256: string}[] {
  const kept = join(folder, generatedHashes);
  if (existsSync(kept)) {
    const lines = readFileSync(kept, 'utf8').trimEnd().split('\n');
    return lines.map((line) => ({table: line.slice(66).replace('.csv', ''), sha256: line.slice(0, 64)}));
  }
  return registerTables
    .map(({name}) => ({table: name, path: join(folder, `${name}.csv`)}))
    .filter(({path}) => existsSync(path))
    .map(({table, path}) => ({table, bytes: readFileSync(path)}))
    .filter(({bytes}) => hasRows(bytes))
    .map(({table, bytes}) => ({table, sha256: createHash('sha256').update(bytes).digest('hex')}));
}

/** A table with a header alone leaves no entry. */
const hasRows = (bytes: Buffer): boolean => bytes.toString('utf8').trim().includes('\n');
