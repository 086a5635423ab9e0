/**
 * Style that matters is a test (after TigerBeetle's `tidy`): what neither the compiler nor the linter can say about the
 * tree. Function length is the linter's (`max-lines-per-function`). Exceptions stand here by name, each with its reason.
 */
import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import {test} from 'node:test';
import {filesOf, isTest, lineCount, matches, root, type SourceFile} from './source-tree.ts';

const code = filesOf('{monitoring,platform,web,bench,test,scripts,bin}/**/*.{ts,tsx,mjs,css,sql}');
const sources = code.filter((file) => !isTest(file));
const everything = filesOf('*', '{monitoring,platform,web,field,bench,test,scripts,bin,docs,cases,.ci}/**/*');

const lineLimit = 450;

/** Tables of words or numbers and tests that are lists of cases: longer than one idea needs, and read by nobody whole. */
const longFiles: Readonly<Record<string, string>> = {};

test('the core reads no clock and draws no chance', () => {
  const clocks =
    /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|\bMath\.random\b|\bTemporal\.Now\b|\bperformance\.now\b|\bcrypto\./;
  const core = code.filter(({path}) => path.startsWith('monitoring/'));
  assert.ok(core.length > 50, `only ${core.length} files of the core were found`);
  assert.deepEqual(
    matches(
      core.filter((file) => !isTest(file)),
      clocks,
    ),
    [],
  );
});

test('no file is longer than one idea', () => {
  const long = code.filter((file) => lineCount(file) > lineLimit && longFiles[file.path] === undefined);
  assert.deepEqual(
    long.map((file) => `${file.path}: ${lineCount(file)} lines, at most ${lineLimit}`),
    [],
  );
  for (const path of Object.keys(longFiles)) assert.ok(existsSync(`${root}${path}`), `${path} is not there any more`);
});

test('every module says first what it decides', () => {
  const opening: Readonly<Record<string, RegExp>> = {css: /^/, sql: /^--/, mjs: /^(#!.*\n)?\/\/ /};
  const silent = sources.filter(({path, text}) => !(opening[path.split('.').at(-1) ?? ''] ?? /^\/\*\*/).test(text));
  assert.deepEqual(
    silent.map(({path}) => `${path} opens with no comment`),
    [],
  );
});

test('every test stands beside what it tests', () => {
  const alone = code.filter((file) => isTest(file) && !file.path.startsWith('test/') && !hasSource(file));
  assert.deepEqual(
    alone.map(({path}) => `${path}: no source of that name`),
    [],
  );
});

/**
 * `name.test.ts` beside `name.ts`; or a test of the folder: named after it, or importing its index or two of its files.
 */
function hasSource({path, text}: SourceFile): boolean {
  const name = basename(path, '.test.ts');
  const folder = dirname(path);
  if (['ts', 'tsx', 'mjs'].some((extension) => existsSync(`${root}${folder}/${name}.${extension}`))) return true;
  const near = new Set([...text.matchAll(/from '(\.\/[^']+)'/g)].map((match) => match[1]));
  return name === basename(folder) || near.has('./index.ts') || near.size >= 2;
}

test('no test is left running alone', () => {
  const tests = code.filter((file) => isTest(file) && file.path !== 'test/architecture/tidy.test.ts');
  assert.ok(tests.length > 20, `only ${tests.length} test files were found`);
  assert.deepEqual(matches(tests, /\b(test|it|describe)\.only\b|\bonly: true\b/), []);
});

test('nothing names a machine, a person’s folder or another registry', () => {
  const own = everything.filter(({path}) => path !== 'test/architecture/tidy.test.ts');
  assert.ok(own.some(({path}) => path === 'package-lock.json'));
  assert.deepEqual(matches(own, /(^|[\s"'`(=:])\/(work|home|root|Users|mnt|opt\/[a-z]+)\/[\w.-]+/), []);
  assert.deepEqual(
    matches(own, /https?:\/\/(?!registry\.npmjs\.org)[\w.-]*(registry|artifact|verdaccio|nexus|mirror)[\w.-]*/i),
    [],
  );
  const lock = own.filter(({path}) => path === 'package-lock.json');
  assert.deepEqual(matches(lock, /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)[^"]*"/), []);
});

test('the sizes of files keep their shape', (context) => {
  const sizes = sources.filter(({path}) => path.endsWith('.ts') || path.endsWith('.tsx')).map(lineCount);
  const ordered = sizes.toSorted((a, b) => a - b);
  const at = (share: number): number => ordered[Math.floor(share * (ordered.length - 1))] ?? 0;
  const testLines = code.filter(isTest).reduce((sum, file) => sum + lineCount(file), 0);
  const lines = sizes.reduce((sum, size) => sum + size, 0);
  context.diagnostic(
    `${sizes.length} modules: median ${at(0.5)} lines, p75 ${at(0.75)}, p90 ${at(0.9)}, p95 ${at(0.95)}, longest ${at(1)}; ` +
      `${((100 * sizes.filter((size) => size > 300).length) / sizes.length).toFixed(1)} % over 300; ` +
      `${(testLines / lines).toFixed(2)} lines of test a line of source`,
  );
  assert.ok(at(0.5) <= 110, `the median file has ${at(0.5)} lines`);
  assert.ok(at(0.9) <= 240, `one file in ten has more than ${at(0.9)} lines`);
});
