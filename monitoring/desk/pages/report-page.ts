/**
 * One report as a viewer may see it: what it says, its two grades apart, what was asked and answered, and by when somebody must
 * do something. Who the source is stands in no page; that an identity lies in the vault is told to those who grade.
 */
import {mayRead, sideName, type Viewer} from '../../access/index.ts';
import {addHours} from '../clocks.ts';
import type {CaseActKind} from '../act-kinds.ts';
import type {DeskAct} from '../act.ts';
import type {Desk} from '../desk.ts';
import {possibleActs} from '../possible-acts.ts';
import type {ActLine, ReportFileView} from '../shapes/index.ts';
import type {DeskState, ReportFile} from '../state.ts';
import {actLines, type PieceOfFile} from './act-line.ts';
import type {DeskPageContext} from './page-context.ts';
import {withoutExactNames} from './readable-parts.ts';
import {isSensitiveReport} from './sensitivity.ts';

const kinds: readonly CaseActKind[] = [
  'report_screened',
  'report_graded',
  'report_linked',
  'report_unlinked',
  'feedback_given',
  'information_added',
  'consent_withdrawn',
];

/** Hours until a report is screened, and until whoever reported is told what came of it. */
const screeningHours = 24;
const feedbackHours = 7 * 24;

export function reportPage(desk: Desk, context: DeskPageContext, id: string): ReportFileView | undefined {
  const report = desk.state.reports.get(id);
  if (report === undefined) return undefined;
  const {viewer, now} = context;
  const piece = pieceOfReport(report, desk.state);
  const reads = readerOf(viewer, piece);
  if (!reads(classOfReport(report))) return undefined;
  const {first, side, incident, duplicateOf} = report;
  return {
    id,
    entry: first.entry,
    state: report.state,
    channel: channelOf(first),
    received: first.at,
    ...(side === undefined ? {} : {side}),
    ...(incident === undefined || !readsWork(viewer, piece) ? {} : {incident}),
    ...(duplicateOf === undefined || !readsWork(viewer, piece) ? {} : {duplicateOf}),
    sensitive: piece.sensitive === true,
    ...(first.body === undefined ? {removed: true} : {account: accountFor(first.body, reads)}),
    ...(first.place !== undefined && reads('exact_place') ? {place: {...first.place}} : {}),
    ...(reads('source_grade')
      ? {grade: {...report.grade}, hasIdentity: report.acts.some((act) => act.hasIdentity)}
      : {}),
    history: [...historyOf(desk, context, report, piece)],
    clocks: clocksOf(report, now),
    acts: [...possibleActs(desk, viewer, id, kinds, now)],
  };
}

type Reads = (fieldClass: Parameters<typeof mayRead>[1]['fieldClass']) => boolean;

const readerOf =
  (viewer: Viewer, piece: PieceOfFile): Reads =>
  (fieldClass) =>
    mayRead(viewer, {...piece, fieldClass});

export const classOfReport = ({side}: ReportFile): 'account' | 'filing' => (side === undefined ? 'account' : 'filing');

export function pieceOfReport(report: ReportFile, state: DeskState): PieceOfFile {
  const names = [report.first.person, ...(report.side === undefined ? [] : [sideName(report.side)])];
  return {ownedBy: names, addressedTo: names, sensitive: isSensitiveReport(report, state)};
}

/** To what it was linked is the desk’s work: whoever reported hears of it by feedback. */
const readsWork = (viewer: Viewer, {sensitive = false}: PieceOfFile): boolean =>
  mayRead(viewer, {fieldClass: 'verification_work', sensitive});

function accountFor(body: Readonly<Record<string, unknown>>, reads: Reads): Record<string, unknown> {
  const {codeSha256: _, evidence, ...rest} = body;
  const account = reads('exact_place') ? rest : (withoutExactNames(rest) ?? rest);
  return evidence !== undefined && reads('evidence') ? {...account, evidence} : {...account};
}

const channelOf = ({kind, body}: DeskAct): string =>
  kind === 'complaint_filed'
    ? 'party_complaint'
    : kind === 'public_report_received'
      ? 'public_form'
      : String(body?.['channel'] ?? 'unknown');

/** What was asked of whoever reported, and why it was refused, is addressed to him; that it was taken up says its state. */
function historyOf(desk: Desk, context: DeskPageContext, report: ReportFile, piece: PieceOfFile): readonly ActLine[] {
  const isAddressed = ({kind, body}: DeskAct): boolean =>
    kind === 'report_screened' && body?.['outcome'] !== 'in_scope';
  return actLines(desk, context, report.acts, (act) => (isAddressed(act) ? piece : {...piece, addressedTo: []})).map(
    (line) => (line.kind === 'report_screened' && !readsWork(context.viewer, piece) ? withoutOthers(line) : line),
  );
}

/** Of which report it is a duplicate is not his to know. */
function withoutOthers(line: ActLine): ActLine {
  if (line.body === undefined) return line;
  const {duplicateOf: _, ...body} = line.body;
  return {...line, body};
}

function clocksOf({state, first, acts}: ReportFile, now: string): ReportFileView['clocks'] {
  const clock = (what: string, due: string): ReportFileView['clocks'] => [{what, due, overdue: now > due}];
  if (state === 'received') return clock('Screen the report.', addHours(first.at, screeningHours));
  if (state !== 'rejected_out_of_scope' && state !== 'duplicate_of') return [];
  return clock('Tell whoever reported what came of it.', addHours(acts.at(-1)?.at ?? first.at, feedbackHours));
}
