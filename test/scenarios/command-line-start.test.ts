/** The first minute: ten lines that say what is there, a page at the address, and a second start that adds nothing. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {exerciseSeed, generateExercise} from '../../platform/import/exercise/index.ts';
import {desk, running} from './desk.ts';

test('start loads three cases, says so in ten lines, serves them, and again adds nothing', async () => {
  const {holdfire, data} = desk();
  const {status, stdout, stderr} = holdfire('start', '--once');
  assert.equal(status, 0, stderr);
  const lines = stdout.trimEnd().split('\n');
  assert.equal(lines.length, 10, stdout);
  for (const at of [0, 3, 6]) {
    assert.match(
      lines[at] ?? '',
      /: [\d,]+ agreements, .* reports, .*\. Record from \d{4}-\d\d-\d\d, ends \d{4}-\d\d-\d\d\.$/,
    );
    for (const sentence of [lines[at + 1], lines[at + 2]]) assert.match(sentence ?? '', /^ {2}\S.*: .*\.$/);
  }
  assert.match(lines[6] ?? '', /^EXERCISE/);
  assert.match(lines[9] ?? '', /^Ledger verified: 13,\d{3} entries \(13,\d{3} added now\), root [\w+/]{43}=\.$/);
  assert.doesNotMatch(stdout + stderr, /enrol/, 'nobody can enrol where nothing is served');
  const until = /Open http:\S+ \(Ctrl\+C stops it\)\.\n.*enrol#[\w-]{43}\n/;
  const serving = await running(['start', '--data', data, '--port', '0'], until);
  assert.match(serving.said, /\(nothing new\)/);
  const address = /http:\S+/.exec(serving.said)?.[0] ?? '';
  const link = /http:\S+enrol#\S+/.exec(serving.said)?.[0] ?? '';
  assert.equal(new URL(link).port, new URL(address).port);
  assert.equal(new URL(link).hostname, 'localhost', 'passkeys need a name');
  const page = await fetch(address);
  assert.match(await page.text(), /<div id="app">/);
  assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'/);
  assert.equal(await serving.stop('SIGINT'), 0);
  assert.match(holdfire('verify').stdout, /^Verified: 13,?\d{3} entries/);
});

test('the hashes by which a start knows the exercise are those of its tables', () => {
  const kept = readFileSync(new URL('../../cases/exercise/tables.sha256', import.meta.url), 'utf8');
  const made = [...generateExercise(exerciseSeed).files].map(
    ([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`,
  );
  assert.equal(kept, made.join(''), 'run scripts/exercise-hashes.mjs');
});
