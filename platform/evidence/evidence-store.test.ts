import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {nodeDisk, type Disk} from '../disk/index.ts';
import {openEvidenceStore, type EvidenceStore} from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'holdfire-evidence-'));
test.after(() => rmSync(root, {recursive: true, force: true}));

let desks = 0;

/** A store of its own, and files beside it. */
function desk(options: {readonly disk?: Disk; readonly reserveBytes?: number} = {}) {
  const folder = join(root, String((desks += 1)));
  const notices: string[] = [];
  mkdirSync(folder);
  const evidence = join(folder, 'data', 'evidence');
  const opened = (): EvidenceStore =>
    openEvidenceStore({folder: evidence, notice: (sentence) => notices.push(sentence), ...options});
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  return {store: opened(), opened, evidence, folder, file, notices};
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const incoming = (evidence: string): readonly string[] => readdirSync(join(evidence, 'incoming'));

async function stored(store: EvidenceStore, path: string) {
  const result = await store.put(path);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

async function refused(store: EvidenceStore, path: string): Promise<string> {
  const result = await store.put(path);
  assert.ok(!result.ok, 'it was taken');
  assert.equal(result.problems[0]?.file, path);
  return `${result.problems[0]?.code}: ${result.problems[0]?.message}`;
}

test('a file stands under its hash, read-only, byte for byte; the same file again is the same one', async () => {
  const {store, evidence, file} = desk();
  const content = Buffer.alloc(3 * 1024 * 1024 + 17, 'EXERCISE ');
  const path = file('one', content);
  const first = await stored(store, path);
  assert.deepEqual(
    {...first, beginning: undefined},
    {evidence: sha256(content), bytes: content.length, beginning: undefined, stood: false},
  );
  assert.equal(Buffer.from(first.beginning).toString(), content.subarray(0, 512).toString());
  const place = join(evidence, first.evidence.slice(0, 2), first.evidence);
  assert.equal(statSync(place).mode & 0o777, 0o440);
  assert.ok(readFileSync(place).equals(content));
  assert.ok((await stored(store, file('two', content))).stood);
  assert.deepEqual(store.stored(), [first.evidence]);
  assert.deepEqual(await store.check(first.evidence), {kind: 'whole', bytes: content.length});
  assert.deepEqual(incoming(evidence), []);
});

test('the same file from two hands at once is one', async () => {
  const {store, evidence, file} = desk();
  const path = file('one', Buffer.alloc(2_000_000, 1));
  const [first, second] = await Promise.all([stored(store, path), stored(store, path)]);
  assert.equal(first.evidence, second.evidence);
  assert.deepEqual(store.stored(), [first.evidence]);
  assert.deepEqual(await store.check(first.evidence), {kind: 'whole', bytes: 2_000_000});
  assert.deepEqual(incoming(evidence), []);
});

test('names in any script are taken; the store keeps none of them', async () => {
  const {store, evidence, file} = desk();
  for (const name of ['د شاهد انځور.jpg', '\u202egpj.exe', 'a'.repeat(240), '-rf', 'new\nline'])
    await stored(store, file(name, name));
  assert.equal(store.stored().length, 5);
  const kept = readdirSync(evidence, {recursive: true}).join('\n');
  assert.match(kept, /^[0-9a-f\n/]+$/m);
  assert.ok(!/gpj|rf\b|line/.test(kept));
});

test('what is no file with bytes is refused by its kind, at once, and nothing stays', async () => {
  const {store, evidence, folder, file} = desk();
  mkdirSync(join(folder, 'folder'));
  symlinkSync(file('real', 'x'), join(folder, 'link'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  assert.match(await refused(store, join(folder, 'folder')), /not-a-file: is a folder/);
  assert.match(await refused(store, join(folder, 'link')), /not-a-file: is a link; name the file/);
  assert.match(await refused(store, join(folder, 'dangling')), /not-a-file: is a link/);
  assert.match(await refused(store, join(folder, 'pipe')), /not-a-file: is a pipe/);
  assert.match(await refused(store, '/dev/null'), /not-a-file: is a device/);
  assert.match(await refused(store, file('empty', '')), /empty-file: has no bytes/);
  assert.match(await refused(store, join(folder, 'nothing')), /no-such-file/);
  assert.match(await refused(store, join(folder, 'real', 'below')), /no-such-file/);
  assert.deepEqual(store.stored(), []);
  assert.deepEqual(incoming(evidence), []);
});

test('a file that grows, shrinks or is written over while it is read is refused, and nothing of it stays', async () => {
  for (const change of [
    (path: string) => appendFileSync(path, 'more'),
    (path: string) => truncateSync(path, 1_500_000),
    (path: string) => writeFileSync(path, Buffer.alloc(4_000_000, 2)),
  ]) {
    const {folder, evidence, file} = desk();
    const path = file('busy', Buffer.alloc(4_000_000, 1));
    let pieces = 0;
    const disk: Disk = {
      ...nodeDisk,
      openBeside: async (name, how, permissions) => {
        const opened = await nodeDisk.openBeside(name, how, permissions);
        return {
          ...opened,
          writeBeside: (bytes, position, done) => {
            if ((pieces += 1) === 2) change(path);
            opened.writeBeside(bytes, position, done);
          },
        };
      },
    };
    const store = openEvidenceStore({folder: join(folder, 'data', 'evidence'), disk});
    assert.match(await refused(store, path), /file-changed/);
    assert.deepEqual(store.stored(), []);
    assert.deepEqual(incoming(evidence), []);
  }
});

test('a stored file that lost its hash is named, and is not passed off as the original again', async () => {
  const {store, evidence, file, folder} = desk();
  const path = file('one', 'EXERCISE: a photograph');
  const {evidence: hash} = await stored(store, path);
  const place = join(evidence, hash.slice(0, 2), hash);
  chmodSync(place, 0o600);
  writeFileSync(place, 'EXERCISE: another photograph');
  assert.deepEqual(await store.check(hash), {
    kind: 'altered',
    found: sha256('EXERCISE: another photograph'),
    bytes: 28,
  });
  const again = await store.put(path);
  assert.ok(!again.ok);
  assert.equal(again.problems[0]?.code, 'evidence-altered');
  const copied = await store.copyTo(hash, join(folder, 'copy'));
  assert.ok(!copied.ok);
  assert.ok(!existsSync(join(folder, 'copy')));
  rmSync(place);
  assert.deepEqual(await store.check(hash), {kind: 'missing'});
  assert.equal((await stored(store, path)).stood, false);
  assert.deepEqual(await store.check(hash), {kind: 'whole', bytes: 22});
});

test('a copy is the same bytes, and never written over anything', async () => {
  const {store, file, folder} = desk();
  const {evidence: hash} = await stored(store, file('one', 'EXERCISE: a photograph'));
  const out = join(folder, 'out');
  assert.deepEqual(await store.copyTo(hash, out), {ok: true, value: {bytes: 22}});
  assert.equal(readFileSync(out, 'utf8'), 'EXERCISE: a photograph');
  const again = await store.copyTo(hash, out);
  assert.ok(!again.ok && again.problems[0]?.code === 'file-exists');
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('part')),
    [],
  );
});

test('what a crash left half copied is removed at the next start and said; reading removes nothing', async () => {
  const {store, opened, evidence, file, notices} = desk();
  await stored(store, file('one', 'x'));
  writeFileSync(join(evidence, 'incoming', 'half'), 'y');
  openEvidenceStore({folder: evidence, readOnly: true});
  assert.deepEqual(incoming(evidence), ['half']);
  const again = opened();
  assert.deepEqual(incoming(evidence), []);
  assert.match(notices.join(), /One half-copied file of evidence was left by a crash and removed/);
  assert.equal(again.stored().length, 1);
});

test('a file that would not leave the ledger its room is refused before a byte of it is written', async () => {
  const {store, file, evidence} = desk({reserveBytes: Number.MAX_SAFE_INTEGER});
  await assert.rejects(store.put(file('one', 'x')), {code: 'ENOSPC'});
  assert.deepEqual(incoming(evidence), []);
});

test('where the disk fails at any step nothing is left, and the failure is told as the system tells it', async () => {
  const steps = ['openBeside', 'renameBeside', 'syncFolderBeside', 'writeBeside', 'syncBeside'] as const;
  for (const step of steps) {
    const fail = (): never => {
      throw Object.assign(new Error('EIO: i/o error'), {code: 'EIO'});
    };
    const disk: Disk = {
      ...nodeDisk,
      ...(step === 'writeBeside' || step === 'syncBeside' ? {} : {[step]: async () => fail()}),
      ...(step === 'writeBeside' || step === 'syncBeside'
        ? {
            openBeside: async (path: string, how, permissions) => ({
              ...(await nodeDisk.openBeside(path, how, permissions)),
              ...(step === 'syncBeside'
                ? {syncBeside: async () => fail()}
                : {
                    writeBeside: (_bytes: Uint8Array, _position: number, done: (error: Error, count: number) => void) =>
                      done(Object.assign(new Error('EIO: i/o error'), {code: 'EIO'}), 0),
                  }),
            }),
          }
        : {}),
    } as Disk;
    const {store, evidence, file} = desk({disk});
    await assert.rejects(store.put(file('one', 'x')), {code: 'EIO'}, step);
    assert.deepEqual(incoming(evidence), [], step);
  }
});

const isRoot = process.getuid?.() === 0;

test('a file that this user may not read is refused by its name', {skip: isRoot ? false : 'needs root'}, async () => {
  const {folder, file} = desk();
  const path = file('secret', 'x');
  chmodSync(path, 0o000);
  for (const part of [root, folder]) chmodSync(part, 0o777);
  const script = `const {openSource} = await import(${JSON.stringify(new URL('./open-source.ts', import.meta.url).href)});
    process.stdout.write(JSON.stringify(await openSource(process.argv[1])))`;
  // Its modules are read before it gives up the right to read everything.
  const asNobody = `process.setuid(65534); ${script.split('\n')[1]}`;
  const words = ['--input-type=module', '-e', `${script.split('\n')[0]}\n${asNobody}`, path];
  const said = JSON.parse(execFileSync(process.execPath, words, {encoding: 'utf8'})) as {problems: {code: string}[]};
  assert.deepEqual(
    said.problems.map(({code}) => code),
    ['not-readable'],
  );
});
