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
  readonly withRoom: string;
  readonly afterRestart: string;
}

/** Runs the writer behind a line of shell that narrows what the system gives it; undefined where that is not possible. */
function seen(narrowing: string, folder: string, ...words: readonly string[]): Seen | undefined {
  const run = spawnSync('bash', ['-c', `${narrowing} && exec "$0" "$@"`, process.execPath, script, folder, ...words], {
    encoding: 'utf8',
  });
  return run.stdout.startsWith('{') ? (JSON.parse(run.stdout) as Seen) : undefined;
}

/** A mount that only the process itself sees; not every system lets one do that. */
const inOwnMounts = (mount: string): string =>
  `exec unshare --map-root-user --mount bash -c '${mount} && exec "$0" "$@"' "$0" "$@"; false`;
const ownMounts = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;
const needsOwnMounts = ownMounts ? {} : {skip: 'needs root'};
/** With half of it taken by a file that the writer removes later. */
const smallDisk = (folder: string): string =>
  inOwnMounts(`mount -t tmpfs -o size=1m tmpfs ${folder} && head -c 500000 /dev/zero > ${folder}/ballast`);

function checkFull({refusal, again, acknowledged, found}: Seen, reason: RegExp): void {
  assert.match(refusal, reason);
  assert.match(refusal, /entries are taken again as soon as there is room$/);
  assert.equal(found, acknowledged, 'reading goes on');
  assert.match(again, /^LedgerFull: /);
}

const fullDisk = /^LedgerFull: the ledger could not take it: the disk is full; free some space .*ENOSPC/;
const noFurther = /^LedgerFull: the ledger could not take it: the file may not grow any further .*EFBIG/;

test('a file that may not grow: appends are refused with a sentence, and what was acknowledged is there', async () => {
  const folder = folderFor();
  const result = seen('ulimit -f 200', folder, 'append');
  assert.ok(result !== undefined);
  checkFull(result, noFurther);
  assert.match(result.refusal, new RegExp(`All ${result.acknowledged} acknowledged entries are safe, nothing of what`));
  assert.ok(result.acknowledged > 10);
  const notices: string[] = [];
  const ledger = openLedger({folder: join(folder, 'ledger'), notice: (sentence) => notices.push(sentence)});
  assert.equal(ledger.size, result.acknowledged);
  assert.deepEqual(notices, [], 'nothing half-written was left');
  await ledger.close();
  rmSync(folder, {recursive: true});
});

test('a file that may not grow: a bulk append is cut off again and leaves its room free', () => {
  const folder = folderFor();
  const result = seen('ulimit -f 2000', folder, 'bulk');
  assert.ok(result !== undefined);
  assert.match(result.refusal, noFurther);
  assert.equal(result.again, 'none', 'one entry still has room');
  assert.equal(result.acknowledged, 2);
  assert.ok(result.logBytes < 3000, `${result.logBytes} bytes are left`);
  rmSync(folder, {recursive: true});
});

test('a full disk: appends are refused, and taken again without a restart once there is room', needsOwnMounts, () => {
  const folder = folderFor();
  const result = seen(smallDisk(folder), folder, 'append');
  assert.ok(result !== undefined);
  checkFull(result, fullDisk);
  assert.ok(result.acknowledged > 100);
  assert.equal(result.withRoom, `took ${result.acknowledged + 1}`);
  assert.equal(result.afterRestart, `${result.acknowledged + 1}`);
  rmSync(folder, {recursive: true});
});

test('a full disk: a bulk append is cut off again, and the ledger goes on', needsOwnMounts, () => {
  const folder = folderFor();
  const result = seen(smallDisk(folder), folder, 'bulk');
  assert.ok(result !== undefined);
  assert.match(result.refusal, fullDisk);
  assert.equal(result.again, 'none', 'one entry still has room');
  assert.ok(result.logBytes < 3000, `${result.logBytes} bytes are left`);
  assert.equal(result.withRoom, 'took 3');
  assert.equal(result.afterRestart, '3');
  rmSync(folder, {recursive: true});
});

for (const [kind, reserve] of [
  ['append', '200000'],
  ['bulk', '200000'],
  ['append', 'usual'],
] as const) {
  const named = `${kind}, reserve ${reserve}`;
  test(`a disk nearly full: new entries are refused before it is, and taken again (${named})`, needsOwnMounts, () => {
    const folder = folderFor();
    const result = seen(smallDisk(folder), folder, kind, reserve);
    assert.ok(result !== undefined);
    assert.match(
      result.refusal,
      /^LedgerFull: the ledger takes nothing new, because the disk has only [\d.]+ MB left, and/,
    );
    assert.equal(result.found, result.acknowledged, 'reading goes on');
    const next = result.acknowledged + 1;
    assert.deepEqual([result.withRoom, result.afterRestart], [`took ${next}`, `${next}`]);
    rmSync(folder, {recursive: true});
  });
}

test('a read-only folder: refused with a sentence, and still readable', needsOwnMounts, async () => {
  const folder = folderFor();
  const ledger = openLedger({folder: join(folder, 'ledger')});
  await ledger.append([new TextEncoder().encode('one')]);
  await ledger.close();
  const readOnly = `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder}`;
  const result = seen(inOwnMounts(readOnly), folder, 'append');
  assert.match(result?.refusal ?? '', /^LedgerRefused: .* cannot be used: it is on a file system that is read-only/);
  assert.match(result?.refusal ?? '', /EROFS/);
  const verify = `const {openLedger} = await import(${JSON.stringify(new URL('../../platform/ledger-store/index.ts', import.meta.url).href)});
    process.stdout.write('size ' + openLedger({folder: process.argv[1] + '/ledger', readOnly: true}).size)`;
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
