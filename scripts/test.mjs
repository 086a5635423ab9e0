// Everything that must hold. The checks that need no build run first, two at a time; then the tests, the build, and what
// needs the build. A step that fails does not hide the others. `--quick` leaves out what takes longer than a minute.
// Tests run in a half-hour time zone and an Urdu locale, the core once more in UTC and English, so that neither slips
// into an output. The last line counts all runs together.
import {spawn} from 'node:child_process';
import {existsSync, globSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const quick = process.argv.includes('--quick');
const counts = join(root, '.tmp', 'counts');
// What tests leave in the temporary folder goes with it. The packed and the fresh copy lie outside the repository, where
// no package of ours is found by accident.
const temporary = join(root, '.tmp', 'temporary');
for (const folder of [counts, temporary]) {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
}

const sharedData = process.env.HOLDFIRE_SHARED_DATA ?? join(root, '..', 'shared', 'data');
const environment = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
  ...(existsSync(sharedData) ? {HOLDFIRE_SHARED_DATA: sharedData} : {}),
};
const eastern = {TZ: 'Asia/Kabul', LC_ALL: 'ur_PK.UTF-8', TMPDIR: temporary};
const western = {TZ: 'UTC', LC_ALL: 'en_US.UTF-8', TMPDIR: temporary};

const tool = (name, path, ...words) => ({name, words: [join('node_modules', path), ...words]});
const format = tool(
  'format',
  'prettier/bin/prettier.cjs',
  '--check',
  '--cache',
  '--cache-location=.tmp/prettier',
  '--cache-strategy=content',
  '--log-level',
  'warn',
  '.',
);
const lint = tool('lint', 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings');
const types = tool('types', 'typescript/bin/tsc', '-b');
const boundaries = {name: 'boundaries', words: ['scripts/boundaries.mjs']};
const unused = tool('unused', 'knip/bin/knip.js', '--no-config-hints');
const build = {name: 'build', words: ['scripts/build.mjs', '--force']};

const beside = ['monitoring/**/*.test.ts', 'platform/**/*.test.ts', 'web/**/*.test.ts', 'bench/**/*.test.ts'];
const apart = ['architecture', 'golden', ...(quick ? [] : ['scenarios', 'faults', 'referee'])];
const tests = {
  name: 'tests',
  patterns: [...beside, ...apart.map((folder) => `test/${folder}/**/*.test.ts`)],
  variables: eastern,
};
const inUtc = {name: 'core in UTC', patterns: ['monitoring/**/*.test.ts'], variables: western};
const browser = {name: 'browser', patterns: ['test/browser/**/*.test.ts'], variables: eastern, needs: 'build'};
const packed = {name: 'packed', patterns: ['test/packed/**/*.test.ts'], variables: {}, needs: 'build'};
const fresh = {name: 'fresh', patterns: ['test/fresh/**/*.test.ts'], variables: {}};

const stages = [
  [
    [types, boundaries],
    [format, lint, unused, ...(quick ? [] : [build])],
  ],
  [[tests]],
  // A browser waits more than it works, and so does an installation: side by side they take the time of one.
  ...(quick ? [] : [[[browser], [inUtc, packed, fresh]]]),
];

const failed = [];
const totals = {passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0};
const failures = [];
const skips = [];

for (const lanes of stages) {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of lane) await runStep(step, lanes.length > 1);
    }),
  );
}
finish();

async function runStep(step, together) {
  const {name, needs} = step;
  if (failed.includes(needs)) {
    console.error(`── ${name}: not run, because ${needs} failed`);
    failed.push(name);
    return;
  }
  const started = performance.now();
  const words = step.patterns === undefined ? step.words : testWords(step);
  if (words === undefined) {
    console.error(`── ${name}: no test files`);
    failed.push(name);
    return;
  }
  if (!together) console.log(`── ${name}`);
  const {code, output} = await runNode(words, {...environment, ...step.variables}, together);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (together) process.stdout.write(`── ${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds} s\n${output}`);
  else console.log(`── ${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
  const counted = step.patterns === undefined || addCounts(name);
  if (code !== 0 || !counted) failed.push(name);
}

function testWords({name, patterns}) {
  const files = globSync(patterns, {cwd: root}).toSorted();
  if (files.length === 0) return undefined;
  return [
    '--test',
    // One server and one browser for all browser tests: they share a process.
    ...(name === 'browser' ? ['--test-isolation=none'] : [`--test-concurrency=${availableParallelism()}`]),
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/count-reporter.mjs',
    `--test-reporter-destination=${countFile(name)}`,
    ...files,
  ];
}

function countFile(name) {
  return join(counts, `${name.replaceAll(' ', '-')}.json`);
}

function runNode(words, env, captured) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      env,
      stdio: ['ignore', ...(captured ? ['pipe', 'pipe'] : [1, 2])],
    });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({code, output: Buffer.concat(chunks).toString()}));
  });
}

// False where the run wrote no counts: then it did not run to its end.
function addCounts(name) {
  if (!existsSync(countFile(name))) return false;
  const run = JSON.parse(readFileSync(countFile(name), 'utf8'));
  for (const key of Object.keys(totals)) totals[key] += run[key];
  failures.push(...run.failures);
  skips.push(...run.skips);
  return run.passed > 0;
}

function finish() {
  rmSync(temporary, {recursive: true, force: true});
  const realData = skips.filter(({reason}) => /real[- ]data/.test(String(reason)));
  // A test that asks for a tool or a right that not every machine has says so in these words: "needs Go: …".
  const needs = skips.filter(({reason}) => /^needs (Go|strace|root|Python and OpenSSL)\b/.test(String(reason)));
  const unexplained = skips.filter((skip) => !realData.includes(skip) && !needs.includes(skip));
  for (const failure of failures) console.error(`failed: ${failure.replace(root, '')}`);
  if (realData.length > 0) {
    const names = [...new Set(realData.map(({reason}) => String(reason)))].join('; ');
    console.log(`${realData.length} real-data tests skipped (${names}). Name their folder in HOLDFIRE_SHARED_DATA.`);
  }
  for (const reason of new Set(needs.map((skip) => String(skip.reason)))) {
    const count = needs.filter((skip) => String(skip.reason) === reason).length;
    console.log(`${count} ${count === 1 ? 'test' : 'tests'} skipped: ${reason}.`);
  }
  for (const {name, reason} of unexplained)
    console.error(
      `skipped, which only a test on real data, or one that names the tool it needs, may be: ${name} (${reason})`,
    );
  if (unexplained.length > 0) failed.push('skips');
  if (failed.length > 0) console.error(`Not passed: ${failed.join(', ')}`);
  const broken = totals.failed + totals.cancelled;
  console.log(`${totals.passed} passed, ${broken} failed, ${totals.skipped} skipped`);
  process.exitCode = failed.length > 0 || broken > 0 ? 1 : 0;
}
