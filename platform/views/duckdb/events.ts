/**
 * Questions about the events of data sets. Every one of them is a scan with filters: the engine reads only the columns
 * that it needs and passes over blocks whose smallest and largest values rule them out.
 */
import type {DuckDBConnection} from '@duckdb/node-api';
import type {Day} from '../../../monitoring/kernel/index.ts';
import {flagWords} from '../../import/ged/index.ts';
import {pointPrecisionLimit} from '../data-set-words.ts';
import type {DataSetEvent, DayTally, MonthCount, ProvinceActorCount, StandingEvents, ViewAsOf} from '../views.ts';
import {answer, ask, copyColumn, type Parameters} from './ask.ts';
import {versionedTables} from './schema.ts';

/** An event knows its case by its import. */
export const ofCase = 'e.opened IN (SELECT entry FROM imports WHERE case_id = $case)';

/** The events that stand and were known. */
export const known = `${ofCase} AND e.entry < $size AND (e.ended_by IS NULL OR e.ended_by >= $size)
  AND e."to" <= CAST($date AS DATE)`;

/** Joins that spell out the names of `e`. */
export const named = `
  JOIN imports i ON i.entry = e.opened
  JOIN ged_dyad dyad ON dyad.id = e.dyad JOIN ged_actor side_a ON side_a.id = e.side_a
  JOIN ged_actor side_b ON side_b.id = e.side_b JOIN ged_place place ON place.id = e.place
  JOIN ged_district district ON district.id = e.district JOIN ged_province province ON province.id = e.province
  JOIN ged_country country ON country.id = e.country`;

const eventFields = `
  CAST(e.id AS VARCHAR) AS id, i.table_name AS "dataSet", i.release,
  concat(dyad.name, ', ', coalesce(nullif(place.name, ''), nullif(province.name, ''), country.name)) AS title,
  e."from", e."to", e.date_precision AS "datePrecision", place.name AS place, district.name AS district,
  province.name AS province, country.name AS country, e.place_precision AS "placePrecision", e.latitude, e.longitude,
  side_a.name AS "sideA", side_b.name AS "sideB", dyad.name AS dyad, e.dyad_id AS "dyadId", e.violence,
  e.low, e.best, e.high, e.flags, coalesce(e.sources, -1) AS sources, e.entry,
  CASE WHEN e.ended_by < $size THEN e.ended_by END AS "endedBy"`;

/** Events whole, those that `condition` on `e` picks, by entry. Names are looked up for these alone. */
export async function wholeEvents(
  connection: DuckDBConnection,
  condition: string,
  parameters: Parameters & {readonly size: number},
): Promise<readonly DataSetEvent[]> {
  const rows = await ask<Omit<DataSetEvent, 'flags'> & {readonly flags: number}>(
    connection,
    `WITH picked AS MATERIALIZED (SELECT * FROM ged_event e WHERE ${condition})
     SELECT ${eventFields} FROM picked e ${named} ORDER BY e.entry`,
    parameters,
  );
  return rows.map((row) => ({...row, flags: flagWords(row.flags)}));
}

export async function eventCount(connection: DuckDBConnection, caseId: string, asOf: ViewAsOf): Promise<number> {
  const sql = `SELECT count(*) AS events FROM ged_event e WHERE ${known}`;
  const [row] = await ask<{events: number}>(connection, sql, {case: caseId, ...asOf});
  return row?.events ?? 0;
}

export async function eventVersions(
  connection: DuckDBConnection,
  caseId: string,
  id: string,
  size: number,
): Promise<readonly DataSetEvent[]> {
  if (!/^\d{1,15}$/.test(id)) return [];
  const condition = `${ofCase} AND e.id = $id AND e.entry < $size`;
  return wholeEvents(connection, condition, {case: caseId, id: Number(id), size});
}

export async function endedBy(connection: DuckDBConnection, entry: number): Promise<number | undefined> {
  const tables = [...versionedTables.values()].map(
    ({name}) => `SELECT ended_by AS "endedBy" FROM ${name} WHERE entry = $entry AND ended_by IS NOT NULL`,
  );
  const [row] = await ask<{endedBy: number}>(connection, tables.join(' UNION ALL '), {entry});
  return row?.endedBy;
}

export function monthly(
  connection: DuckDBConnection,
  caseId: string,
  asOf: ViewAsOf,
  country: string,
  from: Day,
  to: Day,
): Promise<readonly MonthCount[]> {
  return ask(
    connection,
    `SELECT strftime(date_trunc('month', e."from"), '%Y-%m') AS month, e.violence, count(*) AS events, sum(e.best) AS best
     FROM ged_event e
     WHERE ${known} AND e."from" BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
       ${country === '' ? '' : 'AND e.country = (SELECT id FROM ged_country WHERE name = $country)'}
     GROUP BY ALL ORDER BY month, e.violence`,
    {case: caseId, ...asOf, country, from, until: to},
  );
}

export function provinceActor(
  connection: DuckDBConnection,
  caseId: string,
  asOf: ViewAsOf,
  limit: number,
): Promise<readonly ProvinceActorCount[]> {
  return ask(
    connection,
    `WITH pairs AS (
       SELECT e.country, e.province, e.side_a, e.side_b, count(*) AS events, sum(e.best) AS best
       FROM ged_event e WHERE ${known} GROUP BY ALL
     ), counted AS (
       SELECT country, province, actor, CAST(sum(events) AS BIGINT) AS events, CAST(sum(best) AS BIGINT) AS best FROM (
         SELECT country, province, side_a AS actor, events, best FROM pairs
         UNION ALL SELECT country, province, side_b, events, best FROM pairs WHERE side_b <> side_a
       ) GROUP BY ALL
     )
     SELECT country.name AS country, province.name AS province, actor.name AS actor, c.events, c.best FROM counted c
     JOIN ged_country country ON country.id = c.country JOIN ged_province province ON province.id = c.province
     JOIN ged_actor actor ON actor.id = c.actor
     ORDER BY c.events DESC, country.name, province.name, actor.name LIMIT $most`,
    {case: caseId, ...asOf, most: limit},
  );
}

export async function mapWindow(
  connection: DuckDBConnection,
  caseId: string,
  asOf: ViewAsOf,
  box: readonly number[],
  from: Day,
  to: Day,
): Promise<readonly DataSetEvent[]> {
  const condition = `${known} AND ${inBox('e')} AND e."from" BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)`;
  return wholeEvents(connection, condition, {case: caseId, ...asOf, ...boxParameters(box), from, until: to});
}

/** A box whose west lies east of its east crosses the date line. */
export const inBox = (table: string): string =>
  `${table}.place_precision BETWEEN 1 AND ${pointPrecisionLimit}
   AND ${table}.latitude BETWEEN $south AND $north
   AND CASE WHEN $west <= $east THEN ${table}.longitude BETWEEN $west AND $east
            ELSE ${table}.longitude >= $west OR ${table}.longitude <= $east END`;

export function boxParameters(box: readonly number[]): {west: number; south: number; east: number; north: number} {
  const [west = -180, south = -90, east = 180, north = 90] = box;
  return {west, south, east, north};
}

export function dyadDaily(
  connection: DuckDBConnection,
  caseId: string,
  asOf: ViewAsOf,
  dyadId: number,
  from: Day,
  to: Day,
): Promise<readonly DayTally[]> {
  return ask(
    connection,
    `WITH counted AS (
       SELECT e."from" AS day, count(*) AS events, sum(e.best) AS best FROM ged_event e
       WHERE ${known} AND e.dyad_id = $dyad AND e."from" BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
       GROUP BY ALL
     ), days AS (
       SELECT CAST(day AS DATE) AS day
       FROM generate_series(CAST($from AS DATE), CAST($until AS DATE), INTERVAL 1 DAY) series(day)
     )
     SELECT day, coalesce(events, 0) AS events, CAST(coalesce(best, 0) AS BIGINT) AS best
     FROM days LEFT JOIN counted USING (day) ORDER BY day`,
    {case: caseId, ...asOf, dyad: dyadId, from, until: to},
  );
}

export async function standingEvents(connection: DuckDBConnection, caseId: string): Promise<StandingEvents> {
  const imports = await ask<{entry: number; header: readonly string[]}>(
    connection,
    'SELECT entry, header FROM imports WHERE case_id = $case ORDER BY entry',
    {case: caseId},
  );
  const chunks = await answer(
    connection,
    `SELECT CAST(id AS DOUBLE), entry FROM ged_event e WHERE ${ofCase} AND ended_by IS NULL ORDER BY id`,
    {case: caseId},
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
