/** The evidence of a case: pieces by hash with their custody. No address gives a file: there are no accounts yet. */
import {evidenceView} from '../../monitoring/publication/index.ts';
import {AsOfQuery, EvidenceView} from '../contract/index.ts';
import type {CaseRecord} from '../workflows/case-record.ts';
import {page, type Answer} from './answer.ts';
import {caseAsOf} from './as-of.ts';
import type {Asked, Route} from './route.ts';

export const evidencePages: readonly Route[] = [
  {path: '/api/cases/:case/evidence', query: AsOfQuery, shape: EvidenceView, answer: evidencePage},
];

/**
 * Without a day every entry counts: the day that the case's record reaches is that of events, and custody goes on after
 * it.
 */
async function evidencePage(record: CaseRecord, {params, query}: Asked<AsOfQuery>): Promise<Answer> {
  const given = await caseAsOf(record, params['case'] ?? '', query);
  if ('refused' in given) return given.refused;
  const {facts, asOf} = given;
  return page(evidenceView(facts.caseFile.record.id, record.custody(asOf.size, query.date), asOf));
}
