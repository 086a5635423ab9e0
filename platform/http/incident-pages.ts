/** Incidents: a table that filters and sorts, one incident whole, and all of them as columns for map and timeline. */
import {incidentRow, incidentView} from '../../monitoring/publication/index.ts';
import {
  AsOfQuery,
  IncidentColumnsQuery,
  IncidentPage,
  IncidentQuery,
  IncidentView,
  encodeIncidentColumns,
  type IncidentRow,
} from '../contract/index.ts';
import type {DataSetEvent, IncidentHit} from '../views/index.ts';
import {notFound, page, refusal, type Answer} from './answer.ts';
import {caseAsOf, type CaseAsOf} from './as-of.ts';
import type {CaseRecord} from '../workflows/case-record.ts';
import {eventRow, eventView} from './event-page.ts';
import type {Asked, Route} from './route.ts';

export const incidentPages: readonly Route[] = [
  {path: '/api/cases/:case/incidents', query: IncidentQuery, shape: IncidentPage, answer: incidentTable},
  {path: '/api/cases/:case/incidents/:incident', query: AsOfQuery, shape: IncidentView, answer: incidentPage},
  {path: '/api/cases/:case/incident-columns', query: IncidentColumnsQuery, answer: incidentColumns},
];

async function incidentTable(record: CaseRecord, {params, query}: Asked<IncidentQuery>): Promise<Answer> {
  if (query.box !== undefined && !isBox(query.box)) {
    const message = 'is not west, south, east, north in degrees, with commas';
    return refusal(400, [{code: 'not-a-box', field: 'box', message}]);
  }
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const {facts, asOf} = given;
  const {total, hits} = await record.views.incidentPage(facts.caseFile.record.id, asOf, query);
  const table: IncidentPage = {
    asOf,
    total,
    offset: query.offset ?? 0,
    rows: hits.map((hit) => rowOf(given, hit)),
  };
  return page(table);
}

function isBox(text: string): boolean {
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [west = NaN, south = NaN, east = NaN, north = NaN] = parts;
  return (
    parts.length === 4 && [west, east].every((x) => Math.abs(x) <= 540) && south >= -90 && north <= 90 && south <= north
  );
}

/** The views found the incident at this size and date, so that the facts of the same must hold it. */
function rowOf({facts, asOf}: CaseAsOf, {id, event}: IncidentHit): IncidentRow {
  const row = event === undefined ? incidentRow(facts, asOf, id) : eventRow(event);
  if (row === undefined) throw new Error(`the views know the incident ${id}, the facts do not`);
  return row;
}

async function incidentPage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const {facts, asOf} = given;
  const id = params['incident'] ?? '';
  const view = incidentView(facts, asOf, id);
  if (view !== undefined) return page(view);
  const [first, ...later] = await eventVersions(record, given, id);
  if (first === undefined) return notFound('the case has no incident of this name that was public by this day');
  return page(
    eventView(facts, asOf, [first, ...later], (entry) => {
      const {opened, row} = record.published(entry);
      return {header: opened.header, text: row};
    }),
  );
}

/** Versions up to the one that stands, if one stands and its last day had passed. */
async function eventVersions(
  {views}: CaseRecord,
  {facts, asOf}: CaseAsOf,
  id: string,
): Promise<readonly DataSetEvent[]> {
  if (!/^\d{1,15}$/.test(id)) return [];
  const versions = await views.eventVersions(facts.caseFile.record.id, id, asOf.size);
  const standing = versions.at(-1);
  return standing === undefined || standing.to > asOf.date ? [] : versions;
}

async function incidentColumns(record: CaseRecord, {params, query}: Asked<IncidentColumnsQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const {date, size} = given.asOf;
  const columns = await record.views.incidentColumns(given.facts.caseFile.record.id, {date, size}, query.search);
  return {kind: 'bytes', bytes: encodeIncidentColumns(columns), type: 'application/octet-stream'};
}
