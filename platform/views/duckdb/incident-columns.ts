/**
 * All incidents of a case as typed columns, register first, then events of data sets, each by entry. The database makes
 * every number in the width that it is sent in; here they are only copied.
 */
import type {DuckDBConnection, DuckDBDataChunk} from '@duckdb/node-api';
import type {IncidentColumns} from '../../contract/index.ts';
import {pointPrecisionLimit, sideNotStated, unknownViolence, violenceTypes} from '../data-set-words.ts';
import type {ViewAsOf} from '../views.ts';
import {ask} from './ask.ts';
import {known} from './events.ts';
import {standing} from './facts.ts';
import {incidentKilled, knownIncidents} from './incident-filter.ts';

/** Sides and types are written as one byte each. */
const namesLimit = 255;

export async function incidentColumns(
  connection: DuckDBConnection,
  caseId: string,
  asOf: ViewAsOf,
): Promise<IncidentColumns> {
  const parameters = {case: caseId, date: asOf.date, size: asOf.size};
  const named = await ask<{sides: readonly string[]; types: readonly string[]}>(
    connection,
    `WITH known AS (SELECT * FROM incidents i WHERE ${standing('i')} AND i.known_from <= CAST($date AS DATE))
     SELECT (SELECT coalesce(list(id ORDER BY position), []) FROM case_parties p WHERE ${standing('p')})
            || (SELECT coalesce(list(DISTINCT side_affected ORDER BY side_affected), []) FROM known WHERE side_affected NOT IN
                (SELECT id FROM case_parties p WHERE ${standing('p')})) AS sides,
            (SELECT coalesce(list(DISTINCT event_type ORDER BY event_type), []) FROM known) AS types`,
    parameters,
  );
  const sides = [...(named[0]?.sides ?? []).slice(0, namesLimit - 1), sideNotStated];
  const types = [...(named[0]?.types ?? []), ...violenceTypes, unknownViolence];
  const result = await connection.run(columnsSql(sides, types), parameters);
  const chunks = await result.fetchAllChunks();
  const count = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = {
    day: new Int32Array(count),
    latitude: new Float32Array(count),
    longitude: new Float32Array(count),
    killed: new Int32Array(count),
    side: new Uint8Array(count),
    type: new Uint8Array(count),
    precision: new Uint8Array(count),
    spanDays: new Uint8Array(count),
  };
  let at = 0;
  for (const chunk of chunks) {
    Object.values(columns).forEach((column, index) => copy(chunk, index, column, at));
    at += chunk.rowCount;
  }
  return {count, sides, types, ...columns};
}

/** Values are never missing: the SQL gives NaN or −1 where a record has none. */
function copy(chunk: DuckDBDataChunk, index: number, target: Int32Array | Float32Array | Uint8Array, at: number): void {
  const vector = chunk.getColumnVector(index);
  const {rowCount} = chunk;
  for (let row = 0; row < rowCount; row += 1) target[at + row] = vector.getItem(row) as number;
}

function columnsSql(sides: readonly string[], types: readonly string[]): string {
  const position = (names: readonly string[], value: string): string =>
    `list_position([${names.map((name) => `'${name.replaceAll("'", "''")}'`).join(', ')}], ${value}) - 1`;
  const days = (column: string): string => `${column} - DATE '1970-01-01'`;
  const drawn = (precision: string, column: string): string =>
    `CASE WHEN ${precision} BETWEEN 1 AND ${pointPrecisionLimit} THEN CAST(${column} AS FLOAT) ELSE CAST('nan' AS FLOAT) END`;
  const byte = (value: string): string => `CAST(${value} AS UTINYINT)`;
  const span = (table: string): string => byte(`greatest(1, least(255, ${table}."to" - ${table}."from" + 1))`);
  const firstViolence = types.indexOf(violenceTypes[0]);
  return `WITH killed AS (${incidentKilled}), listed AS (
    SELECT 0 AS part, i.entry, CAST(${days('i."from"')} AS INTEGER) AS day,
           coalesce(${drawn('i.drawn_precision', 'i.latitude')}, CAST('nan' AS FLOAT)) AS latitude,
           coalesce(${drawn('i.drawn_precision', 'i.longitude')}, CAST('nan' AS FLOAT)) AS longitude,
           CAST(coalesce(i.killed, -1) AS INTEGER) AS killed,
           ${byte(`coalesce(${position(sides, 'i.side_affected')}, ${sides.length - 1})`)} AS side,
           ${byte(position(types, 'i.event_type'))} AS type,
           ${byte('i.drawn_precision')} AS precision, ${span('i')} AS span
    FROM (${knownIncidents}) i
    UNION ALL
    SELECT 1, e.entry, CAST(${days('e."from"')} AS INTEGER),
           coalesce(${drawn('e.place_precision', 'e.latitude')}, CAST('nan' AS FLOAT)),
           coalesce(${drawn('e.place_precision', 'e.longitude')}, CAST('nan' AS FLOAT)),
           e.best, ${byte(String(sides.length - 1))},
           ${byte(`CASE WHEN e.violence BETWEEN 1 AND 3 THEN ${firstViolence - 1} + e.violence ELSE ${types.length - 1} END`)},
           ${byte('CASE WHEN e.place_precision BETWEEN 1 AND 7 THEN e.place_precision ELSE 7 END')}, ${span('e')}
    FROM ged_event e WHERE ${known}
  ) SELECT day, latitude, longitude, killed, side, type, precision, span FROM listed ORDER BY part, entry`;
}
