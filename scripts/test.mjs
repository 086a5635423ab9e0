// Everything that must hold, in the order in which it is cheapest to find out. `--quick` leaves out the slow last step.
import {spawnSync} from 'node:child_process';
import {globSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const quick = process.argv.includes('--quick');
const testFiles = globSync(['monitoring/**/*.test.ts', 'platform/**/*.test.ts', 'test/**/*.test.ts'], {
  cwd: root,
}).filter((file) => !quick || !file.startsWith('test/faults'));

const steps = [
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['lint', 'npx', ['oxlint', '--type-aware', '--deny-warnings']],
  ['types', 'npx', ['tsc', '-b']],
  ['boundaries', process.execPath, ['scripts/boundaries.mjs']],
  ['tests', process.execPath, ['--test', ...testFiles]],
];
for (const [name, command, words] of steps) {
  console.log(`── ${String(name)}`);
  const {status} = spawnSync(command, words, {cwd: root, stdio: 'inherit', shell: process.platform === 'win32'});
  if (status !== 0) {
    console.error(`${String(name)} failed`);
    process.exit(1);
  }
}
console.log('All passed.');
