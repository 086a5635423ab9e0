/**
 * Building the web app beside everything else that a start does: a process of its own on the second core, and only where
 * sources are there and newer than what is built. An installed package comes built.
 */
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {programFolder} from './program-folder.ts';

export interface WebAppBuild {
  /** Undefined where it is built; else what the build said. */
  readonly failure: Promise<string | undefined>;
  readonly needed: boolean;
}

export async function buildWebAppBeside(): Promise<WebAppBuild> {
  const script = new URL('scripts/build.mjs', programFolder);
  if (!existsSync(script)) return {needed: false, failure: Promise.resolve(undefined)};
  const {webAppIsBuilt} = (await import(script.href)) as {readonly webAppIsBuilt: () => boolean};
  if (webAppIsBuilt()) return {needed: false, failure: Promise.resolve(undefined)};
  return {needed: true, failure: run(fileURLToPath(script))};
}

function run(script: string): Promise<string | undefined> {
  const child = spawn(process.execPath, [script], {stdio: ['ignore', 'pipe', 'pipe']});
  let output = '';
  const take = (chunk: Buffer): void => void (output = `${output}${chunk.toString()}`.slice(-8_000));
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((done) => {
    child.on('error', (error) => done(error.message));
    child.on('close', (status) => done(status === 0 ? undefined : output.trim() || `it ended with status ${status}`));
  });
}
