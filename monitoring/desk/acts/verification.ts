/**
 * Incidents and how far their verification got (domain vocabulary 3.2). `not_verifiable_no_access` names who withheld access
 * and when, and is never `inconclusive`. A result needs two who did not see each other's.
 */
import {Type} from 'typebox';
import {severities, targetTypes} from '../../incidents/index.ts';
import {eventTypes} from '../../reports/index.ts';
import {proofStandards} from '../standards.ts';
import {act} from '../act.ts';
import {Casualty, Day, Id, Instant, Line, Place, Text, When, optional, strict} from './parts.ts';

export const verificationResults = [
  'verified_occurred',
  'verified_did_not_occur',
  'inconclusive',
  'not_verifiable_no_access',
] as const;

const incident = {
  title: Line,
  when: When,
  where: Place,
  eventType: Type.Enum([...eventTypes]),
  targetType: Type.Enum([...targetTypes]),
  sideAffected: optional(Id),
  severity: Type.Enum([...severities]),
  intent: optional(Type.Enum(['intentional', 'negligent', 'accidental', 'unknown'])),
  summary: Text,
  casualties: optional(Type.Array(Casualty, {maxItems: 20})),
  sensitive: optional(Type.Boolean()),
};

const result = {
  result: Type.Enum([...verificationResults]),
  standard: Type.Enum([...proofStandards]),
  reasons: Text,
  /** Required with `not_verifiable_no_access`: the actor, and the day. */
  accessWithheldBy: optional(Id),
  accessWithheldOn: optional(Day),
};

const officers = ['verification_officer', 'investigator'] as const;
const chiefs = ['legal_reviewer', 'head_of_mission'] as const;

export const verificationActs = {
  incident_opened: act({
    about: 'Open an incident from one or more reports.',
    body: strict({...incident, reports: Type.Array(Id, {minItems: 1, maxItems: 200})}),
    bodyClass: 'incident',
    roles: officers,
    carries: ['place'],
  }),
  incident_revised: act({
    about: 'Write a new version of an incident’s description; the earlier ones stay.',
    body: strict({...incident, reason: Text}),
    bodyClass: 'incident',
    roles: officers,
    carries: ['place'],
  }),
  incident_merged: act({
    about: 'Say that an incident is the same as another; the other goes on, with the reports of both.',
    body: strict({into: Id, reason: Text}),
    bodyClass: 'incident',
    roles: officers,
  }),
  incident_split: act({
    about: 'Say that one incident was several; the reports are divided among them.',
    body: strict({
      parts: Type.Array(strict({id: Id, title: Line, reports: Type.Array(Id, {minItems: 1, maxItems: 200})}), {
        minItems: 2,
        maxItems: 10,
      }),
      reason: Text,
    }),
    bodyClass: 'incident',
    roles: officers,
  }),
  verification_begun: act({
    about: 'Begin the preliminary check, or the full verification.',
    body: strict({stage: Type.Enum(['under_preliminary_check', 'under_verification'])}),
    bodyClass: 'incident',
    roles: officers,
  }),
  verification_proposed: act({
    about: 'Propose the result of a verification.',
    body: strict(result),
    bodyClass: 'verification_work',
    roles: officers,
  }),
  verification_checked: act({
    about: 'Check an incident blind: give one’s own result without seeing the one proposed.',
    body: strict(result),
    bodyClass: 'verification_work',
    roles: [...officers, 'legal_reviewer'],
  }),
  verification_settled: act({
    about: 'Settle a verification on which the two checks differ.',
    body: strict(result),
    bodyClass: 'verification_work',
    roles: chiefs,
  }),
  verification_reopened: act({
    about: 'Reopen a verification on new evidence.',
    body: strict({reason: Text}),
    bodyClass: 'incident',
    roles: [...officers, ...chiefs],
  }),
  task_assigned: act({
    about: 'Give somebody a task on an incident, with a day by which it is due.',
    body: strict({incident: Id, to: Id, what: Text, due: Instant}),
    bodyClass: 'verification_work',
    roles: [...officers, ...chiefs],
  }),
  task_closed: act({
    about: 'Close a task: done, or why not.',
    body: strict({outcome: Type.Enum(['done', 'not_possible', 'dropped']), note: Text}),
    bodyClass: 'verification_work',
    roles: ['monitor', 'casualty_recorder', 'specialist', ...officers, ...chiefs],
  }),
} as const;
