/**
 * One server for a whole run: the command line itself, on a data folder of its own under .tmp, with the three shipped
 * cases imported as `npm start` imports them. Stopped, and its folder removed, when the process ends. A test that needs
 * another record starts a server of its own with other imports.
 */
import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const shippedCases = ['pakistan-afghanistan-2025', 'pakistan-ttp-2021', 'exercise'] as const;

export interface RunningServer {
  /** `http://127.0.0.1:PORT`, without a slash behind. */
  readonly origin: string;
  /** What it has said in its terminal so far. */
  readonly said: () => string;
  readonly stop: () => void;
}

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const main = join(root, 'platform', 'cli', 'main.ts');
const startLimitMilliseconds = 60_000;

/** What stands behind `holdfire import`: a folder, or a table with its case. */
export type ImportWords = readonly string[];

export const shippedImports: readonly ImportWords[] = shippedCases.map((name) => [join(root, 'cases', name)]);

/** `options` stand behind `holdfire serve`. */
export async function startServer(
  imports: readonly ImportWords[] = shippedImports,
  options: readonly string[] = [],
): Promise<RunningServer> {
  mkdirSync(join(root, '.tmp'), {recursive: true});
  const data = mkdtempSync(join(root, '.tmp', 'browser-'));
  try {
    for (const words of imports) importInto(data, words);
    return await serve(data, options);
  } catch (error) {
    rmSync(data, {recursive: true, force: true});
    throw error;
  }
}

export function importInto(data: string, words: ImportWords): void {
  const {status, stderr} = spawnSync(process.execPath, [main, 'import', ...words, '--data', data], {encoding: 'utf8'});
  if (status !== 0) throw new Error(`${words.join(' ')} was not imported:\n${stderr}`);
}

function serve(data: string, options: readonly string[]): Promise<RunningServer> {
  const child = spawn(process.execPath, [main, 'serve', '--data', data, '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => {
    child.kill();
    rmSync(data, {recursive: true, force: true});
  };
  process.once('exit', stop);
  return new Promise((resolve, reject) => {
    let said = '';
    const giveUp = (why: string): void => {
      stop();
      reject(new Error(`the server did not start (${why}):\n${said}`));
    };
    const timer = setTimeout(() => giveUp('it said no address'), startLimitMilliseconds);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
        if (origin === undefined) return;
        clearTimeout(timer);
        resolve({origin, said: () => said, stop});
      });
    }
    child.once('exit', (code) => {
      clearTimeout(timer);
      giveUp(`code ${code}`);
    });
  });
}
