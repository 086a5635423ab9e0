/**
 * What the pages' filters mean, in SQL: once for incidents of the register and once for rows of a data set, so that a
 * filter keeps or drops both for the same reason. `hits` has a row for each incident that passes.
 */
import type {IncidentQuery} from '../../contract/index.ts';
import {recordedByDataSet, sideNotStated, unknownViolence, violenceTypes} from '../data-set-words.ts';
import type {ViewAsOf} from '../views.ts';
import type {Parameters} from './ask.ts';
import {boxParameters, inBox, known} from './events.ts';
import {standing} from './facts.ts';

/** The order in which `shownTally` of the core picks one: a test holds the two together. */
const tallyOrder = ['verified', 'own_admitted', 'undetermined', 'claimed_about_other'];

/**
 * One figure for an incident, for sorting and for the size of a mark: those killed on the side affected, of the one tally
 * that the table shows. Tallies are never added to each other (rule 8); where one part has no best figure, the sum has none.
 */
export const incidentKilled = `
  SELECT incident, side_affected, first(best ORDER BY position) AS best FROM (
    SELECT c.incident, c.side_affected,
           list_position([${tallyOrder.map((tally) => `'${tally}'`).join(', ')}], c.tally) AS position,
           CASE WHEN count(*) FILTER (c.best IS NULL AND (c.low IS NOT NULL OR c.high IS NOT NULL)) = 0
                THEN coalesce(sum(c.best), 0) END AS best
    FROM casualties c
    WHERE ${standing('c')} AND c.harm = 'killed' AND c.counted = 'yes' AND c.known_from <= CAST($date AS DATE)
    GROUP BY ALL
  ) GROUP BY ALL`;

/** Incidents of the register that stand and were known, with their place as the case file then listed it. */
export const knownIncidents = `
  SELECT i.*, p.name AS place_name, p.province, p.variants, p.latitude, p.longitude,
         greatest(i.place_precision, coalesce(p.place_precision, 1)) AS drawn_precision, k.best AS killed
  FROM incidents i
  LEFT JOIN case_places p ON p.id = i.place AND ${standing('p')}
  LEFT JOIN killed k ON k.incident = i.id AND k.side_affected = i.side_affected
  WHERE ${standing('i')} AND i.known_from <= CAST($date AS DATE)`;

const violenceName = `coalesce(list_extract([${violenceTypes.map((name) => `'${name}'`).join(', ')}], e.violence), '${unknownViolence}')`;

const withinWindow = (table: string, {from, to}: IncidentQuery): readonly string[] => [
  ...(from === undefined ? [] : [`${table}."to" >= CAST($from AS DATE)`]),
  ...(to === undefined ? [] : [`${table}."from" <= CAST($until AS DATE)`]),
];

const all = (conditions: readonly string[]): string => (conditions.length === 0 ? 'true' : conditions.join(' AND '));

/** On `i`, a row of `knownIncidents`. */
export function incidentConditions(query: IncidentQuery): string {
  const {type, side, verification, search, box} = query;
  return all([
    ...withinWindow('i', query),
    ...(type === undefined ? [] : ['i.event_type = $type']),
    ...(side === undefined ? [] : [`coalesce(i.side_affected, '${sideNotStated}') = $side`]),
    ...(verification === undefined ? [] : ['i.verification = $verification']),
    ...(search === undefined
      ? []
      : [
          `contains(lower(concat_ws(' ', i.id, i.title, i.summary, i.place_name, array_to_string(i.variants, ' '), i.province)), lower($search))`,
        ]),
    ...(box === undefined ? [] : [inBox('i').replace('i.place_precision', 'i.drawn_precision')]),
  ]);
}

/** On `e`, a row of `ged_event`. */
export function eventConditions(query: IncidentQuery): string {
  const {type, side, verification, search, box} = query;
  return all([
    ...withinWindow('e', query),
    ...(type === undefined ? [] : [`${violenceName} = $type`]),
    ...(side === undefined ? [] : [`$side = '${sideNotStated}'`]),
    ...(verification === undefined ? [] : [`$verification = '${recordedByDataSet}'`]),
    ...(search === undefined
      ? []
      : [
          `contains(lower(concat_ws(' ', CAST(e.id AS VARCHAR), e.dyad, e.place, e.district, e.province, e.country)), lower($search))`,
        ]),
    ...(box === undefined ? [] : [inBox('e')]),
  ]);
}

/** Common table expressions `killed`, `reported` and `hits (id, recorded_in, entry, from, killed, place, reports)`. */
export function hitsSql(query: IncidentQuery): string {
  return `WITH killed AS (${incidentKilled}),
  reported AS (
    SELECT r.incident, count(*) AS reports FROM reports r
    WHERE ${standing('r')} AND r.published <= CAST($date AS DATE) GROUP BY ALL
  ), hits AS (
    SELECT i.id, 'register' AS recorded_in, i.entry, i."from", coalesce(i.killed, -1) AS killed,
           coalesce(i.place_name, '') AS place, coalesce(reported.reports, 0) AS reports
    FROM (${knownIncidents}) i LEFT JOIN reported ON reported.incident = i.id
    WHERE ${incidentConditions(query)}
    UNION ALL
    SELECT CAST(e.id AS VARCHAR), 'ucdp-ged', e.entry, e."from", e.best, e.place, greatest(e.sources, 0)
    FROM ged_event e WHERE ${known} AND ${eventConditions(query)}
  )`;
}

export function hitParameters(caseId: string, asOf: ViewAsOf, query: IncidentQuery): Parameters {
  const {from, to, type, side, verification, search, box} = query;
  return {
    case: caseId,
    date: asOf.date,
    size: asOf.size,
    ...(from === undefined ? {} : {from}),
    ...(to === undefined ? {} : {until: to}),
    ...(type === undefined ? {} : {type}),
    ...(side === undefined ? {} : {side}),
    ...(verification === undefined ? {} : {verification}),
    ...(search === undefined ? {} : {search}),
    ...(box === undefined ? {} : boxParameters(box.split(',').map(Number))),
  };
}
