/** A desk with a data folder of its own, where somebody types `holdfire …` and reads what it says. */
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after} from 'node:test';

const program = new URL('../../bin/holdfire.mjs', import.meta.url).pathname;

export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function desk() {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-desk-'));
  after(() => rmSync(folder, {recursive: true, force: true}));
  const data = join(folder, 'data');
  const run = (...words: readonly string[]): Said =>
    spawnSync(process.execPath, [program, ...words], {encoding: 'utf8', cwd: folder});
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {folder, data, run, holdfire: (...words: readonly string[]) => run(...words, '--data', data), file};
}

export interface Running {
  readonly child: ChildProcess;
  /** What it printed when the pattern matched. */
  readonly said: string;
  /** Asks it to stop; its exit status. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts a command that stays, and waits until stdout matches. */
export async function running(words: readonly string[], until: RegExp): Promise<Running> {
  const child = spawn(process.execPath, [program, ...words], {stdio: ['ignore', 'pipe', 'pipe']});
  const ended = new Promise<number | null>((done) => child.on('close', done));
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  await new Promise<void>((done, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (until.test(said)) done();
    });
    child.on('close', (status) => failed(new Error(`it ended with ${status}: ${said}${complained}`)));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return {
    child,
    get said() {
      return said + complained;
    },
    stop,
  };
}
