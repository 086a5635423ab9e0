/** A desk officer adds to a case that stands: files are known by their headers, and names by what was recorded before. */
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {corpusText} from '../../bench/corpus/index.ts';
import {desk} from './desk.ts';

const shipped = new URL('../../cases/pakistan-ttp-2021', import.meta.url).pathname;
const header = (table: string): string => readFileSync(join(shipped, `${table}.csv`), 'utf8').split('\n')[0] ?? '';
const reportOf = (id: string, incident: string, source = 'dawn'): string =>
  `id,incident,source,channel,published,text,confirmed\n${id},${incident},${source},media,2021-12-01,A story,yes\n`;

test('a table of its own is checked against the case that stands', () => {
  const {holdfire, file} = desk();
  const before = holdfire('import', file('early.csv', reportOf('r-early', 'nowhere')), '--case', 'pakistan-ttp-2021');
  assert.equal(before.status, 0);
  assert.match(before.stderr, /holds no case\.yaml of “pakistan-ttp-2021”, so names in the rows .* were not looked up/);
  assert.equal(holdfire('import', shipped).status, 0);
  const words = ['--case', 'pakistan-ttp-2021'];
  const refused = holdfire('import', file('a.csv', reportOf('r-a', 'no-such-incident', 'no-such-paper')), ...words);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /a\.csv:2 \[unknown-reference\] source: “no-such-paper” is not a source of this case/);
  assert.match(
    refused.stderr,
    /a\.csv:2 \[unknown-reference\] incident: “no-such-incident” is not an incident of this case/,
  );
  const incident = readFileSync(join(shipped, 'incidents.csv'), 'utf8').split('\n')[1]?.split(',')[0] ?? '';
  assert.match(holdfire('import', file('b.csv', reportOf('r-b', incident)), ...words).stdout, /1 added/);
  const added = `${header('incidents')}\n${readFileSync(join(shipped, 'incidents.csv'), 'utf8').split('\n')[1]?.replace(incident, 'new-incident') ?? ''}\n`;
  assert.match(holdfire('import', file('incidents.csv', added), ...words).stdout, /1 added/);
  assert.match(holdfire('import', file('c.csv', reportOf('r-c', 'new-incident')), ...words).stdout, /1 added/);
  const json = holdfire('import', file('c.csv', reportOf('r-c', 'new-incident')), ...words, '--json');
  const {dryRun, outcomes} = JSON.parse(json.stdout) as {
    dryRun: boolean;
    outcomes: {table: string; unchanged: number}[];
  };
  assert.deepEqual([dryRun, outcomes[0]?.table, outcomes[0]?.unchanged], [false, 'reports', 1]);
});

test('a header that fits no table is answered with the nearest and what it lacks; a data set is known by its shape', () => {
  const {holdfire, file, folder} = desk();
  const odd = holdfire('import', file('odd.csv', 'id,source,chanel,published,text,confirmed\n'), '--case', 'ex');
  assert.equal(odd.status, 2);
  assert.match(
    odd.stderr,
    /odd\.csv:1 \[table-not-known\] the header fits neither UCDP GED nor any of .*; nearest is reports, where:/,
  );
  assert.match(odd.stderr, /odd\.csv:1 \[unknown-column\] chanel/);
  const ged = join(folder, 'GEDEvent.csv');
  writeFileSync(ged, [...corpusText(50)].join(''));
  const dry = holdfire('import', ged, '--case', 'ex', '--dry-run', '--json');
  assert.equal(dry.status, 0, dry.stderr);
  const [outcome] = (JSON.parse(dry.stdout) as {outcomes: {table: string; rows: number; added: number}[]}).outcomes;
  assert.deepEqual([outcome?.table, outcome?.rows, outcome?.added], ['ucdp-ged', 50, 50]);
  assert.equal(holdfire('verify').status, 3, 'a dry run makes nothing');
  assert.match(holdfire('import', ged, '--case', 'ex', '--release', '25.1').stdout, /release 25\.1, 50 rows: 50 added/);
  assert.match(
    holdfire('import', ged, '--case', 'ex', '--release', '25.1').stdout,
    /50 rows: 0 added, 0 changed, 50 unchanged/,
  );
  assert.match(
    holdfire('import', file('gone.csv', 'relid,year,type_of_violence\n'), '--case', 'ex').stderr,
    /gone\.csv:1/,
  );
  const release = holdfire('import', file('r.csv', reportOf('r', '')), '--case', 'ex', '--release', '1');
  assert.match(release.stderr, /--release: is for data sets; r\.csv is the table reports/);
  assert.match(holdfire('import', shipped, '--case', 'x').stderr, /--case: is not for a case folder/);
});

test('status, export and rebuild on a case that stands; what is not there is status 3', () => {
  const {holdfire, folder} = desk();
  assert.equal(holdfire('import', shipped).status, 0);
  const status = holdfire('status', '--case', 'pakistan-ttp-2021', '--date', '2021-12-31');
  assert.equal(status.status, 0);
  for (const part of [
    /As of 2021-12-31/,
    /ends 2023-01-08/,
    /Obligation +(Pakistan|TTP) +(Pakistan|TTP)/,
    /Missing from the record/,
  ]) {
    assert.match(status.stdout, part);
  }
  assert.doesNotMatch(status.stdout, /kept\b(?!\.)/);
  const json = JSON.parse(holdfire('status', '--json').stdout) as {
    cases: {asOf: {size: number}}[];
    ledger: {size: number};
  };
  assert.equal(json.cases[0]?.asOf.size, json.ledger.size);
  for (const words of [
    ['status', '--case', 'none'],
    ['status', '--size', '99999999'],
    ['status', '--size', '0'],
    ['export', '--case', 'none', '--out', join(folder, 'out')],
    ['entries', '--from', '99999999'],
  ]) {
    assert.equal(holdfire(...words).status, 3, words.join(' '));
  }
  const out = join(folder, 'out');
  const exported = holdfire('export', '--case', 'pakistan-ttp-2021', '--what', 'series', '--out', out, '--json');
  const {files} = JSON.parse(exported.stdout) as {files: {path: string; what: string; rows: number}[]};
  assert.deepEqual(
    files.map(({what}) => what),
    ['series', 'README'],
  );
  const again = holdfire('import', files[0]?.path ?? '', '--case', 'pakistan-ttp-2021');
  assert.match(again.stdout, new RegExp(`: 0 added, 0 changed, ${files[0]?.rows} unchanged`));
  const first = holdfire('rebuild', '--json');
  assert.equal(first.status, 0);
  assert.equal(holdfire('rebuild', '--json').stdout, first.stdout, 'the same dump, byte for byte');
});
