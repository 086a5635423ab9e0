/**
 * Questions about the events of data sets. Every one of them is a scan with filters: the engine reads only the columns
 * that it needs and passes over blocks whose smallest and largest values rule them out.
 */
import {dayFromNumber, dayNumber, windowDays, type Day} from '../../../monitoring/kernel/index.ts';
import {pointPrecisionLimit} from '../data-set-words.ts';
import type {DataSetEvent, DayTally, MonthCount, ProvinceActorCount, StandingEvents, ViewAsOf} from '../views.ts';
import {answer, ask, copyColumn} from './ask.ts';
import {versionedTables} from './schema.ts';
import {dateLiteral, eventsOfCase, knownEvents, numberLiteral, type ViewReader} from './view-reader.ts';
import {wholeEvents} from './whole-events.ts';

export async function eventCount(reader: ViewReader, caseId: string, asOf: ViewAsOf): Promise<number> {
  const sql = `SELECT count(*) AS events FROM ged_event e WHERE ${await knownEvents(reader, caseId, asOf)}`;
  const [row] = await ask<{events: number}>(reader.connection, sql);
  return row?.events ?? 0;
}

export async function eventVersions(
  reader: ViewReader,
  caseId: string,
  id: string,
  size: number,
): Promise<readonly DataSetEvent[]> {
  if (!/^\d{1,15}$/.test(id)) return [];
  const condition = `${await eventsOfCase(reader, caseId)} AND e.id = ${Number(id)} AND e.entry < ${numberLiteral(size)}`;
  return wholeEvents(reader, condition, size);
}

export async function endedBy({connection}: ViewReader, entry: number): Promise<number | undefined> {
  const tables = [...versionedTables.values()].map(
    ({name}) =>
      `SELECT ended_by AS "endedBy" FROM ${name} WHERE entry = ${numberLiteral(entry)} AND ended_by IS NOT NULL`,
  );
  const [row] = await ask<{endedBy: number}>(connection, tables.join(' UNION ALL '));
  return row?.endedBy;
}

const begins = (from: Day, to: Day): string => `e."from" BETWEEN ${dateLiteral(from)} AND ${dateLiteral(to)}`;

export async function monthly(
  reader: ViewReader,
  caseId: string,
  asOf: ViewAsOf,
  country: string,
  from: Day,
  to: Day,
): Promise<readonly MonthCount[]> {
  const countries = (await reader.names()).country;
  const inCountry = country === '' ? 'true' : `e.country = ${countries.indexOf(country)}`;
  return ask(
    reader.connection,
    `SELECT strftime(date_trunc('month', e."from"), '%Y-%m') AS month, e.violence, count(*) AS events, sum(e.best) AS best
     FROM ged_event e WHERE ${await knownEvents(reader, caseId, asOf)} AND ${begins(from, to)} AND ${inCountry}
     GROUP BY ALL ORDER BY month, e.violence`,
  );
}

/** Pairs are counted by number; names decide between pairs with as many events, so all of those are fetched. */
export async function provinceActor(
  reader: ViewReader,
  caseId: string,
  asOf: ViewAsOf,
  limit: number,
): Promise<readonly ProvinceActorCount[]> {
  const names = await reader.names();
  const most = numberLiteral(Math.max(0, Math.floor(limit)));
  const rows = await ask<{country: number; province: number; actor: number; events: number; best: number}>(
    reader.connection,
    `WITH pairs AS (
       SELECT e.country, e.province, e.side_a, e.side_b, count(*) AS events, sum(e.best) AS best
       FROM ged_event e WHERE ${await knownEvents(reader, caseId, asOf)} GROUP BY ALL
     ), counted AS MATERIALIZED (
       SELECT country, province, actor, CAST(sum(events) AS BIGINT) AS events, CAST(sum(best) AS BIGINT) AS best FROM (
         SELECT country, province, side_a AS actor, events, best FROM pairs
         UNION ALL SELECT country, province, side_b, events, best FROM pairs WHERE side_b <> side_a
       ) GROUP BY ALL
     )
     SELECT * FROM counted
     WHERE events >= (SELECT min(events) FROM (SELECT events FROM counted ORDER BY events DESC LIMIT ${most}))`,
  );
  const spelled = rows.map(({country, province, actor, events, best}) => ({
    country: names.country[country] ?? '',
    province: names.province[province] ?? '',
    actor: names.actor[actor] ?? '',
    events,
    best,
  }));
  const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return spelled
    .toSorted(
      (a, b) =>
        b.events - a.events ||
        before(a.country, b.country) ||
        before(a.province, b.province) ||
        before(a.actor, b.actor),
    )
    .slice(0, Number(most));
}

export async function mapWindow(
  reader: ViewReader,
  caseId: string,
  asOf: ViewAsOf,
  box: readonly number[],
  from: Day,
  to: Day,
): Promise<readonly DataSetEvent[]> {
  const condition = `${await knownEvents(reader, caseId, asOf)} AND ${inBox('e', box)} AND ${begins(from, to)}`;
  return wholeEvents(reader, condition, asOf.size);
}

/** West, south, east, north; a box whose west lies east of its east crosses the date line. */
export function inBox(
  table: string,
  [west = -180, south = -90, east = 180, north = 90]: readonly number[],
  precision = 'place_precision',
): string {
  const [x, y] = [`${table}.longitude`, `${table}.latitude`];
  const [w, s, e, n] = [west, south, east, north].map(numberLiteral);
  const across = west <= east ? `${x} BETWEEN ${w} AND ${e}` : `(${x} >= ${w} OR ${x} <= ${e})`;
  return `${table}.${precision} BETWEEN 1 AND ${pointPrecisionLimit} AND ${y} BETWEEN ${s} AND ${n} AND ${across}`;
}

export async function dyadDaily(
  reader: ViewReader,
  caseId: string,
  asOf: ViewAsOf,
  dyadId: number,
  from: Day,
  to: Day,
): Promise<readonly DayTally[]> {
  const chunks = await answer(
    reader.connection,
    `SELECT CAST(e."from" - ${dateLiteral(from)} AS INTEGER), CAST(count(*) AS DOUBLE), CAST(sum(e.best) AS DOUBLE)
     FROM ged_event e
     WHERE ${await knownEvents(reader, caseId, asOf)} AND e.dyad_id = ${numberLiteral(dyadId)} AND ${begins(from, to)}
     GROUP BY ALL`,
  );
  const days = daysOf(from, windowDays({from, to}));
  const [events, best] = [new Float64Array(days.length), new Float64Array(days.length)];
  for (const chunk of chunks) {
    const [offsets, counts, sums] = [0, 1, 2].map((index) => chunk.getColumnValues(index) as number[]);
    offsets?.forEach((offset, row) => {
      events[offset] = counts?.[row] ?? 0;
      best[offset] = sums?.[row] ?? 0;
    });
  }
  return days.map((day, offset) => ({day, events: events[offset] ?? 0, best: best[offset] ?? 0}));
}

const twoDigits = Array.from({length: 32}, (_, number) => String(number).padStart(2, '0'));

/** So many days from one on, by the calendar: a window of twenty years has seven thousand. */
function daysOf(from: Day, count: number): readonly Day[] {
  const days: Day[] = [];
  let month = from.slice(0, 7);
  let date = Number(from.slice(8));
  while (days.length < count) {
    const first = dayNumber(`${month}-01` as Day);
    const next = dayFromNumber(first + 31).slice(0, 7);
    const length = dayNumber(`${next}-01` as Day) - first;
    for (; date <= length && days.length < count; date += 1) days.push(`${month}-${twoDigits[date]}` as Day);
    [month, date] = [next, 1];
  }
  return days;
}

export async function standingEvents(reader: ViewReader, caseId: string): Promise<StandingEvents> {
  const imports = (await reader.imports()).filter((one) => one.caseId === caseId);
  const chunks = await answer(
    reader.connection,
    `SELECT CAST(id AS DOUBLE), entry FROM ged_event e
     WHERE ${await eventsOfCase(reader, caseId)} AND ended_by IS NULL ORDER BY id`,
  );
  const count = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const [ids, entries] = [new Float64Array(count), new Int32Array(count)];
  let at = 0;
  for (const chunk of chunks) {
    copyColumn(chunk, 0, ids, at);
    copyColumn(chunk, 1, entries, at);
    at += chunk.rowCount;
  }
  return {
    ids,
    entries,
    header: (entry) => imports.findLast((one) => one.entry < entry)?.header ?? [],
  };
}
