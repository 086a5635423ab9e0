/**
 * The questions of the pages to the views of a whole release, each asked with other words every time: p95 as the server
 * would wait for it, rows as objects included. Beside each the same question to the database alone, which has neither
 * versions nor a date to see them by.
 */
import {join} from 'node:path';
import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';
import {addDays, day, type Day} from '../../monitoring/kernel/index.ts';
import {openLedger} from '../../platform/ledger-store/index.ts';
import {openViews, type Views} from '../../platform/views/index.ts';
import {corpusFile} from '../corpus/index.ts';
import {percentile, type Benchmark} from '../figure.ts';
import {inOwnProcess} from '../support/own-process.ts';
import {withScratch} from '../support/scratch.ts';

const asked = 60;

interface Words {
  readonly country: string;
  readonly dyad: number;
  readonly box: readonly [number, number, number, number];
  readonly from: Day;
}

interface Question {
  readonly name: string;
  readonly ours: (views: Views, words: Words) => Promise<unknown>;
  readonly alone: (words: Words) => string;
}

const years = (count: number): number => Math.round(365.25 * count);

function questions(size: number): readonly Question[] {
  const asOf = {date: day('2030-01-01'), size};
  const within = (from: Day, to: Day): string => `date_start BETWEEN '${from}' AND '${to}'`;
  return [
    {
      name: 'monthly',
      ours: (views, {country, from}) => views.monthly('bench', asOf, country, from, addDays(from, years(5))),
      alone: ({
        country,
        from,
      }) => `SELECT date_trunc('month', date_start), type_of_violence, count(*), sum(best) FROM event
        WHERE country = '${country}' AND ${within(from, addDays(from, years(5)))} GROUP BY ALL ORDER BY ALL`,
    },
    {
      name: 'province_actor',
      ours: (views) => views.provinceActor('bench', asOf, 50),
      alone: () => `SELECT country, adm_1, actor, count(*) AS events, sum(best) FROM (
        SELECT country, adm_1, side_a AS actor, best FROM event
        UNION ALL SELECT country, adm_1, side_b, best FROM event) GROUP BY ALL ORDER BY events DESC LIMIT 50`,
    },
    {
      name: 'map_window',
      ours: (views, {box, from}) => views.mapWindow('bench', asOf, box, from, addDays(from, years(2))),
      alone: ({
        box: [west, south, east, north],
        from,
      }) => `SELECT id, side_a, side_b, dyad_name, where_coordinates, adm_1,
        country, latitude, longitude, date_start, date_end, type_of_violence, low, best, high FROM event
        WHERE where_prec <= 3 AND longitude BETWEEN ${west} AND ${east} AND latitude BETWEEN ${south} AND ${north}
          AND ${within(from, addDays(from, years(2)))}`,
    },
    {
      name: 'dyad_daily',
      ours: (views, {dyad, from}) => views.dyadDaily('bench', asOf, dyad, from, addDays(from, years(20))),
      alone: ({dyad, from}) => `SELECT day, coalesce(events, 0) FROM
        generate_series(DATE '${from}', DATE '${addDays(from, years(20))}', INTERVAL 1 DAY) days(day) LEFT JOIN
        (SELECT date_start, count(*) AS events FROM event WHERE dyad_new_id = ${dyad} GROUP BY ALL) ON date_start = day
        ORDER BY day`,
    },
  ];
}

/** Places and dyads with many events, in turn, and windows that begin in other years. */
async function wordsFrom(alone: DuckDBConnection): Promise<readonly Words[]> {
  const most = async (columns: string, count: number): Promise<readonly (readonly unknown[])[]> =>
    (
      await alone.runAndReadAll(
        `SELECT ${columns} FROM event GROUP BY ALL ORDER BY count(*) DESC, ${columns} LIMIT ${count}`,
      )
    ).getRows();
  const countries = await most('country', 20);
  const dyads = await most('dyad_new_id', 30);
  const places = await most('round(longitude), round(latitude)', 40);
  const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  return Array.from({length: asked}, (_, index): Words => {
    const [x, y] = at(places, index).map(Number) as [number, number];
    return {
      country: String(at(countries, index)[0]),
      dyad: Number(at(dyads, index)[0]),
      box: [x - 5, y - 5, x + 5, y + 5],
      from: day(`${1989 + ((index * 7) % 16)}-01-01`),
    };
  });
}

async function p95(words: readonly Words[], ask: (words: Words) => Promise<unknown>): Promise<number> {
  const milliseconds: number[] = [];
  for (const one of words.slice(0, 3)) await ask(one);
  for (const one of words) {
    const from = performance.now();
    await ask(one);
    milliseconds.push(performance.now() - from);
  }
  return percentile(milliseconds, 0.95);
}

export const run: Benchmark = async (report) => {
  const path = await corpusFile();
  await withScratch(async (folder) => {
    const database = join(folder, 'alone.duckdb');
    await inOwnProcess(new URL('../support/import-once.ts', import.meta.url), [path, folder]);
    await inOwnProcess(new URL('../support/duckdb-alone.ts', import.meta.url), [path, database]);
    const ledger = openLedger({folder: join(folder, 'ledger')});
    const views = await openViews(ledger, join(folder, 'views'));
    const instance = await DuckDBInstance.create(database);
    const alone = await instance.connect();
    const words = await wordsFrom(alone);
    for (const question of questions(ledger.size)) {
      const ours = await p95(words, (one) => question.ours(views, one));
      const theirs = await p95(words, async (one) => (await alone.runAndReadAll(question.alone(one))).getRows());
      report({name: `query.${question.name}.p95_ms`, value: ours, unit: 'ms', goal: '<= 50', n: asked});
      report({name: `query.${question.name}.duckdb_alone_p95_ms`, value: theirs, unit: 'ms', goal: '', n: asked});
    }
    alone.closeSync();
    instance.closeSync();
    await views.close();
    await ledger.close();
  });
};
