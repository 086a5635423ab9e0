/** For tests that ask Python and OpenSSL: where either is missing they are skipped with the words that scripts/test.mjs counts. */
import {spawnSync} from 'node:child_process';

const isHere =
  spawnSync('python3', ['--version']).status === 0 &&
  // Ed25519 over whole messages came with OpenSSL 3.
  /^OpenSSL ([3-9]|[1-9]\d)/.test(spawnSync('openssl', ['version'], {encoding: 'utf8'}).stdout ?? '');

export const needsPython: {readonly skip?: string} = isHere
  ? {}
  : {skip: 'needs Python and OpenSSL: python3 or OpenSSL 3 is not here'};
