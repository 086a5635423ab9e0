/**
 * The tarball as somebody gets it: packed, installed into an empty folder, started, served. Node strips no types under
 * node_modules and web-only packages are not installed, so that what works in the clone may not work there.
 */
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {after, test} from 'node:test';

const root = new URL('../../', import.meta.url).pathname;
/** Without the clone's own programs, so that the Node is the one of the machine, whichever it is. */
const path = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.endsWith('node_modules/.bin'))
  .join(delimiter);
const env = {...process.env, PATH: path};

test('the packed tarball installs into an empty folder, starts, serves the app and ends cleanly', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-packed-'));
  after(() => rmSync(folder, {recursive: true, force: true}));
  const said = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  const [packed] = JSON.parse(said.slice(said.indexOf('['))) as [{filename: string; files: {path: string}[]}];
  const names = packed.files.map((file) => file.path);
  for (const name of [
    'bin/holdfire.mjs',
    'dist/server/platform/cli/main.js',
    'dist/web/index.html',
    'cases/exercise/case.yaml',
  ]) {
    assert.ok(names.includes(name), name);
  }
  assert.deepEqual(
    names.filter((name) => /\.tsx?$|\.test\.|^web\/|^test\/|node_modules/.test(name)),
    [],
  );

  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{"private": true}');
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  execFileSync('npm', ['install', ...quiet, join(folder, packed.filename)], {cwd: empty, env, stdio: 'pipe'});
  assert.ok(!existsSync(join(empty, 'node_modules/react')), 'what only the build needs is not installed');

  const holdfire = join(empty, 'node_modules/.bin/holdfire');
  const started = execFileSync(holdfire, ['start', '--once', '--json'], {cwd: empty, env, encoding: 'utf8'});
  const {ledger, cases} = JSON.parse(started) as {ledger: {size: number}; cases: {sentences: unknown[]}[]};
  assert.ok(ledger.size > 13_000);
  assert.deepEqual(
    cases.map(({sentences}) => sentences.length),
    [2, 2, 2],
  );
  assert.deepEqual(readdirSync(join(empty, 'data')).sort(), ['checkpoints', 'contents', 'keys', 'ledger', 'views']);

  const child = spawn(holdfire, ['serve', '--port', '0'], {cwd: empty, env, stdio: ['ignore', 'pipe', 'pipe']});
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const address = await new Promise<string>((done, failed) => {
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found !== null) done(found[0]);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', () => failed(new Error(output)));
  });
  const html = await (await fetch(address)).text();
  const script = /<script[^>]* src="([^"]+)"/.exec(html)?.[1];
  assert.ok(script !== undefined, html);
  const code = await fetch(new URL(script, address));
  assert.equal(code.status, 200);
  assert.match(code.headers.get('content-type') ?? '', /javascript/);
  const listed = (await (await fetch(`${address}/api/cases`)).json()) as unknown[];
  assert.equal(listed.length, 3);
  assert.equal((await fetch(`${address}/docs/formats/tables.md`)).status, 200);
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
  assert.equal(execFileSync(holdfire, ['--version'], {cwd: empty, env, encoding: 'utf8'}), `holdfire ${version}\n`);
});
