/**
 * The referee as tests ask it: built once with Debian's Go and its sumdb packages, then one process for all questions.
 * Where either is missing the test is skipped with the words that scripts/test.mjs counts.
 */
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const source = fileURLToPath(new URL('.', import.meta.url));
const goPath = process.env['HOLDFIRE_GOPATH'] ?? '/usr/share/gocode';
const isHere =
  spawnSync('go', ['version']).status === 0 && existsSync(join(goPath, 'src/golang.org/x/mod/sumdb/tlog/tlog.go'));

export const needsGo: {readonly skip?: string} = isHere
  ? {}
  : {skip: 'needs Go: golang-go and golang-golang-x-mod-dev are not here'};

export interface Ruling {
  readonly holds: boolean;
  readonly why?: string;
  readonly size?: number;
  readonly root?: string;
  readonly cosigned?: readonly string[];
  readonly tiles?: number;
  readonly inclusion?: number;
  readonly consistency?: number;
  readonly same?: number;
  readonly refused?: number;
  readonly reasons?: readonly string[];
}

export interface Referee {
  mirror(folder: string, policy: string): Promise<Ruling>;
  /** `file` is a JSON list of proofs as texts. */
  proofs(folder: string, policy: string, file: string): Promise<Ruling>;
  close(): Promise<void>;
}

export function referee(): Referee {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-referee-'));
  const program = join(folder, 'referee');
  const built = spawnSync('go', ['build', '-o', program, '.'], {
    cwd: source,
    encoding: 'utf8',
    env: {
      ...process.env,
      GO111MODULE: 'off',
      GOFLAGS: '',
      GOPATH: goPath,
      GOCACHE: fileURLToPath(new URL('../../.tmp/go-cache', import.meta.url)),
    },
  });
  if (built.status !== 0) throw new Error(`the referee does not build: ${built.stderr}`);
  const child = spawn(program, {stdio: ['pipe', 'pipe', 'inherit']});
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
  const ask = async (...words: readonly string[]): Promise<Ruling> => {
    child.stdin.write(`${words.join('\t')}\n`);
    const line = await lines.next();
    if (line.done === true) throw new Error('the referee has stopped');
    return JSON.parse(line.value) as Ruling;
  };
  return {
    mirror: (at, policy) => ask('mirror', at, policy),
    proofs: (at, policy, file) => ask('proofs', at, policy, file),
    close: async () => {
      child.stdin.end();
      await ended;
      rmSync(folder, {recursive: true});
    },
  };
}
