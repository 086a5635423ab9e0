// Before packing: the server as JavaScript, because Node strips no types under node_modules, and the web app. Folders stay
// as they are in the sources, so that what is read beside a module (cases, docs, the app) is found the same way.
import {execFileSync} from 'node:child_process';
import {existsSync, rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const brought = `${root}node_modules/.bin/node`;
const node = existsSync(brought) ? brought : process.execPath;
// stdout belongs to npm, which prints the name of the tarball there.
const run = (...words) => execFileSync(node, words, {cwd: root, stdio: ['ignore', 2, 2]});
rmSync(`${root}dist/server`, {recursive: true, force: true});
run('node_modules/typescript/bin/tsc', '-p', 'scripts/package.tsconfig.json');
run('scripts/build.mjs');
