// Checks the files of a case before anything is imported: `node_modules/.bin/node scripts/check-case.mjs cases/<id> …`.
// Prints every problem as file:line:column and leaves with code 1 if there is any; a single .yaml file can be given too.
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {basename, join, relative} from 'node:path';
import {checkAgreement, placeAgreementProblems, readAgreement, readCase} from '../monitoring/agreement/index.ts';
import {statementTable} from '../monitoring/attribution/index.ts';
import {coverageTable, restrictionTable} from '../monitoring/coverage/index.ts';
import {findingTable, proofStandards} from '../monitoring/findings/index.ts';
import {casualtyTable, incidentTable, targetTypes} from '../monitoring/incidents/index.ts';
import {checkHeader, formatProblem, readRow} from '../monitoring/kernel/index.ts';
import {seriesTable} from '../monitoring/measures/index.ts';
import {eventTypes, reportTable} from '../monitoring/reports/index.ts';

const tables = {
  'reports.csv': reportTable,
  'statements.csv': statementTable,
  'incidents.csv': incidentTable,
  'casualties.csv': casualtyTable,
  'findings.csv': findingTable,
  'coverage.csv': coverageTable,
  'restrictions.csv': restrictionTable,
  'series.csv': seriesTable,
};
const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
const readText = (path) => decoder.decode(readFileSync(path));

/** RFC 4180, with the line on which each record begins. */
function parseCsv(text) {
  const rows = [];
  let row = {line: 1, cells: []};
  let cell = '';
  let quoted = false;
  let line = 1;
  const endRow = () => {
    row.cells.push(cell);
    if (row.cells.length > 1 || cell !== '') rows.push(row);
    [row, cell] = [{line: line + 1, cells: []}, ''];
  };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted && character === '"' && text[at + 1] === '"') at += 1;
    else if (character === '"' && (quoted || cell === '')) {
      quoted = !quoted;
      continue;
    } else if (!quoted && character === ',') {
      row.cells.push(cell);
      cell = '';
      continue;
    } else if (!quoted && character === '\n') {
      endRow();
      line += 1;
      continue;
    } else if (!quoted && character === '\r' && text[at + 1] === '\n') continue;
    if (character === '\n') line += 1;
    cell += text[at];
  }
  if (cell !== '' || row.cells.length > 0) endRow();
  return {rows, open: quoted};
}

function readTable(definition, path, file, problems) {
  const {rows, open} = parseCsv(readText(path));
  if (open) problems.push({code: 'open-quote', file, message: 'A quote is opened and never closed.'});
  const header = (rows[0]?.cells ?? []).map((name) => name.trim());
  const headerProblems = checkHeader(definition, header);
  problems.push(...headerProblems.map((problem) => ({...problem, file})));
  if (headerProblems.length > 0) return [];
  const seen = new Map();
  return rows.slice(1).flatMap(({line, cells}) => {
    const reading = readRow(definition, header, cells);
    if (reading.problems !== undefined) {
      problems.push(...reading.problems.map((problem) => ({...problem, file, line})));
      return [];
    }
    const {id} = reading.record;
    if (seen.has(id)) {
      problems.push({
        code: 'duplicate',
        file,
        line,
        field: 'id',
        message: `“${id}” already stands on line ${seen.get(id)}.`,
      });
    }
    seen.set(id, line);
    return [{record: reading.record, line}];
  });
}

const ids = (items) => items.map((item) => item.id);

/** Which names a column may hold. */
function references(caseFile, agreements, records) {
  const of = (name) => (records[name] ?? []).map(({record}) => record.id);
  const actors = ids(caseFile.actors);
  const sources = ids(caseFile.sources);
  return {
    source: sources,
    actor: actors,
    about_actor: actors,
    about_actors: actors,
    actors_named: actors,
    side_affected: actors,
    access_withheld_by: actors,
    speaker: [...actors, ...sources],
    place: ids(caseFile.places),
    territory: ids(caseFile.territories),
    obligation: agreements.flatMap(({provisions}) => provisions.map(({code}) => code.toLowerCase())),
    incident: of('incidents.csv'),
    report: of('reports.csv'),
    statement: of('statements.csv'),
    basis: [...of('reports.csv'), ...of('statements.csv'), ...of('casualties.csv')],
  };
}

function checkReferences(known, records, folder, problems) {
  for (const [name, rows] of Object.entries(records)) {
    for (const {record, line} of rows) {
      for (const [field, allowed] of Object.entries(known)) {
        for (const value of [record[field] ?? []].flat()) {
          if (allowed.includes(value)) continue;
          const message = `“${value}” is not known to the case.`;
          problems.push({code: 'unknown-reference', file: join(folder, name), line, field, message});
        }
      }
    }
  }
}

function checkAgreements(folder, caseFile, problems) {
  const directory = join(folder, 'agreements');
  const names = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith('.yaml')) : [];
  return names.flatMap((name) => {
    const file = join(directory, name);
    const text = readText(file);
    const reading = readAgreement(text, file);
    if (!reading.ok) {
      problems.push(...reading.problems);
      return [];
    }
    if (`${reading.value.id}.yaml` !== name) {
      problems.push({
        code: 'file-name',
        file,
        field: 'id',
        message: `The file of “${reading.value.id}” is named ${name}.`,
      });
    }
    if (caseFile !== undefined) {
      const found = checkAgreement(reading.value, caseFile, {eventTypes, targetTypes, proofStandards});
      problems.push(...placeAgreementProblems(text, file, found));
    }
    return [reading.value];
  });
}

function checkFolder(folder) {
  const problems = [];
  const caseFileName = join(folder, 'case.yaml');
  let caseFile;
  if (existsSync(caseFileName)) {
    const reading = readCase(readText(caseFileName), caseFileName);
    if (reading.ok) caseFile = reading.value;
    else problems.push(...reading.problems);
  } else problems.push({code: 'missing-file', file: caseFileName, message: 'The case has no case.yaml.'});
  if (caseFile !== undefined && caseFile.id !== basename(folder)) {
    const message = `The folder of “${caseFile.id}” is named ${basename(folder)}.`;
    problems.push({code: 'file-name', file: caseFileName, field: 'id', message});
  }
  const agreements = checkAgreements(folder, caseFile, problems);
  const records = {};
  for (const [name, definition] of Object.entries(tables)) {
    const path = join(folder, name);
    if (existsSync(path)) records[name] = readTable(definition, path, path, problems);
  }
  if (caseFile !== undefined) checkReferences(references(caseFile, agreements, records), records, folder, problems);
  const counts = Object.entries(records).map(([name, rows]) => `${rows.length} ${name.replace('.csv', '')}`);
  return {problems, said: [`${agreements.length} agreements`, ...counts].join(', ')};
}

function checkFile(file) {
  const text = readText(file);
  const reading = text.includes('holdfire-case/') ? readCase(text, file) : readAgreement(text, file);
  return {problems: reading.ok ? [] : reading.problems, said: 'one file'};
}

const paths = process.argv.slice(2).map((path) => relative('.', path));
if (paths.length === 0) console.error('Name a case folder: node_modules/.bin/node scripts/check-case.mjs cases/<id>');
let failed = paths.length === 0;
for (const path of paths) {
  const {problems, said} = statSync(path).isDirectory() ? checkFolder(path) : checkFile(path);
  for (const problem of problems) console.log(formatProblem(problem));
  console.log(`${path}: ${said}, ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}.`);
  failed ||= problems.length > 0;
}
process.exitCode = failed ? 1 : 0;
