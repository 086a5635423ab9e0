/**
 * From draft to decision (domain vocabulary 3.3 and 3.5): review, right of reply with a clock, votes with dissent, decision,
 * appeal. Nobody passes a gate on what is his own, and an act is never a breach by itself.
 */
import {Type} from 'typebox';
import {attributionLayers} from '../../attribution/index.ts';
import {findingKinds, findingResults, proofStandards} from '../../findings/index.ts';
import {languages} from '../../reports/index.ts';
import {act} from '../act.ts';
import {Id, Instant, Line, Sha256, Text, optional, strict} from './parts.ts';

export const replyClocks = ['flash', 'serious', 'periodic', 'systemic'] as const;

const finding = {
  kind: Type.Enum([...findingKinds]),
  title: Line,
  incident: optional(Id),
  obligation: optional(Id),
  layer: optional(Type.Enum([...attributionLayers])),
  /** Whom it is about: the duty-bearer, or who did it. */
  actor: optional(Id),
  result: Type.Enum([...findingResults]),
  standard: Type.Enum([...proofStandards]),
  facts: Text,
  reasons: Text,
  /** Reports, statements, incidents, layers that it rests on. */
  basis: Type.Array(Id, {minItems: 1, maxItems: 200}),
  evidence: optional(Type.Array(Sha256, {maxItems: 200})),
};

export const findingActs = {
  finding_drafted: act({
    about: 'Draft a finding.',
    body: strict(finding),
    bodyClass: 'finding_draft',
    roles: ['investigator', 'verification_officer'],
  }),
  finding_redrafted: act({
    about: 'Write a new version of a draft.',
    body: strict({...finding, reason: Text}),
    bodyClass: 'finding_draft',
    roles: ['investigator', 'verification_officer'],
  }),
  finding_sent_to_review: act({
    about: 'Send a draft to legal and quality review.',
    body: strict({}),
    bodyClass: 'finding_draft',
    roles: ['investigator', 'verification_officer'],
  }),
  finding_reviewed: act({
    about: 'Pass a draft on to the right of reply, or return it with reasons.',
    body: strict({outcome: Type.Enum(['passed', 'returned']), reasons: Text}),
    bodyClass: 'finding_draft',
    roles: ['legal_reviewer'],
  }),
  reply_invited: act({
    about: 'Send the digest of a draft to the side that it is about, and start the clock of its reply.',
    body: strict({
      side: Id,
      clock: Type.Enum([...replyClocks]),
      /** What is sent: nothing in it may show who a source is. */
      digest: Text,
    }),
    bodyClass: 'reply_digest',
    roles: ['legal_reviewer', 'head_of_mission'],
  }),
  reply_filed: act({
    about: 'Reply to a digest; the reply is annexed unedited.',
    body: strict({
      text: Text,
      language: Type.Enum([...languages]),
      evidence: optional(Type.Array(Sha256, {maxItems: 50})),
    }),
    bodyClass: 'reply',
    roles: ['party_liaison'],
  }),
  reply_extension_asked: act({
    about: 'Ask for more time to reply.',
    body: strict({until: Instant, reason: Text}),
    bodyClass: 'reply',
    roles: ['party_liaison'],
  }),
  reply_extension_decided: act({
    about: 'Grant or refuse more time to reply.',
    body: strict({granted: Type.Boolean(), until: optional(Instant), reason: Text}),
    bodyClass: 'reply_digest',
    roles: ['head_of_mission'],
  }),
  reply_closed: act({
    about: 'Say that the clock of a reply ran out and none came.',
    body: strict({note: optional(Text)}),
    bodyClass: 'reply_digest',
    roles: ['legal_reviewer', 'head_of_mission'],
  }),
  reply_considered: act({
    about: 'Say how a reply was considered, point by point.',
    body: strict({text: Text, changesDraft: Type.Boolean()}),
    bodyClass: 'finding_draft',
    roles: ['investigator', 'verification_officer', 'legal_reviewer'],
  }),
  vote_cast: act({
    about: 'Vote on a finding, with reasons; dissent is published with it.',
    body: strict({vote: Type.Enum(['for', 'against', 'abstain']), reasons: Text}),
    bodyClass: 'deliberation',
    roles: ['head_of_mission', 'legal_reviewer', 'commission_member'],
  }),
  finding_decided: act({
    about: 'Decide a finding after the votes; never one’s own draft.',
    body: strict({
      result: Type.Enum([...findingResults]),
      reasons: Text,
      dissent: optional(Text),
    }),
    bodyClass: 'finding',
    roles: ['head_of_mission'],
  }),
  finding_appealed: act({
    about: 'Appeal against a decided finding.',
    body: strict({grounds: Text}),
    bodyClass: 'reply',
    roles: ['party_liaison'],
  }),
  appeal_decided: act({
    about: 'Decide an appeal: the finding stands, or is opened again.',
    body: strict({outcome: Type.Enum(['stands', 'opened_again']), reasons: Text}),
    bodyClass: 'finding',
    roles: ['head_of_mission', 'legal_reviewer'],
  }),
} as const;
