/** The pages of a case: what is in it, whether it holds, each agreement, whether violence changed, its own map. */
import {Type} from 'typebox';
import type {CaseFacts} from '../../monitoring/publication/index.ts';
import {AgreementView, AsOfQuery, Case, CaseSummary, ChangeView, Overview} from '../contract/index.ts';
import {leafAt} from '../workflows/register.ts';
import {notBuiltYet, notFound, page, type Answer} from './answer.ts';
import {caseAsOf} from './as-of.ts';
import type {CaseRecord} from './case-record.ts';
import type {Asked, Route} from './route.ts';

const nothing = Type.Object({});

export const casePages: readonly Route[] = [
  {path: '/api/cases', query: nothing, shape: Type.Array(CaseSummary), answer: casesPage},
  {path: '/api/cases/:case', query: AsOfQuery, shape: Case, answer: casePage},
  {path: '/api/cases/:case/overview', query: AsOfQuery, shape: Overview, answer: overviewPage},
  {path: '/api/cases/:case/agreements/:agreement', query: AsOfQuery, shape: AgreementView, answer: agreementPage},
  {path: '/api/cases/:case/change', query: AsOfQuery, shape: ChangeView, answer: changePage},
  {path: '/api/cases/:case/map', query: nothing, answer: mapFile},
];

async function casesPage(record: CaseRecord): Promise<Answer> {
  const {size} = record.ledger;
  const summaries: CaseSummary[] = [];
  for (const id of await record.views.caseIds(size)) {
    const facts = await record.facts(id, size);
    if (facts !== undefined) summaries.push(await caseSummary(record, facts));
  }
  return page(summaries);
}

async function casePage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const {facts, asOf} = given;
  const {record: file} = facts.caseFile;
  const view: Case = {
    summary: await caseSummary(record, facts),
    asOf,
    missing: file.missing,
    boundaryNote: file.boundaryNote,
    bounds: file.bounds,
    ...(file.mapFile === undefined ? {} : {map: `/api/cases/${file.id}/map`}),
    timeZones: file.timeZones,
    actors: file.actors,
    sources: file.sources,
    territories: file.territories,
    agreements: facts.agreements.map(({record: {id, title, kind, effective}}) => {
      const reference = effective.find((account) => account.reference)?.day;
      return {id, title, kind, ...(reference === undefined ? {} : {reference})};
    }),
    terms: file.contestedTerms,
    marks: [],
  };
  return page(view);
}

async function overviewPage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  return 'refused' in given ? given.refused : notBuiltYet('the overview');
}

async function agreementPage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const agreement = given.facts.agreements.find(({record: {id}}) => id === params['agreement']);
  return agreement === undefined ? notFound('the case has no agreement of this name') : notBuiltYet('an agreement');
}

async function changePage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  return 'refused' in given ? given.refused : notBuiltYet('change');
}

/** The document that case.yaml names as its map, in the version that stands now. */
async function mapFile({ledger}: CaseRecord, {params}: Asked<object>): Promise<Answer> {
  const caseId = params['case'];
  const texts = new Map<string, string>();
  ledger.scan(0, ledger.size, (index, bytes) => {
    const leaf = leafAt(index, bytes);
    if (leaf.kind === 'document' && leaf.case === caseId) texts.set(leaf.name, leaf.text);
    return true;
  });
  const name = /^mapFile: *"?([^"\n]+?)"? *$/m.exec(texts.get('case.yaml') ?? '')?.[1];
  const text = name === undefined ? undefined : texts.get(name);
  if (text === undefined) return notFound('the case has no map of its own; the world map serves');
  return {kind: 'bytes', bytes: Buffer.from(text), type: 'application/geo+json; charset=utf-8'};
}

async function caseSummary(record: CaseRecord, facts: CaseFacts): Promise<CaseSummary> {
  const file = facts.caseFile.record;
  const {reports, statements, incidents, findings, agreements, size} = facts;
  const dataSetEvents = await record.views.dataSetEventCount(file.id, {date: file.recordEnds, size});
  return {
    id: file.id,
    title: file.title,
    summary: file.summary,
    exercise: file.exercise,
    parties: file.parties.map((id) => {
      const actor = file.actors.find((one) => one.id === id);
      return {id, name: actor?.name ?? id, short: actor?.short ?? id};
    }),
    recordStarts: file.recordStarts,
    recordEnds: file.recordEnds,
    counts: {
      reports: reports.length,
      statements: statements.length,
      incidents: incidents.length,
      findings: findings.length,
      dataSetEvents,
      agreements: agreements.length,
    },
  };
}
