/**
 * Published data sets that are not ours to ship: read in place from the folder that HOLDFIRE_SHARED_DATA names, or
 * from `shared/data` beside the repository. Where a file is not there the test is skipped with the words that
 * scripts/test.mjs counts; any other reason for skipping a test fails the run.
 */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export interface SharedFile {
  readonly path: string;
  /** For the `skip` option of a test. */
  readonly skip: false | string;
}

const folder = process.env['HOLDFIRE_SHARED_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

export function sharedFile(name: string): SharedFile {
  const path = join(folder, name);
  return {path, skip: existsSync(path) ? false : `real data: ${name} is not here`};
}
