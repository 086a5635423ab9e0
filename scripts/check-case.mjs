// Checks the files of a case before anything is imported: `node_modules/.bin/node scripts/check-case.mjs cases/<id> …`.
// Prints every problem as file:line:column and leaves with code 1 if there is any; a single .yaml file can be given too.
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {basename, join, relative} from 'node:path';
import {checkAgreement, placeAgreementProblems, readAgreement, readCase} from '../monitoring/agreement/index.ts';
import {proofStandards} from '../monitoring/findings/index.ts';
import {targetTypes} from '../monitoring/incidents/index.ts';
import {formatProblem} from '../monitoring/kernel/index.ts';
import {eventTypes} from '../monitoring/reports/index.ts';
import {checkReferences} from '../platform/import/check-references.ts';
import {readTable} from '../platform/import/read-table.ts';
import {registerTables} from '../platform/import/register-tables.ts';

const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
const readText = (path) => decoder.decode(readFileSync(path));

function readAgreements(folder, caseFile) {
  const directory = join(folder, 'agreements');
  const names = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith('.yaml')) : [];
  const agreements = [];
  const problems = [];
  for (const name of names) {
    const file = join(directory, name);
    const text = readText(file);
    const reading = readAgreement(text, file);
    if (!reading.ok) {
      problems.push(...reading.problems);
      continue;
    }
    agreements.push(reading.value);
    if (`${reading.value.id}.yaml` !== name) {
      const message = `The file of “${reading.value.id}” is named ${name}.`;
      problems.push({code: 'file-name', file, field: 'id', message});
    }
    if (caseFile !== undefined) {
      const found = checkAgreement(reading.value, caseFile, {eventTypes, targetTypes, proofStandards});
      problems.push(...placeAgreementProblems(text, file, found));
    }
  }
  return {agreements, problems, complete: agreements.length === names.length};
}

function readTables(folder) {
  const tables = [];
  const unread = [];
  const problems = [];
  for (const table of registerTables) {
    const path = join(folder, `${table.name}.csv`);
    if (!existsSync(path)) continue;
    const reading = readTable(table, path, readFileSync(path));
    if (reading.ok) tables.push(reading.value);
    else {
      problems.push(...reading.problems);
      unread.push(table.name);
    }
  }
  return {tables, unread, problems};
}

function checkFolder(folder) {
  const file = join(folder, 'case.yaml');
  if (!existsSync(file))
    return {problems: [{code: 'missing-file', file, message: 'The case has no case.yaml.'}], said: '-'};
  const reading = readCase(readText(file), file);
  const caseFile = reading.ok ? reading.value : undefined;
  const {agreements, complete, ...agreed} = readAgreements(folder, caseFile);
  const {tables, unread, ...tabled} = readTables(folder);
  const problems = [...(reading.ok ? [] : reading.problems), ...agreed.problems, ...tabled.problems];
  if (caseFile !== undefined) {
    const absent = complete ? unread : [...unread, 'agreements'];
    problems.push(...checkReferences({caseFile, agreements, tables, unread: absent}));
    if (caseFile.id !== basename(folder)) {
      const message = `The folder of “${caseFile.id}” is named ${basename(folder)}.`;
      problems.push({code: 'file-name', file, field: 'id', message});
    }
  }
  const counts = tables.map(({table, rows}) => `${rows.length} ${table.name}`);
  return {
    problems,
    said: [`${agreements.length} ${agreements.length === 1 ? 'agreement' : 'agreements'}`, ...counts].join(', '),
  };
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
