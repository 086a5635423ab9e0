/** One report, one incident and one finding whole, as a viewer may see them. */
import {Type, type Static} from 'typebox';
import {ActLine, ClockShape, ExactPlaceShape, PossibleAct} from './parts.ts';

const Body = Type.Record(Type.String(), Type.Unknown());

export const ReportFileView = Type.Object({
  id: Type.String(),
  entry: Type.Integer(),
  state: Type.String(),
  channel: Type.String(),
  received: Type.String(),
  side: Type.Optional(Type.String()),
  incident: Type.Optional(Type.String()),
  duplicateOf: Type.Optional(Type.String()),
  sensitive: Type.Boolean(),
  /** The account or the filing (`report_submitted` …), absent where it may not be read or was removed. */
  account: Type.Optional(Body),
  removed: Type.Optional(Type.Boolean()),
  place: Type.Optional(ExactPlaceShape),
  grade: Type.Optional(Body),
  /** Whether an identity lies in the vault; who it is never stands here. */
  hasIdentity: Type.Optional(Type.Boolean()),
  history: Type.Array(ActLine),
  clocks: Type.Array(ClockShape),
  acts: Type.Array(PossibleAct),
});

export const DeskStatement = Type.Object({
  id: Type.String(),
  entry: Type.Integer(),
  statement: Body,
  corrected: Type.Boolean(),
  acts: Type.Array(PossibleAct),
});

/** What one side said, and where nothing was found, that it was looked for; columns are equal, in the order of the text. */
export const StatementColumn = Type.Object({
  side: Type.String(),
  name: Type.String(),
  statements: Type.Array(DeskStatement),
  /** `No statement found up to …`, or `Nobody has looked for one yet.` */
  silence: Type.Optional(Type.String()),
});

export const LayerView = Type.Object({
  layer: Type.String(),
  /** `off` where the mandate switches the layer off. */
  state: Type.Enum(['no_claim', 'claimed', 'contested', 'drafted', 'assessed', 'returned', 'off']),
  sentence: Type.String(),
  finding: Type.Optional(
    Type.Object({id: Type.String(), entry: Type.Integer(), body: Body, reviewed: Type.Optional(Body)}),
  ),
  acts: Type.Array(PossibleAct),
});

/** How two blind checks compare, over all incidents with two checks. */
export const CheckAgreement = Type.Object({
  checked: Type.Integer(),
  same: Type.Integer(),
  /** Cohen’s kappa, where it is defined. */
  kappa: Type.Optional(Type.Number()),
  sentence: Type.String(),
});

export const FindingSummary = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  state: Type.String(),
  result: Type.Optional(Type.String()),
  entry: Type.Integer(),
});

export const TaskView = Type.Object({
  id: Type.String(),
  what: Type.String(),
  to: Type.String(),
  toName: Type.Optional(Type.String()),
  due: Type.String(),
  overdue: Type.Boolean(),
  outcome: Type.Optional(Type.String()),
  acts: Type.Array(PossibleAct),
});

export const IncidentFileView = Type.Object({
  id: Type.String(),
  entry: Type.Integer(),
  state: Type.String(),
  /** The newest description. */
  description: Body,
  place: Type.Optional(ExactPlaceShape),
  coarse: Type.Optional(
    Type.Object({south: Type.Number(), west: Type.Number(), north: Type.Number(), east: Type.Number()}),
  ),
  mergedInto: Type.Optional(Type.String()),
  splitInto: Type.Optional(Type.Array(Type.String())),
  accessWithheldBy: Type.Optional(Type.String()),
  accessWithheldOn: Type.Optional(Type.String()),
  standard: Type.Optional(Type.String()),
  sensitive: Type.Boolean(),
  releasedTo: Type.Array(Type.String()),
  reports: Type.Array(ReportFileView),
  columns: Type.Array(StatementColumn),
  layers: Type.Array(LayerView),
  /** What was proposed and checked; the proposal is absent for whoever has still to check blind. */
  proposed: Type.Optional(Body),
  checked: Type.Optional(Body),
  agreement: Type.Optional(CheckAgreement),
  findings: Type.Array(FindingSummary),
  tasks: Type.Array(TaskView),
  restrictions: Type.Array(Type.Object({id: Type.String(), entry: Type.Integer(), body: Body})),
  history: Type.Array(ActLine),
  clocks: Type.Array(ClockShape),
  acts: Type.Array(PossibleAct),
});

const ReplyShape = Type.Object({
  side: Type.String(),
  due: Type.String(),
  overdue: Type.Boolean(),
  state: Type.Enum(['clock_running', 'reply_received', 'no_reply']),
  body: Type.Optional(Body),
  /** SHA-256 of the reply’s canonical content, hexadecimal: annexed unedited. */
  sha256: Type.Optional(Type.String()),
  entry: Type.Optional(Type.Integer()),
});

export const FindingFileView = Type.Object({
  id: Type.String(),
  entry: Type.Integer(),
  state: Type.String(),
  draft: Type.Optional(Body),
  versions: Type.Integer(),
  digest: Type.Optional(Body),
  /** The side asked, until when, and whether it answered; the first of `replies`. */
  reply: Type.Optional(ReplyShape),
  /** One for each side asked that the viewer may know of: both where the finding is about neither. */
  replies: Type.Optional(Type.Array(ReplyShape)),
  votes: Type.Optional(
    Type.Array(
      Type.Object({
        by: Type.String(),
        name: Type.Optional(Type.String()),
        vote: Type.String(),
        reasons: Type.String(),
        entry: Type.Integer(),
      }),
    ),
  ),
  decided: Type.Optional(Body),
  /** Set where one person decided alone, in an installation of one. */
  onePairOfEyes: Type.Optional(Type.Boolean()),
  releasedTo: Type.Array(Type.String()),
  history: Type.Array(ActLine),
  clocks: Type.Array(ClockShape),
  acts: Type.Array(PossibleAct),
});

export const ReleaseFileView = Type.Object({
  id: Type.String(),
  entry: Type.Integer(),
  state: Type.String(),
  proposed: Body,
  /** Each check with its outcome: `stops` must be mended, `warns` must be answered. */
  checks: Type.Array(
    Type.Object({
      check: Type.String(),
      outcome: Type.Enum(['passes', 'warns', 'stops']),
      sentences: Type.Array(Type.String()),
      answer: Type.Optional(Type.String()),
    }),
  ),
  /** ISO 8601 in UTC: not before this. */
  earliest: Type.String(),
  history: Type.Array(ActLine),
  acts: Type.Array(PossibleAct),
});

export type ReportFileView = Static<typeof ReportFileView>;
export type IncidentFileView = Static<typeof IncidentFileView>;
export type FindingFileView = Static<typeof FindingFileView>;
export type ReleaseFileView = Static<typeof ReleaseFileView>;
export type StatementColumn = Static<typeof StatementColumn>;
export type DeskStatement = Static<typeof DeskStatement>;
export type CheckAgreement = Static<typeof CheckAgreement>;
export type LayerView = Static<typeof LayerView>;
