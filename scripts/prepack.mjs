// Before packing: the server as JavaScript, because Node strips no types under node_modules, and the web app. Folders stay
// as they are in the sources, so that what is read beside a module (cases, docs, the app) is found the same way.
import {execFileSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}dist/server`, {recursive: true, force: true});
const run = (...words) => execFileSync(process.execPath, words, {cwd: root, stdio: ['ignore', 2, 2]});
run('node_modules/typescript/bin/tsc', '-p', 'scripts/package.tsconfig.json');
run('scripts/build.mjs', '--force');
