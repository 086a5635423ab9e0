/**
 * A decided finding as a row: reasons, dissent, which body decided, and each side’s reply whole or the word that none came.
 * Who drafted, voted and decided stays on the desk; that one person did it alone is said.
 */
import {spoken, writtenDay, type Day} from '../../kernel/index.ts';
import {canonicalJson} from '../../ledger/index.ts';
import {draftsOf} from '../rules/finding-parts.ts';
import type {FindingFile, FindingReply} from '../state.ts';
import {missionName} from './mission.ts';
import {row, type Making, type ReleasedRow} from './row.ts';
import {leaksIn} from './sent-text.ts';

export function findingRow(finding: FindingFile, making: Making): readonly ReleasedRow[] {
  const draft = finding.draft.body;
  const decided = finding.decided?.body;
  if (draft === undefined || decided === undefined || finding.decided === undefined) return [];
  const isPublic = (id: string): boolean =>
    making.contents.statements.some((statement) => statement.id === id) ||
    making.desk.state.statements.get(id)?.releasedTo.includes('public') === true;
  return [
    row('findings', finding.id, {
      kind: draft.kind,
      incident: draft.incident,
      obligation: draft.obligation,
      layer: draft.layer,
      actor: draft.actor,
      result: decided.result,
      standard: draft.standard,
      decided: finding.decided.at.slice(0, 10),
      decided_by: decidedBy(finding, making),
      reasons: decided.reasons,
      dissent: decided.dissent,
      basis: draft.basis.filter(isPublic).join(';'),
      note: [making.remark, ...finding.replies.map((reply) => replyNote(reply, making))].join(' '),
    }),
  ];
}

function decidedBy(finding: FindingFile, {context}: Making): string {
  const alone = draftsOf(finding).some(({person}) => person === finding.decided?.person);
  const mission = missionName(context.caseFile);
  return alone
    ? `${mission}: one person alone, who also drafted it; no second pair of eyes`
    : `${mission}: head of mission, after deliberation and votes`;
}

function replyNote({side, due, filed}: FindingReply, {desk, context}: Making): string {
  const name = context.caseFile.actors.find(({id}) => id === side)?.name ?? side;
  if (filed === undefined)
    return `${name} was asked to reply; no reply came by ${writtenDay(due.slice(0, 10) as Day)}.`;
  const {body} = filed;
  if (body === undefined) return `${name} replied; the content was removed for the safety of people.`;
  const hash = context.sha256(canonicalJson(body as never));
  const {coordinates, reports, persons} = leaksIn(body.text, desk.state, desk.people);
  if (coordinates.length + reports.length + persons.length > 0)
    return `${name} replied (SHA-256 ${hash}); the text is left out because it could show a place or a person.`;
  return `Reply of ${name}, in ${spoken(body.language)}, unedited (SHA-256 ${hash}): ${body.text}`;
}
