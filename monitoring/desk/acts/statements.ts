/** What actors said, and who did it, one layer at a time: a finding on one layer never fills the next (R-E8). */
import {Type} from 'typebox';
import {attributionLayers, denialScopes, stances} from '../../attribution/index.ts';
import {languages} from '../../reports/index.ts';
import {act} from '../act.ts';
import {proofStandards} from '../standards.ts';
import {Clock, Day, Id, Line, Text, optional, strict} from './parts.ts';

export const attributionResults = [
  'attributed',
  'attributed_probable',
  'not_attributed',
  'undetermined',
  'withheld',
] as const;
export const withheldReasons = ['mandate_excludes', 'safety', 'negotiation', 'insufficient_standard'] as const;

const statement = {
  incident: Id,
  obligation: optional(Id),
  speaker: Id,
  spokesperson: optional(Line),
  stance: Type.Enum([...stances]),
  layer: optional(Type.Enum([...attributionLayers])),
  denialScope: optional(Type.Array(Type.Enum([...denialScopes]), {maxItems: 8})),
  aboutActor: optional(Id),
  date: Day,
  time: optional(Clock),
  channel: optional(Line),
  wording: optional(Text),
  language: Type.Enum([...languages]),
  translation: optional(Text),
  translationBy: optional(Type.Enum(['outlet', 'mission', 'machine'])),
  summary: Text,
  source: Id,
  address: optional(Type.String({pattern: '^https?://\\S+$', maxLength: 2_000})),
  published: Day,
};

const desk = ['verification_officer', 'investigator', 'legal_reviewer'] as const;

export const statementActs = {
  statement_recorded: act({
    about: 'Record what an actor said about an incident, in its own words.',
    body: strict(statement),
    bodyClass: 'statement',
    roles: [...desk, 'party_liaison'],
  }),
  statement_corrected: act({
    about: 'Correct the record of a statement; the earlier record stays.',
    body: strict({...statement, reason: Text}),
    bodyClass: 'statement',
    roles: [...desk, 'party_liaison'],
  }),
  statement_searched: act({
    about: 'Say that a statement of an actor was looked for, where, and up to which day.',
    body: strict({incident: Id, speaker: Id, upTo: Day, where: Text, found: Type.Boolean()}),
    bodyClass: 'statement',
    roles: desk,
  }),
  layer_drafted: act({
    about: 'Draft who did it, on one layer.',
    body: strict({
      incident: Id,
      layer: Type.Enum([...attributionLayers]),
      result: Type.Enum([...attributionResults]),
      actor: optional(Id),
      standard: Type.Enum([...proofStandards]),
      reasons: Text,
      dissent: optional(Text),
      basis: Type.Array(Id, {maxItems: 100}),
      /** Required with `withheld`. */
      withheldReason: optional(Type.Enum([...withheldReasons])),
      reviewOn: optional(Day),
    }),
    bodyClass: 'attribution',
    roles: ['investigator', 'verification_officer'],
  }),
  layer_reviewed: act({
    about: 'Approve a drafted layer, or return it with a reason; never one’s own.',
    body: strict({outcome: Type.Enum(['approved', 'returned']), reasons: Text, dissent: optional(Text)}),
    bodyClass: 'attribution',
    roles: ['legal_reviewer', 'head_of_mission', 'investigator'],
  }),
} as const;
