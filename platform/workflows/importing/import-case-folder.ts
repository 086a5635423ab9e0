/**
 * A case folder into the ledger: case.yaml, its agreements and its tables. Every file is read and checked before the
 * first entry is written, so that a problem in the last file leaves nothing of the first.
 */
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {basename, join} from 'node:path';
import {
  checkAgreement,
  placeAgreementProblems,
  readAgreement,
  readCase,
  type Agreement,
  type CaseFile,
} from '../../../monitoring/agreement/index.ts';
import {proofStandards} from '../../../monitoring/findings/index.ts';
import {targetTypes} from '../../../monitoring/incidents/index.ts';
import {failure, success, type Problem, type Result} from '../../../monitoring/kernel/index.ts';
import {encodeLeaf, type Leaf} from '../../../monitoring/ledger/index.ts';
import {eventTypes} from '../../../monitoring/reports/index.ts';
import {checkReferences} from '../../import/check-references.ts';
import {readTable, type TableFile} from '../../import/read-table.ts';
import {registerTables} from '../../import/register-tables.ts';
import {appendKept} from '../../keys/index.ts';
import type {Ledger} from '../../ledger-store/index.ts';
import {importTable, standingRegister, type ImportOptions, type ImportOutcome} from './import-table.ts';
import {standingKey, utf8} from '../register.ts';

type FolderOptions = Pick<ImportOptions, 'author' | 'signers' | 'recorded' | 'dryRun'>;

interface CaseDocument {
  readonly name: string;
  readonly text: string;
}

interface CaseFolder {
  readonly caseFile: CaseFile;
  readonly documents: readonly CaseDocument[];
  readonly tables: readonly {readonly source: TableFile; readonly bytes: Uint8Array}[];
}

export async function importCaseFolder(
  ledger: Ledger,
  folder: string,
  options: FolderOptions,
  generated: ReadonlyMap<string, string> = new Map(),
): Promise<Result<readonly ImportOutcome[]>> {
  const read = readCaseFolder(folder, generated);
  if (!read.ok) return read;
  const {caseFile, documents, tables} = read.value;
  const outcomes: ImportOutcome[] = [];
  const register = standingRegister(ledger, caseFile.id);
  const fresh = documents.filter(
    ({name, text}) => register.standing.get(standingKey(caseFile.id, 'document', name))?.text !== text,
  );
  const before = documents.length - fresh.length;
  const added = fresh.map(({name}) => name);
  const shown = {
    table: 'documents',
    file: `${caseFile.id}: documents`,
    added,
    changed: [],
    unchanged: before,
    absent: [],
  };
  if (fresh.length === 0 || options.dryRun) outcomes.push(shown);
  else {
    const written = await writeDocuments(ledger, caseFile.id, fresh, options);
    if (!written.ok) return written;
    outcomes.push({...shown, written: written.value});
  }
  for (const {source, bytes} of tables) {
    const outcome = await importTable(ledger, source, {...options, caseId: caseFile.id, bytes}, register);
    if (!outcome.ok) return outcome;
    outcomes.push(outcome.value);
  }
  return success(outcomes);
}

async function writeDocuments(
  ledger: Ledger,
  caseId: string,
  documents: readonly CaseDocument[],
  {author, signers, recorded}: FolderOptions,
): Promise<Result<ImportOutcome['written'] & {}>> {
  const signer = signers(author, recorded);
  if (!signer.ok) return signer;
  const problems: Problem[] = [];
  const leaves: Uint8Array[] = [];
  const add = (leaf: Leaf, file: string): void => {
    const encoded = encodeLeaf(utf8, leaf);
    if (encoded.ok) leaves.push(encoded.value);
    else problems.push(...encoded.problems.map((problem) => ({...problem, file})));
  };
  for (const leaf of signer.value.introduction()) add(leaf, author);
  for (const {name, text} of documents)
    add(signer.value.sign({kind: 'document', case: caseId, name, text, recorded}), name);
  if (problems.length > 0) {
    signer.value.forget();
    return failure(problems);
  }
  const {first, size} = await appendKept(ledger, signer.value, leaves);
  return success({first, count: size - first});
}

/** `generated` holds tables that the case makes from a seed instead of keeping them as files, by file name. */
export function readCaseFolder(folder: string, generated: ReadonlyMap<string, string> = new Map()): Result<CaseFolder> {
  const casePath = join(folder, 'case.yaml');
  if (!existsSync(casePath))
    return failure([{code: 'no-such-file', file: casePath, message: 'is not there; a case folder has one'}]);
  const caseText = readFileSync(casePath, 'utf8');
  const caseFile = readCase(caseText, casePath);
  if (!caseFile.ok) return caseFile;
  const documents: CaseDocument[] = [{name: 'case.yaml', text: caseText}];
  const problems: Problem[] = [];
  const read = readAgreements(folder, caseFile.value);
  documents.push(...read.documents);
  problems.push(...read.problems);
  const map = readMap(folder, caseFile.value);
  if (map.ok) documents.push(...map.value);
  else problems.push(...map.problems);
  const tables: {source: TableFile; bytes: Uint8Array}[] = [];
  for (const table of registerTables) {
    const path = join(folder, `${table.name}.csv`);
    const made = generated.get(`${table.name}.csv`);
    if (made === undefined && !existsSync(path)) continue;
    const bytes = made === undefined ? readFileSync(path) : utf8.encode(made);
    const source = readTable(table, path, bytes);
    if (source.ok) tables.push({source: {...source.value, file: `${table.name}.csv`}, bytes});
    else problems.push(...source.problems);
  }
  // Names are looked up once every file could be read; before that, half of what is missing would be an echo.
  if (problems.length === 0) {
    const sources = tables.map(({source}) => source);
    problems.push(...checkReferences({caseFile: caseFile.value, agreements: read.agreements, tables: sources}));
  }
  return problems.length > 0 ? failure(problems) : success({caseFile: caseFile.value, documents, tables});
}

/** The map that a case brings along. It is one entry, so it must fit into one: larger coastlines are to be simplified. */
function readMap(folder: string, {mapFile}: CaseFile): Result<readonly CaseDocument[]> {
  if (mapFile === undefined) return success([]);
  const file = join(folder, mapFile);
  if (basename(mapFile) !== mapFile || !existsSync(file)) {
    return failure([{code: 'no-such-file', file, message: 'is not there; case.yaml names it as its map'}]);
  }
  const text = readFileSync(file, 'utf8');
  try {
    const map = JSON.parse(text) as {readonly type?: unknown} | null;
    if (map?.type === 'FeatureCollection') return success([{name: mapFile, text}]);
  } catch {
    // Said below: what cannot be read is no map either.
  }
  return failure([{code: 'not-a-map', file, message: 'is not a GeoJSON FeatureCollection'}]);
}

function readAgreements(folder: string, caseFile: CaseFile) {
  const directory = join(folder, 'agreements');
  const names = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith('.yaml')) : [];
  const agreements: Agreement[] = [];
  const documents: CaseDocument[] = [];
  const problems: Problem[] = [];
  for (const name of names.sort()) {
    const file = join(directory, name);
    const text = readFileSync(file, 'utf8');
    const agreement = readAgreement(text, file);
    documents.push({name: `agreements/${name}`, text});
    if (!agreement.ok) {
      problems.push(...agreement.problems);
      continue;
    }
    agreements.push(agreement.value);
    const found = checkAgreement(agreement.value, caseFile, {eventTypes, targetTypes, proofStandards});
    problems.push(...placeAgreementProblems(text, file, found));
  }
  return {agreements, documents, problems};
}
