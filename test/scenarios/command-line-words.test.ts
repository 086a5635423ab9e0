/** What a newcomer types first: help, mistyped words, folders that are none. Every answer says what to do next. */
import assert from 'node:assert/strict';
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {commands} from '../../platform/cli/command-list.ts';
import {desk, running} from './desk.ts';

test('help fits on one screen and names every command; each command teaches itself with examples', () => {
  const {run} = desk();
  const {status, stdout} = run('--help');
  assert.equal(status, 0);
  assert.ok(stdout.split('\n').length <= 40, 'one screen');
  for (const line of stdout.split('\n')) assert.ok(line.length <= 120, line);
  for (const {name} of commands) {
    assert.ok(stdout.includes(`holdfire ${name}`), name);
    const help = run(name, '--help');
    assert.equal(help.status, 0, name);
    assert.match(help.stdout, /\nOptions\n[^]*--data DIR[^]*\nExamples\n/, name);
    for (const line of help.stdout.split('\n')) assert.ok(line.length <= 130, `${name}: ${line}`);
  }
  assert.deepEqual(run('help', 'import').stdout, run('import', '--help').stdout);
  assert.match(run('--version').stdout, /^holdfire \d+\.\d+\.\d+\n$/);
  const none = run();
  assert.equal(none.status, 2);
  assert.equal(none.stdout, stdout);
});

test('a mistyped word is answered with the nearest, and nothing is done', () => {
  const {run, holdfire} = desk();
  assert.match(run('improt', 'x').stderr, /no command “improt”; did you mean “import”\?/);
  const {status, stderr} = holdfire(
    'export',
    '--cas',
    'exercise',
    '--what',
    'incident',
    '--date',
    '2025-02-30',
    '--size',
    'x',
  );
  assert.equal(status, 2);
  for (const part of [
    /--cas: is not an option of export; did you mean --case/,
    /did you mean incidents/,
    /2025-02-30/,
    /--size/,
  ]) {
    assert.match(stderr, part);
  }
  assert.match(stderr, /Refused: 4 problems; nothing was written/);
  assert.match(run('start', 'now').stderr, /“now” is one too many/);
  assert.match(run('import').stderr, /needs one FILE\.csv or one case folder/);
  assert.match(run('serve', '--port', '70000').stderr, /not a port/);
  for (const all of ['0.0.0.0', '::', '*']) assert.match(run('serve', '--host', all).stderr, /is not one address/);
  const json = run('status', '--sise', '3', '--json');
  assert.equal(json.status, 2);
  assert.equal((JSON.parse(json.stdout) as {problems: {field: string}[]}).problems[0]?.field, '--sise');
  assert.equal(json.stderr, '');
});

test('where there is no ledger, that is found out and nothing is made', () => {
  const {holdfire, run, folder} = desk();
  for (const words of [
    ['status'],
    ['verify'],
    ['entries'],
    ['rebuild'],
    ['serve'],
    ['export', '--case', 'x', '--out', join(folder, 'o')],
  ]) {
    const {status, stderr} = holdfire(...words);
    assert.equal(status, 3, words.join(' '));
    assert.match(stderr, /There is no ledger in .*; “holdfire start” or “holdfire import” makes one\./);
  }
  assert.equal(run('verify', '--data', join(folder, 'data')).status, 3);
});

test('a folder that is not ours, a file, a newer version and a folder that cannot be written are each said in a sentence', () => {
  const {folder, run} = desk();
  const other = join(folder, 'photos');
  mkdirSync(other);
  writeFileSync(join(other, 'cat.jpg'), 'x');
  const strange = run('start', '--once', '--data', other);
  assert.equal(strange.status, 1);
  assert.match(strange.stderr, /is not a data folder of Holdfire: it holds cat\.jpg and no ledger\./);
  assert.match(run('verify', '--data', join(other, 'cat.jpg')).stderr, /is a file; --data names a folder/);
  const newer = join(folder, 'newer');
  mkdirSync(join(newer, 'ledger'), {recursive: true});
  writeFileSync(join(newer, 'ledger/entries.log'), 'holdfire-log/7\nrest');
  const {status, stderr} = run('status', '--data', newer);
  assert.equal(status, 1);
  assert.match(
    stderr,
    /was written by a newer version of Holdfire \(holdfire-log\/7; this one knows holdfire-log\/1\)/,
  );
  assert.equal(stderr.trim().split('\n').length, 1, 'one sentence, no trace');
  if (process.getuid?.() === 0) return; // Root may write everywhere, so there is nothing to refuse.
  const locked = join(folder, 'locked');
  mkdirSync(locked);
  chmodSync(locked, 0o500);
  assert.match(
    run('start', '--once', '--data', join(locked, 'data')).stderr,
    /may not be read or written by this user/,
  );
});

test('while it serves, a second writer is refused by name, a second server shows what stands, and both end cleanly', async () => {
  const {holdfire, file, data} = desk();
  const rows = 'id,source,channel,published,text,confirmed\nex-1,ex-monitor,monitor_form,2001-01-02,EXERCISE,yes\n';
  const path = file('reports.csv', rows);
  assert.equal(holdfire('import', path, '--case', 'ex').status, 0);
  const first = await running(['serve', '--data', data, '--port', '0'], /serves at/);
  const {status, stderr} = holdfire('import', path, '--case', 'ex');
  assert.equal(status, 1);
  assert.match(stderr, /The data folder is in use by process \d+; stop it first/);
  assert.equal(holdfire('import', path, '--case', 'ex', '--dry-run').status, 0, 'reading is not writing');
  assert.equal(holdfire('verify').status, 0);
  const port = /:(\d+)/.exec(first.said)?.[1] ?? '';
  const second = await running(['serve', '--data', data, '--port', port], /serves at/);
  const answer = await fetch(`${/http:\S+/.exec(second.said)?.[0]}/api/ledger`);
  assert.match(second.said, /Port \d+ is taken by another program; a free one is used/);
  assert.match(second.said, /in use by process \d+, so the record is shown as it stands now/);
  assert.equal(((await answer.json()) as {size: number}).size, 6, 'three keys, opened, one row, sealed');
  assert.equal(await second.stop('SIGINT'), 0);
  assert.equal(await first.stop('SIGTERM'), 0);
  assert.equal(holdfire('import', path, '--case', 'ex').status, 0, 'the lock was let go');
});
