/** The pages of a case: what is in it, whether it holds, each agreement, whether violence changed, its own map. */
import {Type} from 'typebox';
import {agreementView, caseSummary, caseView, changeView, overview} from '../../monitoring/publication/index.ts';
import {
  AgreementView,
  AsOfQuery,
  Case,
  CaseSummary,
  ChangeView,
  Overview,
  OverviewQuery,
  type AsOf,
} from '../contract/index.ts';
import {scanOtherThanRows} from '../workflows/scan-leaves.ts';
import {notFound, page, type Answer} from './answer.ts';
import {caseAsOf, type CaseAsOf} from './as-of.ts';
import type {CaseRecord} from '../workflows/case-record.ts';
import type {Asked, Route} from './route.ts';

const nothing = Type.Object({});

export const casePages: readonly Route[] = [
  {path: '/api/cases', query: nothing, shape: Type.Array(CaseSummary), answer: casesPage},
  {path: '/api/cases/:case', query: AsOfQuery, shape: Case, answer: casePage},
  {path: '/api/cases/:case/overview', query: OverviewQuery, shape: Overview, answer: overviewPage},
  {path: '/api/cases/:case/agreements/:agreement', query: AsOfQuery, shape: AgreementView, answer: agreementPage},
  {path: '/api/cases/:case/change', query: AsOfQuery, shape: ChangeView, answer: changePage},
  {path: '/api/cases/:case/map', query: AsOfQuery, answer: mapFile},
];

async function casesPage(record: CaseRecord): Promise<Answer> {
  const summaries: CaseSummary[] = [];
  for (const id of await record.views.caseIds(record.views.size)) {
    const given = await caseAsOf(record, id, {});
    if ('refused' in given) continue;
    summaries.push(caseSummary(given.facts, given.asOf, await eventCount(record, given)));
  }
  return page(summaries);
}

async function casePage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const {facts, asOf} = given;
  const view = caseView(facts, asOf, await eventCount(record, given));
  return page(view.map === undefined ? view : {...view, map: mapAddress(view.summary.id, asOf)});
}

const eventCount = ({views}: CaseRecord, {facts, asOf}: CaseAsOf): Promise<number> =>
  views.dataSetEventCount(facts.caseFile.record.id, asOf);

async function overviewPage(record: CaseRecord, {params, query}: Asked<OverviewQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const {facts, asOf} = given;
  const {agreement} = query;
  if (agreement !== undefined && agreementView(facts, asOf, agreement) === undefined) return noAgreement;
  return page(overview(facts, asOf, agreement));
}

async function agreementPage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const view = agreementView(given.facts, given.asOf, params['agreement'] ?? '');
  return view === undefined ? noAgreement : page(view);
}

const noAgreement = notFound('the case has no agreement of this name that was public by this day');

async function changePage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  return 'refused' in given ? given.refused : page(changeView(given.facts, given.asOf));
}

/** The size stands in the address, so that a page of an earlier size has the map of that size. */
const mapAddress = (caseId: string, {size}: AsOf): string => `/api/cases/${caseId}/map?size=${size}`;

/** The document that case.yaml names as its map. */
async function mapFile(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const {id, mapFile: name} = given.facts.caseFile.record;
  let text: string | undefined;
  scanOtherThanRows(record.ledger, 0, given.asOf.size, (_, leaf) => {
    if (leaf.kind === 'document' && leaf.case === id && leaf.name === name) text = leaf.text;
  });
  if (text === undefined) return notFound('the case has no map of its own; the world map serves');
  return {kind: 'bytes', bytes: Buffer.from(text), type: 'application/geo+json; charset=utf-8'};
}
