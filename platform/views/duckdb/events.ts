/**
 * Questions about the events of data sets. Every one of them is a scan with filters: the engine reads only the columns
 * that it needs and passes over blocks whose smallest and largest values rule them out.
 */
import type {DuckDBConnection} from '@duckdb/node-api';
import type {Day} from '../../../monitoring/kernel/index.ts';
import {pointPrecisionLimit} from '../data-set-words.ts';
import type {DataSetEvent, DayTally, MonthCount, ProvinceActorCount, StandingEvents, ViewAsOf} from '../views.ts';
import {ask, copyColumn} from './ask.ts';
import {standing} from './facts.ts';
import {versionedTables} from './schema.ts';

/** The events that stand and were known. */
export const known = `${standing('e')} AND e."to" <= CAST($date AS DATE)`;

export const eventFields = `
  CAST(e.id AS VARCHAR) AS id, 'ucdp-ged' AS "dataSet", e.release,
  concat(e.dyad, ', ', coalesce(nullif(e.place, ''), nullif(e.province, ''), e.country)) AS title,
  e."from", e."to", e.date_precision AS "datePrecision",
  e.place, e.district, e.province, e.country, e.place_precision AS "placePrecision", e.latitude, e.longitude,
  e.side_a AS "sideA", e.side_b AS "sideB", e.dyad, e.dyad_id AS "dyadId", e.violence,
  e.low, e.best, e.high, string_split(nullif(e.flags, ''), ' ') AS flags, e.sources, e.entry, e.ended_by AS "endedBy"`;

/** Rows of `eventFields` as events: a list that is not there is an empty one. */
export const asEvents = (rows: readonly DataSetEvent[]): readonly DataSetEvent[] =>
  rows.map((row) => ({...row, flags: row.flags ?? []}));

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
  const rows = await ask<DataSetEvent>(
    connection,
    `SELECT ${eventFields.replace('e.ended_by', 'CASE WHEN e.ended_by < $size THEN e.ended_by END')}
     FROM ged_event e WHERE e.case_id = $case AND e.id = $id AND e.entry < $size ORDER BY e.entry`,
    {case: caseId, id: Number(id), size},
  );
  return asEvents(rows);
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
       ${country === '' ? '' : 'AND e.country = $country'}
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
     )
     SELECT country, province, actor, CAST(sum(events) AS BIGINT) AS events, CAST(sum(best) AS BIGINT) AS best FROM (
       SELECT country, province, side_a AS actor, events, best FROM pairs
       UNION ALL SELECT country, province, side_b, events, best FROM pairs WHERE side_b <> side_a
     ) GROUP BY ALL ORDER BY events DESC, country, province, actor LIMIT $most`,
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
  const rows = await ask<DataSetEvent>(
    connection,
    `SELECT ${eventFields} FROM ged_event e
     WHERE ${known} AND ${inBox('e')} AND e."from" BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
     ORDER BY e.entry`,
    {case: caseId, ...asOf, ...boxParameters(box), from, until: to},
  );
  return asEvents(rows);
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
  const result = await connection.run(
    `SELECT CAST(id AS DOUBLE), entry FROM ged_event WHERE case_id = $case AND ended_by IS NULL ORDER BY id`,
    {case: caseId},
  );
  const chunks = await result.fetchAllChunks();
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
