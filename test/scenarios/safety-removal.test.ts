/** A record from the command line, what each audience is given of it, and a removal, also one that was stopped half way. */
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {openRecord} from '../../platform/workflows/open-record.ts';
import {appendSigned} from '../../platform/keys/index.ts';
import {caseText} from '../support/open-door.ts';
import {testRecorded} from '../support/signer.ts';

const main = fileURLToPath(new URL('../../platform/cli/main.ts', import.meta.url));

test('record, disclose, verify, remove; a removal that was stopped half way is carried out by the next start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-removal-'));
  const data = join(folder, 'data');
  const run = (...words: readonly string[]): string =>
    execFileSync(process.execPath, [main, ...words, '--data', data], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  mkdirSync(join(folder, 'ex'));
  writeFileSync(join(folder, 'ex/case.yaml'), caseText);
  run('import', join(folder, 'ex'));
  const file = join(folder, 'r.json');
  const draft = {
    format: 'holdfire-record/1',
    table: 'reports',
    id: 'r-1',
    groups: {
      public: {what: 'shelling'},
      'verifier.place': {latitude: 33.57, longitude: 69.89},
      'party:a': {unit: 'second'},
      source: {name: 'canary-baker'},
    },
    coarsePlace: {from: 'verifier.place', to: 'public.place'},
  };
  writeFileSync(file, JSON.stringify(draft));
  const {entry} = JSON.parse(run('record', file, '--case', 'ex', '--json')) as {entry: number};
  const policy = join(folder, 'policy.txt');
  run('policy', '--out', policy);
  const given = (to: string): {groups: readonly string[]; file: string} => {
    const out = join(folder, `${to.replace(':', '-')}.json`);
    const said = run('disclose', '--entry', String(entry), '--to', to, '--out', out, '--json');
    return {groups: (JSON.parse(said) as {groups: readonly string[]}).groups, file: out};
  };
  assert.deepEqual(given('public').groups.toSorted(), ['public', 'public.place']);
  assert.deepEqual(given('party:a').groups.toSorted(), ['party:a', 'public', 'public.place']);
  assert.deepEqual(given('party:b').groups.toSorted(), ['public', 'public.place']);
  const source = given('source');
  assert.ok(source.groups.includes('source'));

  // The entry is acknowledged, and the program is gone before anything is destroyed.
  const folders = {
    ledger: `${data}/ledger`,
    views: `${data}/views`,
    keys: `${data}/keys`,
    checkpoints: `${data}/checkpoints`,
  };
  const stopped = await openRecord(folders, 'write', () => {});
  const operator = stopped.signers('operator', testRecorded);
  assert.ok(operator.ok);
  const removal = {
    kind: 'removal',
    case: 'ex',
    entry,
    groups: ['source'],
    reason: 'danger',
    recorded: testRecorded,
  } as const;
  assert.ok((await appendSigned(stopped.ledger, operator.value, [removal])).ok);
  await stopped.publish(testRecorded);
  await stopped.close();
  const contents = (): string => readFileSync(join(data, 'contents/contents.log'), 'latin1');
  assert.match(contents(), /canary-baker/);
  const before = spawnSync(process.execPath, [main, 'verify', '--data', data], {encoding: 'utf8'});
  assert.equal(before.status, 1);
  assert.match(before.stderr, /group source: was removed, and its content still stands/);
  assert.ok(!given('source').groups.includes('source'), 'nobody is given it, destroyed or not');

  await (await openRecord(folders, 'hold', () => {})).close();
  assert.doesNotMatch(contents(), /canary-baker/);
  assert.match(run('verify'), /4 held, 1 removed, 0 not as they should be/);
  for (const one of [source.file, given('source').file, given('party:a').file]) {
    assert.match(run('verify', '--disclosure', one, '--policy', policy), /Verified\.\n$/);
  }
  assert.match(
    run('verify', '--disclosure', given('source').file, '--policy', policy),
    /Group source was removed; entry \d+ says why/,
  );
  rmSync(folder, {recursive: true});
});
