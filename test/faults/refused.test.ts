import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {openLedger} from '../../platform/ledger-store/index.ts';

const script = new URL('./refused-writer.ts', import.meta.url).pathname;
const folderFor = (): string => mkdtempSync(join(tmpdir(), 'holdfire-refused-'));

interface Seen {
  readonly refusal: string;
  readonly again: string;
  readonly acknowledged: number;
  readonly found: number;
  readonly logBytes: number;
}

/** Runs the writer behind a line of shell that narrows what the system gives it; undefined where that is not possible. */
function seen(narrowing: string, folder: string, kind: string): Seen | undefined {
  const run = spawnSync('bash', ['-c', `${narrowing} && exec "$0" "$@"`, process.execPath, script, folder, kind], {
    encoding: 'utf8',
  });
  return run.stdout.startsWith('{') ? (JSON.parse(run.stdout) as Seen) : undefined;
}

/** A mount that only the process itself sees; not every system lets one do that. */
const inOwnMounts = (mount: string): string =>
  `exec unshare --map-root-user --mount bash -c '${mount} && exec "$0" "$@"' "$0" "$@"; false`;
const ownMounts = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;
const needsOwnMounts = ownMounts ? {} : {skip: 'this system does not let a test mount a small disk'};

function checkStopped({refusal, again, acknowledged, found}: Seen, reason: RegExp): void {
  assert.match(refusal, /^LedgerStopped: the ledger could not be written and has stopped: /);
  assert.match(refusal, reason);
  assert.match(
    refusal,
    new RegExp(`All ${acknowledged} acknowledged entries are safe, nothing of what was being written`),
  );
  assert.equal(again, refusal, 'later appends hear the same');
  assert.equal(found, acknowledged);
}

test('a file that may not grow: appends stop with a sentence, and what was acknowledged is there', () => {
  const folder = folderFor();
  const result = seen('ulimit -f 200', folder, 'append');
  assert.ok(result !== undefined);
  checkStopped(result, /may not grow any further .*EFBIG/);
  assert.ok(result.acknowledged > 10);
  const notices: string[] = [];
  const ledger = openLedger({folder, notice: (sentence) => notices.push(sentence)});
  assert.equal(ledger.size, result.acknowledged);
  rmSync(folder, {recursive: true});
});

test('a file that may not grow: a bulk append is cut off again and leaves its room free', () => {
  const folder = folderFor();
  const result = seen('ulimit -f 2000', folder, 'bulk');
  assert.ok(result !== undefined);
  checkStopped(result, /may not grow any further/);
  assert.equal(result.acknowledged, 1);
  assert.ok(result.logBytes < 2000, `${result.logBytes} bytes are left`);
  rmSync(folder, {recursive: true});
});

for (const kind of ['append', 'bulk']) {
  test(`a full disk: ${kind} stops with a sentence, and what was acknowledged is there`, needsOwnMounts, () => {
    const folder = folderFor();
    const result = seen(inOwnMounts(`mount -t tmpfs -o size=1m tmpfs ${folder}`), folder, kind);
    assert.ok(result !== undefined);
    checkStopped(result, /the disk is full; free some space .*ENOSPC/);
    if (kind === 'bulk') assert.ok(result.logBytes < 2000, `${result.logBytes} bytes are left`);
    else assert.ok(result.acknowledged > 500);
    rmSync(folder, {recursive: true});
  });
}

test('a read-only folder: refused with a sentence, and still readable', needsOwnMounts, async () => {
  const folder = folderFor();
  const ledger = openLedger({folder});
  await ledger.append([new TextEncoder().encode('one')]);
  await ledger.close();
  const readOnly = `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder}`;
  const result = seen(inOwnMounts(readOnly), folder, 'append');
  assert.match(result?.refusal ?? '', /^LedgerRefused: .* cannot be used: it is on a file system that is read-only/);
  assert.match(result?.refusal ?? '', /EROFS/);
  const verify = `const {openLedger} = await import(${JSON.stringify(new URL('../../platform/ledger-store/index.ts', import.meta.url).href)});
    process.stdout.write('size ' + openLedger({folder: process.argv[1], readOnly: true}).size)`;
  const words = ['--input-type=module', '-e', verify, folder];
  const {stdout} = spawnSync('bash', ['-c', inOwnMounts(readOnly), process.execPath, ...words], {encoding: 'utf8'});
  assert.equal(stdout, 'size 1');
  rmSync(folder, {recursive: true});
});

test('a folder in use names the process that has it, and a killed one lets go', async () => {
  const folder = folderFor();
  const writer = new URL('./writer.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [writer, folder], {stdio: ['ignore', 'pipe', 'inherit']});
  await new Promise((done) => child.stdout.once('data', done));
  assert.throws(() => openLedger({folder}), {
    name: 'LedgerInUse',
    message: new RegExp(`in use by process ${child.pid}; stop it first`),
  });
  assert.ok(readFileSync(join(folder, 'lock'), 'utf8').startsWith(`${child.pid}\n`));
  child.kill('SIGKILL');
  await new Promise((done) => child.once('close', done));
  const ledger = openLedger({folder});
  assert.ok(ledger.size > 0);
  await ledger.close();
  rmSync(folder, {recursive: true});
});
