/**
 * All incidents of a case as typed columns, register first, then events of data sets, each by entry. The database makes
 * every number of an event in the width that it is sent in; here they are only copied.
 */
import {dayNumber, windowDays, type Day} from '../../../monitoring/kernel/index.ts';
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
import {standing} from './facts.ts';
import {filteredEvents, incidentParameters, incidentsSql} from './incident-filter.ts';
import type {ViewReader} from './view-reader.ts';

interface ListedIncident {
  readonly from: Day;
  readonly to: Day;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly killed: number;
  readonly province?: string;
  readonly side_affected?: string;
  readonly event_type: string;
  readonly drawn_precision: number;
  readonly verification: string;
}

/** Sides, types and verifications are written as one byte each. */
const namesLimit = 255;
const longestSpanDays = 255;

export async function incidentColumns(
  reader: ViewReader,
  caseId: string,
  asOf: ViewAsOf,
  search?: string,
): Promise<IncidentColumns> {
  const query: IncidentQuery = search === undefined ? {} : {search};
  const parameters = incidentParameters(caseId, asOf, query);
  const parties = await ask<{id: string}>(
    reader.connection,
    `SELECT id FROM case_parties p WHERE ${standing('p')} ORDER BY position`,
    parameters,
  );
  const incidents = await ask<ListedIncident>(
    reader.connection,
    `SELECT "from", "to", latitude, longitude, killed, province, side_affected, event_type, drawn_precision, verification
     FROM (${incidentsSql(query)}) ORDER BY entry`,
    parameters,
  );
  const chunks = await answer(reader.connection, eventsSql(await filteredEvents(reader, caseId, asOf, query)));
  const events = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const named = namesIn(
    parties.map(({id}) => id),
    incidents,
  );
  const columns = columnsOf(incidents.length + events);
  incidents.forEach((incident, index) => put(columns, index, incident, named));

  const numbers = new Int32Array(events);
  let at = 0;
  for (const chunk of chunks) {
    eventColumns.forEach((name, index) => copyColumn(chunk, index, columns[name], incidents.length + at));
    copyColumn(chunk, eventColumns.length, numbers, at);
    at += chunk.rowCount;
  }
  columns.side.fill(named.sides.indexOf(sideNotStated), incidents.length);
  columns.verification.fill(named.verifications.indexOf(recordedByDataSet), incidents.length);
  const firstType = named.types.indexOf(violenceTypes[0]);
  for (let index = incidents.length; index < columns.type.length; index += 1) {
    columns.type[index] = firstType + (columns.type[index] as number);
  }
  const {provinces, of} = await provinceNumbers(reader, incidents, numbers);
  numbers.forEach((number, index) => (columns.province[incidents.length + index] = of(number)));
  incidents.forEach(({province}, index) => (columns.province[index] = provinces.indexOf(province ?? '')));
  return {count: incidents.length + events, ...named, provinces, ...columns};
}

const columnsOf = (count: number) => ({
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
});

type Columns = ReturnType<typeof columnsOf>;

interface Named {
  readonly sides: readonly string[];
  readonly types: readonly string[];
  readonly verifications: readonly string[];
}

function namesIn(parties: readonly string[], incidents: readonly ListedIncident[]): Named {
  const used = (of: (incident: ListedIncident) => string | undefined): readonly string[] =>
    [...new Set(incidents.map(of))].filter((name) => name !== undefined).toSorted();
  const others = used(({side_affected: side}) => side).filter((side) => !parties.includes(side));
  return {
    sides: [...[...parties, ...others].slice(0, namesLimit - 1), sideNotStated],
    types: [...used(({event_type: type}) => type), ...violenceTypes, unknownViolence],
    verifications: [...used(({verification}) => verification), recordedByDataSet],
  };
}

function put(columns: Columns, index: number, incident: ListedIncident, {sides, types, verifications}: Named): void {
  const {from, to, latitude, longitude, killed, side_affected: side, drawn_precision: precision} = incident;
  const drawn = precision <= pointPrecisionLimit;
  const sideAt = sides.indexOf(side ?? sideNotStated);
  columns.day[index] = dayNumber(from);
  columns.latitude[index] = drawn ? (latitude ?? Number.NaN) : Number.NaN;
  columns.longitude[index] = drawn ? (longitude ?? Number.NaN) : Number.NaN;
  columns.killed[index] = killed;
  columns.side[index] = sideAt === -1 ? sides.length - 1 : sideAt;
  columns.type[index] = types.indexOf(incident.event_type);
  columns.precision[index] = precision;
  columns.spanDays[index] = Math.max(1, Math.min(longestSpanDays, windowDays({from, to})));
  columns.verification[index] = verifications.indexOf(incident.verification);
}

/** In the order of `eventsSql`; after them the number of the province. */
const eventColumns = ['day', 'latitude', 'longitude', 'killed', 'type', 'precision', 'spanDays'] as const;

/** A type is the place in `violenceTypes`, after which stands the unknown one. Rows lie in the order of their entries. */
function eventsSql(condition: string): string {
  const drawn = (column: string): string =>
    `CASE WHEN e.place_precision BETWEEN 1 AND ${pointPrecisionLimit} AND e.${column} IS NOT NULL
          THEN CAST(e.${column} AS FLOAT) ELSE CAST('nan' AS FLOAT) END`;
  return `SELECT CAST(e."from" - DATE '1970-01-01' AS INTEGER), ${drawn('latitude')}, ${drawn('longitude')}, e.best,
      CAST(CASE WHEN e.violence BETWEEN 1 AND 3 THEN e.violence - 1 ELSE ${violenceTypes.length} END AS UTINYINT),
      CAST(CASE WHEN e.place_precision BETWEEN 1 AND 7 THEN e.place_precision ELSE 7 END AS UTINYINT),
      CAST(greatest(1, least(${longestSpanDays}, e."to" - e."from" + 1)) AS UTINYINT), e.province
    FROM ged_event e WHERE ${condition}`;
}

/** Names of the provinces that occur, sorted, and which of them a number of the database is. */
async function provinceNumbers(
  reader: ViewReader,
  incidents: readonly ListedIncident[],
  numbers: Int32Array,
): Promise<{readonly provinces: readonly string[]; readonly of: (number: number) => number}> {
  const names = numbers.length === 0 ? [] : (await reader.names()).province;
  const occurring = new Set(numbers);
  const spelled = [...occurring].map((number) => names[number] ?? '');
  const provinces = [...new Set([...spelled, ...incidents.map(({province}) => province ?? '')])].toSorted();
  const places = new Map(provinces.map((name, index) => [name, index]));
  const byNumber = new Uint16Array(names.length);
  for (const number of occurring) byNumber[number] = places.get(names[number] ?? '') ?? 0;
  return {provinces, of: (number) => byNumber[number] ?? 0};
}
