/**
 * `npm start -- --once` as a newcomer has it: a clone with its dependencies installed and nothing built, then the same
 * again. Each cold start has a clone of its own; the middle of three is published.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {percentile, type Benchmark} from '../figure.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rounds = 3;

export const run: Benchmark = async (report) => {
  const cold: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'holdfire-start-'));
    try {
      cloneInto(folder);
      cold.push(startSeconds(folder));
      again.push(startSeconds(folder));
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  }
  report({name: 'start.cold_s', value: percentile(cold, 0.5), unit: 's', goal: '<= 5', n: rounds});
  report({name: 'start.again_s', value: percentile(again, 0.5), unit: 's', goal: '<= 3', n: rounds});
};

/** What the repository holds, as it stands in the working tree, and the packages that are installed there. */
function cloneInto(folder: string): void {
  const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {cwd: root})
    .toString()
    .split('\0')
    .filter((name) => name !== '');
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

function startSeconds(folder: string): number {
  const began = performance.now();
  const {status, stderr} = spawnSync('npm', ['start', '--', '--once'], {cwd: folder, encoding: 'utf8'});
  if (status !== 0) throw new Error(`npm start ended with ${status}: ${stderr}`);
  return (performance.now() - began) / 1000;
}
