/** Incidents: a table that filters and sorts, one incident whole, and all of them as columns for map and timeline. */
import {AsOfQuery, IncidentPage, IncidentQuery, IncidentView, encodeIncidentColumns} from '../contract/index.ts';
import {notBuiltYet, type Answer} from './answer.ts';
import {caseAsOf} from './as-of.ts';
import type {CaseRecord} from './case-record.ts';
import type {Asked, Route} from './route.ts';

export const incidentPages: readonly Route[] = [
  {path: '/api/cases/:case/incidents', query: IncidentQuery, shape: IncidentPage, answer: incidentTable},
  {path: '/api/cases/:case/incidents/:incident', query: AsOfQuery, shape: IncidentView, answer: incidentPage},
  {path: '/api/cases/:case/incident-columns', query: AsOfQuery, answer: incidentColumns},
];

async function incidentTable(record: CaseRecord, {params, query}: Asked<IncidentQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  return 'refused' in given ? given.refused : notBuiltYet('the table of incidents');
}

async function incidentPage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  return 'refused' in given ? given.refused : notBuiltYet('an incident');
}

async function incidentColumns(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const {date, size} = given.asOf;
  const columns = await record.views.incidentColumns(given.facts.caseFile.record.id, {date, size});
  return {kind: 'bytes', bytes: encodeIncidentColumns(columns), type: 'application/octet-stream'};
}
