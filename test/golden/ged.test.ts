/**
 * UCDP GED for Pakistan (CC BY 4.0; Sundberg and Melander 2013; Davies, Pettersson and Öberg 2022) through import, ledger and
 * views: every published count holds, nothing is lost, and what does not fit together in the source is kept and flagged.
 * Read in place where the folder is there; what is skipped is said with a count.
 */
import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {day, type Day} from '../../monitoring/kernel/index.ts';
import {readCsv} from '../../platform/import/csv.ts';
import {openLedger, type Ledger} from '../../platform/ledger-store/index.ts';
import {openViews, type Views} from '../../platform/views/index.ts';
import {importGed} from '../../platform/workflows/importing/import-ged.ts';
import {rebuild} from '../../platform/workflows/rebuild.ts';
import {publishedRow} from '../../platform/workflows/importing/standing-events.ts';
import {testSigners} from '../support/signer.ts';

const shared = process.env['HOLDFIRE_SHARED_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const pakistan = join(shared, 'ucdp-ged-pak-v22_1.csv');
const sample = join(shared, 'ucdp-ged-v23-sample1000.csv');
const skip = existsSync(pakistan) && existsSync(sample) ? false : '7 real-data tests skipped: no UCDP GED here';

/** Events and best estimates of deaths by year. */
const years = `1989 20/114 1990 44/386 1991 10/62 1992 5/72 1993 7/48 1994 38/169 1995 23/127 1996 21/64 1997 29/123
 1998 39/121 1999 12/57 2000 27/59 2001 9/42 2002 70/170 2003 79/242 2004 62/430 2005 47/153 2006 46/427 2007 210/1366
 2008 664/4620 2009 883/7460 2010 962/7226 2011 595/3475 2012 644/3541 2013 337/2914 2014 413/3620 2015 276/2450
 2016 158/1100 2017 162/954 2018 91/483 2019 99/293 2020 145/409 2021 189/448`;

/** Government of Pakistan – TTP (dyad 857), January to December. */
const months = {
  2019: '5/27 2/7 2/0 6/13 7/18 5/13 8/33 3/11 2/6 0/0 5/10 6/10',
  2020: '3/9 6/21 2/14 11/42 5/11 3/9 6/15 3/6 11/26 5/13 6/16 3/4',
  2021: '10/21 11/34 7/21 6/11 7/20 9/18 6/21 17/27 11/38 15/26 3/7 10/15',
};
const dyad = 857;

let folder: string;
let ledger: Ledger;
let views: Views;
const words = {caseId: 'ged', author: 'test', recorded: '2026-01-01T00:00:00Z', dryRun: false};
const asOf = () => ({date: day('2022-01-01'), size: ledger.size});

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfire-golden-'));
  ledger = openLedger({folder: join(folder, 'ledger')});
  views = await openViews(ledger, join(folder, 'views'));
});
after(async () => {
  await views.close();
  await ledger.close();
  rmSync(folder, {recursive: true});
});

async function dumped(from: Views): Promise<string> {
  const lines: string[] = [];
  await from.dump((line) => lines.push(line));
  return lines.join('\n');
}

test('6,416 events go in, 200 of them flagged; again adds nothing', {skip}, async () => {
  const outcome = await importGed(ledger, views, {
    ...words,
    signers: testSigners(ledger),
    path: pakistan,
    release: '22.1',
  });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  const {value} = outcome;
  assert.deepEqual([value.rows, value.added, value.changed.count, value.repeated], [6_416, 6_416, 0, 0]);
  assert.equal(value.flagged.count, 200);
  assert.ok(value.flagged.listed.every(({flags}) => flags.join() === 'range'));
  assert.match(value.shape, /HDX/);
  const again = await importGed(ledger, views, {
    ...words,
    signers: testSigners(ledger),
    path: pakistan,
    release: '22.1',
  });
  assert.ok(again.ok);
  assert.deepEqual([again.value.unchanged, again.value.written], [6_416, undefined]);
  assert.equal(ledger.size, 6_420, 'two keys, opened, the rows, sealed');
  assert.equal(await views.dataSetEventCount('ged', asOf()), 6_416);
});

test('events and deaths of every year, 6,416 and 43,225 in all', {skip}, async () => {
  const counted = await views.monthly('ged', asOf(), 'Pakistan', day('1989-01-01'), day('2021-12-31'));
  const byYear = new Map<string, {events: number; best: number}>();
  for (const {month, events, best} of counted) {
    const sum = byYear.get(month.slice(0, 4)) ?? {events: 0, best: 0};
    byYear.set(month.slice(0, 4), {events: sum.events + events, best: sum.best + best});
  }
  const text = [...byYear].map(([year, {events, best}]) => `${year} ${events}/${best}`).join(' ');
  assert.equal(text, years.replaceAll(/\s+/g, ' '));
  const all = [...byYear.values()];
  assert.equal(
    all.reduce((sum, {events}) => sum + events, 0),
    6_416,
  );
  assert.equal(
    all.reduce((sum, {best}) => sum + best, 0),
    43_225,
  );
});

test('events and deaths of the dyad in every month of 2019, 2020 and 2021', {skip}, async () => {
  for (const [year, expected] of Object.entries(months)) {
    const days = await views.dyadDaily('ged', asOf(), dyad, day(`${year}-01-01`), day(`${year}-12-31`));
    assert.equal(days.length, year === '2020' ? 366 : 365);
    const sums = Array.from({length: 12}, (_, index) => {
      const month = days.filter((one) => Number(one.day.slice(5, 7)) === index + 1);
      const sum = (of: 'events' | 'best'): number => month.reduce((total, one) => total + one[of], 0);
      return `${sum('events')}/${sum('best')}`;
    });
    assert.equal(sums.join(' '), expected, year);
  }
});

test(
  'the windows of 2021 and 2014: before, during, after, for dates known to a day or a range of days',
  {skip},
  async () => {
    const events = async (from: Day, to: Day): Promise<string> => {
      const {hits} = await views.incidentPage('ged', asOf(), {
        search: 'Government of Pakistan - TTP',
        from,
        to,
        limit: 500,
      });
      const within = hits
        .flatMap(({event}) => event ?? [])
        .filter((event) => event.dyadId === dyad && event.datePrecision <= 2 && event.from >= from && event.from <= to);
      return `${within.length}/${within.reduce((sum, {best}) => sum + best, 0)}`;
    };
    assert.equal(await events(day('2021-10-09'), day('2021-11-08')), '14/24');
    assert.equal(await events(day('2021-11-09'), day('2021-12-09')), '2/3');
    assert.equal(await events(day('2021-12-10'), day('2021-12-31')), '10/15');
    assert.equal(await events(day('2014-01-13'), day('2014-02-28')), '38/318');
    assert.equal(await events(day('2014-03-01'), day('2014-04-16')), '7/33');
    assert.equal(await events(day('2014-04-17'), day('2014-06-02')), '32/189');
  },
);

test('precision is respected: 314 events known to a province or vaguer are never a point', {skip}, async () => {
  const columns = await views.incidentColumns('ged', asOf());
  assert.equal(columns.count, 6_416);
  const vague = [...columns.precision].map((precision) => precision >= 4);
  assert.equal(vague.filter(Boolean).length, 60 + 245 + 9);
  vague.forEach((isVague, index) => assert.equal(Number.isNaN(columns.latitude[index]), isVague));
});

test('the views say what each row says, and each row stands in the ledger as published', {skip}, async () => {
  const csv = readCsv(readFileSync(pakistan));
  assert.ok(csv.ok);
  const [header, ...records] = csv.value;
  const {hits, total} = await allHits();
  assert.equal(total, records.length);
  const byId = new Map(hits.map((event) => [event.id, event]));
  for (const {fields, text} of records) {
    const cell = (name: string): string => fields[header?.fields.indexOf(name) ?? -1] ?? '';
    const number = (name: string): number => Number(cell(name));
    const event = byId.get(cell('id'));
    assert.ok(event !== undefined);
    assert.equal(Buffer.from(publishedRow(ledger, event.entry)).toString(), text);
    const {flags, endedBy, dataSet, release} = event;
    assert.deepEqual([dataSet, release, endedBy], ['ucdp-ged', '22.1', undefined]);
    const flagged = !(number('low') <= number('best') && number('best') <= number('high'));
    assert.deepEqual(flags, flagged ? ['range'] : []);
    assert.deepEqual(event, {
      entry: event.entry,
      title: event.title,
      flags,
      dataSet,
      release,
      id: cell('id'),
      from: cell('date_start').slice(0, 10),
      to: cell('date_end').slice(0, 10),
      datePrecision: number('date_prec'),
      place: cell('where_coordinates'),
      district: cell('adm_2'),
      province: cell('adm_1'),
      country: cell('country'),
      placePrecision: number('where_prec'),
      latitude: number('latitude'),
      longitude: number('longitude'),
      sideA: cell('side_a'),
      sideB: cell('side_b'),
      dyad: cell('dyad_name'),
      dyadId: number('dyad_new_id'),
      violence: number('type_of_violence'),
      low: number('low'),
      best: number('best'),
      high: number('high'),
      sources: number('number_of_sources'),
    });
  }
  const notCoded = hits.filter(({sources}) => sources === -1);
  assert.equal(notCoded.length, 4_268, 'sources not coded');
});

async function allHits() {
  const hits = [];
  let total = 1;
  for (let offset = 0; offset < total; offset += 500) {
    const page = await views.incidentPage('ged', asOf(), {sort: 'from', offset, limit: 500});
    total = page.total;
    hits.push(...page.hits.flatMap(({event}) => event ?? []));
  }
  return {hits, total};
}

test(
  'a sample of another release revises what it has and keeps the rest; rebuilt, the views are the same',
  {skip},
  async () => {
    const outcome = await importGed(ledger, views, {
      ...words,
      signers: testSigners(ledger),
      path: sample,
      release: '23.1',
    });
    assert.ok(outcome.ok, JSON.stringify(outcome));
    const {added, changed, unchanged, rows, absent} = outcome.value;
    assert.equal(rows, 1_000);
    assert.equal(added + changed.count + unchanged, 1_000);
    assert.equal(changed.count + unchanged, 32, 'events that both files hold');
    assert.equal(absent.count, 6_416 - 32);
    assert.equal(await views.dataSetEventCount('ged', {...asOf(), date: day('2023-01-01')}), 6_416 + added);
    const before = await dumped(views);
    const other = join(folder, 'again');
    assert.deepEqual(await rebuild(ledger, other), {size: ledger.size});
    const again = await openViews(ledger, other);
    assert.equal(await dumped(again), before);
    await again.close();
  },
);
