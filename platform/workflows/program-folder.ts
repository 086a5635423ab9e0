/**
 * The folder that the program was installed into: it holds package.json, cases/, docs/ and dist/. The same modules run
 * from platform/ as TypeScript and from dist/server/platform/ as built JavaScript, so it is looked for, not counted.
 */
import {existsSync} from 'node:fs';

export const programFolder: URL = findUpwards(new URL('.', import.meta.url));

function findUpwards(from: URL): URL {
  if (existsSync(new URL('package.json', from))) return from;
  const above = new URL('..', from);
  if (above.href === from.href) throw new Error('the program does not find its own folder');
  return findUpwards(above);
}
