/**
 * What the pages' filters mean, in SQL: once for incidents of the register and once for rows of a data set, so that a
 * filter keeps or drops both for the same reason.
 */
import type {IncidentQuery} from '../../contract/index.ts';
import type {NameKind} from '../../import/ged/index.ts';
import {recordedByDataSet, sideNotStated, violenceType} from '../data-set-words.ts';
import type {ViewAsOf} from '../views.ts';
import {answer, type Parameters} from './ask.ts';
import {inBox} from './events.ts';
import {standing} from './facts.ts';
import {nameTable} from './schema.ts';
import {dateLiteral, knownEvents, numberLiteral, type ViewReader} from './view-reader.ts';

/** The order in which `shownTally` of the core picks one: a test holds the two together. */
const tallyOrder = ['verified', 'own_admitted', 'undetermined', 'claimed_about_other'];

/**
 * One figure for an incident, for sorting and for the size of a mark: those killed on the side affected, of the one tally
 * that the table shows. Tallies are never added to each other (rule 8); where one part has no best figure, the sum has none.
 */
const incidentKilled = `
  SELECT incident, side_affected, first(best ORDER BY position) AS best FROM (
    SELECT c.incident, c.side_affected,
           list_position([${tallyOrder.map((tally) => `'${tally}'`).join(', ')}], c.tally) AS position,
           CASE WHEN count(*) FILTER (c.best IS NULL AND (c.low IS NOT NULL OR c.high IS NOT NULL)) = 0
                THEN coalesce(sum(c.best), 0) END AS best
    FROM casualties c
    WHERE ${standing('c')} AND c.harm = 'killed' AND c.counted = 'yes' AND c.known_from <= CAST($date AS DATE)
    GROUP BY ALL
  ) GROUP BY ALL`;

/** Incidents of the register that stand and were known, with place, figure and number of reports, filtered. */
export const incidentsSql = (query: IncidentQuery): string => `
  WITH killed AS (${incidentKilled}), reported AS (
    SELECT r.incident, count(*) AS reports FROM reports r
    WHERE ${standing('r')} AND r.published <= CAST($date AS DATE) GROUP BY ALL
  ), known AS (
    SELECT i.*, p.name AS place_name, p.province, p.variants, p.latitude, p.longitude,
           greatest(i.place_precision, coalesce(p.place_precision, 1)) AS drawn_precision,
           coalesce(k.best, -1) AS killed, coalesce(r.reports, 0) AS reports
    FROM incidents i
    LEFT JOIN case_places p ON p.id = i.place AND ${standing('p')}
    LEFT JOIN killed k ON k.incident = i.id AND k.side_affected = i.side_affected
    LEFT JOIN reported r ON r.incident = i.id
    WHERE ${standing('i')} AND i.known_from <= CAST($date AS DATE)
  ) SELECT * FROM known i WHERE ${incidentConditions(query)}`;

export function incidentParameters(caseId: string, asOf: ViewAsOf, query: IncidentQuery): Parameters {
  const {type, side, verification, search} = query;
  return {
    case: caseId,
    date: asOf.date,
    size: asOf.size,
    ...(type === undefined ? {} : {type}),
    ...(side === undefined ? {} : {side}),
    ...(verification === undefined ? {} : {verification}),
    ...(search === undefined ? {} : {search}),
  };
}

/** What may have happened within the window, however long it may have lasted. */
const withinWindow = (table: string, {from, to}: IncidentQuery): readonly string[] => [
  ...(from === undefined ? [] : [`${table}."to" >= ${dateLiteral(from)}`]),
  ...(to === undefined ? [] : [`${table}."from" <= ${dateLiteral(to)}`]),
];

const boxOf = (text: string): readonly number[] => text.split(',').map(Number);

function incidentConditions(query: IncidentQuery): string {
  const {type, side, verification, search, box} = query;
  const searched = `concat_ws(' ', i.id, i.title, i.summary, i.place_name, array_to_string(i.variants, ' '), i.province)`;
  return [
    'true',
    ...withinWindow('i', query),
    ...(type === undefined ? [] : ['i.event_type = $type']),
    ...(side === undefined ? [] : [`coalesce(i.side_affected, '${sideNotStated}') = $side`]),
    ...(verification === undefined ? [] : ['i.verification = $verification']),
    ...(search === undefined ? [] : [`contains(lower(${searched}), lower($search))`]),
    ...(box === undefined ? [] : [inBox('i', boxOf(box), 'drawn_precision')]),
  ].join(' AND ');
}

/** Events `e` of data sets that stand, were known and pass the filters; no parameters. */
export async function filteredEvents(
  reader: ViewReader,
  caseId: string,
  asOf: ViewAsOf,
  query: IncidentQuery,
): Promise<string> {
  const {type, side, verification, search, box} = query;
  const codes = [1, 2, 3].filter((code) => violenceType(code) === type);
  const ofType = codes.length > 0 ? `e.violence = ${codes.join()}` : 'e.violence NOT BETWEEN 1 AND 3';
  if (side !== undefined && side !== sideNotStated) return 'false';
  if (verification !== undefined && verification !== recordedByDataSet) return 'false';
  if (type !== undefined && codes.length === 0 && type !== violenceType(0)) return 'false';
  return [
    await knownEvents(reader, caseId, asOf),
    ...withinWindow('e', query),
    ...(type === undefined ? [] : [ofType]),
    ...(search === undefined ? [] : [await searchedEvents(reader, search)]),
    ...(box === undefined ? [] : [inBox('e', boxOf(box))]),
  ].join(' AND ');
}

const searchedNames: readonly NameKind[] = ['dyad', 'place', 'district', 'province', 'country'];

/** Names are few beside the rows that bear them, so the words are looked for in the names; digits may be an id. */
async function searchedEvents({connection}: ReaderConnection, search: string): Promise<string> {
  const conditions = /^\d{1,15}$/.test(search) ? [`e.id = ${Number(search)}`] : [];
  for (const kind of searchedNames) {
    const sql = `SELECT id FROM ${nameTable(kind)} WHERE contains(lower(name), lower($search)) ORDER BY id`;
    const found = (await answer(connection, sql, {search})).flatMap((chunk) => chunk.getColumnValues(0) as number[]);
    if (found.length > 0) conditions.push(`e.${kind} IN (${found.map(numberLiteral).join(', ')})`);
  }
  return conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`;
}

type ReaderConnection = Pick<ViewReader, 'connection'>;
