/**
 * All incidents of a case as typed columns, register first, then events of data sets, each by entry. The database makes
 * every number in the width that it is sent in, NaN or −1 where a record has none; here they are only copied.
 */
import type {DuckDBConnection} from '@duckdb/node-api';
import type {IncidentColumns, IncidentQuery} from '../../contract/index.ts';
import {
  pointPrecisionLimit,
  recordedByDataSet,
  sideNotStated,
  unknownViolence,
  violenceTypes,
} from '../data-set-words.ts';
import type {ViewAsOf} from '../views.ts';
import {answer, ask, copyColumn} from './ask.ts';
import {known} from './events.ts';
import {standing} from './facts.ts';
import {eventConditions, hitParameters, incidentConditions, incidentKilled, knownIncidents} from './incident-filter.ts';

/** Sides and types are written as one byte each. */
const namesLimit = 255;

export async function incidentColumns(
  connection: DuckDBConnection,
  caseId: string,
  asOf: ViewAsOf,
  search?: string,
): Promise<IncidentColumns> {
  const query: IncidentQuery = search === undefined ? {} : {search};
  const parameters = hitParameters(caseId, asOf, query);
  const [named] = await ask<Names>(connection, namesSql(query), parameters);
  const sides = [...(named?.sides ?? []).slice(0, namesLimit - 1), sideNotStated];
  const types = [...(named?.types ?? []), ...violenceTypes, unknownViolence];
  const verifications = [...(named?.verifications ?? []), recordedByDataSet];
  const provinces = named?.provinces ?? [];
  const chunks = await answer(connection, columnsSql(query, sides, types, verifications), parameters);
  const count = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = {
    day: new Int32Array(count),
    latitude: new Float32Array(count),
    longitude: new Float32Array(count),
    killed: new Int32Array(count),
    province: new Uint16Array(count),
    side: new Uint8Array(count),
    type: new Uint8Array(count),
    precision: new Uint8Array(count),
    spanDays: new Uint8Array(count),
    verification: new Uint8Array(count),
  };
  let at = 0;
  for (const chunk of chunks) {
    Object.values(columns).forEach((column, index) => copyColumn(chunk, index, column, at));
    at += chunk.rowCount;
  }
  return {count, sides, types, verifications, provinces, ...columns};
}

interface Names {
  readonly sides: readonly string[];
  readonly types: readonly string[];
  readonly verifications: readonly string[];
  readonly provinces: readonly string[];
}

/** Provinces of what is listed; `columnsSql` numbers them in the same order. */
const provincesSql = (query: IncidentQuery): string => `
  SELECT DISTINCT coalesce(i.province, '') AS province FROM (${knownIncidents}) i WHERE ${incidentConditions(query)}
  UNION SELECT name FROM ged_province
  WHERE id IN (SELECT e.province FROM ged_event e WHERE ${known} AND ${eventConditions(query)})`;

function namesSql(query: IncidentQuery): string {
  const used = (column: string, also = 'true'): string =>
    `(SELECT coalesce(list(DISTINCT ${column} ORDER BY ${column}), []) FROM listed WHERE ${also})`;
  return `WITH killed AS (${incidentKilled}),
    listed AS (SELECT * FROM (${knownIncidents}) i WHERE ${incidentConditions(query)}),
    parties AS (SELECT id, position FROM case_parties p WHERE ${standing('p')})
    SELECT (SELECT coalesce(list(id ORDER BY position), []) FROM parties)
           || ${used('side_affected', 'side_affected NOT IN (SELECT id FROM parties)')} AS sides,
           ${used('event_type')} AS types, ${used('verification')} AS verifications,
           (SELECT coalesce(list(province ORDER BY province), []) FROM (${provincesSql(query)})) AS provinces`;
}

function columnsSql(
  query: IncidentQuery,
  sides: readonly string[],
  types: readonly string[],
  verifications: readonly string[],
): string {
  const position = (names: readonly string[], value: string): string =>
    `list_position([${names.map((name) => `'${name.replaceAll("'", "''")}'`).join(', ')}], ${value}) - 1`;
  const days = (column: string): string => `CAST(${column} - DATE '1970-01-01' AS INTEGER)`;
  const byte = (value: string): string => `CAST(${value} AS UTINYINT)`;
  const drawn = (precision: string, column: string): string =>
    `CASE WHEN ${precision} BETWEEN 1 AND ${pointPrecisionLimit} AND ${column} IS NOT NULL
          THEN CAST(${column} AS FLOAT) ELSE CAST('nan' AS FLOAT) END`;
  const span = (table: string): string => byte(`greatest(1, least(255, ${table}."to" - ${table}."from" + 1))`);
  const violence = `CASE WHEN e.violence BETWEEN 1 AND 3 THEN ${types.indexOf(violenceTypes[0]) - 1} + e.violence
                         ELSE ${types.length - 1} END`;
  return `WITH killed AS (${incidentKilled}),
    numbered AS (SELECT province, row_number() OVER (ORDER BY province) - 1 AS number FROM (${provincesSql(query)})),
    numbered_events AS (SELECT p.id, n.number FROM ged_province p JOIN numbered n ON n.province = p.name),
    listed AS (
      SELECT 0 AS part, i.entry, ${days('i."from"')} AS day,
             ${drawn('i.drawn_precision', 'i.latitude')} AS latitude,
             ${drawn('i.drawn_precision', 'i.longitude')} AS longitude,
             CAST(coalesce(i.killed, -1) AS INTEGER) AS killed, n.number AS province,
             ${byte(`coalesce(${position(sides, 'i.side_affected')}, ${sides.length - 1})`)} AS side,
             ${byte(position(types, 'i.event_type'))} AS type, ${byte('i.drawn_precision')} AS precision,
             ${span('i')} AS span, ${byte(position(verifications, 'i.verification'))} AS verification
      FROM (${knownIncidents}) i JOIN numbered n ON n.province = coalesce(i.province, '')
      WHERE ${incidentConditions(query)}
      UNION ALL
      SELECT 1, e.entry, ${days('e."from"')}, ${drawn('e.place_precision', 'e.latitude')},
             ${drawn('e.place_precision', 'e.longitude')}, e.best, n.number, ${byte(String(sides.length - 1))},
             ${byte(violence)},
             ${byte('CASE WHEN e.place_precision BETWEEN 1 AND 7 THEN e.place_precision ELSE 7 END')},
             ${span('e')}, ${byte(String(verifications.length - 1))}
      FROM ged_event e JOIN numbered_events n ON n.id = e.province
      WHERE ${known} AND ${eventConditions(query)}
    )
    SELECT day, latitude, longitude, killed, CAST(province AS USMALLINT) AS province, side, type, precision, span,
           verification
    FROM listed ORDER BY part, entry`;
}
