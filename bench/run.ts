/**
 * `npm run bench` measures every published figure and prints them as a table with the machine named;
 * `npm run bench -- main --json` prints one JSON line a figure; `--only import` runs bench/main/import.ts alone.
 * A missed goal is said and does not fail: figures depend on the machine. A benchmark that crashes does.
 */
import {fork} from 'node:child_process';
import {readdirSync, statSync} from 'node:fs';
import {arch, availableParallelism, cpus, platform, totalmem} from 'node:os';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {meetsGoal, type Figure} from './figure.ts';

const bench = fileURLToPath(new URL('.', import.meta.url));

/** A folder is a set of benchmarks where it is not one of these. */
const notSets = new Set(['corpus', 'support']);

function filesOf(set: string): readonly string[] {
  return readdirSync(join(bench, set))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted()
    .map((name) => join(bench, set, name));
}

function chosenFiles(sets: readonly string[], only: string | undefined): readonly string[] {
  const known = readdirSync(bench).filter((name) => !notSets.has(name) && statSync(join(bench, name)).isDirectory());
  const unknown = sets.filter((set) => !known.includes(set));
  if (unknown.length > 0)
    throw new RangeError(`no benchmarks named ${unknown.join(', ')}; there are: ${known.join(', ')}`);
  const files = (sets.length === 0 ? known : sets).flatMap(filesOf);
  const chosen = files.filter((file) => only === undefined || basename(file, '.ts') === only);
  if (chosen.length === 0)
    throw new RangeError(only === undefined ? 'there are no benchmarks' : `no benchmark ${only}`);
  return chosen;
}

/** The exit code of the benchmark; its figures are handed on as they come. */
function measure(file: string, report: (figure: Figure) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(join(bench, 'measure.ts'), [file], {stdio: ['ignore', 2, 2, 'ipc']});
    child.on('message', (figure) => {
      report(figure as Figure);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const gibibytes = (totalmem() / 2 ** 30).toFixed(0);
  return `${model}, ${availableParallelism()} cores, ${gibibytes} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`;
}

const shown = (value: number): string =>
  value.toLocaleString('en', {maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0});

function printTable(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.name,
    `${shown(figure.value)} ${figure.unit}`,
    figure.goal,
    figure.goal === '' ? 'for comparison' : meetsGoal(figure) ? 'met' : 'MISSED',
    `n ${shown(figure.n)}`,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const withGoal = figures.filter(({goal}) => goal !== '');
  console.log(`${withGoal.filter(meetsGoal).length} of ${withGoal.length} goals met on ${machine()}`);
}

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {json: {type: 'boolean', default: false}, only: {type: 'string'}},
});
const figures: Figure[] = [];
const crashed: string[] = [];
for (const file of chosenFiles(positionals, values.only)) {
  const code = await measure(file, (figure) => {
    figures.push(figure);
    if (values.json) {
      const {name, value, unit, goal, n} = figure;
      console.log(JSON.stringify({name, value, unit, goal, n}));
    } else console.error(`${figure.name} ${shown(figure.value)} ${figure.unit}`);
  });
  if (code !== 0) crashed.push(basename(file));
}
if (!values.json && figures.length > 0) printTable(figures);
if (crashed.length > 0) {
  console.error(`crashed: ${crashed.join(', ')}`);
  process.exitCode = 1;
}
