/**
 * Reports on their way in (domain vocabulary 3.1): received, screened, linked to an incident or refused with a reason, and
 * closed only with feedback to whoever reported.
 */
import {Type} from 'typebox';
import {eventTypes, languages} from '../../reports/index.ts';
import {act} from '../act.ts';
import {Casualty, Day, Evidence, Id, Instant, Place, Text, When, optional, strict} from './parts.ts';

export const basisOfReport = [
  'saw',
  'heard',
  'was_told',
  'found_traces',
  'camera_or_sensor',
  'read_or_watched',
] as const;

/** In the order in which a form asks: what, when, where, then figures. */
const account = {
  basis: Type.Enum([...basisOfReport]),
  text: Text,
  language: Type.Enum([...languages]),
  eventType: Type.Enum([...eventTypes]),
  when: When,
  where: Place,
  casualties: optional(Type.Array(Casualty, {maxItems: 20})),
  actorsNamed: optional(Type.Array(Id, {maxItems: 20})),
  evidence: optional(Type.Array(Evidence, {maxItems: 50})),
  /** A case of children or of sexual violence: specialists only. */
  sensitive: optional(Type.Boolean()),
  translation: optional(
    strict({text: Text, by: Type.Enum(['person', 'machine']), language: Type.Enum([...languages])}),
  ),
};

const intakeRoles = ['monitor', 'verification_officer', 'investigator', 'casualty_recorder', 'specialist'] as const;
const desk = ['verification_officer', 'investigator', 'head_of_mission'] as const;

export const intakeActs = {
  report_submitted: act({
    about: 'Report what was seen, heard or told.',
    body: strict({...account, channel: Type.Enum(['monitor_form', 'reporter_form', 'partner_feed', 'hotline'])}),
    bodyClass: 'account',
    roles: [...intakeRoles, 'reporter'],
    carries: ['place', 'grade', 'identity'],
  }),
  public_report_received: act({
    about: 'Take in a report from somebody without an account.',
    body: strict({
      ...account,
      /** SHA-256 of the status code, hexadecimal: the code itself is only with who reported. */
      codeSha256: Type.String({pattern: '^[0-9a-f]{64}$'}),
    }),
    bodyClass: 'account',
    roles: [],
    carries: ['place', 'grade', 'identity'],
  }),
  complaint_filed: act({
    about: 'File a complaint of a side.',
    body: strict({
      ...account,
      side: Id,
      aboutActor: optional(Id),
      /** `agreement/clause` code that it says was breached. */
      obligation: optional(Id),
      asks: optional(Text),
    }),
    bodyClass: 'filing',
    roles: ['party_liaison'],
    carries: ['place', 'grade', 'identity'],
  }),
  report_screened: act({
    about: 'Screen a report: is it within the mandate, is it a duplicate, is something missing?',
    body: strict({
      outcome: Type.Enum(['in_scope', 'rejected_out_of_scope', 'duplicate_of', 'needs_information']),
      duplicateOf: optional(Id),
      reason: Text,
    }),
    bodyClass: 'verification_work',
    roles: desk,
  }),
  information_added: act({
    about: 'Answer a question about one’s own report.',
    body: strict({text: Text, evidence: optional(Type.Array(Evidence, {maxItems: 50}))}),
    bodyClass: 'account',
    roles: [...intakeRoles, 'reporter', 'party_liaison'],
    carries: ['identity'],
  }),
  public_information_received: act({
    about: 'Take in an answer from somebody without an account.',
    body: strict({text: Text}),
    bodyClass: 'account',
    roles: [],
    carries: ['identity'],
  }),
  report_graded: act({
    about: 'Grade a report: the reliability of its source and the credibility of its content, each for itself.',
    body: strict({reasons: Text}),
    bodyClass: 'source_grade',
    roles: desk,
    carries: ['grade'],
  }),
  report_linked: act({
    about: 'Link a report to an incident.',
    body: strict({incident: Id, reason: optional(Text)}),
    bodyClass: 'verification_work',
    roles: desk,
  }),
  report_unlinked: act({
    about: 'Take a report out of an incident.',
    body: strict({incident: Id, reason: Text}),
    bodyClass: 'verification_work',
    roles: desk,
  }),
  feedback_given: act({
    about: 'Tell whoever reported what came of it; a report is closed by this and by nothing else.',
    body: strict({message: Text, language: Type.Enum([...languages])}),
    bodyClass: 'account',
    roles: desk,
  }),
  consent_withdrawn: act({
    about: 'Withdraw consent to some use of one’s own report.',
    body: strict({
      uses: Type.Array(Type.Enum(['verification', 'sharing_with_mechanism', 'publication', 'courts']), {
        minItems: 1,
        maxItems: 4,
      }),
    }),
    bodyClass: 'source_grade',
    roles: [...intakeRoles, 'reporter', 'party_liaison'],
  }),
  hotline_call_logged: act({
    about: 'Log a call on the hotline.',
    body: strict({side: Id, opened: Instant, issue: Text, actionRequested: optional(Text), incident: optional(Id)}),
    bodyClass: 'hotline',
    roles: ['monitor', 'verification_officer', 'head_of_mission'],
  }),
  hotline_call_advanced: act({
    about: 'Say what came of a call on the hotline.',
    body: strict({
      state: Type.Enum([
        'relayed',
        'acknowledged_by_other_side',
        'action_requested',
        'de_escalated',
        'no_effect',
        'escalated',
        'logged_to_incident',
        'closed',
      ]),
      note: Text,
      incident: optional(Id),
    }),
    bodyClass: 'hotline',
    roles: ['monitor', 'verification_officer', 'head_of_mission'],
  }),
  restriction_recorded: act({
    about: 'Record that monitors were kept from where they had to be; coverage is lowered at once.',
    body: strict({
      actor: Id,
      kind: Type.Enum(['denial', 'conditional_access', 'delay', 'other_impediment']),
      from: Day,
      to: optional(Day),
      where: Place,
      means: Type.Enum(['checkpoint', 'weapons_pointed', 'jamming', 'mine_threat', 'paperwork', 'closure', 'other']),
      statedReason: optional(Text),
      incident: optional(Id),
      text: Text,
    }),
    bodyClass: 'restriction',
    roles: ['monitor', 'verification_officer', 'head_of_mission'],
    carries: ['place'],
  }),
} as const;
