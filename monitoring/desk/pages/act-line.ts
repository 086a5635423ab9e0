/**
 * The history of a file as lines: what was done, when, by whom and in which role, each part only where the viewer may read
 * it. One sentence for each kind of act, the same for either side.
 */
import {mayRead, sideName, sidesOf, type Piece, type Viewer} from '../../access/index.ts';
import {spoken} from '../../kernel/index.ts';
import {actDefinition, type CaseActKind} from '../act-kinds.ts';
import {deskPerson, type DeskAct} from '../act.ts';
import type {Desk} from '../desk.ts';
import type {ActLine} from '../shapes/index.ts';
import type {DeskPageContext} from './page-context.ts';

/** What is the same for all acts of a file: whose they are, to whom sent, to which tiers released, of a sensitive case. */
export type PieceOfFile = Omit<Piece, 'fieldClass'>;

export function actLines(
  desk: Desk,
  context: DeskPageContext,
  acts: readonly DeskAct[],
  pieceOf: (act: DeskAct) => PieceOfFile,
): readonly ActLine[] {
  return acts.flatMap((act) => actLine(desk, context, act, pieceOf(act)) ?? []);
}

export function actLine(
  {people, state}: Desk,
  {viewer, nameOfPerson}: DeskPageContext,
  act: DeskAct,
  piece: PieceOfFile,
): ActLine | undefined {
  const own = {...piece, ownedBy: [...(piece.ownedBy ?? []), act.person]};
  if (!mayRead(viewer, {...own, fieldClass: 'act'})) return undefined;
  const definition = actDefinition(act.kind);
  if (definition === undefined) return undefined;
  // What was sent to a side is the side's; who of the mission sent it is not.
  const authors = [
    act.person,
    ...sidesOf({person: act.person, held: people.heldBy(act.person, state.case.id, act.at)}).map(sideName),
  ];
  const mayName = mayRead(viewer, {...piece, ownedBy: authors, fieldClass: 'person_name'});
  const name = mayName ? nameOfPerson(act.person) : undefined;
  const role =
    act.person === deskPerson
      ? undefined
      : people.heldBy(act.person, state.case.id, act.at).find((held) => definition.roles.includes(held.role))?.role;
  const readsBody = act.body !== undefined && mayRead(viewer, {...own, fieldClass: definition.bodyClass});
  return {
    entry: act.entry,
    kind: act.kind,
    subject: act.subject,
    at: act.at,
    ...personOf(viewer, act, name),
    ...(role === undefined ? {} : {role: spoken(role)}),
    sentence: sentences[act.kind as CaseActKind],
    ...(readsBody ? {body: {...act.body}} : {}),
  };
}

/** A person without a name on the page is no person on the page: an id could be followed from line to line. */
const personOf = (viewer: Viewer, {person}: DeskAct, name: string | undefined): Pick<ActLine, 'by'> =>
  name === undefined && person !== viewer.person ? {} : {by: {id: person, ...(name === undefined ? {} : {name})}};

const sentences: Readonly<Record<CaseActKind, string>> = Object.freeze({
  report_submitted: 'A report was submitted.',
  public_report_received: 'A report came in by the public form.',
  complaint_filed: 'A complaint was filed.',
  report_screened: 'The report was screened.',
  information_added: 'A question about the report was answered.',
  public_information_received: 'An answer came in by the public form.',
  report_graded: 'Source and content were graded, each for itself.',
  report_linked: 'The report was linked to an incident.',
  report_unlinked: 'The report was taken out of an incident.',
  feedback_given: 'Whoever reported was told what came of it.',
  consent_withdrawn: 'Consent to some use was withdrawn.',
  hotline_call_logged: 'A call on the hotline was logged.',
  hotline_call_advanced: 'It was recorded what came of the call.',
  restriction_recorded: 'A restriction on monitors was recorded.',
  incident_opened: 'The incident was opened from reports.',
  incident_revised: 'The description was revised.',
  incident_merged: 'It was said to be the same as another incident.',
  incident_split: 'It was divided into several incidents.',
  verification_begun: 'A stage of verification was begun.',
  verification_proposed: 'A result was proposed.',
  verification_checked: 'A second person checked without seeing the result proposed.',
  verification_settled: 'The two checks were settled.',
  verification_reopened: 'The verification was opened again.',
  task_assigned: 'A task was assigned.',
  task_closed: 'A task was closed.',
  statement_recorded: 'A statement was recorded.',
  statement_corrected: 'The record of a statement was corrected.',
  statement_searched: 'A statement was looked for.',
  layer_drafted: 'A layer of attribution was drafted.',
  layer_reviewed: 'A layer of attribution was reviewed.',
  finding_drafted: 'A finding was drafted.',
  finding_redrafted: 'A new version of the draft was written.',
  finding_sent_to_review: 'The draft was sent to review.',
  finding_reviewed: 'The draft was reviewed.',
  reply_invited: 'A side was invited to reply.',
  reply_filed: 'A side replied.',
  reply_extension_asked: 'More time to reply was asked for.',
  reply_extension_decided: 'It was decided on more time to reply.',
  reply_closed: 'The clock ran out without a reply.',
  reply_considered: 'It was said how the reply was considered.',
  vote_cast: 'A vote was cast.',
  finding_decided: 'The finding was decided.',
  finding_appealed: 'The finding was appealed against.',
  appeal_decided: 'The appeal was decided.',
  release_proposed: 'A release was proposed.',
  release_approved: 'The release was approved by a second person.',
  release_returned: 'The release was returned with reasons.',
  release_stopped: 'The release was stopped for the protection of people.',
  released: 'The release was carried out.',
  release_withdrawn: 'The release was withdrawn.',
  mandate_set: 'The mandate was set.',
  removal_proposed: 'A removal was proposed.',
  removal_approved: 'A removal was approved by a second person.',
  unsealing_proposed: 'Opening an identity was proposed.',
  unsealing_approved: 'Opening an identity was approved by a second person.',
  recusal_declared: 'Somebody stepped back.',
  reads_recorded: 'Reads of what is protected were recorded.',
});
