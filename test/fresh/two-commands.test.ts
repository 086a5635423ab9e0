/**
 * What the README promises to somebody who has just cloned the repository: `npm start` from nothing installs, builds,
 * loads and verifies; again it adds nothing; and it leaves nothing behind outside the folders that are not tracked.
 * `npm test` is the run that this test is part of.
 */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const untracked = ['.git', 'node_modules', 'dist', 'data', '.tmp'];

/** The reader's own Node and npm, and nothing that this run has set. */
const environment = Object.fromEntries(
  Object.entries(process.env)
    .filter(([name]) => !/^(npm_|NODE_|HOLDFIRE_|CHROMIUM$)/.test(name))
    .map(([name, value]) => [name, name === 'PATH' ? withoutBin(value ?? '') : value]),
);

function withoutBin(path: string): string {
  return path
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':');
}

interface Outcome {
  readonly ledger: {readonly size: number; readonly root: string; readonly verified: boolean};
  readonly added: number;
}

test('npm start works from nothing, and again adds nothing', () => {
  assert.match(readFileSync(join(root, 'README.md'), 'utf8'), /^ {4}npm start\b[\s\S]*^ {4}npm test\b/m);
  const clone = mkdtempSync(join(tmpdir(), 'holdfire-fresh-'));
  try {
    cpSync(root, clone, {recursive: true, filter: (path) => !untracked.includes(basename(path))});
    const before = readdirSync(clone).toSorted();
    const first = start(clone);
    assert.equal(first.ledger.verified, true);
    assert.ok(
      first.ledger.size > 10_000 && first.added > 10_000,
      JSON.stringify({...first.ledger, added: first.added}),
    );
    const second = start(clone);
    assert.deepEqual(second, {...second, ledger: first.ledger, added: 0});
    assert.deepEqual(
      readdirSync(clone)
        .filter((name) => !untracked.includes(name))
        .toSorted(),
      before,
    );
  } finally {
    rmSync(clone, {recursive: true, force: true});
  }
});

function start(clone: string): Outcome {
  const output = execFileSync('npm', ['start', '--silent', '--', '--once', '--json'], {
    cwd: clone,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 << 20,
  });
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  assert.ok(line.startsWith('{'), `the last line is no JSON object: ${line.slice(0, 200)}`);
  return JSON.parse(line) as Outcome;
}
