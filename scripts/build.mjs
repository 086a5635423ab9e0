// Builds the web app into dist/web where its sources are newer than what is built. Run alone it builds and says so;
// imported it tells whether it would. Plain JavaScript: it runs before anything is built.
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/web');
const stampPath = join(root, 'dist/web-sources');
/** What the app is made from; a folder with everything in it. */
const sources = ['web', 'monitoring', 'platform/contract', 'package-lock.json'];

/** Names, sizes and times of all sources: a changed, added or deleted file changes it. Tests are not built. */
function sourceStamp() {
  const hash = createHash('sha256');
  const add = (path) => {
    const status = statSync(join(root, path));
    if (status.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
    } else if (!path.includes('.test.')) hash.update(`${path} ${status.size} ${Math.round(status.mtimeMs)}\n`);
  };
  for (const path of sources) add(path);
  return hash.digest('hex');
}

/** True in an installed package too, which comes built and without sources. */
export function webAppIsBuilt() {
  if (!existsSync(join(root, 'web/vite.config.ts'))) return true;
  return (
    existsSync(join(built, 'index.html')) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === sourceStamp()
  );
}

/** Built beside and put in its place at the end: who serves the app meanwhile never finds it half there. */
export async function buildWebApp() {
  const stamp = sourceStamp();
  const fresh = join(root, `dist/web-${process.pid}`);
  const old = `${fresh}-old`;
  const {build} = await import('vite');
  try {
    const configFile = join(root, 'web/vite.config.ts');
    await build({configFile, logLevel: 'warn', build: {outDir: fresh, emptyOutDir: true}});
    if (existsSync(built)) renameSync(built, old);
    renameSync(fresh, built);
    writeFileSync(stampPath, stamp);
  } finally {
    rmSync(fresh, {recursive: true, force: true});
    rmSync(old, {recursive: true, force: true});
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (webAppIsBuilt() && !process.argv.includes('--force')) console.log('dist/web is up to date.');
  else {
    await buildWebApp();
    console.log('Built dist/web.');
  }
}
