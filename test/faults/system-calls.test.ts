/**
 * Every system call of the ledger fails in turn, or is the last: strace finds the calls that touch the folder, then makes one
 * of them fail in each run. What was acknowledged must be there afterwards, whole and at its place, without hand work.
 */
import assert from 'node:assert/strict';
import {execFile, spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {test} from 'node:test';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {campaign, figure} from './campaign.ts';

const writer = new URL('./system-call-writer.ts', import.meta.url).pathname;
const faults = [
  'error=EIO',
  'error=ENOSPC',
  'signal=KILL',
  'error=EDQUOT',
  'error=EINTR',
  'error=EROFS',
  'error=ENOMEM',
  'error=EACCES',
];
const chosen = faults.slice(0, campaign(3, faults.length));
const calls = [
  'mkdir',
  'openat',
  'read',
  'pread64',
  'write',
  'pwrite64',
  'fsync',
  'fdatasync',
  'ftruncate',
  'rename',
  'unlink',
];
const files = ['', 'lock', 'entries.log', 'entries.log.new', 'head', 'head.new', 'torn-1', 'torn-2'];

const hasStrace = spawnSync('strace', ['-f', '-e', 'trace=none', 'true']).status === 0;

interface Site {
  readonly call: string;
  /** In the folder; empty for the folder itself. */
  readonly file: string;
  /** The how manyeth such call of one thread. */
  readonly which: number;
}

const temporary = hasStrace ? mkdtempSync(join(tmpdir(), 'holdfire-calls-')) : '';
test.after(() => {
  if (temporary !== '') rmSync(temporary, {recursive: true});
});

interface Run {
  readonly output: string;
  readonly errors: string;
  readonly trace: readonly string[];
  readonly killed: boolean;
}

let runs = 0;

/** The writer under strace, in a copy of the folder. One thread for what runs beside, because strace counts by thread. */
async function run(folder: string, words: readonly string[]): Promise<Run> {
  const trace = join(temporary, `trace-${(runs += 1)}`);
  const strace = ['-f', '-qq', '-e', 'signal=none', '-o', trace, ...words];
  const env = {
    ...process.env,
    UV_THREADPOOL_SIZE: '1',
    UV_USE_IO_URING: '0',
    NODE_COMPILE_CACHE: join(temporary, 'compiled'),
  };
  const {promise, resolve} = Promise.withResolvers<Run>();
  execFile('strace', [...strace, process.execPath, writer, folder], {env}, (ended, output, errors) =>
    // strace ends as its writer ended.
    resolve({
      output,
      errors,
      trace: readFileSync(trace, 'utf8').trimEnd().split('\n'),
      killed: ended?.signal === 'SIGKILL',
    }),
  );
  const ended = await promise;
  rmSync(trace);
  return ended;
}

/** A folder that a crash left: a whole commit that the head does not name, and a torn one after it. */
async function leftByACrash(): Promise<string> {
  const folder = join(temporary, 'left');
  const ledger = openLedger({folder, blockBytes: 40});
  const say = async (index: number): Promise<unknown> => ledger.append([new TextEncoder().encode(`entry ${index}`)]);
  await say(0);
  await say(1);
  cpSync(join(folder, 'head'), join(folder, 'older'));
  await say(2);
  ledger.bulk().push(new Uint8Array(100));
  cpSync(folder, join(temporary, 'crashed'), {recursive: true});
  await ledger.close();
  const crashed = join(temporary, 'crashed');
  cpSync(join(crashed, 'older'), join(crashed, 'head'));
  rmSync(join(crashed, 'lock'));
  rmSync(join(crashed, 'older'));
  return crashed;
}

/** From a run without faults: by file and call, as many as the busiest thread made. */
async function sitesOf(start: string): Promise<readonly Site[]> {
  const folder = join(temporary, 'traced');
  cpSync(start, folder, {recursive: true});
  const {output, trace} = await run(folder, ['-y', '-e', `trace=${calls.join(',')}`, ...onPaths(folder, files)]);
  assert.equal(output.trimEnd().split('\n').length, 5, output);
  const counts = new Map<string, number>();
  for (const line of trace) {
    const [, thread, call, words = ''] = /^(\d+) +(\w+)\((.*)/.exec(line) ?? [];
    // By the string of its path, or of the file that -y names behind the number.
    const path = /[<"](\/[^<>"]*)[>"]/g;
    const named = [...words.matchAll(path)].map((found) => found[1] ?? '').find((name) => name.startsWith(folder));
    if (call === undefined || named === undefined) continue;
    const key = `${call} ${named === folder ? '' : basename(named)} ${thread}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = new Map<string, number>();
  for (const [key, count] of counts) {
    const place = key.slice(0, key.lastIndexOf(' '));
    most.set(place, Math.max(count, most.get(place) ?? 0));
  }
  return [...most].flatMap(([place, count]) => {
    const [call = '', file = ''] = place.split(' ');
    return Array.from({length: count}, (_, index) => ({call, file, which: index + 1}));
  });
}

const onPaths = (folder: string, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => ['-P', name === '' ? folder : join(folder, name)]);

async function check(folder: string, {output, errors}: Run, place: string): Promise<void> {
  const receipts = output.split('\n').filter((line) => / [0-9a-f]{64}$/.test(line));
  const what = `${place}: ${errors}`;
  const ledger = openLedger({folder});
  for (const receipt of receipts) {
    const [size, root = ''] = receipt.split(' ');
    assert.ok(Number(size) <= ledger.size, `${what}: ${size} entries acknowledged, ${ledger.size} found`);
    assert.equal(Buffer.from(ledger.root(Number(size))).toString('hex'), root, what);
  }
  ledger.scan(0, ledger.size, (index, leaf) => {
    assert.match(new TextDecoder().decode(leaf), new RegExp(`^(\\{.*"row":")?entry ${index}("\\})?$`), what);
    return true;
  });
  const {size} = ledger;
  assert.equal((await ledger.append([new Uint8Array(10)])).first, size, what);
  await ledger.close();
}

test(
  `every system call fails in turn, × ${chosen.length}`,
  hasStrace ? {} : {skip: 'needs strace'},
  async (context) => {
    const start = await leftByACrash();
    const sites = await sitesOf(start);
    assert.ok(sites.length > 50, `${sites.length} calls found`);
    const all = sites.flatMap((site) => chosen.map((fault) => ({...site, fault})));
    figure(context, 'system-calls', all.length);
    let [hit, next] = [0, 0];
    const missed: string[] = [];
    const work = async (): Promise<void> => {
      for (let job = all[next++]; job !== undefined; job = all[next++]) {
        const {call, file, which, fault} = job;
        const folder = mkdtempSync(join(temporary, 'run-'));
        cpSync(start, folder, {recursive: true});
        const inject = `inject=${call}:${fault}:when=${which}`;
        const result = await run(folder, ['-e', `trace=${call}`, '-e', inject, ...onPaths(folder, [file])]);
        if (result.killed || result.trace.some((line) => line.includes('INJECTED'))) hit += 1;
        else missed.push(`${fault} at ${call} ${which} of "${file}"`);
        await check(folder, result, `${fault} at ${call} ${which} of "${file}"`);
        rmSync(folder, {recursive: true});
      }
    };
    await Promise.all(Array.from({length: availableParallelism()}, work));
    context.diagnostic(`${sites.length} calls × ${chosen.length} faults, ${hit} of ${all.length} runs met theirs`);
    assert.ok(hit > all.length * 0.95, `not met: ${missed.join('; ')}`);
  },
);
