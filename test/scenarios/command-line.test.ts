/** A day at the command line: what a newcomer types, what it says, and what stays when it refuses. */
import assert from 'node:assert/strict';
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {desk} from './desk.ts';

const header = 'id,source,channel,published,text,confirmed,killed_low,killed_best,killed_high\n';
const first = `${header}ex-1,ex-monitor,monitor_form,2001-01-02,"EXERCISE: shots heard,\nthen silence",yes,0,1,2\nex-2,ex-paper,media,2001-01-03,EXERCISE: no news,yes,,,\n`;

test('a table goes in once, again adds nothing, a changed row is a new version', () => {
  const {holdfire, file} = desk();
  const words = ['--case', 'ex', '--table', 'reports'];
  const path = file('reports.csv', first);
  assert.match(holdfire('import', path, ...words, '--dry-run').stdout, /2 would be added/);
  assert.match(holdfire('import', path, ...words).stdout, /2 added, 0 changed/);
  assert.match(holdfire('verify').stdout, /Verified: 6 entries/);
  assert.match(holdfire('import', path, ...words).stdout, /0 added, 0 changed, 2 unchanged/);
  const requoted = file('again.csv', first.replace('ex-2,ex-paper', '"ex-2","ex-paper"'));
  assert.match(holdfire('import', requoted, ...words).stdout, /0 added, 0 changed, 2 unchanged/);
  assert.match(holdfire('verify').stdout, /Verified: 6 entries/);
  const revised = file('revised.csv', first.replace(',0,1,2', ',1,2,3'));
  assert.match(holdfire('import', revised, ...words).stdout, /changed ex-1: killed_low, killed_best, killed_high/);
  const {stdout} = holdfire('entries', '--json');
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse((JSON.parse(line) as {leaf: string}).leaf) as {row?: string})
    .flatMap(({row}) => row ?? []);
  assert.equal(rows.length, 3, 'the earlier version stays');
  assert.match(rows[0] ?? '', /then silence",yes,0,1,2$/);
  assert.match(rows[2] ?? '', /then silence",yes,1,2,3$/);
});

test('a file with problems is refused whole, each named by line and field, and nothing of it stays', () => {
  const {holdfire, file} = desk();
  const bad = `${header}ex-1,ex-monitor,monitor_form,2001-02-30,"two\nlines",yes,3,2,1\nex-1,Bad Id,media,2001-01-03,x,maybe,,,\n`;
  const {status, stderr} = holdfire('import', file('bad.csv', bad), '--case', 'ex', '--table', 'reports');
  assert.equal(status, 2);
  assert.match(stderr, /bad\.csv:2 \[not-a-day\] published/);
  assert.match(stderr, /bad\.csv:4 \[bad-id\] source/);
  assert.match(stderr, /bad\.csv:4 \[unknown-value\] confirmed/);
  assert.match(stderr, /nothing was written/);
  for (const text of ['', header.slice(0, 20), `${header}ex-1,"open`, '\u0000\u0001']) {
    assert.equal(
      holdfire('import', file('bad.csv', text), '--case', 'ex', '--table', 'reports').status,
      2,
      JSON.stringify(text),
    );
  }
  writeFileSync(file('bad.csv', ''), Buffer.from([0xff, 0xfe, 0x41]));
  assert.match(
    holdfire('import', file('none.csv', 'x'), '--case', 'ex', '--table', 'reports').stderr,
    /unknown-column/,
  );
  assert.equal(holdfire('verify').status, 3, 'no ledger was made by refused files');
});

test('ranges and periods that run backwards are refused', () => {
  const {holdfire, file} = desk();
  const text = `${header}ex-1,ex-monitor,monitor_form,2001-01-02,x,yes,3,2,1\n`;
  const {stderr} = holdfire('import', file('r.csv', text), '--case', 'ex', '--table', 'reports');
  assert.match(stderr, /\[runs-backwards\] killed_best/);
});

test('a ledger that somebody edited does not start, and the entry is named', () => {
  const {folder, holdfire, file} = desk();
  holdfire('import', file('reports.csv', first), '--case', 'ex', '--table', 'reports');
  const log = join(folder, 'data', 'ledger', 'entries.log');
  writeFileSync(log, readFileSync(log, 'latin1').replace('no news', 'bad news'.slice(0, 7)), 'latin1');
  const {status, stderr} = holdfire('verify');
  assert.equal(status, 1);
  assert.match(stderr, /LedgerBroken: .* at or after entry 0; 6 entries were acknowledged/);
});

test('a case folder with one bad file leaves nothing behind', () => {
  const {folder, holdfire} = desk();
  const path = join(folder, 'case');
  mkdirSync(path);
  const {status, stderr} = holdfire('import', path);
  assert.equal(status, 2);
  assert.match(stderr, /case\.yaml \[no-such-file\]/);
});

test('a case folder that names an incident nobody recorded is refused by line, and nothing of it stays', () => {
  const {folder, holdfire} = desk();
  const path = join(folder, 'pakistan-ttp-2021');
  cpSync(new URL('../../cases/pakistan-ttp-2021', import.meta.url).pathname, path, {recursive: true});
  const incidents = join(path, 'incidents.csv');
  const [header = ''] = readFileSync(incidents, 'utf8').split('\n');
  writeFileSync(incidents, `${header}\n`);
  const {status, stderr} = holdfire('import', path);
  assert.equal(status, 2);
  assert.match(stderr, /reports\.csv:\d+ \[unknown-reference\] incident: .* is not an incident of this case/);
  assert.match(holdfire('verify').stdout, /Verified: 0 entries/);
});
