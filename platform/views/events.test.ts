/** Rows of a data set in the views: typed as their text says, counted with every day and no vague place as a point. */
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {day, dayNumber} from '../../monitoring/kernel/index.ts';
import {openLedger} from '../ledger-store/index.ts';
import {importGed} from '../workflows/importing/import-ged.ts';
import {openViews, recordedByDataSet, sideNotStated, violenceType, type Views} from './index.ts';
import {testSigners} from '../../test/support/signer.ts';

const fixture = fileURLToPath(new URL('../../test/fixtures/ged/ged-49.csv', import.meta.url));

interface Loaded {
  readonly views: Views;
  readonly asOf: {readonly date: ReturnType<typeof day>; readonly size: number};
}

async function loaded(context: TestContext, text: string): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfire-events-'));
  const path = join(folder, 'ged.csv');
  writeFileSync(path, text);
  const ledger = openLedger({folder: join(folder, 'ledger')});
  const views = await openViews(ledger, join(folder, 'views'));
  context.after(async () => {
    await views.close();
    await ledger.close();
    rmSync(folder, {recursive: true});
  });
  const words = {caseId: 'ex', path, release: '1.0', author: 'test', recorded: '2026-01-01T00:00:00Z', dryRun: false};
  const outcome = await importGed(ledger, views, {...words, signers: testSigners(ledger)});
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return {views, asOf: {date: day('2002-01-01'), size: ledger.size}};
}

const sound = readFileSync(fixture, 'utf8');
const lineOf = (id: string): string => sound.split('\n').find((line) => line.startsWith(`${id},`)) ?? '';

test('numbers, days and texts are typed as they are written, however they are written', async (context) => {
  const header = sound.split('\n')[0] ?? '';
  const odd = [
    lineOf('1').replace(/^1,/, '10,').replace('10.500000,20.250000', '1e-05,-0').replace(',3,4,2,', ',003,0004,2,'),
    lineOf('1')
      .replace(/^1,/, '11,')
      .replace('Made-up town', 'Made \u201cup\u201d; \\ town \u{1f54a}\r\nsecond, line')
      .replace('10.500000,20.250000', 'NA,'),
    lineOf('1').replace(/^1,/, '12,').replace(',Made-up town,', ',"Made, ""up""\n town",').replace('10.500000', '-90'),
    lineOf('1')
      .replace(/^1,/, '13,')
      .replace(',Made-up town,', ',Ma"de\r-up,')
      .replaceAll('2001-02-03 00:00:00.000', '2000-02-29T00:00:00'),
    lineOf('1')
      .replace(/^1,/, '999999999999,')
      .replace(',Made-up town,', ',NA,')
      .replace(',910,910,', ',910,-2147483647,'),
    lineOf('1')
      .replace(/^1,/, '15,')
      .replace(',Made-up town,', ',"",')
      .replace(/,999,\s*$/, ',"",'),
  ].map((line, index) => (index === 1 ? line.replace(/(Made \u201cup[^,]*, line)/, '"$1"') : line));
  const {views, asOf} = await loaded(context, `${header}\n${odd.join('\n')}\n`);
  const read = async (id: string) => (await views.eventVersions('ex', id, asOf.size))[0];
  const ten = await read('10');
  assert.deepEqual([ten?.latitude, ten?.longitude, ten?.best, ten?.high], [0.00001, -0, 3, 4]);
  const eleven = await read('11');
  assert.equal(eleven?.place, 'Made \u201cup\u201d; \\ town \u{1f54a}\r\nsecond, line');
  assert.deepEqual([eleven?.latitude, eleven?.longitude], [undefined, undefined]);
  const twelve = await read('12');
  assert.deepEqual([twelve?.place, twelve?.latitude], ['Made, "up"\n town', -90]);
  const thirteen = await read('13');
  assert.deepEqual([thirteen?.place, thirteen?.from, thirteen?.to], ['Ma"de\r-up', '2000-02-29', '2000-02-29']);
  const large = await read('999999999999');
  assert.deepEqual([large?.id, large?.place, large?.release], ['999999999999', '', '1.0']);
  assert.equal((await read('15'))?.place, '');
  assert.equal(await read('14'), undefined);
  assert.equal(await read('no number'), undefined);
});

test('a vague place has no point: not in columns, not on the map, not in a box', async (context) => {
  const {views, asOf} = await loaded(context, sound);
  const columns = await views.incidentColumns('ex', asOf);
  assert.deepEqual([...columns.precision], [1, 4, 1, 6]);
  assert.deepEqual([...columns.latitude].map(Number.isNaN), [false, true, false, true]);
  assert.deepEqual([...columns.longitude].map(Number.isNaN), [false, true, false, true]);
  assert.deepEqual([...columns.spanDays], [1, 4, 1, 31]);
  assert.deepEqual(
    [...columns.type].map((type) => columns.types[type]),
    [1, 1, 3, 2].map(violenceType),
  );
  assert.ok([...columns.side].every((side) => columns.sides[side] === sideNotStated));
  const everywhere = [-180, -90, 180, 90];
  const [from, to] = [day('2001-01-01'), day('2001-12-31')];
  const drawn = await views.mapWindow('ex', asOf, everywhere, from, to);
  assert.deepEqual(
    drawn.map(({id}) => id),
    ['1', '3'],
  );
  assert.deepEqual(
    (await views.mapWindow('ex', asOf, [170, -90, -170, 90], from, to)).map(({id}) => id),
    ['3'],
  );
  const {total, hits} = await views.incidentPage('ex', asOf, {box: everywhere.join(',')});
  assert.deepEqual([total, hits.map(({id}) => id)], [2, ['3', '1']]);
});

test('filters of the table keep and drop rows of a data set by the words that the columns use', async (context) => {
  const {views, asOf} = await loaded(context, sound);
  const ids = async (query: Parameters<Views['incidentPage']>[2]) =>
    (await views.incidentPage('ex', asOf, {sort: 'from', ...query})).hits.map(({id}) => id);
  assert.deepEqual(await ids({}), ['1', '2', '4', '3']);
  assert.deepEqual(await ids({type: violenceType(3)}), ['3']);
  assert.deepEqual(await ids({type: 'sniping'}), []);
  assert.deepEqual(await ids({side: sideNotStated}), ['1', '2', '4', '3']);
  assert.deepEqual(await ids({side: 'pakistan'}), []);
  assert.deepEqual(await ids({verification: recordedByDataSet}), ['1', '2', '4', '3']);
  assert.deepEqual(await ids({search: 'CIVILIANS'}), ['3']);
  assert.deepEqual(await ids({from: day('2001-04-02'), to: day('2001-05-31')}), ['2', '4'], 'whatever may lie within');
  assert.deepEqual(await ids({sort: '-killed', limit: 2}), ['3', '2']);
  const [hit] = (await views.incidentPage('ex', asOf, {search: 'Ōther'})).hits;
  assert.deepEqual(
    [hit?.recordedIn, hit?.event?.title, hit?.event?.flags, hit?.event?.sources],
    ['ucdp-ged', 'Exercise Group - Civilians, Ōther, "old" place', ['range'], 1],
  );
});

test('counts: months by kind, provinces by actor, and a row for every day', async (context) => {
  const {views, asOf} = await loaded(context, sound);
  const [from, to] = [day('2001-02-01'), day('2001-12-31')];
  const months = await views.monthly('ex', asOf, 'Exercise Land', from, to);
  assert.deepEqual(months[0], {month: '2001-02', violence: 1, events: 1, best: 3});
  assert.deepEqual(
    months.map(({month, best}) => `${month} ${best}`),
    ['2001-02 3', '2001-03 5', '2001-05 0', '2001-12 7'],
  );
  assert.deepEqual(await views.monthly('ex', asOf, 'Elsewhere', from, to), []);
  assert.equal((await views.monthly('ex', asOf, '', from, to)).length, 4);
  const counted = await views.provinceActor('ex', asOf, 3);
  assert.deepEqual(counted[0], {
    country: 'Exercise Land',
    province: '',
    actor: 'Exercise Group',
    events: 2,
    best: 7,
  });
  const days = await views.dyadDaily('ex', asOf, 901, day('2001-02-02'), day('2001-03-31'));
  assert.equal(days.length, 58);
  assert.deepEqual(
    days.filter(({events}) => events > 0),
    [
      {day: '2001-02-03', events: 1, best: 3},
      {day: '2001-03-30', events: 1, best: 5},
    ],
  );
  assert.deepEqual(days[0], {day: '2001-02-02', events: 0, best: 0});
  const leap = await views.dyadDaily('ex', asOf, 901, day('1999-12-31'), day('2001-03-01'));
  assert.deepEqual(
    leap.map((one) => dayNumber(one.day)),
    Array.from({length: 427}, (_, index) => dayNumber(day('1999-12-31')) + index),
  );
  const early = {...asOf, date: day('2001-03-31')};
  assert.equal((await views.dyadDaily('ex', early, 901, from, to)).filter(({events}) => events > 0).length, 1);
});
